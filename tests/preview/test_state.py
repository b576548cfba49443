"""The state of a preview: looks and whole builds take turns, nothing is lost, and pages in view are known to be stale."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from site_builder.core.problems import Place, Problem
from site_builder.preview import state as previews
from site_builder.preview.panel import panel
from site_builder.preview.state import REMEMBERED, Preview, PreviewStatus
from tests.conftest import ROOT, lay_out

PAGE = "content/guidance/first.md"
URL = "guidance/first.html"


@pytest.fixture
def preview(tmp_path: Path, minimal: dict[str, str], cache: Path) -> Preview:
    root = tmp_path / "project"
    lay_out(root, minimal)
    (root / "theme").symlink_to(ROOT / "theme")
    (root / ".cache").symlink_to(cache)
    made = Preview(root, root / "dist", lambda line: None)
    made.rebuild()
    return made


def save(preview: Preview, text: str, name: str = PAGE) -> None:
    path = preview.root / name
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_a_save_makes_a_page_in_view_stale_and_a_look_shows_it(preview: Preview) -> None:
    preview.serve(URL)
    assert not preview.stale()
    save(preview, "\nJust saved.\n")
    assert preview.look([PAGE])
    assert preview.stale()
    assert "Just saved." in (preview.serve(URL) or "")
    assert not preview.stale()


def test_after_the_whole_build_the_page_is_the_same_so_nothing_is_told_twice(preview: Preview) -> None:
    preview.serve(URL)
    save(preview, "\nJust saved.\n")
    preview.look([PAGE])
    preview.serve(URL)
    preview.rebuild()
    assert not preview.stale()
    assert "Just saved." in (preview.out / URL).read_text("utf-8")


def test_a_mistake_shows_a_panel_at_once_and_goes_when_mended(preview: Preview) -> None:
    good = (preview.root / PAGE).read_text("utf-8")
    preview.serve(URL)
    save(preview, "\nRead <b>it</b>.\n")
    assert preview.look([PAGE])
    assert preview.stale()
    assert "there is HTML in the Markdown" in preview.panel()
    assert "is a group of practices" in (preview.serve(URL) or "")
    (preview.root / PAGE).write_text(good, "utf-8")
    assert preview.look([PAGE])
    assert preview.panel() == ""


def test_a_file_that_is_just_being_written_is_no_mistake(preview: Preview) -> None:
    (preview.root / PAGE).write_text("", "utf-8")
    assert not preview.look([PAGE])
    assert preview.panel() == ""


def test_a_mistake_elsewhere_stays_until_it_is_mended(preview: Preview) -> None:
    save(preview, "\nRead <b>it</b>.\n")
    preview.look([PAGE])
    save(preview, "\nMore.\n", "content/guidance/second.md")
    preview.look(["content/guidance/second.md"])
    assert "there is HTML in the Markdown" in preview.panel()


def test_a_change_during_a_whole_build_is_not_lost(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build below began before the save, so what the look showed must outlive it."""
    build = previews.build_once
    preview.serve(URL)

    def slow(*arguments: Any) -> PreviewStatus:
        outcome = build(*arguments)
        save(preview, "\nSaved meanwhile.\n")
        preview.look([PAGE])
        return outcome

    monkeypatch.setattr(previews, "build_once", slow)
    preview.rebuild()
    assert "Saved meanwhile." in (preview.page(URL) or "")
    monkeypatch.setattr(previews, "build_once", build)
    preview.rebuild()
    assert "Saved meanwhile." in (preview.out / URL).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("content/guidance/second.md", "guidance/second.html"),
        ("content/index.md", "index.html"),
        ("data/contacts/somewhere.yaml", "contacts/somewhere.html"),
        ("data/glossary.yaml", "glossary.html"),
        ("data/site.yaml", "index.html"),
    ],
)
def test_the_page_whose_file_changed_last_is_known(name: str, url: str, preview: Preview) -> None:
    os.utime(preview.root / name, (4_000_000_000, 4_000_000_000))
    assert preview.newest() == url


def test_the_gallery_is_shown_and_is_not_written(preview: Preview) -> None:
    assert "Macros of the theme" in (preview.serve("_gallery/index.html") or "")
    assert not (preview.out / "_gallery").exists()


def test_the_folder_of_a_local_edition_is_watched(preview: Preview) -> None:
    assert preview.root / "ours" not in preview.folders()
    lay_out(preview.root, {"ours/edition.yaml": "id: x\n"})
    save(preview, "local: ours\n", "data/site.yaml")
    assert preview.root / "ours" in preview.folders()


def test_an_asset_of_an_older_build_is_answered_with_the_present_one(preview: Preview) -> None:
    """A page that was loaded before a save still asks for a style or a script by its old address."""
    [script] = (preview.out / "assets").glob("search-*.js")
    assert preview.other_file("assets/search-0123456789.js") == f"assets/{script.name}"
    assert preview.other_file(f"assets/{script.name}") == f"assets/{script.name}"
    assert preview.other_file("assets/nothing-0123456789.js") is None
    assert preview.other_file("../data/site.yaml") is None
    assert preview.other_file(URL) is None


def test_links_that_lead_nowhere_and_hidden_files_are_no_pages(preview: Preview) -> None:
    """Editors leave such links beside a file that is not saved yet."""
    (preview.root / "content/guidance/.#first.md").symlink_to("somebody@host.1:2")
    (preview.root / "content/guidance/gone.md").symlink_to("nowhere")
    os.utime(preview.root / "content/guidance/second.md", (4_000_000_000, 4_000_000_000))
    assert preview.newest() == "guidance/second.html"


def test_made_up_addresses_fill_no_memory(preview: Preview) -> None:
    preview.serve(URL)
    for number in range(3 * REMEMBERED):
        preview.serve(f"made-up/{number}.html")
    assert len(preview._served) == REMEMBERED
    assert not preview.stale(URL)


def test_a_folder_that_another_one_took_the_place_of_is_noticed(preview: Preview) -> None:
    before = preview.watched()
    (preview.root / "content").rename(preview.root / "away")
    assert set(before) - set(preview.watched()) == {preview.root / "content"}
    (preview.root / "content").mkdir()
    assert preview.watched() != before
    (preview.root / "content").rmdir()
    (preview.root / "away").rename(preview.root / "content")
    assert preview.watched() == before


def test_the_panel_shows_no_line_of_a_file_that_is_no_text(preview: Preview) -> None:
    (preview.root / "content/report.docx").write_bytes(b"PK\x03\x04 text")
    preview.outcome = PreviewStatus((Problem(Place("content/report.docx"), "m", "r"),), written=False)
    assert "<pre>" not in preview.panel()


def test_mistakes_stand_before_warnings(tmp_path: Path) -> None:
    shown = panel(tmp_path, (Problem(Place("a.md"), "odd", "look", "warning"), Problem(Place("b.md"), "wrong", "mend")))
    assert [shown.index(words) for words in ("cannot be built", "wrong", "Warnings", "odd")] == sorted(
        shown.index(words) for words in ("cannot be built", "wrong", "Warnings", "odd")
    )
