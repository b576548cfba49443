"""Write files whole or not at all, and flush them to the disk before a command says that it is done.

A system writes what it is given to the disk some seconds later, and not in the same order: names of files
before what is in them. What has to outlast a power cut is therefore asked for with fsync.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

_NAME_LETTERS = 40  # a name has 255 bytes at the most, and a letter up to four
LEFT_OVER = re.compile(r"\..+\.[0-9a-f]{16}\.new")


def new_name(name: str) -> str:
    """A name nobody can foresee, for what is to take the place of ``name``; it matches ``LEFT_OVER``."""
    return f".{name[:_NAME_LETTERS]}.{secrets.token_hex(8)}.new"


def put(path: Path | str, content: bytes) -> None:
    """Write a file that is not there yet."""
    with open(path, "xb") as file:  # noqa: PTH123 - quick
        file.write(content)


def atomic_write(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Put a file in its place in one step, whole; its rights stay. With ``lasting`` it is on the disk when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(new_name(path.name))
    try:
        put(new, content)
        with suppress(FileNotFoundError):
            shutil.copymode(path, new)
        if lasting:
            sync(new)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    if lasting:
        sync(path.parent)


def sync(path: Path | str) -> None:
    """Have the system write a file, or the names in a folder, to the disk now."""
    if os.name == "nt":  # folders cannot be opened there, and files only for writing
        if Path(path).is_dir():
            return
        descriptor = os.open(path, os.O_RDWR)
    else:
        descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some disks of others know nothing of it
            raise
    finally:
        os.close(descriptor)
