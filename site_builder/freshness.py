"""Whether anything changed since the last build, told without reading a file.

A stamp keeps time, size and inode of every input and every output of a build.
When all are the same, the site is as it should be and nothing needs to be
imported, read or written.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_builder import __version__

INPUT_FOLDERS = ("content", "data", "theme", "site_builder", "requirements")
_IGNORED = {"node_modules", "__pycache__"}

Marks = dict[str, list[int]]


def inputs(root: Path, also: Path | None = None) -> Marks:
    """The marks of every file that a build reads, by path; ``also`` is the folder of a local edition."""
    marks: Marks = {}
    for folder in INPUT_FOLDERS:
        marks.update(_marks(root, root / folder))
    if also:
        marks.update((f"{also.resolve()}/{name}", mark) for name, mark in _marks(also, also))
    return marks


def untouched(folder: Path, since: int) -> bool:
    """Whether no file of a folder was changed since a moment, in nanoseconds since 1970."""
    return all(max(modified, changed) < since for _, (modified, changed, *_) in _marks(folder, folder))


def outputs(out: Path) -> Marks:
    """The marks of every file in the site's folder, and of the settings for web servers beside it."""
    return {**dict(_marks(out, out)), **dict(_marks(out.parent, hosting_folder(out)))}


def hosting_folder(out: Path) -> Path:
    """Where settings for web servers go: beside the site, since they are not to be published."""
    return out.with_name("hosting" if out.name == "dist" else f"{out.name}-hosting")


def stamp_path(cache: Path, out: Path, options: str) -> Path:
    """Where the stamp of a build lies: one for each output folder and set of options."""
    key = hashlib.sha256(f"{out.resolve()}\0{options}".encode()).hexdigest()[:16]
    return cache / "stamps" / f"{key}.json"


def save(path: Path, before: Marks, out: Path, today: str, told: dict[str, Any]) -> None:
    """Keep the marks of a build that ended well; ``before`` are its inputs as they were at its start.

    ``told`` is what the build told; its entry ``also``, if any, is the folder of a local edition.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = {"version": _version(), "today": today, "inputs": before, "outputs": outputs(out), "told": told}
    new = path.with_suffix(f".{os.getpid()}")
    new.write_text(json.dumps(made), "utf-8")
    new.replace(path)


def unchanged(path: Path, root: Path, out: Path, today: str) -> dict[str, Any] | None:
    """What the last build told (pages, warnings) when nothing changed since, or None."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        same = kept["version"] == _version() and kept["today"] == today
        also = Path(kept["told"]["also"]) if kept["told"].get("also") else None
        if same and kept["inputs"] == inputs(root, also) and kept["outputs"] == outputs(out):
            return dict(kept["told"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _version() -> str:
    return f"{__version__} {sys.version}"


def _marks(base: Path, folder: Path) -> Iterator[tuple[str, list[int]]]:
    stack = [str(folder)]
    cut = len(str(base)) + 1
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
                status = entry.stat(follow_symlinks=entry.is_symlink() and Path(entry.path).exists())
                yield entry.path[cut:], [status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino]
