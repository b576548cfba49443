"""Paths below a folder: whether one stays there, whoever wrote it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

from site_builder.printable import visible

_PLAIN = re.compile(r"(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9_./-]*")


def stays_inside(path: str) -> bool:
    """Whether a path, joined to a folder, names something in it, on every system and in every list of files."""
    if _PLAIN.fullmatch(path):  # nearly all are, and there may be many
        return True
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and parts[0] != "/"
        and ".." not in parts
        and visible(path) == path
        and "\\" not in path
        and not PureWindowsPath(path).drive
    )
