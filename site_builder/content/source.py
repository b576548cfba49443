"""The only reader of content and data: files in, text out."""

from __future__ import annotations

import codecs
import itertools
import os
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from site_builder.content.merge_conflicts import REMEDY, unmerged
from site_builder.core.files.digests import digest
from site_builder.core.files.given_files import reason
from site_builder.core.limits import MAX_BYTES
from site_builder.core.problems import Place, Problem
from site_builder.core.text.characters import before_control_character, control_character


class SourceText(NamedTuple):
    """A file that was read: its path below the project folder, and its text."""

    path: str
    text: str

    @property
    def digest(self) -> str:
        """What tells this text from others."""
        return digest(self.text)


def read_text(root: Path, path: Path) -> SourceText | Problem:
    """The text of a file inside ``root``, or the reason why it cannot be used."""
    name = path.relative_to(root).as_posix()
    try:
        if _leads_out(root, path, name):
            return Problem(Place(name), "this link leads out of the project folder", "copy the file here instead")
        if not S_ISREG(path.stat().st_mode):
            return Problem(Place(name), "this is not a file", "put a text file here, or give the folder another name")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            return Problem(Place(name), f"the file is larger than {MAX_BYTES // 1_000_000} MB", "split it")
    except (OSError, RuntimeError) as error:
        return Problem(Place(name), f"the file cannot be read ({reason(error)})", "check that it exists and may be read")
    return _decoded(name, raw)


def _leads_out(root: Path, path: Path, name: str) -> bool:
    """Whether a file is outside a folder, as only a link on the way to it can make it."""
    way = itertools.accumulate(name.split("/"), os.path.join, initial=os.fspath(root))
    return any(map(os.path.islink, itertools.islice(way, 1, None))) and not path.resolve(strict=True).is_relative_to(root.resolve())


def _decoded(name: str, raw: bytes) -> SourceText | Problem:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = _with_plain_line_ends(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        place = _end_of(name, _with_plain_line_ends(raw[: error.start].decode("utf-8")))
        return Problem(place, "the file is not UTF-8 text", "save it with the encoding UTF-8")
    control = control_character(text)
    if control:
        place = _end_of(name, before_control_character(text) or "")
        return Problem(place, f"the file contains the control character {control}", "remove it; text contains none")
    mark = unmerged(text)
    return Problem(Place(name, mark[0]), mark[1], REMEDY) if mark else SourceText(name, text)


def guessed_text(path: Path) -> str:
    """What a file that cannot be used seems to say, for the ids in it; empty when it cannot be read at all."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return ""
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES)
    except OSError:
        return ""
    coding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    return raw.decode(coding, "replace").replace("\0", "")


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end_of(name: str, text: str) -> Place:
    """The place of the character that follows ``text`` in a file."""
    return Place(name, text.count("\n") + 1, len(text) - text.rfind("\n"))
