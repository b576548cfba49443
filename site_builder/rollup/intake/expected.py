"""A list of expected PCNs as people save it: plain lines, or a table with a column of names."""

from __future__ import annotations

import codecs
import re

from site_builder.rollup.intake.name_matching import name_key, normalise

MAX_LIST_BYTES = 10_000_000
LIST_TOO_LARGE = "The list is larger than 10 MB."
NOT_TEXT = "This list is not saved as UTF-8 text. In Excel, save it as “CSV UTF-8 (Comma delimited)”."
NO_NAMES = "This list has no names in it."
_COLUMNS = "This line has several columns. Give the column of names the heading “Name”, or keep only that column."
_NO_NAME = "This line has nothing in the column of names. Fill it in, or delete the line."
_HEADINGS = frozenset({"name", "pcn", "pcns", "pcn name", "name of pcn", "primary care network", "primary care network name"})
_SEPARATOR = r"[\t;]|,(?! )"  # a comma before a space is part of a name
_CELL = re.compile(rf' *"(?P<quoted>(?:[^"]|"")*)" *(?={_SEPARATOR}|$)|(?P<bare>(?:(?!{_SEPARATOR}).)*)')
_EDGES = " \t\r\ufeff\u00a0"


class NotAListError(ValueError):
    """Why a list cannot be used, in plain words."""


def expected_names(content: bytes) -> dict[str, str]:
    """The names of a file in UTF-8, or in UTF-16 with its mark, by their key, each once. Raises NotAListError."""
    if len(content) > MAX_LIST_BYTES:
        raise NotAListError(LIST_TOO_LARGE)
    try:
        text = content.decode("utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8")
    except UnicodeDecodeError:
        raise NotAListError(NOT_TEXT) from None
    return names_of(text)


def names_of(text: str) -> dict[str, str]:
    """The names of a text, by their key, each once. Raises NotAListError.

    A name stands on each line; or tabs, semicolons or commas separate the cells of
    a line, and the heading in the first line says which column holds the names.
    """
    if "\0" in text:
        raise NotAListError(NOT_TEXT)
    rows = ((number, _cells(line)) for number, line in enumerate(re.split(r"\r\n?|\n", text), 1))
    filled = [(number, cells) for number, cells in rows if any(cells)]
    column = _column(filled[0][1]) if filled else None
    names = [_name(cells, column, number) for number, cells in filled[0 if column is None else 1 :]]
    if not names:
        raise NotAListError(NO_NAMES)
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name_key(name), name)
    return found


def _cells(line: str) -> list[str]:
    cells, at = [], 0
    while at <= len(line):
        found = _CELL.match(line, at)
        assert found is not None  # noqa: S101 - nothing at all is a cell too
        quoted = found["quoted"]
        cells.append(found["bare"].strip(f'{_EDGES}",') if quoted is None else quoted.replace('""', '"').strip(_EDGES))
        at = found.end() + 1
    return cells


def _column(cells: list[str]) -> int | None:
    """Where the heading of the names stands, or None when this is no line of headings."""
    found = [number for number, cell in enumerate(cells) if normalise(cell) in _HEADINGS]
    return found[0] if len(found) == 1 else None


def _name(cells: list[str], column: int | None, number: int) -> str:
    if column is not None:
        name = cells[column] if column < len(cells) else ""
        if not name:
            raise NotAListError(f"line {number}: {_NO_NAME}")
        return name
    filled = [cell for cell in cells if cell]
    if len(filled) > 1:
        raise NotAListError(f"line {number}: {_COLUMNS}")
    return filled[0]
