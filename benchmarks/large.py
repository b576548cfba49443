"""What a large directory and glossary are like in the browser: 10,000 people and 5,000 terms.

    .venv/bin/python benchmarks/large.py [--people 10000] [--terms 5000] [--matrix 1]

For the contacts, the glossary and the self-assessment: bytes raw and compressed, elements, and the time to load from this
machine; on the contacts page the time from each letter typed to the moment when the page was drawn again.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from corpus import made_up
from measuring import ROOT, keep, machine_in_words, seconds, table
from playwright.sync_api import Browser, sync_playwright
from projects import Data, lay_out

from build import Project

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGES = ("contacts/index.html", "glossary.html", "assessment/tool.html", "contacts/south-east.html")
TYPED = "made-up person 4321"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
LETTER = """async (value) => {
  const input = document.querySelector("#directory-filter");
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await drawn();
  const begun = performance.now();
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  const own = performance.now() - begun;
  await drawn();
  return [own, performance.now() - begun];
}"""


def loads(browser: Browser, site: Path, rounds: int) -> list[list[str]]:
    """A row for each page."""
    rows = []
    for name in PAGES:
        content = (site / name).read_bytes()
        times, elements = [], 0
        for _ in range(rounds):
            page = browser.new_page()
            page.set_default_timeout(120_000)
            page.goto((site / name).as_uri())
            page.wait_for_function(f"{LOADED} > 0")
            times.append(page.evaluate(LOADED) / 1000)
            elements = page.evaluate("document.querySelectorAll('*').length")
            page.close()
        compressed = len(gzip.compress(content, 9, mtime=0))
        rows.append(
            [name, f"{len(content) / 1000:,.0f}", f"{compressed / 1000:,.0f}", f"{elements:,}", seconds(statistics.median(times))],
        )
    return rows


def letters(browser: Browser, site: Path) -> list[tuple[float, float]]:
    """For each letter typed into the filter: milliseconds of the script, and until the page was drawn."""
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto((site / "contacts" / "index.html").as_uri())
    texts = [TYPED[:count] for count in (*range(1, len(TYPED) + 1), *range(len(TYPED) - 1, -1, -1))]
    found = [tuple(page.evaluate(LETTER, text)) for text in texts]
    page.close()
    return found


def main() -> None:
    """Build, open, and type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("people", 10_000), ("terms", 5_000), ("matrix", 1), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    given = parser.parse_args()
    print(machine_in_words())
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Path(folder) / "project"
        lay_out(project, made_up(0), Data(True, given.matrix, given.people, given.terms))
        built = Project(project, project).build()
        print(f"Built with {given.people:,} people and {given.terms:,} terms more: {seconds(built.wall)} s, {built.largest:.0f} MiB")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        found["pages"] = loads(browser, project / "dist", given.rounds)
        print(f"\n{table(['page', 'kB', 'kB compressed', 'elements', 'load, s'], found['pages'])}")
        found["letters"] = letters(browser, project / "dist")
        browser.close()
    own, drawn = zip(*found["letters"], strict=True)
    print(f"\nA letter in the filter: script {statistics.median(own):.0f} ms (worst {max(own):.0f}), ", end="")
    print(f"until drawn {statistics.median(drawn):.0f} ms (worst {max(drawn):.0f})")
    print(f"Wrote {keep('large', found).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
