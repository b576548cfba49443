"""How fast and how big the search is, at the real size and with pages made up for the purpose.

.venv/bin/python benchmarks/search.py            the real site, and 1,000 and 10,000 pages more
.venv/bin/python benchmarks/search.py 1000       only so many made-up pages, besides the real site

For each size: the index raw and compressed (gzip 9), the engine the same; in Chromium from file://
the time from the first letter typed on a fresh page to the first suggestion on it (loading and making
the index included), the time that making the index takes, and the time of one query (median, the
slowest of twenty, and the slowest).
"""

from __future__ import annotations

import gzip
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

from site_builder import search  # noqa: E402
from site_builder.pipeline import Order, Result, run  # noqa: E402
from site_builder.search_documents import Found, documents  # noqa: E402
from site_builder.site import Site  # noqa: E402

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
FILL_TIME = """async () => {
  const Engine = (await globalThis.pcnProspectus.search.ready).constructor;
  const begun = performance.now();
  await new Engine(globalThis.pcnProspectus.searchData).fill();
  return performance.now() - begun;
}"""


def made_up(real: tuple[Found, ...], pages: int) -> tuple[Found, ...]:
    """Pages of a few sections, their words drawn as often as on the real site, every fifth from a bigger language."""
    chance = random.Random(2019)
    spoken = [word for one in real for word in one.text.split()]
    syllables = ["ba", "cor", "den", "fil", "gra", "hen", "lo", "mer", "nis", "po", "qua", "ren", "sto", "tal", "ver", "wim"]
    rare = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(NEW_WORDS)]
    often = list(accumulate(1 / place for place in range(1, NEW_WORDS + 1)))

    def words(count: int) -> str:
        return " ".join(
            chance.choices(rare, cum_weights=often)[0] if chance.random() < 0.2 else chance.choice(spoken) for _ in range(count)
        )

    return tuple(
        Found(f"made-up/{page}.html" + (f"#s{section}" if section else ""), "guidance", words(4), ("Made up",), words(WORDS))
        for page in range(pages)
        for section in range(SECTIONS + 1)
    )


def lay_out(result: Result, site: Site, pages: int, folder: Path) -> tuple[bytes, bytes]:
    """The built site in a folder, its index replaced by one with more pages; the index and the engine."""
    real = documents(site)
    data = search.packed((*real, *made_up(real, pages)), site)
    index = search.script(data)
    engine = b""
    for url, content in result.files.items():
        path = folder / url
        path.parent.mkdir(parents=True, exist_ok=True)
        is_index = url.startswith("assets/search-index-")
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
    page = fresh(browser, folder)
    page.evaluate(FIRST_RESULT)
    times = sorted(page.evaluate(QUERY_TIMES, [[query.text for query in queries(held_out=False)], rounds]))
    fill = statistics.median(page.evaluate(FILL_TIME) for _ in range(min(rounds, 3)))
    page.context.close()
    return {
        "first result": statistics.median(first),
        "first result, slowest": max(first),
        "making the index": fill,
        "query, median": statistics.median(times),
        "query, 19 of 20": times[len(times) * 19 // 20],
        "query, slowest": times[-1],
    }


def main() -> None:
    """Measure each size and print it."""
    sizes = [0, *(int(size) for size in sys.argv[1:])] if sys.argv[1:] else [0, 1_000, 10_000]
    result = run(Order(ROOT, ROOT / "theme", ROOT / ".cache", "2026-01-01"))
    assert result.site is not None
    executable = shutil.which("chromium")
    assert executable, "install the package 'chromium'"
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for pages in sizes:
            folder = Path(temporary) / str(pages)
            index, engine = lay_out(result, result.site, pages, folder)
            print(f"\n{pages:,} made-up pages beside the real site" if pages else "\nThe real site")
            for name, content in (("index", index), ("engine", engine)):
                compressed = len(gzip.compress(content, 9, mtime=0))
                print(f"  {name:<24}{len(content) / 1000:>10,.1f} kB raw{compressed / 1000:>10,.1f} kB compressed")
            for name, value in measure(browser, folder, 3 if pages > 1_000 else 7).items():
                print(f"  {name:<24}{value:>10.1f} ms")
        browser.close()


if __name__ == "__main__":
    main()
