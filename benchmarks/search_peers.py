"""How often the right page comes first: our search beside MiniSearch, lunr and Pagefind, on the same pages and queries.

    .venv/bin/python benchmarks/search_peers.py             the queries to tune on
    .venv/bin/python benchmarks/search_peers.py --held-out  those kept aside: only to measure, at the end

The queries are those with addresses, in asked.yaml and kept-aside.yaml of tests/search. Peers are installed from npm into
.cache/peers, with pinned versions, and used as their guides begin: whole pages, title and text. They find pages, so a page
counts here as right for every address on it; the last column says how often ours leads to the place itself. Pages that hold
the texts of all others have their title and description alone, as in our index.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generators.base import install_node
from playwright.sync_api import sync_playwright
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from site_builder.build.pipeline import BuildResult, build_site  # noqa: E402
from site_builder.core.config import BuildConfig  # noqa: E402
from site_builder.output.search.documents import TITLE_ONLY, UNLISTED  # noqa: E402
from site_builder.site.model import Site  # noqa: E402
from tests.search.evaluate import Query, answers, is_right, node, queries  # noqa: E402

OURS, EXACT = "ours", "ours, the place"
PACKAGES = ("minisearch@7.2.0", "lunr@2.3.9", "pagefind@1.6.0")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ASK_PAGEFIND = """async (asked) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = [];
  for (const query of asked) {
    const { results } = await pagefind.search(query);
    const first = await Promise.all(results.slice(0, 10).map((one) => one.data()));
    found.push(first.map(({ raw_url }) => raw_url.replace(/^\\//, "")));
  }
  return found;
}"""


def pages_of(result: BuildResult, site: Site) -> list[dict[str, str]]:
    """Title and text of every page that can be found."""
    found = []
    for page in site.pages:
        if page.ref in UNLISTED or not page.listed:
            continue
        main = LexborHTMLParser(result.files[page.url].decode()).css_first("main")
        text = page.description if page.ref in TITLE_ONLY or main is None else main.text(separator=" ", strip=True)
        found.append({"url": page.url, "title": page.title, "text": text})
    return found


def in_node(home: Path, pages: Sequence[dict[str, str]], asked: Sequence[str]) -> dict[str, list[list[str]]]:
    """What MiniSearch and lunr find."""
    command = [node(), str(Path(__file__).with_suffix(".mjs")), str(home / "package.json")]
    given = json.dumps({"pages": pages, "queries": asked})
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=True)
    return dict(json.loads(done.stdout))


def with_pagefind(home: Path, pages: Sequence[dict[str, str]], asked: Sequence[str]) -> list[list[str]]:
    """What Pagefind finds, in Chromium, over http."""
    executable = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        for page in pages:
            path = folder / page["url"]
            path.parent.mkdir(parents=True, exist_ok=True)
            head = f'<!doctype html><html lang="en"><title>{page["title"]}</title>'
            path.write_text(f"{head}<main><h1>{page['title']}</h1><p>{page['text'].replace('<', '&lt;')}</p></main>", "utf-8")
        [program] = (home / "node_modules" / "@pagefind").glob("*/bin/pagefind_extended")
        subprocess.run([str(program), "--site", str(folder)], capture_output=True, check=True)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        window = browser.new_page()
        window.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        found = window.evaluate(ASK_PAGEFIND, list(asked))
        browser.close()
        server.shutdown()
    return list(found)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def place(query: Query, found: Sequence[str], whole_pages: bool) -> int:
    """The place of the first right result, from 1; 0 when there is none."""
    wanted = {address.partition("#")[0] for address in query.targets} if whole_pages else set(query.targets)
    right = ((address.partition("#")[0] in wanted) if whole_pages else is_right(address, wanted) for address in found)
    return next((at for at, one in enumerate(right, 1) if one), 0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compares the search with others on the judged queries.")
    parser.add_argument("--held-out", action="store_true", help="measure the queries that are kept aside")
    options = parser.parse_args()
    home = ROOT / ".cache" / "peers" / "search"
    install_node(home, PACKAGES)
    result = build_site(BuildConfig(ROOT, ROOT / "theme", ROOT / ".cache", "2026-01-01"))
    assert result.site is not None
    asked = [query for query in queries(options.held_out) if all(":" not in target for target in query.targets)]
    texts = [query.text for query in asked]
    pages = pages_of(result, result.site)
    ours = [[group[0] for group in groups] for groups in answers(result.site, texts)]
    found = {OURS: ours, **in_node(home, pages, texts), "pagefind": with_pagefind(home, pages, texts), EXACT: ours}
    groups = [*dict.fromkeys(query.group for query in asked), "all"]
    print(f"{'first, and in the first three':<32}" + "".join(f"{name:>18}" for name in found))
    for group in groups:
        rows = [at for at, query in enumerate(asked) if group in (query.group, "all")]
        cells = []
        for name, lists in found.items():
            places = [place(asked[at], lists[at], name != EXACT) for at in rows]
            cells.append(f"{sum(one == 1 for one in places)} {sum(0 < one <= 3 for one in places)}")
        print(f"{f'{group} ({len(rows)})':<32}" + "".join(f"{cell:>18}" for cell in cells))


if __name__ == "__main__":
    main()
