"""The smallest complete site, and exactly what comes of it."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT, Build

EXPECTED = ROOT / "tests" / "sites" / "minimal.expected"


def test_it_becomes_the_expected_pages(build: Build, minimal: dict[str, str]) -> None:
    result = build(minimal)
    assert [str(problem) for problem in result.problems] == []
    table = []
    for url in sorted(url for url in result.files if url.endswith(".html")):
        tree = LexborHTMLParser(result.files[url].decode())
        title, links = tree.css_first("title"), tree.css("main a[href]")
        assert title is not None
        table.append(f"{url} | {title.text()} | {len(links)} links")
    assert "\n".join(table) + "\n" == EXPECTED.read_text("utf-8")


def test_its_first_page_is_the_expected_html(build: Build, minimal: dict[str, str]) -> None:
    html = build(minimal).files["guidance/first.html"].decode()
    main = html[html.index("<main") : html.index("</main>")]
    lines = [line.strip() for line in main.splitlines() if line.strip()]
    assert lines == (ROOT / "tests" / "sites" / "minimal.first.html").read_text("utf-8").splitlines()
