"""Paths below a folder: whether one stays there, whoever wrote it."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath


def stays_inside(path: str) -> bool:
    """Whether a path, joined to a folder, names something in it, on every system and in every list of files."""
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and parts[0] != "/"
        and ".." not in parts
        and path.isprintable()
        and "\\" not in path
        and not PureWindowsPath(path).drive
    )
