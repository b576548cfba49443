"""Nothing that was shown as saved is ever missing: random actions in several tabs, held against a model of what was shown."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from trust.amount import amount, chance

from browser.assessment_tool import Tool
from browser.test_assessment_keeping import EMPTY, FILL, VISION

PLACES = ("leadership/foundation", "communities/step-1")
ANSWERS = ("in_place", "partly", "not_yet", "do_not_know", "does_not_apply")
Shown = dict[str, str]

# What the page says and shows, read in one go: whether it says that all is saved, and every answer and note of the step.
READ = """() => {
  const fields = {};
  for (const node of document.querySelectorAll(".app-tool__step textarea")) fields[node.id] = node.value;
  for (const group of document.querySelectorAll(".app-tool__step fieldset[data-field^='answer ']"))
    fields[group.dataset.field] = group.querySelector("input:checked")?.value ?? "";
  return { saved: document.querySelector(".app-tool__status").textContent.startsWith("Saved"), fields };
}"""
ANSWER = """([group, value]) => {
  const found = document.querySelectorAll(".app-tool__step fieldset[data-field^='answer ']");
  found[group % found.length]?.querySelector(`input[value='${value}']`)?.click();
}"""
NOTE = """([at, text]) => {
  const found = document.querySelectorAll(".app-tool__step textarea");
  const node = found[at % found.length];
  if (!node) return;
  node.value = text;
  node.dispatchEvent(new Event("input", { bubbles: true }));
}"""
PRESS = """(number) => {
  const found = document.querySelectorAll(".app-notice button");
  const usable = [...found].filter(({ textContent }) => !textContent.startsWith("Export") && !textContent.startsWith("Close") && !textContent.startsWith("Keep both"));
  usable[number % usable.length]?.click();
}"""
GO = """place => new Promise((done) => {
  const hash = `${location.hash.slice(1).split("/")[0]}/${place}`;
  if (location.hash.slice(1) === hash) done();
  addEventListener("hashchange", () => setTimeout(done), { once: true });
  location.hash = hash;
})"""


class Meeting:
    """People at up to three tabs of one browser, one assessment, and what each step showed when it was said to be saved."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context, self.url = context, f"{base}assessment/tool.html"
        self.tabs: list[Page] = [self._tab(self.url)]
        self.tabs[0].evaluate("localStorage.clear()")
        self.tabs[0].reload()
        self.tabs[0].get_by_role("button", name="Start a new self-assessment").click()
        self.place = self.tabs[0].evaluate("location.hash.split('/')[0]")
        self.saved: dict[str, Shown] = {}
        self.log: list[str] = []

    def _tab(self, address: str) -> Page:
        page = self.context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(address)
        return page

    def step(self, numbers: random.Random) -> None:
        """One random action of one tab; when the tab then says that all is saved, what it shows is what must be there."""
        tab = numbers.choice(self.tabs)
        name = numbers.choices([name for name, _ in ACTIONS], [weight for _, weight in ACTIONS])[0]
        self.log.append(f"{self.tabs.index(tab)} {name}")
        getattr(self, name)(tab, numbers)
        if tab in self.tabs and name in CHANGING:
            self._note(tab)

    def _note(self, tab: Page) -> None:
        step = tab.evaluate("location.hash.split('/').slice(1).join('/')")
        found = tab.evaluate(READ)
        if found["saved"] and found["fields"]:
            self.saved[step] = found["fields"]

    def answer(self, tab: Page, numbers: random.Random) -> None:
        tab.evaluate(ANSWER, [numbers.randrange(9), numbers.choice(ANSWERS)])

    def write(self, tab: Page, numbers: random.Random) -> None:
        tab.evaluate(NOTE, [numbers.randrange(9), f"Note {numbers.randrange(10**6)} " * numbers.choice([1, 1, 1, 200])])

    def go(self, tab: Page, numbers: random.Random) -> None:
        tab.evaluate(GO, numbers.choice(PLACES))

    def decide(self, tab: Page, numbers: random.Random) -> None:
        tab.evaluate(PRESS, numbers.randrange(3))

    def reload(self, tab: Page, numbers: random.Random) -> None:
        tab.reload()

    def open(self, tab: Page, numbers: random.Random) -> None:
        if len(self.tabs) < 3:
            self.tabs.append(self._tab(f"{self.url}{self.place}/{numbers.choice(PLACES)}"))

    def kill(self, tab: Page, numbers: random.Random) -> None:
        """The tab is gone without a word, as when its process is killed; another is opened."""
        self.tabs.remove(tab)
        tab.close()
        self.tabs.append(self._tab(f"{self.url}{self.place}/{numbers.choice(PLACES)}"))

    def fill(self, tab: Page, numbers: random.Random) -> None:
        """Almost no room is left in the browser."""
        tab.evaluate(FILL)

    def empty(self, tab: Page, numbers: random.Random) -> None:
        tab.evaluate(EMPTY)

    def clear(self, tab: Page, numbers: random.Random) -> None:
        """Somebody clears the browser's data: what was kept is gone, and nobody says otherwise."""
        tab.evaluate("localStorage.clear()")
        self.saved.clear()
        for other in self.tabs:
            if other is not tab:
                expect(other.locator(".app-tool__status")).not_to_contain_text(re.compile("^Saved"))
        self.reload(tab, numbers)

    def check(self) -> None:
        """Everything that was shown as saved last is there in a new tab."""
        for step, fields in self.saved.items():
            fresh = self._tab(f"{self.url}{self.place}/{step}")
            found = fresh.evaluate(READ)["fields"]
            fresh.close()
            assert found == fields, (step, self.log)


ACTIONS = (
    ("answer", 30), ("write", 20), ("go", 10), ("decide", 8), ("reload", 6), ("open", 8), ("kill", 4), ("fill", 3), ("empty", 5), ("clear", 1),
)  # fmt: skip
CHANGING = {"answer", "write", "decide"}


@pytest.fixture(scope="module")
def base(site_folder: Any) -> str:
    return f"{site_folder.as_uri()}/"


@pytest.fixture
def room(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.set_default_timeout(20_000)
    yield context
    context.close()


def test_nothing_that_was_shown_as_saved_is_missing(browser: Browser, base: str) -> None:
    for number in range(amount(10, 10_000)):
        context = browser.new_context()
        context.set_default_timeout(20_000)
        numbers = chance(f"meeting {number}")
        meeting = Meeting(context, base)
        try:
            for _ in range(numbers.randint(5, 20)):
                meeting.step(numbers)
            meeting.check()
        except AssertionError as error:
            raise AssertionError(f"meeting {number}: {meeting.log}") from error
        finally:
            context.close()


def test_saving_again_does_not_write_over_what_another_tab_saved_meanwhile(context: BrowserContext, page: Page, base: str) -> None:
    """One tab had no room; the other made room and went on."""
    one = Tool(page, base).open().start().go("leadership/foundation")
    page.evaluate(FILL)
    one.note(VISION, "There is no room for this note, which is longer than the crumbs that are left.")
    expect(one.status).to_contain_text("Not saved")
    other = Tool(context.new_page(), base).open(f"#{one.id}/leadership/foundation")
    other.page.evaluate(EMPTY)
    other.answer(VISION, "partly")
    expect(other.status).to_contain_text("Saved on this computer")
    one.press("Save again")
    expect(one.notice).to_contain_text("changed in another tab")
    other.page.reload()
    expect(other.page.locator(f"[id='{VISION}.partly']")).to_be_checked()


def test_saving_a_deleted_assessment_again_does_not_write_over_what_another_tab_saved(
    context: BrowserContext, page: Page, base: str
) -> None:
    one = Tool(page, base).open().start().go("leadership/foundation")
    other = Tool(context.new_page(), base).open(f"#{one.id}/leadership/foundation")
    third = Tool(context.new_page(), base).open()
    third.page.evaluate("localStorage.clear()")
    for tool in (one, other):
        expect(tool.notice).to_contain_text("not on this computer any more")
    other.press("Save it on this computer again").answer(VISION, "partly")
    expect(other.status).to_contain_text("Saved on this computer")
    one.press("Save it on this computer again")
    expect(one.notice).to_contain_text("changed in another tab")
    other.page.reload()
    expect(other.page.locator(f"[id='{VISION}.partly']")).to_be_checked()
