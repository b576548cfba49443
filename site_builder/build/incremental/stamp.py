"""Decide whether anything changed since a build from times, sizes and inodes, without reading a file.

A build with nothing to do imports this and little else, so it needs only what Python itself starts with.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator, Sequence

import site_builder
from site_builder.core.dates import today
from site_builder.core.project_folders import GENERATOR_FOLDER, INPUT_FOLDERS, THEME_FOLDER, hosting_dir, project_of_theme

_IGNORED = {"node_modules", "__pycache__"}
_BETWEEN = "\0"  # in no path, in no argument and in no warning

FileStats = dict[str, str]
"""Path to the times of a file in nanoseconds, its size in bytes and its inode, as one text to compare."""


class Snapshot:
    """How files are at one moment: those that a build reads, and those in the site's folder and in that of hosting settings."""

    def __init__(self, inputs: FileStats, outputs: FileStats) -> None:
        self.inputs = inputs
        self.outputs = outputs


class BuildStamp:
    """A build that ended well: its files as they were, its day, its number of pages, its warnings, and the digest of its trace.

    ``out`` is the site's folder and ``overlay_dir`` that of a local edition, empty where there is none.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self, files: Snapshot, *, today: str, out: str, overlay_dir: str, pages: int, warnings: list[str], trace: str = ""
    ) -> None:
        self.files = files
        self.today = today
        self.out = out
        self.overlay_dir = overlay_dir
        self.pages = pages
        self.warnings = warnings
        self.trace = trace


def version() -> str:
    """The generator and the Python that a stamp is from."""
    return f"{site_builder.__version__} {sys.version}"


def snapshot(root: str, out: str, overlay_dir: str = "") -> Snapshot:
    """How all files of a build are now."""
    return Snapshot(dict(_inputs(root, overlay_dir)), outputs_now(out))


def outputs_now(out: str) -> FileStats:
    """How the files are now in the site's folder and in that of hosting settings."""
    return dict(_outputs(out))


def stamp_path(root: str, arguments: Sequence[str]) -> str:
    """Where the stamp of a build lies: one for each way in which the command was called."""
    return os.path.join(root, ".cache", "stamps", f"{_checksum(asked(arguments).encode())}.stamp")


def asked(arguments: Sequence[str]) -> str:
    """How the command was called: from where, with what, and as of when."""
    return repr((os.getcwd(), *arguments, os.environ.get("SOURCE_DATE_EPOCH")))


def _checksum(content: bytes) -> str:
    """Enough to tell damage, and read in no time: importing real digests takes longer than asking whether anything changed."""
    return f"{zlib.crc32(content):08x}"


def load_stamp(root: str, arguments: Sequence[str]) -> BuildStamp | None:
    """The stamp of a command; None where there is none, or it is damaged or from another generator."""
    try:
        with open(stamp_path(root, arguments), "rb") as file:
            checksum, _, content = file.read().partition(b" ")
        if checksum.decode() != _checksum(content):
            return None
        made_by, command, day, out, overlay_dir, trace, *counts, rest = content.decode("utf-8", "surrogatepass").split(_BETWEEN, 9)
        pages, warnings, inputs = map(int, counts)
    except (OSError, ValueError):
        return None
    if (made_by, command) != (version(), asked(arguments)):
        return None
    told = rest.split(_BETWEEN)
    first, last = told[warnings : warnings + 2 * inputs], told[warnings + 2 * inputs :]
    files = Snapshot(*(dict(zip(found[::2], found[1::2], strict=False)) for found in (first, last)))
    return BuildStamp(files, today=day, out=out, overlay_dir=overlay_dir, pages=pages, warnings=told[:warnings], trace=trace)


def stamp_as_bytes(stamp: BuildStamp, trace: str, arguments: Sequence[str]) -> bytes:
    """The stamp of a command as it is stored, with the digest of its trace."""
    inputs, outputs = stamp.files.inputs, stamp.files.outputs
    head = (version(), asked(arguments), stamp.today, stamp.out, stamp.overlay_dir, trace, stamp.pages, len(stamp.warnings), len(inputs))
    files = (part for stats in (inputs, outputs) for row in stats.items() for part in row)
    content = _BETWEEN.join([*map(str, head), *stamp.warnings, *files]).encode("utf-8", "surrogatepass")
    return f"{_checksum(content)} ".encode() + content


def is_up_to_date(stamp: BuildStamp, root: str) -> bool:
    """Whether all files are as that build left them, and it is still the same day."""
    then = stamp.files
    return stamp.today == today() and _are(then.inputs, _inputs(root, stamp.overlay_dir)) and _are(then.outputs, _outputs(stamp.out))


def unmodified_since(folder: str, moment: int) -> bool:
    """Whether no file of a folder was changed since a moment, in nanoseconds since 1970."""
    return all(int(time) < moment for _, stat in walk_stats(folder, folder) for time in stat.split()[:2])


def unchanged_paths(then: FileStats, now: FileStats) -> frozenset[str]:
    """The paths of files that are as they were."""
    return frozenset(path for path, stat in now.items() if then.get(path) == stat)


def _inputs(root: str, overlay_dir: str) -> Iterator[tuple[str, str]]:
    yield from ((f"generator/{name}", stat) for name, stat in walk_stats(GENERATOR_FOLDER, GENERATOR_FOLDER))
    for folder in INPUT_FOLDERS:
        base = project_of_theme(root) if folder == THEME_FOLDER else root
        yield from walk_stats(base, os.path.join(base, folder))
    if overlay_dir:
        base = os.path.realpath(overlay_dir)
        yield from ((f"{base}/{name}", stat) for name, stat in walk_stats(overlay_dir, overlay_dir))


def _outputs(out: str) -> Iterator[tuple[str, str]]:
    yield from walk_stats(out, out)
    yield from walk_stats(os.path.dirname(out), hosting_dir(out))


def _are(then: FileStats, now: Iterator[tuple[str, str]]) -> bool:
    count = 0
    for path, stat in now:
        if then.get(path) != stat:
            return False
        count += 1
    return count == len(then)


def walk_stats(base: str, folder: str) -> Iterator[tuple[str, str]]:
    """The path, as seen from ``base``, of every file in a folder, with its times in nanoseconds, its size in bytes and its inode."""
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
                except OSError:  # gone since it was listed
                    continue
                stat = f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino}"
                yield entry.path[cut:].replace(os.sep, "/"), stat
