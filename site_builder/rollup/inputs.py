"""Where exports come from: files, folders, and standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from site_builder.assessment.json_parser import MAX_EXPORT_BYTES, parse
from site_builder.core.manifest import REPORT_MANIFEST, read_manifest
from site_builder.core.paths import is_hidden
from site_builder.core.site_writer import digest

STANDARD_INPUT = "-"
JSON_NAME = "roll-up.json"
_LEADS_OUT = "This link leads out of the folder. Copy the file here instead."


class Source(NamedTuple):
    """One export: its name for people, and its path or its bytes, or why it is not read."""

    name: str
    path: str | None
    content: bytes | None = None
    fault: str = ""


def sources_of(arguments: Iterable[str], stdin: BinaryIO) -> Iterator[Source]:
    """Every export named: ``-`` is standard input, a folder stands for all ``.json`` files in it and below that are not hidden.

    The report of an earlier roll-up among them is passed over.
    """
    for argument in arguments:
        if argument == STANDARD_INPUT:
            yield from _from_stream(stdin)
        elif Path(argument).is_dir():
            yield from _in_folder(argument)
        else:
            yield Source(shown_name(argument), argument)


def _in_folder(folder: str) -> Iterator[Source]:
    home, waiting = os.path.realpath(folder), [folder]
    while waiting:
        here = waiting.pop()
        try:
            opened = os.scandir(here)
        except OSError as error:
            yield Source(shown_name(here), here, fault=f"The folder cannot be read: {error.strerror or error}.")
            continue
        with opened as entries:
            for entry in entries:
                if is_hidden(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.lower().endswith(".json") and not _is_report(entry):
                    yield Source(shown_name(entry.path), entry.path, fault=_LEADS_OUT if _leads_out(entry, home) else "")


def _is_report(entry: os.DirEntry[str]) -> bool:
    """Whether a file is the report of an earlier roll-up, as the list of files beside it says, or that list."""
    path = Path(entry.path)
    try:
        if entry.name == REPORT_MANIFEST:
            return JSON_NAME in read_manifest(path.parent, REPORT_MANIFEST)
        if entry.name != JSON_NAME or not entry.is_file():  # nobody waits for a pipe or a device
            return False
        return read_manifest(path.parent, REPORT_MANIFEST).get(JSON_NAME) == digest(path)
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
