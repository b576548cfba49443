"""What is expensive is made once, and what is kept of it is used while it is whole."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.core.files.cache import cached_bytes, prune, recall, remember
from site_builder.core.files.disk import LEFT_OVER, atomic_write, new_name

MONTH = 31 * 24 * 60 * 60


def test_the_same_key_gives_what_was_made_and_another_key_is_made(tmp_path: Path) -> None:
    made = []

    def make() -> bytes:
        made.append(1)
        return b"content %d" % len(made)

    folder = tmp_path / "new" / "folder"
    assert [cached_bytes(folder, b"one", make), cached_bytes(folder, b"one", make), cached_bytes(folder, b"two", make)] == [
        b"content 1",
        b"content 1",
        b"content 2",
    ]
    assert len(made) == 2 and len(list(folder.iterdir())) == 2


DAMAGE = {
    "empty": lambda whole: b"",
    "cut off": lambda whole: whole[:-1],
    "zeros": lambda whole: bytes(len(whole)),
    "more than there was": lambda whole: whole + b"!",
    "one other byte": lambda whole: whole[:-1] + b"?",
    "the bytes without their digest": lambda whole: whole[32:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_is_made_again(tmp_path: Path, damage: str) -> None:
    remember(tmp_path, b"key", b"content")
    [path] = tmp_path.iterdir()
    path.write_bytes(DAMAGE[damage](path.read_bytes()))
    assert recall(tmp_path, b"key") is None
    assert cached_bytes(tmp_path, b"key", lambda: b"made again") == b"made again"
    assert recall(tmp_path, b"key") == b"made again"


def _put_a_folder_in_its_place(folder: Path) -> None:
    remember(folder, b"key", b"content")
    [path] = folder.iterdir()
    path.unlink()
    path.mkdir()


NOT_TO_BE_KEPT: dict[str, Callable[[Path], None]] = {
    "a folder has its name": _put_a_folder_in_its_place,
    "the cache's folder is a file": Path.touch,
}


@pytest.mark.parametrize("reason", NOT_TO_BE_KEPT)
def test_what_cannot_be_kept_is_made_each_time(tmp_path: Path, reason: str) -> None:
    folder = tmp_path / "assets"
    NOT_TO_BE_KEPT[reason](folder)
    before = sorted(tmp_path.rglob("*"))
    assert cached_bytes(folder, b"key", lambda: b"made") == b"made"
    assert recall(folder, b"key") is None
    assert sorted(tmp_path.rglob("*")) == before


def test_no_content_is_content_too(tmp_path: Path) -> None:
    remember(tmp_path, b"key", b"")
    assert recall(tmp_path, b"key") == b""


def test_a_file_takes_the_place_of_another_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    atomic_write(path, b"one")
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask()
    path.chmod(0o640)
    atomic_write(path, b"two", lasting=True)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o640)
    assert list(tmp_path.iterdir()) == [path]


def umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.json"
    atomic_write(path, b"one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        atomic_write(path, b"two", lasting=True)
    assert [found.read_bytes() for found in tmp_path.iterdir()] == [b"one"]


def test_the_name_of_a_new_file_is_another_each_time() -> None:
    names = {new_name("a.json") for _ in range(100)}
    assert len(names) == 100
    assert all(LEFT_OVER.fullmatch(name) for name in names)


def test_what_nobody_used_for_a_month_goes_and_what_is_used_stays(tmp_path: Path) -> None:
    folder = tmp_path / "assets"
    for key in (b"used", b"unused"):
        remember(folder, key, key)
    for path in folder.iterdir():
        os.utime(path, (time.time() - MONTH, time.time() - MONTH))
    assert recall(folder, b"used") == b"used"
    assert prune(tmp_path) == 1
    assert (recall(folder, b"used"), recall(folder, b"unused")) == (b"used", None)


def test_what_killed_builds_left_goes_after_a_day_and_what_others_keep_stays(tmp_path: Path) -> None:
    left, young, other = (tmp_path / "assets" / name for name in (new_name("compiling"), new_name("compiling"), "mine"))
    audit = tmp_path / "audit" / new_name("x")
    for folder in (left, young, other, audit):
        folder.mkdir(parents=True)
        (folder / "site.css").touch()
    for folder in (left, other, audit):
        os.utime(folder, (time.time() - 100_000, time.time() - 100_000))
    assert prune(tmp_path) == 1
    assert (left.exists(), young.exists(), other.exists(), audit.exists()) == (False, True, True, True)
