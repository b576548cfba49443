"""Temporary folders to build in, and the clearing of those that a killed command left.

Their names cannot be foreseen, nobody else can look into them, and a file in them says what they are. While a command
works in one, it holds a lock on that file: a folder without a lock is left over. Nothing else is ever removed.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from site_builder.core.files.disk import new_name
from site_builder.core.files.manifest import read_manifest

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

TREE, ASIDE = "tree", "aside"
SHOWN_ENTRY = "shown"  # a file that is there once people may have put something into one of them
_MARKER = "work-in-progress"
_DAY = 24 * 60 * 60


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Wait until no other command changes this place, where the system has locks."""
    if fcntl is None:
        yield
        return
    try:
        descriptor = os.open(out.parent, os.O_RDONLY)
    except PermissionError:
        descriptor = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def work_folder(place: Path, out: Path, manifest: str) -> Iterator[Path]:
    """A new folder in ``place`` for making what shall be at ``out``, which has such a manifest; removed in the end."""
    folder = place / new_name(out.name)
    folder.mkdir(mode=0o700)
    try:
        with (folder / _MARKER).open("x", encoding="utf-8") as marker:
            marker.write(folder.name)
            marker.flush()
            _lock(marker)
            yield folder
    finally:
        _discard(folder, out, manifest)


def recover(out: Path, manifest: str) -> None:
    """Put right what a killed command may have left of its work for ``out``: the old files back, half-made ones gone.

    Call it while ``locked``, and begin to work only so, or else an empty folder of somebody who just begins is taken away.
    """
    name = re.compile(rf"\.{re.escape(out.name)}\.[0-9a-f]{{16}}\.new")
    for place in (out.parent, out, Path(tempfile.gettempdir())):
        with suppress(FileNotFoundError, PermissionError):
            for found in [entry.name for entry in os.scandir(place) if name.fullmatch(entry.name)]:
                if _is_left_over(place / found):
                    _discard(place / found, out, manifest)


def _is_left_over(folder: Path) -> bool:
    """Whether a folder is one of ours, in which nobody works any more."""
    marker = folder / _MARKER
    try:
        if not folder.is_symlink() and folder.is_dir() and not any(folder.iterdir()):
            return True
        if folder.is_symlink() or marker.is_symlink() or not marker.is_file():
            return False
        with marker.open("r+", encoding="utf-8") as opened:
            said = opened.read(len(folder.name) + 1)
            return folder.name.startswith(said) and _lock(opened)  # not all of it: the power went before it was on the disk
    except (OSError, ValueError):
        return False


def _lock(marker: IO[str]) -> bool:
    """Hold a lock as long as the file is open, where the system has locks; False when another command holds it."""
    if fcntl is None:
        return time.time() - os.fstat(marker.fileno()).st_mtime > _DAY
    try:
        fcntl.flock(marker, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _discard(work: Path, out: Path, manifest: str) -> None:
    """Remove a work folder. What is in it and was not made by us is moved to its place, or the folder stays."""
    with suppress(OSError):
        if (work / ASIDE).is_dir() and not os.path.lexists(out):
            (work / ASIDE).rename(out)
        for tree in (work / ASIDE, work / TREE):
            if (work / SHOWN_ENTRY).exists() and tree.is_dir():
                _settle(tree, out, read_manifest(tree, manifest).keys() | {manifest})
        if not (work / SHOWN_ENTRY).exists() or not any(tree.exists() for tree in (work / ASIDE, work / TREE)):
            for inside in [path for path in work.iterdir() if path.name != _MARKER]:  # the marker goes last, with the folder
                shutil.rmtree(inside) if inside.is_dir() and not inside.is_symlink() else inside.unlink()
            shutil.rmtree(work)


def _settle(tree: Path, out: Path, ours: set[str]) -> None:
    """Take a tree apart: our files and those that are in ``out`` too are removed, others are moved there while there is room."""
    for path in present_files(tree):
        if path in ours:
            _remove(tree / path)
            continue
        here, there = tree / path, out / path
        if _is_same(here, there):
            _remove(here)
        elif not os.path.lexists(there):
            there.parent.mkdir(parents=True, exist_ok=True)
            here.rename(there)
    for folder, _, _ in os.walk(tree, topdown=False):
        with suppress(OSError):  # what is left in it belongs to others
            Path(folder).rmdir()


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except (IsADirectoryError, PermissionError):
        path.rmdir()


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths have the same file, the same bytes or the same link, or are both folders."""
    if not os.path.lexists(other) or one.is_symlink() != other.is_symlink():
        return False
    if one.is_symlink():
        return one.readlink() == other.readlink()
    if one.is_dir() or other.is_dir():
        return one.is_dir() and other.is_dir()
    return one.samefile(other) or one.read_bytes() == other.read_bytes()


def present_files(out: Path) -> set[str]:
    """Every file, link and empty folder below a folder. Raises OSError when it cannot be read."""
    found: set[str] = set()
    cut = len(str(out)) + 1
    for folder, folders, files in os.walk(out, onerror=_refuse):
        inside = f"{folder[cut:]}/".replace(os.sep, "/") if folder[cut:] else ""
        found.update(f"{inside}{name}" for name in files)
        found.update(f"{inside}{name}" for name in folders if os.path.islink(f"{folder}/{name}"))  # noqa: PTH114 - quick
        if not folders and not files and inside:
            found.add(inside[:-1])
    return found


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error
