"""How fast and how big the search is, at the real size and with pages made up for the purpose.

.venv/bin/python benchmarks/search.py            the real site, 1,000 and 10,000 pages more, and a big directory
.venv/bin/python benchmarks/search.py 1000       only so many made-up pages, besides the real site
.venv/bin/python benchmarks/search.py directory  a glossary of 5,000 terms and a directory of 10,000 people

For each size: index and engine, raw and compressed (gzip 9); in Chromium from file://
the time from the first letter typed on a fresh page to the first suggestion on it (loading and making
the index included), the time that making the index takes, and the time of one query (median, the
slowest of twenty, and the slowest), and how many of 100 took longer than 50 ms. On a busy machine all grow.
"""

from __future__ import annotations

import gzip
import os
import random
import shutil
import statistics
import sys
import tempfile
from itertools import accumulate
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "search"))

from evaluate import queries  # noqa: E402
from site_index import documents  # noqa: E402

from site_builder.build.pipeline import BuildResult, build_site  # noqa: E402
from site_builder.core.config import BuildConfig  # noqa: E402
from site_builder.output.search import index as search_index  # noqa: E402
from site_builder.output.search.documents import SearchDocument  # noqa: E402
from site_builder.site.model import Site  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SECTIONS, WORDS, NEW_WORDS = 3, 60, 20_000
FIRST_RESULT = """async () => {
  const input = document.querySelector("#search-field");
  const form = input.form;
  const seen = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no suggestion within a minute")), 60000);
    const look = () => { if (form.querySelector("[role=option]")) resolve(performance.now()); };
    new MutationObserver(look).observe(form, { childList: true, subtree: true });
  });
  input.focus();
  const begun = performance.now();
  input.value = "matu";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  return (await seen) - begun;
}"""
QUERY_TIMES = """async ([asked, rounds]) => {
  const engine = await globalThis.pcnProspectus.search.ready;
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const typed of asked) {
      const begun = performance.now();
      engine.find(typed);
      if (round > 0) times.push(performance.now() - begun);
    }
  }
  return times;
}"""
FILL_TIME = """async (index) => {
  const Engine = (await globalThis.pcnProspectus.search.ready).constructor;
  const begun = performance.now();
  await new Engine(JSON.parse(index)).fill();
  return performance.now() - begun;
}"""


TERMS, PEOPLE, PEOPLE_OF_A_SYSTEM = 5_000, 10_000, 20
DIRECTORY = "directory"
TARGET = 50


class Language:
    """Made-up text: words drawn as often as on the real site, every fifth from a bigger language of its own."""

    def __init__(self, real: tuple[SearchDocument, ...]) -> None:
        self.chance = random.Random(2019)
        self.spoken = [word for one in real for word in one.text.split()]
        syllables = ["ba", "cor", "den", "fil", "gra", "hen", "lo", "mer", "nis", "po", "qua", "ren", "sto", "tal", "ver", "wim"]
        self.rare = ["".join(self.chance.choices(syllables, k=self.chance.randint(2, 4))) for _ in range(NEW_WORDS)]
        self.often = list(accumulate(1 / place for place in range(1, NEW_WORDS + 1)))

    def new_word(self) -> str:
        """A word of the bigger language."""
        return self.chance.choices(self.rare, cum_weights=self.often)[0]

    def words(self, count: int) -> str:
        """So many words."""
        return " ".join(self.new_word() if self.chance.random() < 0.2 else self.chance.choice(self.spoken) for _ in range(count))


def made_up(real: tuple[SearchDocument, ...], pages: int) -> tuple[SearchDocument, ...]:
    """Pages of a few sections."""
    language = Language(real)
    return tuple(
        SearchDocument(
            f"made-up/{page}.html" + (f"#s{section}" if section else ""), "guidance", language.words(4), ("Made up",), language.words(WORDS)
        )
        for page in range(pages)
        for section in range(SECTIONS + 1)
    )


def big_directory(real: tuple[SearchDocument, ...]) -> tuple[SearchDocument, ...]:
    """Terms of a glossary, and people in systems of a directory; all of them made up."""
    language = Language(real)
    terms = [
        SearchDocument(f"glossary.html#made-up-{number}", "term", language.words(2).capitalize(), ("Glossary",), language.words(20))
        for number in range(TERMS)
    ]
    people: list[SearchDocument] = []
    for number in range(PEOPLE):
        system = number // PEOPLE_OF_A_SYSTEM
        first, last, place = language.new_word(), language.new_word(), f"System {system}"
        text = f"{first}.{last}@example.org, {place}."
        url = f"contacts/made-up.html#s{system}.p{number}"
        also = ("contact email address PCN support",)
        people.append(SearchDocument(url, "contact", f"{first} {last}".title(), ("Contacts", "Made up", place), text, also=also))
    return (*terms, *people)


def lay_out(result: BuildResult, site: Site, more: tuple[SearchDocument, ...], folder: Path) -> tuple[bytes, bytes]:
    """The built site in a folder, its index replaced by one that holds more; the index and the engine."""
    extras = search_index.extras_of(site)
    index = search_index.index_script(site, [search_index.page_rows(documents(site), extras), search_index.page_rows(more, extras)])
    engine = b""
    for url, content in result.files.items():
        path = folder / url
        path.parent.mkdir(parents=True, exist_ok=True)
        is_index = url == search_index.NAME
        engine = content if url.startswith("assets/search-") and not is_index else engine
        path.write_bytes(index if is_index else content)
    return index, engine


def fresh(browser: Browser, folder: Path) -> Page:
    """A page of the site in a window of its own, with nothing of the search loaded."""
    page = browser.new_context().new_page()
    page.goto((folder / "guidance" / "introduction.html").as_uri())
    return page


def measure(browser: Browser, folder: Path, rounds: int) -> dict[str, float]:
    """The times in milliseconds."""
    first = []
    for _ in range(rounds):
        page = fresh(browser, folder)
        first.append(page.evaluate(FIRST_RESULT))
        page.context.close()
    index = search_index.index_json((folder / search_index.NAME).read_bytes()).decode()
    page = fresh(browser, folder)
    page.evaluate(FIRST_RESULT)
    times = sorted(page.evaluate(QUERY_TIMES, [[query.text for query in queries(held_out=False)], rounds]))
    fill = statistics.median(page.evaluate(FILL_TIME, index) for _ in range(min(rounds, 3)))
    page.context.close()
    return {
        "first result": statistics.median(first),
        "first result, slowest": max(first),
        "making the index": fill,
        "query, median": statistics.median(times),
        "query, 19 of 20": times[len(times) * 19 // 20],
        "query, slowest": times[-1],
        f"queries over {TARGET}, of 100": 100 * sum(time > TARGET for time in times) / len(times),
    }


def shape(name: str, real: tuple[SearchDocument, ...]) -> tuple[str, tuple[SearchDocument, ...]]:
    """What a size is called, and what it holds besides the real site."""
    if name == DIRECTORY:
        return f"{TERMS:,} made-up terms and {PEOPLE:,} made-up people beside the real site", big_directory(real)
    return (f"{int(name):,} made-up pages beside the real site" if int(name) else "The real site"), made_up(real, int(name))


def main() -> None:
    """Measure each size and print it."""
    names = ["0", *sys.argv[1:]] if sys.argv[1:] else ["0", "1000", "10000", DIRECTORY]
    result = build_site(BuildConfig(ROOT, ROOT / "theme", ROOT / ".cache", "2026-01-01"))
    assert result.site is not None
    executable = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    assert executable, "install the package 'chromium'"
    real = documents(result.site)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for name in names:
            said, more = shape(name, real)
            index, engine = lay_out(result, result.site, more, Path(temporary) / name)
            print(f"\n{said}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
            for part, content in (("index", index), ("engine", engine)):
                compressed = len(gzip.compress(content, 9, mtime=0))
                print(f"  {part:<24}{len(content) / 1000:>10,.1f} kB raw{compressed / 1000:>10,.1f} kB compressed")
            for measured, value in measure(browser, Path(temporary) / name, 3 if len(more) > 5_000 else 7).items():
                print(f"  {measured:<24}{value:>10.1f}{'' if 'of 100' in measured else ' ms'}")
        browser.close()


if __name__ == "__main__":
    main()
