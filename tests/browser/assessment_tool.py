"""The self-assessment as people use it: words for the steps, so that tests read like a meeting."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Locator, Page, expect

STAGES = ("foundation", "step-1", "step-2", "step-3")
PAGES = ("foundation", "step-2", "now", "how", "actions")  # by the first part on each
THEMES = ("leadership", "population-health", "integrating-care", "managing-resources", "communities")
# Go to another address fragment; done when the tool has answered, since its listener is the first, and the step is there.
MOVE = """async (hash) => {
  await new Promise((done) => {
    if ((location.hash || "#") === (hash || "#")) done();
    addEventListener("hashchange", () => done(), {once: true});
    location.hash = hash;
  });
  while (document.querySelector(".app-tool__step[aria-busy=true]")) await new Promise(requestAnimationFrame);
}"""


def as_files(documents: Mapping[str, Any]) -> list[Any]:
    """Documents as files to choose, by what they are called."""
    return [
        {"name": f"{name}.json", "mimeType": "application/json", "buffer": json.dumps(made).encode()} for name, made in documents.items()
    ]


def json_files(documents: Iterable[Any]) -> list[Any]:
    """The same for documents that are called by their numbers."""
    return as_files({str(at): made for at, made in enumerate(documents)})


class Tool:
    """The tool's page in one tab."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.url = f"{base}assessment/tool.html"

    def open(self, place: str = "") -> Tool:
        """Load the page, at the start or at a place such as ``#id/about``."""
        self.page.goto(self.url + place)
        expect(self.heading).to_be_visible()
        expect(self.page.locator(".app-tool__step[aria-busy=true]")).to_have_count(0)
        return self

    @property
    def heading(self) -> Locator:
        return self.page.locator("h1#step-heading")

    @property
    def status(self) -> Locator:
        return self.page.locator(".app-tool__status")

    @property
    def notice(self) -> Locator:
        return self.page.locator(".app-notice")

    @property
    def id(self) -> str:
        """The id of the open assessment, from the address."""
        return self.page.url.partition("#")[2].partition("/")[0]

    def press(self, name: str) -> Tool:
        self.page.get_by_role("button", name=name).first.click()
        return self

    def follow(self, name: str) -> Tool:
        self.page.locator("main").get_by_role("link", name=name).first.click()
        return self

    def on(self, title: str) -> Tool:
        """Wait for a step and see that its heading has the focus and its name is in the title."""
        expect(self.heading).to_contain_text(title)
        expect(self.heading).to_be_focused()
        expect(self.page).to_have_title(re.compile("^" + re.escape(title)))
        return self

    def start(self, name: str = "Riverside PCN", sides: tuple[str, ...] = ("For PCNs",)) -> Tool:
        """A new assessment with 'About you' filled in, back on the task list."""
        return self.begin(sides[0] if len(sides) == 1 else "Both").fill_about(name, sides)

    def begin(self, side: str = "Both") -> Tool:
        """A new assessment for one side or all, started from a step that offers that; ``side`` is blank where there is one only."""
        if side:
            self.page.get_by_role("radio", name=side, exact=True).check()
        return self.press("Start a new self-assessment")

    def fill_about(self, name: str, sides: tuple[str, ...] = ("For PCNs",)) -> Tool:
        self.follow("About you").on("About you")
        self.page.get_by_label("Name of your PCN or system").fill(name)
        for side in sides:
            self.page.get_by_label(side, exact=True).check()
        self.press("Save and continue")
        return self.on(name)

    def go(self, place: str) -> Tool:
        """Go to a place of the open assessment, for example ``leadership/foundation``."""
        self.page.evaluate(MOVE, f"#{self.id}/{place}".rstrip("/"))
        return self

    def answer(self, component: str, answer: str) -> Tool:
        self.page.locator(f"[id='{component}.{answer}']").check()
        return self

    def note(self, component: str, text: str) -> Tool:
        self.page.locator(f"[id='{component}.note']").fill(text)
        return self

    def export(self, button: str = "Export a file") -> Download:
        with self.page.expect_download() as download:
            self.press(button)
        return download.value

    def take(self, kind: str, keep: bool | None = None) -> Path:
        """A file from *Keep or send* of the open assessment; ``keep`` chooses between the two where something is left out."""
        self.go("export")
        expect(self.heading).to_contain_text(re.compile("Keep or send|Send your answers"))
        if keep is not None:
            self.page.get_by_label("To keep" if keep else "To send").check()
        return Path(self.export(kind).path())

    def exported(self) -> str:
        """The text of an exported file; who answers alone is led to the step that has all files, and back."""
        way = self.page.locator(".app-tool__export").get_by_role("button")
        if not way.is_visible():
            return Path(self.export("Data file (JSON)").path()).read_text("utf-8")
        if way.inner_text() == "Export a file":
            return Path(self.export().path()).read_text("utf-8")
        way.click()
        text = self.on("Send your answers").exported()
        self.page.go_back()
        return text

    def state(self) -> Any:
        """The open assessment, as the file would hold it."""
        return json.loads(self.exported())

    def choose(self, *files: Path | dict[str, Any]) -> Tool:
        self.page.get_by_label(re.compile("^(Choose a file|Add more files)$")).set_input_files(files)  # type: ignore[arg-type]
        return self

    def choose_text(self, text: str | bytes, name: str = "file.json") -> Tool:
        content = text.encode() if isinstance(text, str) else text
        return self.choose({"name": name, "mimeType": "application/json", "buffer": content})
