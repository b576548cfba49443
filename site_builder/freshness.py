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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder import __version__
from site_builder.keep import replace_file

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


@dataclass(frozen=True, slots=True)
class Stamp:
    """The marks of the last build that ended well, and what it told; its entry ``also``, if any, is the folder of a local edition.

    ``ledger`` checks the ledger of the same build.
    """

    today: str
    inputs: Marks
    outputs: Marks
    told: Mapping[str, Any]
    ledger: str = ""

    @property
    def also(self) -> Path | None:
        """The folder of the local edition."""
        return Path(self.told["also"]) if self.told.get("also") else None


@dataclass(frozen=True, slots=True)
class Present:
    """The marks of all files as they are now: what a build reads, and what is in the site's folder."""

    inputs: Marks
    outputs: Marks


def save(path: Path, stamp: Stamp) -> None:
    """Keep the stamp of a build that ended well; its inputs are those at the start of the build."""
    replace_file(path, json.dumps({"version": _version(), **{name: getattr(stamp, name) for name in Stamp.__slots__}}).encode())


def read(path: Path) -> Stamp | None:
    """The stamp of the last build by this generator, or None."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        if kept.pop("version") == _version():
            stamp = Stamp(**kept)
            return stamp if isinstance(stamp.inputs, dict) and isinstance(stamp.outputs, dict) and isinstance(stamp.told, dict) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return None


def present(root: Path, out: Path, also: Path | None) -> Present:
    """How the files are now; ``also`` is the folder of a local edition."""
    return Present(inputs(root, also), outputs(out))


def is_unchanged(stamp: Stamp, now: Present, today: str) -> bool:
    """Whether nothing changed since the build of the stamp."""
    return stamp.today == today and stamp.inputs == now.inputs and stamp.outputs == now.outputs


def same(then: Marks, now: Marks) -> frozenset[str]:
    """The paths whose marks are what they were."""
    return frozenset(path for path, mark in now.items() if then.get(path) == mark)


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
