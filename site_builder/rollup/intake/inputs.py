"""Where exports come from: files, folders, and standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from site_builder.assessment.json_parser import MAX_EXPORT_BYTES, parse
from site_builder.core.files.digests import digest
from site_builder.core.files.manifest import REPORT_MANIFEST, read_manifest
from site_builder.core.files.paths import is_hidden

STANDARD_INPUT = "-"
JSON_NAME = "roll-up.json"
SAVED_NAME = "saved-roll-up.json"
SHARED_NAME = "counts-for-others.json"
_OWN = (JSON_NAME, SAVED_NAME, SHARED_NAME)
_PAGES = (".html", ".htm")
_EXPORTS = (".json", *_PAGES)
_LEADS_OUT = "This link leads out of the folder. Copy the file here instead."


class Source(NamedTuple):
    """One export: its name for people, and its path or its bytes, or why it is not read."""

    name: str
    path: str | None
    content: bytes | None = None
    fault: str = ""


def sources_of(arguments: Iterable[str], stdin: BinaryIO, pass_over: Callable[[str], None]) -> Iterator[Source]:
    """Every export named: ``-`` is standard input, a folder is all ``.json`` and ``.html`` files in it and below that are not hidden.

    The report of an earlier roll-up among them is passed over; ``pass_over`` gets the name of every other file that is.
    """
    for argument, name in _named(arguments):
        if argument == STANDARD_INPUT:
            yield from _from_stream(stdin)
        elif Path(argument).is_dir():
            yield from _in_folder(argument, name, pass_over)
        else:
            yield Source(name, argument)


def names_of_file(path: str, arguments: Iterable[str]) -> list[str]:
    """What a file is called in the report of these arguments; a path that is none of theirs is taken for such a name."""
    wanted = _absolute(path)
    found = []
    for argument, name in _named(arguments):
        given = _absolute(argument)
        if wanted == given:
            found.append(name)
        elif wanted.is_relative_to(given):
            found.append(f"{name}/{shown_name(wanted.relative_to(given).as_posix())}")
    return found or [shown_name(path)]


def _named(arguments: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each argument with the last part of its path: where it lies can say who somebody is. A second "a" is "a (2)"."""
    used: set[str] = set()
    numbers: dict[str, int] = {}
    for argument in arguments:
        name = fresh = shown_name(_absolute(argument).name)
        while fresh in used:
            numbers[name] = numbers.get(name, 1) + 1
            fresh = f"{name} ({numbers[name]})"
        used.add(fresh)
        yield argument, fresh


def _absolute(path: str) -> Path:
    return Path(os.path.normpath(Path(path).absolute()))


def _in_folder(folder: str, name: str, pass_over: Callable[[str], None]) -> Iterator[Source]:
    home, waiting = os.path.realpath(folder), [(folder, name)]
    reported: set[Path] = set()
    while waiting:
        here, named = waiting.pop()
        try:
            opened = os.scandir(here)
        except OSError as error:
            yield Source(named, here, fault=f"The folder cannot be read: {error.strerror or error}.")
            continue
        reported.update(_files_of_report(Path(here)))
        with opened as entries:
            for entry in entries:
                if is_hidden(entry.name):
                    continue
                known_as = f"{named}/{shown_name(entry.name)}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, known_as))
                elif not entry.name.lower().endswith(_EXPORTS):
                    if Path(entry.path) not in reported:
                        pass_over(known_as)
                elif entry.name.lower().endswith(_PAGES) and Path(entry.path) in reported:
                    continue
                elif not _is_report(entry):
                    yield Source(known_as, entry.path, fault=_LEADS_OUT if _leads_out(entry, home) else "")


def _files_of_report(folder: Path) -> Iterator[Path]:
    """The files of an earlier roll-up in a folder, as the list beside them says."""
    try:
        listed = read_manifest(folder, REPORT_MANIFEST)
    except OSError:
        return
    if JSON_NAME in listed:
        yield from (folder / name for name in listed)


def _is_report(entry: os.DirEntry[str]) -> bool:
    """Whether a file is the report of an earlier roll-up, as the list of files beside it says, or that list."""
    path = Path(entry.path)
    try:
        if entry.name == REPORT_MANIFEST:
            return JSON_NAME in read_manifest(path.parent, REPORT_MANIFEST)
        if entry.name not in _OWN or not entry.is_file():  # nobody waits for a pipe or a device
            return False
        return read_manifest(path.parent, REPORT_MANIFEST).get(entry.name) == digest(path)
    except OSError:
        return False


def _leads_out(entry: os.DirEntry[str], home: str) -> bool:
    return entry.is_symlink() and not Path(os.path.realpath(entry.path)).is_relative_to(home)


def shown_name(path: str) -> str:
    """The name of a file for people, and in the report: what is not UTF-8 in it is replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _from_stream(stream: BinaryIO) -> Iterator[Source]:
    """One export on each line, or, when the first line is not a whole one, one export over all lines."""
    number, first = 1, _line(stream)
    while first and not first.strip():
        number, first = number + 1, _line(stream)
    if first and not _is_whole(first):
        yield Source("standard input", None, first + stream.read(MAX_EXPORT_BYTES + 1))
        return
    line = first
    while line:
        if line.strip():
            yield Source(f"standard input, line {number}", None, line)
        number, line = number + 1, _line(stream)


def _is_whole(line: bytes) -> bool:
    return not parse(line.decode("utf-8", "replace"))[1]


def _line(stream: BinaryIO) -> bytes:
    """The next line; of one that is far too long only the beginning, which is enough to refuse it."""
    line = stream.readline(MAX_EXPORT_BYTES + 2)
    while len(line) > MAX_EXPORT_BYTES and not line.endswith(b"\n"):
        rest = stream.readline(MAX_EXPORT_BYTES)
        if not rest or rest.endswith(b"\n"):
            break
    return line
