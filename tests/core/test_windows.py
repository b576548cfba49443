"""What differs on Windows, as far as it can be simulated here: nobody has run the project there yet."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.build.incremental import stamp
from site_builder.core.files import work_folders
from site_builder.core.files.replacing import link
from site_builder.core.files.site_writer import WriteReport, write_site
from site_builder.core.files.work_folders import present_files
from site_builder.render.assets import find_esbuild, find_node

OLD = {"index.html": b"old", "downloads/people/one.vcf": b"card"}
NEW = {"index.html": b"new", "downloads/people/one.vcf": b"card 2"}


def test_files_in_folders_of_folders_are_known_by_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system puts backslashes between names, the list of what was made still has slashes."""
    out = tmp_path / "site"
    (out / "downloads" / "people").mkdir(parents=True)
    (out / "downloads" / "people" / "one.vcf").write_bytes(b"card")
    walked = [(str(folder).replace("/", "\\"), folders, files) for folder, folders, files in os.walk(out)]
    monkeypatch.setattr(work_folders.os, "sep", "\\")
    monkeypatch.setattr(work_folders.os, "walk", lambda *_, **__: iter(walked))
    assert present_files(out) == {"downloads/people/one.vcf"}


def test_the_stamp_names_files_with_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entry:
        path, name = "C:\\site\\downloads\\people\\one.vcf", "one.vcf"

        def is_dir(self, **_: bool) -> bool:
            return False

        def is_symlink(self) -> bool:
            return False

        def stat(self, **_: bool) -> os.stat_result:
            return Path(__file__).stat()

    monkeypatch.setattr(stamp.os, "sep", "\\")
    monkeypatch.setattr(stamp.os, "scandir", lambda _: iter([Entry()]))
    assert [name for name, _ in stamp.walk_stats("C:\\site", "C:\\site")] == ["downloads/people/one.vcf"]


def test_a_system_that_cannot_tell_links_apart_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NotImplementedError("follow_symlinks unavailable on this platform")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "one").write_bytes(b"1")
    link(str(tmp_path / "one"), str(tmp_path / "two"))
    assert (tmp_path / "two").read_bytes() == b"1"


@pytest.fixture
def without_swapping(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that cannot swap two folders, and has no locks."""
    monkeypatch.setattr("site_builder.core.files.replacing.exchange", lambda *_: False)
    monkeypatch.setattr(work_folders, "fcntl", None)
    yield


@pytest.mark.usefixtures("without_swapping")
def test_a_site_takes_the_place_of_another_without_swapping(tmp_path: Path) -> None:
    for files in (OLD, NEW):
        assert isinstance(write_site(tmp_path / "dist", files), WriteReport)
        assert {name: (tmp_path / "dist" / name).read_bytes() for name in files} == files
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.usefixtures("without_swapping")
def test_a_file_that_another_program_has_open_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither its folder can be moved nor the file be replaced; no file is half written, and the next run puts all right."""
    out = tmp_path / "dist"
    write_site(out, OLD)
    rename, replace = Path.rename, Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if self == out or target == out / "index.html":
            raise PermissionError(errno.EACCES, "The process cannot access the file because it is being used by another process")
        return rename(self, target)

    with monkeypatch.context() as busy:
        busy.setattr(Path, "rename", refusing)
        busy.setattr(Path, "replace", refusing)
        told = write_site(out, NEW)
    assert not isinstance(told, WriteReport)
    assert "on Windows, close programs that have files of it open" in str(told[0])
    assert (out / "index.html").read_bytes() in {b"old", b"new"}
    assert Path.replace is replace
    assert isinstance(write_site(out, NEW), WriteReport)
    assert {name: (out / name).read_bytes() for name in NEW} == NEW


def test_the_programs_of_the_packages_are_found_where_windows_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but Python is on the path there; node came with the environment."""
    program = tmp_path / "node_modules" / "@esbuild" / "win32-x64" / "esbuild.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    assert find_esbuild(tmp_path) == program
    node = tmp_path / "Scripts" / "node"
    node.parent.mkdir()
    node.write_text("#!/bin/sh\n", "utf-8")
    node.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(node.with_name("python.exe")))
    monkeypatch.setenv("PATH", "")
    assert find_node() == str(node)
