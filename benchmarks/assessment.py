"""How fast the self-assessment is with 69 answers, 5,000 words and what twelve people answered alone, and what it weighs.

Run it with the environment of the project: ``.venv/bin/python benchmarks/assessment.py``.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from conftest import CHROMIUM_FLAGS, chromium  # noqa: E402

from site_builder.build.pipeline import BuildResult, build_site  # noqa: E402
from site_builder.core.config import BuildConfig  # noqa: E402
from site_builder.core.files.site_writer import write_site  # noqa: E402
from tests.browser.assessment_made_up import made_up  # noqa: E402

ROUNDS = 15
NOTE_WORDS = 73
VOICES = 12
# From the click to the moment after the next frame was drawn; and how long the page's own code took.
CLICK = """async (selector) => {
  const target = document.querySelector(selector);
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await drawn();
  const start = performance.now();
  target.click();
  const own = performance.now() - start;
  await drawn();
  return [own, performance.now() - start];
}"""
MOVE = """async (hash) => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await drawn();
  const start = performance.now();
  if (location.hash === hash) return [0, 0];
  const moved = new Promise((done) => addEventListener("hashchange", done, {once: true}));
  location.hash = hash;
  await moved;
  const own = performance.now() - start;
  await drawn();
  return [own, performance.now() - start];
}"""


def main() -> None:
    result = build_site(BuildConfig(ROOT, ROOT / "theme", ROOT / ".cache", "2026-11-23"))
    assert result.site and not result.failed, "\n".join(map(str, result.problems))
    sizes(result)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        write_site(site, result.files)
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        speed(browser, (site / "assessment" / "tool.html").as_uri(), json.dumps(with_voices(made_up(result.site, NOTE_WORDS))))
        browser.close()


def with_voices(made: dict[str, Any]) -> dict[str, Any]:
    """The same with what some people answered alone beside every question, each with a note of a few words."""
    said = {
        theme: {"components": {key: {"answer": one["answer"], "note": "Seen in two practices"} for key, one in held["components"].items()}}
        for theme, held in made["themes"].items()
    }
    ids = [f"{made['id'][:-2]}{number:02d}" for number in range(VOICES)]
    return {**made, "voices": [{"id": one, "updated": made["updated"], "name": f"Practice {one[-2:]}", "themes": said} for one in ids]}


def sizes(result: BuildResult) -> None:
    """What the tool itself makes a reader load, compressed."""
    html = result.files["assessment/tool.html"].decode()
    script = next(content for url, content in result.files.items() if re.fullmatch(r"assets/assessment-[0-9a-f]+\.js", url))
    data = "".join(re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)).encode()
    own, known = len(gzip.compress(script, 9, mtime=0)), len(gzip.compress(data, 9, mtime=0))
    print(f"script {own / 1000:.1f} kB, data {known / 1000:.1f} kB, together {(own + known) / 1000:.1f} kB compressed (at most 60 kB)")
    print(f"page with worksheet and data {len(gzip.compress(html.encode(), 9, mtime=0)) / 1000:.1f} kB compressed")


def speed(browser: Browser, url: str, file: str) -> None:
    """Medians over fresh loads and over clicks, with everything filled in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(url)
    words = sum(len(text.split()) for text in re.findall(r'"note": "([^"]*)"', file))
    print(f"69 answers, {words} words of notes, {VOICES} voices, {len(file) / 1000:.0f} kB of text, medians of {ROUNDS}")
    page.get_by_label("Choose a file").set_input_files({"name": "file.json", "mimeType": "application/json", "buffer": file.encode()})
    page.get_by_role("button", name="Add it to this device").click()
    here = page.url.partition("#")[2].partition("/")[0]
    report("ready after opening from disk, at the start", [opened(page, url) for _ in range(ROUNDS)])
    report("ready after opening from disk, at the plan", [opened(page, f"{url}#{here}/plan") for _ in range(ROUNDS)])
    timed(page, f"{here}/leadership/foundation", "an answer", lambda n: f"[name='leadership.foundation.pcn.vision'][value={choice(n)}]")
    timed(
        page,
        f"{here}/workshop/leadership/leadership.foundation.pcn.vision",
        "an answer in workshop view",
        lambda n: f"[name='leadership.foundation.pcn.vision'][value={choice(n)}]",
    )
    timed(page, f"{here}/leadership/now", "a stage", lambda n: f"[name='leadership.pcn.now'][value={('foundation', 'step-1')[n % 2]}]")
    timed(page, f"{here}/leadership/actions", "add an action", lambda _: ".app-tool__main .nhsuk-button--secondary")
    for place in ("", "/leadership/step-1", "/review", "/plan", "/last-time"):
        page.evaluate(MOVE, f"#{here}/about")
        moves = []
        for _ in range(ROUNDS):
            moves.append(page.evaluate(MOVE, f"#{here}{place}"))
            page.evaluate(MOVE, f"#{here}/about")
        report(f"go to {place or 'the task list'}", [own for own, _ in moves], [all_ for _, all_ in moves])
    context.close()


def choice(number: int) -> str:
    return ("in_place", "partly")[number % 2]


def opened(page: Page, url: str) -> float:
    page.goto("about:blank")
    page.goto(url)
    ready = page.wait_for_function(
        "() => performance.getEntriesByName('assessment-ready')[0]?.startTime"
    )  # it starts when the page is painted
    return float(ready.json_value())


def timed(page: Page, place: str, words: str, selector: Callable[[int], str]) -> None:
    page.evaluate(MOVE, f"#{place}")
    clicks = [page.evaluate(CLICK, selector(number)) for number in range(ROUNDS)]
    report(f"click: {words}", [own for own, _ in clicks], [drawn for _, drawn in clicks])


def report(words: str, own: list[float], drawn: list[float] | None = None) -> None:
    until = f", until drawn {statistics.median(drawn):.0f} ms (worst {max(drawn):.0f})" if drawn else ""
    print(f"{words}: {statistics.median(own):.1f} ms (worst {max(own):.0f}){until}")


if __name__ == "__main__":
    main()
