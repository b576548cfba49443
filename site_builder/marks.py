"""The mark of a file: its times, size and inode, which tell whether it changed without reading it.

A build with nothing to do imports this and little else, so it needs only what Python itself starts with.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from site_builder import __version__
from site_builder.intact import intact

PACKAGE = os.path.dirname(os.path.abspath(__file__))
INPUT_FOLDERS = ("content", "data", "theme", "site_builder", "requirements")
CODE_FOLDERS = ("site_builder", "requirements")
_IGNORED = {"node_modules", "__pycache__"}

Mark = list[int]
Marks = dict[str, Mark]
Stored = dict[str, Any]


def inputs(root: str, also: str = "") -> Iterator[tuple[str, Mark]]:
    """The path and the mark of every file that a build reads; ``also`` is the folder of a local edition.

    The generator, and what it needs, is the one that runs, wherever it is installed.
    """
    for folder in INPUT_FOLDERS:
        base = os.path.dirname(PACKAGE) if folder in CODE_FOLDERS else root
        yield from below(base, os.path.join(base, folder))
    if also:
        base = os.path.realpath(also)
        yield from ((f"{base}/{name}", mark) for name, mark in below(also, also))


def outputs(out: str) -> Iterator[tuple[str, Mark]]:
    """The path and the mark of every file in the site's folder, and of the settings for web servers beside it."""
    yield from below(out, out)
    yield from below(os.path.dirname(out), hosting_of(out))


def hosting_of(out: str) -> str:
    """The folder of settings for web servers: beside the site, since they are not to be published."""
    folder, name = os.path.split(out)
    return os.path.join(folder, "hosting" if name == "dist" else f"{name}-hosting")


def stamp_of(cache: str, out: str, options: str) -> str:
    """The path of the stamp of a build: one for each output folder and set of options."""
    key = hashlib.sha256(f"{os.path.realpath(out)}\0{options}".encode()).hexdigest()[:16]
    return os.path.join(cache, "stamps", f"{key}.json")


def version() -> str:
    """The generator and the Python that a stamp is from."""
    return f"{__version__} {sys.version}"


def stored(path: str) -> Stored | None:
    """A stamp as it was stored by this generator, or None when there is none or it is damaged."""
    try:
        with open(path, "rb") as file:
            kept = json.loads(intact(file.read()) or b"")
    except (OSError, ValueError, RecursionError):
        return None
    whole = isinstance(kept, dict) and kept.get("version") == version()
    return kept if whole and all(isinstance(kept.get(name), dict) for name in ("inputs", "outputs", "told")) else None


def told_again(root: str, out: str, options: str, today: str) -> Stored | None:
    """What the last build with these options told, when nothing changed since; else None, as soon as something else is found."""
    kept = stored(stamp_of(os.path.join(root, ".cache"), out, options))
    if kept is None or kept.get("today") != today:
        return None
    told = kept["told"]
    same = _are(kept["inputs"], inputs(root, told.get("also") or "")) and _are(kept["outputs"], outputs(out))
    return told if same else None


def _are(kept: Marks, now: Iterator[tuple[str, Mark]]) -> bool:
    """Whether files are those that were there, with the same marks."""
    count = 0
    for path, mark in now:
        if kept.get(path) != mark:
            return False
        count += 1
    return count == len(kept)


def below(base: str, folder: str) -> Iterator[tuple[str, Mark]]:
    """The path, as seen from ``base``, and the mark of every file in a folder: times in nanoseconds, size in bytes, inode."""
    stack = [folder]
    cut = len(base) + 1
    while stack:
        try:
            entries = list(os.scandir(stack.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _IGNORED:
                    stack.append(entry.path)
            elif not entry.name.endswith(".pyc"):
                try:
                    status = entry.stat(follow_symlinks=entry.is_symlink() and os.path.exists(entry.path))
                except OSError:  # it is gone: another command is at work
                    continue
                yield entry.path[cut:], [status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino]
