"""Explain what is wrong with broken YAML: where the cause is, not where the parser gave up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from site_builder.core.text.characters import ODD_SPACES, called

_ODD_SPACE = re.compile(rf"( *(?:- +)*(?:-|[A-Za-z_][\w-]*:|))([{ODD_SPACES}])")
_FIELD = re.compile(r" *(?:- +)*[A-Za-z_][\w-]*")
_QUOTED_VALUE = re.compile(r" *(?:- +)*(?:[A-Za-z_][\w-]*: +)?(([\"']).*)")
_EMPTY_LIST = re.compile(r" *(?:- +)*([A-Za-z_][\w-]*): *(\[ *\]) *(?:#.*)?")
_HAS_COLON = re.compile(r":(?: |$)")
_NAME = re.compile(r"\w")


class YamlFault(NamedTuple):
    """A mistake in the form: line and column from 0, what is wrong, and what to do."""

    line: int
    column: int
    message: str
    remedy: str


def faults(error: Any, lines: Sequence[str]) -> list[YamlFault]:
    """Why a text is no YAML, for an error of the parser and the lines of the text.

    The cause is told from the text around the places that the parser names; its words are passed on and not read.
    """
    said = f"this is not YAML ({error.problem or 'unreadable'})"
    began, mark = error.context_mark, error.problem_mark or error.context_mark
    if mark is None:
        return [YamlFault(0, 0, said, "write it more simply")]
    unseen = _odd_spaces(mark.line, lines)
    if unseen:
        return unseen
    bare = _without_colon(began, mark, lines)
    if bare is not None:
        column = len(lines[bare]) - len(lines[bare].lstrip(" "))
        remedy = "write the name of the field, ':' and a space before the words, or indent the line if it goes on from the one above"
        return [YamlFault(bare, column, "this line has no ':' after the name of a field", remedy)]
    cause = _row_below_empty_list(mark.line, lines) or _quote_opened_before(mark.line, mark.column, lines)
    if cause is not None:
        return [cause]
    opens = began is not None and began.line < len(lines) and lines[began.line][began.column : began.column + 1] in {*"\"'[{"}
    if opens and (mark.line, mark.column) >= (len(lines) - 1, len(lines[-1])):
        return [YamlFault(began.line, began.column, said, "close the quotes or brackets that open here")]
    return [YamlFault(mark.line, mark.column, said, _remedy(began, mark, lines))]


def _odd_spaces(at: int, lines: Sequence[str]) -> list[YamlFault]:
    """Spaces that cannot be told from plain ones by eye, where the parser needs a plain one: on the lines round the error."""
    suspects = {number: found for number, line in enumerate(lines) if (found := _ODD_SPACE.match(line))}
    first = at if at in suspects else _line_before(at, lines)
    if first not in suspects:
        return []
    last = first
    while first - 1 in suspects:
        first -= 1
    while last + 1 in suspects:
        last += 1
    made = []
    for number in range(first, last + 1):
        before, odd = suspects[number].groups()
        made.append(YamlFault(number, len(before), f"{called(odd)} is used where a plain space belongs", "put a plain space in its place"))
    return made


def _without_colon(began: Any, mark: Any, lines: Sequence[str]) -> int | None:
    """The line that was meant as a field and has no ':': where the parser began to read a name, or above a field that it did not expect."""
    if _stops_at_colon(began, mark, lines):
        at = _line_before(mark.line, lines) if _FIELD.fullmatch(lines[mark.line][: mark.column]) else -1
    else:
        at = began.line if began and began.line < len(lines) and _NAME.match(lines[began.line], began.column) else -1
    return at if at >= 0 and not _HAS_COLON.search(lines[at]) else None


def _stops_at_colon(began: Any, mark: Any, lines: Sequence[str]) -> bool:
    """Whether the parser gave up at the ':' of a field that cannot stand there, and not inside of something that began before."""
    return began is None and mark.line < len(lines) and _HAS_COLON.match(lines[mark.line], mark.column) is not None


def _quote_opened_before(at: int, column: int, lines: Sequence[str]) -> YamlFault | None:
    """The quote that nothing closes on its line, where the one that opens another text was taken for its end.

    That other quote stands just before the place where the parser gave up.
    """
    mark = lines[at][column - 1 : column] if at < len(lines) else ""
    found = _QUOTED_VALUE.fullmatch(lines[at]) if mark in {'"', "'"} and mark else None
    if found is None or found.start(1) != column - 1:
        return None
    for number in range(at - 1, -1, -1):
        opens = _QUOTED_VALUE.fullmatch(lines[number])
        if opens and opens[2] == mark:
            said = "a quote opens here and is not closed on this line"
            return None if opens[1].count(mark) > 1 else YamlFault(number, opens.start(1), said, f"write {mark} after the last word")
    return None


def _row_below_empty_list(at: int, lines: Sequence[str]) -> YamlFault | None:
    """What is wrong where a row of a list stands below ``name: []``."""
    if at >= len(lines) or not lines[at].lstrip(" ").startswith("- "):
        return None
    before = _line_before(at, lines)
    while before >= 0 and lines[before].lstrip().startswith("#"):
        before = _line_before(before, lines)
    found = _EMPTY_LIST.fullmatch(lines[before]) if before >= 0 else None
    if found is None:
        return None
    return YamlFault(before, found.start(2), f"'{found[1]}' is an empty list here, and there is a row below it", f"remove the '{found[2]}'")


def _line_before(at: int, lines: Sequence[str]) -> int:
    """The number of the last line before one that holds anything, or -1."""
    before = at - 1
    while before >= 0 and not lines[before].strip():
        before -= 1
    return before


def _remedy(began: Any, mark: Any, lines: Sequence[str]) -> str:
    here = lines[mark.line] if mark.line < len(lines) else ""
    if _stops_at_colon(began, mark, lines):
        if _FIELD.fullmatch(here[: mark.column]):
            return "correct the indentation of this line"
        return "put the text in double quotes, since it contains ': ', or correct the indentation"
    if "\t" in here:
        return "indent with spaces, not tabs"
    return "check the indentation, the quotes and the ':' on this line and the one before"
