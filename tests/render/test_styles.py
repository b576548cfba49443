"""Each page loads the styles of what stands on it, and of what its scripts make: a tool's style is loaded by its page alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from tests.conftest import FULL, ROOT, TODAY

NHS = ROOT / "theme" / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk" / "nhsuk-frontend.min.css"
TOOLS = ("matrix", "worksheet", "invite", "assessment", "system-view")
_STYLED = re.compile(r"\.((?:nhsuk|app)-[\w-]+)")
_NAMED = re.compile(r"\b(?:nhsuk|app)-[a-z][\w-]*\w\b")


def classes_styled(css: str) -> set[str]:
    return set(_STYLED.findall(css))


WRITTEN = classes_styled((ROOT / "theme" / "scripts" / "common" / "web-page.css").read_text("utf-8"))


@pytest.fixture(scope="module")
def known(real: BuildResult) -> set[str]:
    """Every class that NHS.UK frontend or one of our own styles draws."""
    own = [content.decode() for url, content in real.files.items() if url.endswith(".css")]
    return set().union(*map(classes_styled, [NHS.read_text("utf-8"), *own]))


def loaded(page: str, elements: tuple[str, str, str], files: dict[str, bytes]) -> str:
    """The text of all styles or scripts of a page: those that it names and those that stand in it."""
    selector, attribute, inline = elements
    names = (str(node.attributes[attribute]).rpartition("/")[2] for node in LexborHTMLParser(page).css(selector))
    return " ".join([*(files[f"assets/{name}"].decode() for name in names), *re.findall(inline, page, re.DOTALL)])


STYLES = ("link[rel=stylesheet]", "href", "<style>(.*?)</style>")
SCRIPTS = ("script[src]", "src", "<script>(.*?)</script>")


@pytest.mark.parametrize("edition", ["national", "local"])
def test_no_page_uses_a_class_whose_style_it_does_not_load(edition: str, real: BuildResult, known: set[str], cache: Path) -> None:
    local = BuildConfig(FULL, ROOT / "theme", cache, TODAY, overlay_dir=ROOT / "examples" / "local-edition")
    files = dict(real.files if edition == "national" else build_site(local).files)
    missing = {}
    for url in (url for url in files if url.endswith(".html")):
        page = files[url].decode()
        used = {name for node in LexborHTMLParser(page).css("[class]") for name in str(node.attributes["class"]).split()}
        scripts = loaded(page, SCRIPTS, files)
        carried = WRITTEN if ".app-paper__columns" in scripts else set()  # the style of a page that the script writes, not of this one
        named = set(_NAMED.findall(scripts)) - carried
        if lost := ((used | named) & known) - classes_styled(loaded(page, STYLES, files)):
            missing[url] = lost
    assert missing == {}


def test_the_style_of_a_tool_is_loaded_by_its_page_alone(real: BuildResult) -> None:
    loads: dict[str, set[str]] = {name: set() for name in TOOLS}
    for url in (url for url in real.files if url.endswith(".html")):
        for name in re.findall(rb'rel="stylesheet" href="[^"]*?assets/([a-z-]+)-\w{10}\.css"', real.files[url]):
            loads.setdefault(name.decode(), set()).add(url)
    assert {name: loads[name] for name in TOOLS} == {
        "matrix": {"matrix/index.html"},
        "worksheet": {"assessment/clinical-director.html", "assessment/worksheet.html"},
        "invite": {"assessment/invite.html"},
        "assessment": {"assessment/tool.html"},
        "system-view": {"system-view.html"},
    }
    assert len(loads["site"]) == len([url for url in real.files if url.endswith(".html")]) - 2, "all but the offline copy and 404.html"


def test_no_style_is_longer_than_a_reader_can_follow() -> None:
    sources = [path for folder in ("styles", "macros") for path in (ROOT / "theme" / folder).rglob("*.scss")]
    assert len(sources) > 30
    assert {str(path.relative_to(ROOT)) for path in sources if len(path.read_text("utf-8").splitlines()) > 500} == set()
