"""Telling that nothing changed: right about every kind of change."""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.build.incremental import stamp as stamps
from site_builder.build.incremental.stamp import (
    BuildStamp,
    load_stamp,
    snapshot,
    stamp_as_bytes,
    stamp_path,
    unchanged_paths,
)
from site_builder.cli.start import repeat_last_build
from site_builder.core.dates import today
from tests.conftest import lay_out

ASKED = ["build"]


class Project:
    """A small project that was built: its folders and the stamp of the build."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root / "project", root / "dist"
        lay_out(self.root, {"content/a.md": "a", "content/deep/b.md": "b", "data/c.yaml": "c", "theme/d.html": "d"})
        lay_out(self.out, {"index.html": "x", "deep/y.html": "y"})
        self.path = Path(stamp_path(str(self.root), ASKED))
        self.path.parent.mkdir(parents=True)
        self.store()

    def store(self, day: str = today(), command: list[str] = ASKED) -> None:
        files = snapshot(str(self.root), str(self.out))
        stamp = BuildStamp(files, today=day, out=str(self.out), overlay_dir="", pages=3, warnings=["a warning"])
        self.path.write_bytes(stamp_as_bytes(stamp, "", command))

    def store_of_version(self, other: str) -> None:
        content = self.path.read_bytes()[9:].replace(stamps.version().encode(), other.encode())
        self.path.write_bytes(with_checksum(content))

    def inputs(self) -> stamps.FileStats:
        return snapshot(str(self.root), str(self.out)).inputs


def with_checksum(content: bytes) -> bytes:
    return b"%08x " % zlib.crc32(content) + content


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    lay_out(tmp_path, {"generator/e.py": "e"})
    monkeypatch.setattr(stamps, "GENERATOR_FOLDER", str(tmp_path / "generator"))
    return Project(tmp_path)


def test_when_nothing_changed_the_last_build_is_told_again(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert repeat_last_build(ASKED, str(project.root))
    told = capsys.readouterr()
    assert told.out.startswith("Nothing changed: 3 pages in ")
    assert told.err == "a warning\n"


def test_before_the_first_build_nothing_is_told(project: Project) -> None:
    project.path.unlink()
    assert not repeat_last_build(ASKED, str(project.root))


@pytest.mark.parametrize("arguments", [[], ["check"], ["build", "--compress"], ["--root"], ["--help"]])
def test_what_was_not_asked_before_is_not_answered(project: Project, arguments: list[str]) -> None:
    assert not repeat_last_build(arguments, str(project.root))


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
    "the generator is changed": lambda project: (project.root.parent / "generator" / "e.py").write_text("other"),
    "pinned versions are changed": lambda project: lay_out(project.root, {"requirements/build.txt": "x==2"}),
    "an output is changed": lambda project: (project.out / "index.html").write_text("z"),
    "an output is removed": lambda project: (project.out / "deep" / "y.html").unlink(),
    "an output is added": lambda project: (project.out / "mine.txt").touch(),
    "it is another day": lambda project: project.store(day="2019-08-09"),
    "the generator has another version": lambda project: project.store_of_version("9.9.9"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_nothing_is_told(project: Project, change: str) -> None:
    CHANGES[change](project)
    assert not repeat_last_build(ASKED, str(project.root))


def test_what_is_no_input_changes_nothing(project: Project) -> None:
    lay_out(project.root, {"tests/x.py": "", "README.md": "", "theme/node_modules/m/i.js": "", "data/__pycache__/e.pyc": ""})
    assert repeat_last_build(ASKED, str(project.root))


DAMAGED = {
    "empty": b"",
    "cut off": b"0.1.0\0(",
    "a list": b"[]",
    "text in UTF-16": "0.1.0\0".encode("utf-16"),
    "NUL": bytes(4096),
    "numbers that are none": f"{stamps.version()}\0{stamps.asked(ASKED)}\0\0\0\0\0one\0two\0three\0".encode(),
}


@pytest.mark.parametrize("name", DAMAGED)
@pytest.mark.parametrize("keep", [bytes, with_checksum], ids=["as it is", "with its checksum"])
def test_a_damaged_stamp_counts_as_none(project: Project, name: str, keep: Callable[[bytes], bytes]) -> None:
    project.path.write_bytes(keep(DAMAGED[name]))
    assert load_stamp(str(project.root), ASKED) is None
    assert not repeat_last_build(ASKED, str(project.root))


def test_a_stamp_of_another_command_counts_as_none_whatever_its_name(project: Project) -> None:
    project.store(command=["build", "--compress"])
    assert load_stamp(str(project.root), ASKED) is None


def test_the_files_that_did_not_change_are_known(project: Project) -> None:
    before = project.inputs()
    same_size_and_time(project)
    (project.root / "data" / "c.yaml").unlink()
    lay_out(project.root, {"content/new.md": "n"})
    assert unchanged_paths(before, project.inputs()) == {"content/deep/b.md", "theme/d.html", "generator/e.py"}


def test_a_link_is_known_by_what_it_leads_to(project: Project) -> None:
    (project.root / "elsewhere").write_text("a")
    (project.root / "content" / "link.md").symlink_to("../elsewhere")
    before = project.inputs()
    time.sleep(0.01)
    (project.root / "elsewhere").write_text("b")
    assert project.inputs() != before


def test_a_link_to_nothing_is_no_trouble(project: Project) -> None:
    (project.root / "content" / "link.md").symlink_to("gone")
    assert "content/link.md" in project.inputs()


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: whole.replace(b"\0003\000", b"\0004\000")])
def test_a_stamp_that_is_no_longer_what_was_written_counts_as_none(project: Project, damage: Callable[[bytes], bytes]) -> None:
    project.path.write_bytes(damage(project.path.read_bytes()))
    assert load_stamp(str(project.root), ASKED) is None


def test_a_file_that_vanishes_meanwhile_counts_as_gone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
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
    assert "deep/y.html" not in snapshot(str(project.root), str(project.out)).outputs
