"""Read and write files that others may have made: read up to a limit, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from site_builder.core.files.disk import atomic_write

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe that nobody writes to is not waited for


def read_at_most(path: Path, limit: int) -> bytes:
    """The first bytes of a file, so many at most. Raises OSError, also for what may never end, such as a pipe or a device."""
    descriptor = os.open(path, os.O_RDONLY | _AT_ONCE)
    try:
        about = os.fstat(descriptor)
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, "It is not a file")
        with open(descriptor, "rb", closefd=False) as file:
            # As much as there seems to be, and then what there is: room for all that may be costs more than a small file.
            content = file.read(min(limit, about.st_size + 1))
            return content + file.read(limit - len(content))
    finally:
        os.close(descriptor)


def put_file(path: Path, content: bytes) -> None:
    """Write a file, and the folders that it lies in. Raises OSError; an old file is then as it was.

    What is there and is no file, such as a pipe or a device, is written to.
    """
    if path.exists() and not path.is_file():
        _send(path, content)
        return
    atomic_write(path, content, lasting=True)


def _send(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | _AT_ONCE)
    try:
        if _AT_ONCE and hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        with open(descriptor, "wb", closefd=False) as file:
            file.write(content)
    finally:
        os.close(descriptor)


def reason(error: Exception) -> str:
    """Why something failed, in the words of the system where it has some."""
    return getattr(error, "strerror", None) or str(error)
