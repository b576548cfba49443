"""Find what an import would ignore in a filled-in workbook: own sheets, and comments on cells."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from site_builder.output.exports.workbook.package_xml import (
    CellAt,
    OdsCells,
    attribute,
    cell_at,
    elements,
    is_xlsx,
    local_name,
    ods_tables,
    relations,
    xlsx_sheets,
)

_COMMENTS = {"comments": "comment", "threadedComment": "threadedComment"}


class PassedOver(NamedTuple):
    """A sheet, the first cell of it that holds anything where it is none of ours, and the cells with comments where it is."""

    sheet: str
    first: CellAt | None
    comments: tuple[CellAt, ...] = ()


def passed_over(book: zipfile.ZipFile, ours: tuple[str, ...]) -> list[PassedOver]:
    """The sheets with something that is not read; ``ours`` are those of a blank workbook.

    Raises what the readers of ZIP and XML files raise for a damaged one.
    """
    found = _in_xlsx(book, ours) if is_xlsx(book) else _in_ods(book, ours)
    return [one for one in found if one.first or one.comments]


def _in_xlsx(book: zipfile.ZipFile, ours: tuple[str, ...]) -> Iterator[PassedOver]:
    for name, part in xlsx_sheets(book).items():
        if name in ours:
            yield PassedOver(name, None, _in_order(_commented(book, part)))
        else:
            cells = (cell for cell in elements(book.open(part), "c") if any(local_name(inner) in {"v", "is", "f"} for inner in cell))
            yield PassedOver(name, next((cell_at(cell.attrib.get("r", "")) for cell in cells), None))


def _commented(book: zipfile.ZipFile, part: str) -> Iterator[CellAt]:
    for _, kind, target in relations(book, part):
        for comment in elements(book.open(target), _COMMENTS[kind]) if kind in _COMMENTS else ():
            at = cell_at(comment.attrib.get("ref", ""))
            if at:
                yield at


def _in_ods(book: zipfile.ZipFile, ours: tuple[str, ...]) -> Iterator[PassedOver]:
    for name, table in ods_tables(book):
        if name in ours:
            yield PassedOver(name, None, _in_order(cells.first for cells in table if _has_comment(cells)))
        else:
            yield PassedOver(name, next((cells.first for cells in table if cells.words or attribute(cells.element, "formula")), None))


def _has_comment(cells: OdsCells) -> bool:
    return any(local_name(inner) == "annotation" for inner in cells.element)


def _in_order(cells: Iterable[CellAt]) -> tuple[CellAt, ...]:
    return tuple(sorted(set(cells)))
