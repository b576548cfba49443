"""The first look of the preview: what changed is read again, what is in view is made again, and it equals a whole build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.preview.quick_render import quick_render
from tests.conftest import ROOT, TODAY, lay_out

PAGE = "content/guidance/first.md"
URL = "guidance/first.html"


@pytest.fixture
def order(tmp_path: Path, minimal: dict[str, str], cache: Path) -> BuildConfig:
    root = tmp_path / "project"
    lay_out(root, minimal)
    return BuildConfig(root, ROOT / "theme", cache, TODAY)


@pytest.fixture
def before(order: BuildConfig) -> BuildResult:
    result = build_site(order)
    assert not result.failed
    return result


def change(order: BuildConfig, name: str, old: str, new: str) -> None:
    path = order.root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


CHANGES = {
    "a page": (PAGE, "A PCN has a lead.", "A PCN has two leads.", URL),
    "the title of a page, which others list": (PAGE, "title: First page", "title: Another title", "guidance/index.html"),
    "a contact": ("data/contacts/somewhere.yaml", "First Person", "Another Name", "contacts/somewhere.html"),
    "a term": ("data/glossary.yaml", "Practices that work together.", "Something else.", "glossary.html"),
    "a component": ("data/matrix/first-theme.yaml", "The PCN has started.", "The PCN began.", "matrix/index.html"),
    "the settings": ("data/site.yaml", "name: Small site", "name: Another site", "index.html"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_look_shows_what_a_whole_build_will(name: str, order: BuildConfig, before: BuildResult) -> None:
    path, old, new, url = CHANGES[name]
    change(order, path, old, new)
    found = quick_render(before, [path], {url})
    assert found is not None
    assert found.problems == ()
    assert found.pages[url] == build_site(order).files[url] != before.files[url]


def test_a_new_page_and_a_removed_one_are_noticed(order: BuildConfig, before: BuildResult) -> None:
    text = (order.root / PAGE).read_text("utf-8")
    lay_out(order.root, {"content/guidance/new.md": text.replace("First page", "New page")})
    found = quick_render(before, ["content/guidance/new.md"], {"guidance/new.html", "guidance/index.html"})
    assert found is not None
    assert b"New page" in found.pages["guidance/index.html"]
    (order.root / "content/guidance/new.md").unlink()
    again = quick_render(before, ["content/guidance/new.md"], {"guidance/new.html", "guidance/index.html"})
    assert again is not None
    assert b"New page" not in again.pages["guidance/index.html"]
    assert "guidance/new.html" not in again.pages


MISTAKES = {
    "HTML in Markdown": (PAGE, "A PCN has a lead.", "Read <b>it</b>.", f"{PAGE}:8:1: there is HTML in the Markdown"),
    "a misspelt field": (PAGE, "title: First page", "titel: First page", f"{PAGE}:2:1: there is no field 'titel' here"),
    "no YAML": ("data/glossary.yaml", "terms:", "terms: [", "data/glossary.yaml:"),
    "a wrong file name": ("data/contacts/somewhere.yaml", "somewhere", "elsewhere", "the id is 'elsewhere' but the file is called"),
    "a dead reference": ("data/matrix/first-theme.yaml", "domain: first-domain", "domain: none", "nothing here is called 'domain:none'"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_and_no_page_is_shown(name: str, order: BuildConfig, before: BuildResult) -> None:
    path, old, new, message = MISTAKES[name]
    change(order, path, old, new)
    found = quick_render(before, [path], {URL})
    assert found is not None
    assert found.pages == {}
    assert message in "\n".join(map(str, found.problems))


@pytest.mark.parametrize(
    "name",
    [
        "theme/styles/site.scss",
        "theme/scripts/pages/site.js",
        "site_builder/preview/quick_render.py",
        "data/unknown.txt",
        "requirements/build.txt",
    ],
)
def test_what_only_a_whole_build_can_tell_is_left_to_it(name: str, order: BuildConfig, before: BuildResult) -> None:
    assert quick_render(before, [PAGE, name], {URL}) is None


def test_a_template_is_read_again(order: BuildConfig, tmp_path: Path, cache: Path) -> None:
    theme = order.root / "theme"
    shutil.copytree(ROOT / "theme", theme, ignore=shutil.ignore_patterns("node_modules"))
    (theme / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    own = BuildConfig(order.root, theme, cache, TODAY)
    result = build_site(own)
    change(own, "theme/layouts/article.html", "<h1>", "<h1>Changed: ")
    found = quick_render(result, ["theme/layouts/article.html"], {URL})
    assert found is not None
    assert b"<h1>Changed: First page" in found.pages[URL]


def test_a_local_edition_is_joined_again(order: BuildConfig, cache: Path) -> None:
    shutil.copytree(ROOT / "tests" / "sites" / "local", order.root / "ours")
    own = BuildConfig(order.root, order.theme, cache, TODAY, overlay_dir=order.root / "ours")
    result = build_site(own)
    change(own, "ours/edition.yaml", "The PCN is under way.", "The PCN is on its way.")
    found = quick_render(result, ["ours/edition.yaml"], {"matrix/first-theme.html"})
    assert found is not None
    assert b"is on its way." in found.pages["matrix/first-theme.html"]
