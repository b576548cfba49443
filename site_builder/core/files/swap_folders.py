"""Swap two folders, in one step where the system can; and tell whether a folder can be moved at all."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path

from site_builder.core.files.disk import sync

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(rb"\\([0-7]{3})")


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one operation; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
    if done:
        _sync_names(one, other)
    return done


def take_place(new: Path, out: Path, aside: Path) -> None:
    """Put a new folder where another one is, which then lies at ``aside``; where there is none, move the new one there."""
    if out.exists():
        out.rename(aside)
        try:
            new.rename(out)
        except OSError:
            aside.rename(out)
            raise
    else:
        new.rename(out)
    _sync_names(new, out)


def _sync_names(*paths: Path) -> None:
    for folder in {path.parent for path in paths}:
        sync(folder)


def is_mount(folder: Path) -> bool:
    """Whether something is mounted at a folder, another folder of the same disk too; such a folder cannot be moved."""
    if os.path.ismount(folder):
        return True
    try:
        rows = _MOUNTS.read_bytes().splitlines()
    except OSError:
        return False
    places = (row.split(b" ")[4] for row in rows if row.count(b" ") > 4)
    return os.fsencode(folder.absolute()) in {_OCTAL.sub(lambda found: bytes([int(found[1], 8)]), place) for place in places}
