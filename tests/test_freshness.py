"""Telling that nothing changed: right about every kind of change, and quick."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import lay_out

from site_builder import freshness, marks
from site_builder.commands import at_once
from site_builder.intact import with_digest

TODAY = "2026-11-23"
OPTIONS = at_once.options()
TOLD = {"pages": 3, "warnings": ["a warning"]}


class Project:
    """A small project that was built: its folders and the stamp of the build."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root / "project", root / "dist"
        lay_out(
            self.root, {"content/a.md": "a", "content/deep/b.md": "b", "data/c.yaml": "c", "theme/d.html": "d", "site_builder/e.py": "e"}
        )
        lay_out(self.out, {"index.html": "x", "deep/y.html": "y"})
        self.stamp = freshness.stamp_path(self.root / ".cache", self.out, OPTIONS)
        marks = freshness.present(self.root, self.out, None)
        freshness.save(self.stamp, freshness.Stamp(TODAY, marks.inputs, marks.outputs, TOLD))

    def told(self, today: str = TODAY) -> object:
        return marks.told_again(str(self.root), str(self.out), OPTIONS, today)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project that holds the generator that runs."""
    monkeypatch.setattr(marks, "PACKAGE", str(tmp_path / "project" / "site_builder"))
    return Project(tmp_path)


def test_when_nothing_changed_the_last_build_is_told_again(project: Project) -> None:
    assert project.told() == TOLD


def test_before_the_first_build_nothing_is_told(project: Project) -> None:
    project.stamp.unlink()
    assert project.told() is None


def same_size_and_time(project: Project) -> None:
    path = project.root / "content" / "a.md"
    before = path.stat()
    time.sleep(0.01)
    path.write_text("z")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(project: Project) -> None:
    (project.root / "new").write_text("a")
    (project.root / "new").replace(project.root / "content" / "a.md")


CHANGES: dict[str, Callable[[Project], object]] = {
    "an input is changed": lambda project: (project.root / "data" / "c.yaml").write_text("other"),
    "an input is changed with its size and time kept": same_size_and_time,
    "an input is replaced by a file like it": replaced,
    "an input is added": lambda project: (project.root / "content" / "new.md").touch(),
    "an input is added in a new folder": lambda project: lay_out(project.root, {"data/new/f.yaml": "f"}),
    "an input is removed": lambda project: (project.root / "content" / "deep" / "b.md").unlink(),
    "an input is renamed": lambda project: (project.root / "theme" / "d.html").rename(project.root / "theme" / "e.html"),
    "the generator is changed": lambda project: (project.root / "site_builder" / "e.py").write_text("other"),
    "pinned versions are changed": lambda project: lay_out(project.root, {"requirements/build.txt": "x==2"}),
    "an output is changed": lambda project: (project.out / "index.html").write_text("z"),
    "an output is removed": lambda project: (project.out / "deep" / "y.html").unlink(),
    "an output is added": lambda project: (project.out / "mine.txt").touch(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_nothing_is_told(project: Project, change: str) -> None:
    CHANGES[change](project)
    assert project.told() is None


def test_what_is_no_input_changes_nothing(project: Project) -> None:
    lay_out(project.root, {"tests/x.py": "", "README.md": "", "theme/node_modules/m/i.js": "", "site_builder/__pycache__/e.pyc": ""})
    assert project.told() == TOLD


def test_on_another_day_the_build_runs_again_since_reviews_may_be_due(project: Project) -> None:
    assert project.told("2026-11-24") is None


def test_each_output_folder_and_each_address_has_a_stamp_of_its_own(tmp_path: Path) -> None:
    paths = {freshness.stamp_path(tmp_path, tmp_path / out, site_url) for out in ("a", "b") for site_url in ("", "https://example.org")}
    assert len(paths) == 4


DEEP = "[" * 100_000 + "]" * 100_000
NO_STAMPS = ["", "{", "[]", "{}", '{"version": 1}', '"x"', "null", "\xff", "\0" * 500, DEEP, f'{{"inputs": {DEEP}}}']


@pytest.mark.parametrize("text", NO_STAMPS, ids=range(len(NO_STAMPS)))
@pytest.mark.parametrize("keep", [bytes, with_digest], ids=["as it is", "with its digest"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_damaged_stamp_tells_nothing(project: Project, text: str, keep: Callable[[bytes], bytes], encoding: str) -> None:
    project.stamp.write_bytes(keep(text.encode(encoding)))
    assert project.told() is None
    assert freshness.read(project.stamp) is None


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: whole.replace(b'"pages": 3', b'"pages": 4')])
def test_a_stamp_that_is_no_longer_what_was_written_tells_nothing(project: Project, damage: Callable[[bytes], bytes]) -> None:
    project.stamp.write_bytes(damage(project.stamp.read_bytes()))
    assert project.told() is None


def test_the_generator_that_runs_is_looked_at_wherever_it_is_installed(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path / "installed", {"site_builder/e.py": "e", "site_builder/deep/f.py": "f"})
    shutil.rmtree(project.root / "site_builder")
    monkeypatch.setattr(marks, "PACKAGE", str(tmp_path / "installed" / "site_builder"))
    before = freshness.inputs(project.root)
    assert {"site_builder/e.py", "site_builder/deep/f.py"} <= before.keys()
    (tmp_path / "installed" / "site_builder" / "e.py").write_text("other")
    assert freshness.inputs(project.root) != before


def test_a_file_that_vanishes_while_marks_are_taken_counts_as_gone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when two builds and `clean` run at once."""
    scan = os.scandir

    def scan_and_lose(path: str) -> list[os.DirEntry[str]]:
        with scan(path) as found:
            entries = list(found)
        for entry in entries:
            if entry.name == "y.html":
                Path(entry.path).unlink()
        return entries

    monkeypatch.setattr(os, "scandir", scan_and_lose)
    assert "deep/y.html" not in freshness.outputs(project.out)


def test_a_stamp_of_another_version_of_the_generator_tells_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "__version__", "9.9.9")
    assert project.told() is None


def test_the_files_that_did_not_change_are_known(project: Project) -> None:
    before = freshness.inputs(project.root)
    same_size_and_time(project)
    (project.root / "data" / "c.yaml").unlink()
    lay_out(project.root, {"content/new.md": "n"})
    assert freshness.same(before, freshness.inputs(project.root)) == {"content/deep/b.md", "theme/d.html", "site_builder/e.py"}


def test_a_link_is_marked_by_what_it_leads_to(project: Project) -> None:
    (project.root / "elsewhere").write_text("a")
    (project.root / "content" / "link.md").symlink_to("../elsewhere")
    before = freshness.inputs(project.root)
    time.sleep(0.01)
    (project.root / "elsewhere").write_text("b")
    assert freshness.inputs(project.root) != before


def test_a_link_to_nothing_is_no_trouble(project: Project) -> None:
    (project.root / "content" / "link.md").symlink_to("gone")
    assert "content/link.md" in freshness.inputs(project.root)
