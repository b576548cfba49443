"""Whether anything changed since the last build, told without reading a file.

A stamp keeps time, size and inode of every input and every output of a build.
When all are the same, the site is as it should be and nothing needs to be
imported, read or written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder import marks
from site_builder.disk import replace_file
from site_builder.intact import with_digest
from site_builder.marks import Marks


def inputs(root: Path, also: Path | None = None) -> Marks:
    """The marks of every file that a build reads, by path; ``also`` is the folder of a local edition."""
    return dict(marks.inputs(str(root), str(also or "")))


def outputs(out: Path) -> Marks:
    """The marks of every file in the site's folder, and of the settings for web servers beside it."""
    return dict(marks.outputs(str(out)))


def untouched(folder: Path, since: int) -> bool:
    """Whether no file of a folder was changed since a moment, in nanoseconds since 1970."""
    return all(max(modified, changed) < since for _, (modified, changed, *_) in marks.below(str(folder), str(folder)))


def hosting_folder(out: Path) -> Path:
    """Where settings for web servers go: beside the site, since they are not to be published."""
    return Path(marks.hosting_of(str(out)))


def stamp_path(cache: Path, out: Path, options: str) -> Path:
    """Where the stamp of a build lies: one for each output folder and set of options."""
    return Path(marks.stamp_of(str(cache), str(out), options))


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
    stored = {"version": marks.version(), **{name: getattr(stamp, name) for name in Stamp.__slots__}}
    replace_file(path, with_digest(json.dumps(stored).encode()))


def read(path: Path) -> Stamp | None:
    """The stamp of the last build by this generator, or None."""
    kept = marks.stored(str(path))
    try:
        return Stamp(**{name: value for name, value in kept.items() if name != "version"}) if kept else None
    except TypeError:
        return None


def present(root: Path, out: Path, also: Path | None) -> Present:
    """How the files are now; ``also`` is the folder of a local edition."""
    return Present(inputs(root, also), outputs(out))


def same(then: Marks, now: Marks) -> frozenset[str]:
    """The paths whose marks are what they were."""
    return frozenset(path for path, mark in now.items() if then.get(path) == mark)
