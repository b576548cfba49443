"""A list of expected PCNs as people save it: plain lines, or a table with a column of names; and who of them returned a file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Container, Iterable, Mapping, Sequence

from site_builder.rollup.format.counts import Expected, NamedCount, NearName
from site_builder.rollup.intake.name_matching import name_key, near_key, normalise, utf16_sort_key

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


def expected_from(
    listed: Mapping[str, str], returned: Sequence[str], joined: Container[str] | None, names: bool, voices: Iterable[str] = ()
) -> Expected:
    """Who of a list has not returned a file, and who did without being on it; with ``names`` also which.

    ``listed`` are names by their key, and ``returned`` those of the files in their order. A name that is near to one of the list, and to
    no other, counts as that one where ``joined`` holds what they share, or is None for all. ``voices`` are those of which one person or
    practice answered.
    """
    keyed = [(name_key(name), name) for name in returned]
    others: dict[str, str] = {}
    for key, name in keyed:
        if key not in listed:
            others.setdefault(key, name)
    near = _near(listed, others)
    taken = {key: of for key, of in near.items() if joined is None or near_key(listed[of]) in joined}
    here = {taken.get(key, key) for key, _ in keyed}
    missing = [name for key, name in listed.items() if key not in here]
    extra = [name for key, name in keyed if key in others and key not in taken]
    ordered = sorted(missing, key=lambda name: (utf16_sort_key(normalise(name)), utf16_sort_key(name)))
    voiced = {name_key(name) for name in voices if name}
    rows = [NearName(listed=listed[of], returned=others[key], joined=key in taken) for key, of in near.items()]
    return Expected(
        listed=len(listed),
        returned=len(listed) - len(missing),
        missing=NamedCount(count=len(missing), names=ordered if names else []),
        not_listed=NamedCount(count=len(extra), names=extra if names else []),
        near=rows if names else [],
        undecided=sum(not row["joined"] for row in rows),
        one_person=[name for name in ordered if name_key(name) in voiced] if names else [],
    )


def near_names(listed: Mapping[str, str], joined: Container[str] | None) -> frozenset[str]:
    """What names share that count as one of the list: as ``joined`` holds it, or, where that is None, of every name of the list."""
    return frozenset(shared for shared in _by_shared(listed) if joined is None or shared in joined)


def _near(listed: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    """Of the keys of other names those that are near to one of the list, and to no other, with the key of that."""
    by_shared = _by_shared(listed)
    found = {key: by_shared.get(near_key(name)) for key, name in others.items()}
    return {key: of for key, of in found.items() if of is not None}


def _by_shared(listed: Mapping[str, str]) -> dict[str, str]:
    """The keys of a list by what near names share; without those that two names of the list share."""
    found: dict[str, str] = {}
    twice = {""}
    for key, name in listed.items():
        shared = near_key(name)
        if shared in found:
            twice.add(shared)
        found[shared] = key
    return {shared: key for shared, key in found.items() if shared not in twice}
