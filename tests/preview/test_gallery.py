"""The gallery: every folder with macros has examples, and every example is rendered and holds what it should."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import jinja2
import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.outputs import SiteArtifacts
from site_builder.build.pipeline import BuildResult, build_site
from site_builder.content.macro_examples import Example
from site_builder.core.config import BuildConfig
from site_builder.core.problems import Place
from site_builder.preview.gallery import MacroFolder, example_html, gallery_page, gallery_renderer, macro_folders
from site_builder.render.templates import Renderer
from tests.conftest import FULL, ROOT, TODAY

THEME = ROOT / "theme"
FOLDERS, PROBLEMS = macro_folders(THEME)
CASES = [(folder, example) for folder in FOLDERS for example in folder.examples]
# Macros of the report of the command "rollup", which has words and functions of its own, and a test of its own.
OF_THE_REPORT = {"roll-up": ["names_behind", "side"]}


@pytest.fixture(scope="module")
def local(cache: Path) -> BuildResult:
    return build_site(BuildConfig(FULL, THEME, cache, TODAY, overlay_dir=ROOT / "examples" / "local-edition"))


def artifacts_of(result: BuildResult) -> SiteArtifacts:
    assert result.artifacts is not None, "\n".join(map(str, result.problems))
    return result.artifacts


@pytest.fixture(scope="module")
def renderers(real: BuildResult, local: BuildResult) -> dict[bool, Renderer]:
    """What renders examples: of the national edition, and of a local one."""
    return {False: gallery_renderer(artifacts_of(real)), True: gallery_renderer(artifacts_of(local))}


def test_every_folder_has_examples_of_the_right_shape() -> None:
    assert [str(problem) for problem in PROBLEMS] == []
    assert len(FOLDERS) > 20
    assert [folder.name for folder in FOLDERS if not folder.examples] == []


@pytest.mark.parametrize(("folder", "example"), CASES, ids=[f"{folder.name}: {example.name}" for folder, example in CASES])
def test_each_example_is_rendered(folder: MacroFolder, example: Example, renderers: dict[bool, Renderer]) -> None:
    html, mistake = example_html(renderers[example.local], folder, example)
    assert mistake == ""
    assert [words for words in example.holds if words not in html] == []
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    assert tree.css("[style], [onclick]") == []
    if not example.holds:
        assert tree.body is not None
        assert tree.body.text(strip=True) == ""


def uncovered(html: str, examples: Iterable[Example]) -> list[str]:
    """Macros that no example calls and no other macro of the file uses."""
    module = jinja2.Environment(autoescape=True).parse(html)
    names = [macro.name for macro in module.find_all(jinja2.nodes.Macro)]
    used = {node.node.name for node in module.find_all(jinja2.nodes.Call) if isinstance(node.node, jinja2.nodes.Name)}
    return [name for name in names if name not in used and name not in {example.macro for example in examples}]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_macro_is_in_an_example(folder: MacroFolder) -> None:
    html = (THEME / "macros" / folder.name / f"{folder.name}.html").read_text("utf-8")
    missing = uncovered(html, folder.examples)
    assert [name for name in missing if name not in OF_THE_REPORT.get(folder.name, [])] == []


def test_a_macro_without_an_example_is_noticed() -> None:
    html = "{% macro one() %}{{ two() }}{% endmacro %}{% macro two() %}{% endmacro %}{% macro three() %}{% endmacro %}"
    assert uncovered(html, [Example(name="One", macro="one", holds=())]) == ["three"]


def test_the_gallery_lists_all_macros_and_is_not_part_of_the_site(real: BuildResult) -> None:
    index = gallery_page(artifacts_of(real), "_gallery/index.html")
    assert index is not None
    links = {node.attributes["href"] for node in LexborHTMLParser(index).css("main li a")}
    assert links == {f"{folder.name}.html" for folder in FOLDERS}
    assert not any(url.startswith("_gallery") for url in real.files)


def test_a_page_of_the_gallery_shows_its_examples_with_links_that_lead_somewhere(real: BuildResult) -> None:
    html = gallery_page(artifacts_of(real), "_gallery/callout.html")
    assert html is not None
    assert len(LexborHTMLParser(html).css("section.app-gallery")) == 4
    addresses = re.findall(r'(?:href|src)="([^"#:]+)"', html)
    assert addresses
    assert not [address for address in addresses if address.startswith("@")]
    assert all(address.startswith("../") or address in {"index.html"} for address in addresses)
    assert gallery_page(artifacts_of(real), "_gallery/nothing.html") is None


def test_a_mistake_in_an_example_is_told_in_its_place(renderers: dict[bool, Renderer]) -> None:
    broken = MacroFolder("callout", (), Place("theme/macros/callout/examples.yaml"))
    for example in (Example(name="X", macro="nothing", holds=()), Example(name="X", macro="gap", arguments=("=nothing.at.all",), holds=())):
        html, mistake = example_html(renderers[False], broken, example)
        assert html == ""
        assert mistake.startswith("theme/macros/callout/examples.yaml: the example 'X' cannot be rendered")


def test_a_wrong_shape_is_told_with_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "theme" / "macros" / "thing"
    folder.mkdir(parents=True)
    (folder / "thing.html").write_text("{% macro thing() %}{% endmacro %}")
    (folder / "examples.yaml").write_text("examples:\n  - {name: One, macro: thing, hold: []}\n")
    _, problems = macro_folders(tmp_path / "theme")
    assert "theme/macros/thing/examples.yaml:2:31: there is no field 'hold' here; did you mean 'holds'?" in [
        str(problem) for problem in problems
    ]
