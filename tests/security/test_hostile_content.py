"""A hostile author: what stands in content and data is shown as text, and leads to no file outside the folders."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.cli.main import command
from site_builder.core.config import BuildConfig
from site_builder.core.files.manifest import MANIFEST
from site_builder.core.files.project_files import write_files
from site_builder.core.files.site_writer import WriteReport, remove_site, write_site
from tests.conftest import FULL, ROOT, TODAY, Build, lay_out
from tests.security.hostile import MARK, PLAIN, hostile_files

HIDDEN = "what nobody may publish"


@pytest.fixture(scope="module")
def hostile(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The site of full size with hostile words in every text of its data, and in a local edition."""
    root = tmp_path_factory.mktemp("hostile")
    for path in (FULL / "content").rglob("*.md"):
        lay_out(root, {path.relative_to(FULL).as_posix(): path.read_text("utf-8")})
    edition = {"name": PLAIN[:120], "version": PLAIN[:40], "owner": PLAIN}
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in edition.items())
    lay_out(root, {**hostile_files(), "local/edition.yaml": f"id: hostile\n{lines}national_edition: '2019-08'\n"})
    return build_site(BuildConfig(root, ROOT / "theme", cache, TODAY, overlay_dir=root / "local"))


def test_a_site_of_hostile_words_builds(hostile: BuildResult) -> None:
    assert [problem for problem in hostile.problems if problem.severity == "error"] == []


def test_markup_in_any_field_shows_as_text_on_every_page(hostile: BuildResult) -> None:
    pages = {url: content.decode() for url, content in hostile.files.items() if url.endswith(".html")}
    assert len(pages) > 50
    for url, html in pages.items():
        tree = LexborHTMLParser(html)
        assert MARK in html or url == "404.html", url
        assert not tree.css(f"[{MARK}], [onerror], img[src='x']"), url
        assert not [node for node in tree.css("script:not([src])") if "alert(2)" in node.text() and not node.attributes.get("type")], url


def test_words_of_templates_are_not_carried_out(hostile: BuildResult) -> None:
    home = hostile.files["index.html"].decode()
    assert "{{ 7*7 }}" in home
    assert "{% include" in home


def test_data_for_scripts_ends_no_script_element(hostile: BuildResult) -> None:
    for url in ("assessment/tool.html", "system-view.html", "downloads/self-assessment-offline.html"):
        blocks = LexborHTMLParser(hostile.files[url].decode()).css("script[type='application/json']")
        assert blocks, url
        assert all(MARK in json.dumps(json.loads(block.text())) for block in blocks[:1]), url


def test_no_hostile_word_runs_in_a_browser(hostile: BuildResult, browser: Browser, tmp_path: Path) -> None:
    """Without the security policy, which would hold it too: search, tool, system view and matrix, by hand."""
    assert isinstance(write_site(tmp_path / "dist", hostile.files), WriteReport)
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    base = f"{(tmp_path / 'dist').as_uri()}/"
    urls = "index.html matrix/index.html?side=pcn contacts/index.html glossary.html search.html?q=onerror system-view.html"
    for url in urls.split():
        page.goto(base + url)
        page.wait_for_timeout(200)
        assert page.locator(f"[{MARK}]").count() == 0, url
    page.goto(f"{base}assessment/tool.html")
    page.get_by_role("radio", name="Both").check()
    page.get_by_role("button", name="Start a new self-assessment").click()
    for place in ("about", "leadership/foundation", "leadership/now", "leadership/how", "leadership/actions", "review", "plan"):
        page.evaluate("place => { location.hash = location.hash.split('/')[0] + '/' + place; }", place)
        page.wait_for_timeout(100)
        assert page.locator(f"[{MARK}]").count() == 0, place
    context.close()
    assert said == []


# What a project brings with it


def test_no_compiled_template_or_script_that_a_project_brings_is_used(tmp_path: Path, minimal: dict[str, str]) -> None:
    """They lie beside the theme, so that of a project without one nothing is run."""
    lay_out(tmp_path, minimal)
    done = CliRunner().invoke(command, ["build"], obj=tmp_path)
    assert done.exit_code == 0, done.output
    assert [path.name for path in (tmp_path / ".cache").iterdir()] == ["stamps"]


# Paths


def folders(root: Path) -> Iterator[Path]:
    """A project, and a secret beside it."""
    (root / "secret.txt").write_text(HIDDEN)
    (root / "secret.md").write_text(f"---\ntitle: {HIDDEN}\ndescription: A b.\nsources: []\norder: 1\n---\n{HIDDEN}\n")
    yield root / "project"


@pytest.fixture
def project(tmp_path: Path, minimal: dict[str, str]) -> Path:
    lay_out(tmp_path / "project", minimal)
    return next(folders(tmp_path))


def built(project: Path, cache: Path) -> BuildResult:
    return build_site(BuildConfig(project, ROOT / "theme", cache, TODAY))


def holds_the_secret(result: BuildResult) -> bool:
    return any(HIDDEN.encode() in content for content in result.files.values())


@pytest.mark.parametrize("name", ["content/guidance/extra.md", "data/glossary.yaml", "data/matrix/first-theme.yaml"])
def test_a_link_to_a_file_outside_is_refused(project: Path, cache: Path, name: str) -> None:
    (project / name).unlink(missing_ok=True)
    (project / name).symlink_to(project.parent / "secret.md")
    result = built(project, cache)
    assert any("leads out of the project folder" in problem.message for problem in result.problems)
    assert not holds_the_secret(result)


def test_a_link_to_a_folder_outside_is_refused(project: Path, cache: Path) -> None:
    (project.parent / "pages").mkdir()
    (project.parent / "pages" / "one.md").write_text((project.parent / "secret.md").read_text())
    (project / "content" / "linked").symlink_to(project.parent / "pages")
    result = built(project, cache)
    assert result.failed
    assert not holds_the_secret(result)


def test_a_link_in_the_theme_that_leads_out_is_refused(project: Path, cache: Path) -> None:
    theme = project / "theme"
    for folder in ("layouts", "macros", "styles", "scripts", "node_modules", "worker"):
        theme.mkdir(exist_ok=True)
        (theme / folder).symlink_to(ROOT / "theme" / folder)
    (theme / "package-lock.json").symlink_to(ROOT / "theme" / "package-lock.json")
    (theme / "assets").mkdir()
    (theme / "assets" / "secret.txt").symlink_to(project.parent / "secret.txt")
    result = build_site(BuildConfig(project, theme, cache, TODAY))
    assert [problem.message for problem in result.problems] == ["this link leads out of the theme"]
    assert not holds_the_secret(result)


@pytest.mark.parametrize("layout", ["../../../secret", "/etc/hostname", "..%2f..%2fsecret", "base", "containers", "worksheet/worksheet"])
def test_a_layout_is_a_file_of_the_theme(build: Build, minimal: dict[str, str], layout: str) -> None:
    minimal["content/guidance/first.md"] = minimal["content/guidance/first.md"].replace("title:", f"layout: '{layout}'\ntitle:", 1)
    result = build(minimal)
    assert layout in {"base"} or result.failed
    assert not holds_the_secret(result)


@pytest.mark.parametrize("name", ["../edition", "linked", "{outside}/edition"])
def test_a_local_edition_that_data_names_lies_in_the_project(project: Path, cache: Path, name: str) -> None:
    """Whoever builds may name any folder with --local; a file of data may not."""
    shutil.copytree(ROOT / "tests" / "sites" / "local", project.parent / "edition")
    (project / "linked").symlink_to(project.parent / "edition")
    with (project / "data" / "site.yaml").open("a") as settings:
        settings.write(f"local: {name.format(outside=project.parent)}\n")
    assert any("lies outside the project" in problem.message for problem in built(project, cache).problems)


@pytest.mark.parametrize("edition", ["../../escaped", "a b"])
def test_an_edition_is_fit_to_stand_in_the_name_of_a_file(project: Path, edition: str) -> None:
    path = project / "data" / "site.yaml"
    path.write_text(path.read_text().replace('edition: "2019-08"', f"edition: {json.dumps(edition)}"))
    (project / "theme").symlink_to(ROOT / "theme")
    done = CliRunner().invoke(command, ["package"], obj=project)
    assert done.exit_code == 1
    assert "data/site.yaml" in done.output
    assert not list(project.parent.glob("**/*.zip"))


@pytest.mark.parametrize("folder", ["../../escaped", "/escaped", "a/../../../escaped", "Guidance", "a b"])
def test_a_new_page_stays_in_content(project: Path, folder: str) -> None:
    done = CliRunner().invoke(command, ["new", "page", "--folder", folder, "--title", "One", "--description", "A b."], obj=project)
    assert done.exit_code == 1 or (project / "content" / folder.strip("/")).is_dir()
    assert not list(project.parent.glob("**/escaped/one.md")) or (project / "content" / "escaped").is_dir()


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a/../../out.txt", "", "a\nb", "..\\out.txt", "C:out.txt"])
def test_the_writers_write_nothing_outside(tmp_path: Path, name: str) -> None:
    problems = write_site(tmp_path / "dist", {name: b"x"})
    assert isinstance(problems, list)
    assert "would not lie in the site's folder" in problems[0].message
    with pytest.raises(ValueError, match="would not lie"):
        write_files(tmp_path / "project", {name: "x"})
    assert list(tmp_path.iterdir()) == []


def test_a_hostile_list_of_what_was_made_leads_to_nothing_outside(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    assert isinstance(write_site(out, {"index.html": b"x"}), WriteReport)
    (tmp_path / "empty").mkdir()
    (tmp_path / "mine.txt").write_text("mine")
    names = ["../mine.txt", "../empty/x", "/etc/hostname", "a\tb\nremove\tc", "index.html"]
    (out / MANIFEST).write_text(json.dumps({"files": dict.fromkeys(names, "0")}))
    done = CliRunner().invoke(command, ["publish", "--out", str(out), "--list", str(out / MANIFEST)], obj=tmp_path)
    assert "mine.txt" not in done.output
    remove_site(out)
    assert (tmp_path / "empty").is_dir()
    assert (tmp_path / "mine.txt").read_text() == "mine"


# Reports on a terminal


def test_no_name_or_text_can_move_the_cursor_of_a_terminal(project: Path, cache: Path) -> None:
    (project / "content" / "glossary.md").rename(project / "content" / "\x1b]0;owned\x07\u202egloss.md")
    (project / "data" / "roles.yaml").write_text('"\\e[2Jroles": 1\n"\\u202eb": "\\x07"\n')
    (project / "content" / os.fsdecode(b"\xff.md")).write_bytes(b"x")
    result = built(project, cache)
    assert result.failed
    for line in map(str, result.problems):
        assert line.isprintable(), line
        line.encode()
