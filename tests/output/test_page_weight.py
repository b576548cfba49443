"""What readers have to fetch, held to tests/budgets.yaml."""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Mapping

import yaml
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult
from site_builder.core.zip_archive import EARLIEST
from site_builder.output.page_weight import NO_SIZES, PageWeights
from site_builder.output.zip_package import package
from tests.conftest import ROOT, Build

BUDGETS = yaml.safe_load((ROOT / "tests" / "budgets.yaml").read_text("utf-8"))


def test_no_page_is_over_its_budget(real: BuildResult) -> None:
    found = real.sizes.pages
    assert set(found) == {url for url in real.files if url.endswith(".html")}
    assert {url: size for url, size in found.items() if size > BUDGETS["pages"].get(url, BUDGETS["page"])} == {}
    assert sorted(found.values())[len(found) // 2] <= BUDGETS["middle"] < BUDGETS["page"] == 60_000
    assert set(BUDGETS["pages"]) <= set(found)


def named(files: Mapping[str, bytes], url: str) -> tuple[set[str], set[str]]:
    """The files that a page makes a browser fetch at once, and the scripts among them."""
    tree = LexborHTMLParser(files[url].decode())
    scripts = {node.attributes["src"] or "" for node in tree.css("script[src]")}
    scripts |= {node.attributes["href"] or "" for node in tree.css("link[rel=preload][as=script]")}
    others = {node.attributes["src"] or "" for node in tree.css("img[src]")}
    others |= {node.attributes["href"] or "" for node in tree.css("link[rel=stylesheet][href], link[rel=icon][href]")}

    def addresses(names: set[str]) -> set[str]:
        return {posixpath.normpath(posixpath.join(posixpath.dirname(url), name)) for name in names if not name.startswith("data:")}

    return addresses(scripts | others), addresses(scripts)


def test_no_page_names_more_files_or_more_script_than_its_budget(real: BuildResult) -> None:
    requests, script = {}, {}
    for url in (url for url in real.files if url.endswith(".html")):
        everything, scripts = named(real.files, url)
        assert everything <= set(real.files), url
        requests[url] = 1 + len(everything)
        script[url] = sum(len(gzip.compress(real.files[name], 6)) for name in scripts)
    assert {url: count for url, count in requests.items() if count > BUDGETS["requests"]} == {}
    assert {url: size for url, size in script.items() if size > BUDGETS["scripted"].get(url, BUDGETS["script"])} == {}
    assert max(requests.values()) > 3
    assert max(script.values()) > BUDGETS["script"]


def test_a_tool_runs_when_its_page_is_painted_and_is_fetched_ahead(real: BuildResult) -> None:
    tools = {url: LexborHTMLParser(body.decode()) for url, body in real.files.items() if b"data-script=" in body}
    assert {"assessment/tool.html", "system-view.html"} <= set(tools)
    for url, tree in tools.items():
        fetched = [node.attributes["href"] for node in tree.css("link[rel=preload][as=script]")]
        assert fetched == [node.attributes["data-script"] for node in tree.css("[data-script]")], url
        assert not {*fetched} & {node.attributes["src"] for node in tree.css("script[src]")}, url


def test_the_first_visit_of_the_tool_is_within_its_budget_on_a_server_that_does_not_compress(real: BuildResult) -> None:
    for url, most in BUDGETS["uncompressed"].items():
        everything, _ = named(real.files, url)
        assert sum(len(real.files[name]) for name in {url, *everything}) <= most


def test_styles_scripts_and_the_package_are_within_theirs(real: BuildResult) -> None:
    assert real.site is not None
    found = real.sizes
    styles = {url.removeprefix("assets/").rpartition("-")[0]: size for url, size in found.styles.items()}
    assert set(styles) == set(BUDGETS["styles"])
    assert {name: size for name, size in styles.items() if not 0 < size <= BUDGETS["styles"][name]} == {}
    assert 0 < sum(found.scripts.values()) <= BUDGETS["scripts"]
    assert 0 < len(package(real.files, real.site.content, EARLIEST)) <= BUDGETS["package"]


def test_a_page_counts_with_all_that_it_names(build: Build, minimal: dict[str, str]) -> None:
    result = build(minimal)
    files = result.files
    page = files["contacts/somewhere.html"]
    needed = [url for url in files if url.startswith("assets/") and url.rsplit("/", 1)[1].encode() in page and not url.endswith(".png")]
    assert len(needed) >= 3
    expected = sum(len(gzip.compress(files[url], 6)) - 12 for url in [*needed, "contacts/somewhere.html"])
    assert abs(result.sizes.pages["contacts/somewhere.html"] / expected - 1) < 0.02


def test_the_line_for_people_names_the_largest_page() -> None:
    words = PageWeights({"a.html": 900, "b.html": 12_300, "c.html": 1_000}, {}, {"assets/s.js": 400}).in_words()
    assert "1 kB (median), 12 kB (b.html)" in words and "scripts 1 kB" in words
    assert NO_SIZES.in_words() == "No pages"
