"""Cache costly results on disk, by the digest of everything that goes into them."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from site_builder.core.files.digests import digest, intact, with_digest
from site_builder.core.files.disk import LEFT_OVER, atomic_write

CACHE_FOLDERS = ("assets", "brotli", "gzip", "stamps", "templates", "workbooks")
_DAY = 24 * 60 * 60
_UNUSED = 30 * _DAY


def cached_bytes(folder: Path, key: bytes, make: Callable[[], bytes]) -> bytes:
    """The bytes made before from the same ``key``, or made now and kept."""
    content = recall(folder, key)
    if content is None:
        content = make()
        remember(folder, key, content)
    return content


def recall(folder: Path, key: bytes) -> bytes | None:
    """The bytes kept for a key; None when there are none, or they are damaged."""
    path = _path(folder, key)
    try:
        content = intact(path.read_bytes())
        if content is not None and time.time() - path.stat().st_mtime > _DAY:
            os.utime(path)  # it is in use
    except OSError:
        return None
    return content


def remember(folder: Path, key: bytes, content: bytes) -> None:
    """Keep bytes for a key, where the disk lets us: what is not kept is made again."""
    with suppress(OSError):
        atomic_write(_path(folder, key), with_digest(content))


def _path(folder: Path, key: bytes) -> Path:
    return folder / digest(key)


def prune(cache: Path) -> int:
    """Remove what was not used for a month, and what killed builds left a day ago or earlier; how many files and folders that was."""
    now, count = time.time(), 0
    for path in (path for name in CACHE_FOLDERS for path in sorted((cache / name).glob("*"))):
        with suppress(OSError):  # another command may have been faster
            if now - path.lstat().st_mtime > (_DAY if LEFT_OVER.fullmatch(path.name) else _UNUSED):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
                count += 1
    return count
