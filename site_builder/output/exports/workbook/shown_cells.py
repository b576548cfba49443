"""Read what cells show and the workbook library does not tell: number formats, and formulas without a result.

The reader gives values alone. XLSX keeps the format of each cell beside it, and ODS the words too.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from typing import IO
from xml.etree import ElementTree

from site_builder.output.exports.workbook.cells import NoResult
from site_builder.output.exports.workbook.numbers import as_shown
from site_builder.output.exports.workbook.package_xml import (
    CellAt,
    OdsCells,
    attribute,
    cell_at,
    elements,
    is_xlsx,
    local_name,
    ods_tables,
    xlsx_sheets,
)

ShownCells = Mapping[CellAt, str | NoResult]

# What the numbers of formats mean that XLSX does not spell out; the others show dates, or depend on the country.
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_NUMBERS = {"float", "percentage", "currency"}
_MOST = 5_000
MAX_ROWS, MAX_COLUMNS = 5_000, 100


class FarCellError(Exception):
    """A sheet, by its name, holds a cell so far out that reading all before it takes too much memory."""


def shown_cells(book: zipfile.ZipFile, names: tuple[str, ...]) -> dict[str, ShownCells]:
    """For each named sheet, what people see in cells that hold numbers, and which hold formulas without a result.

    Raises FarCellError, and what the readers of ZIP and XML files raise for a damaged one.
    """
    if is_xlsx(book):
        codes, sheets = _codes(book), xlsx_sheets(book)
        return {name: dict(_in_sheet(name, book.open(part), codes)) for name, part in sheets.items() if name in names}
    return {name: dict(shown for cells in table for shown in _of_cells(name, cells)) for name, table in ods_tables(book) if name in names}


def _codes(book: zipfile.ZipFile) -> list[str]:
    """The number format of each style of cells in an XLSX file; "" where it says nothing about plain numbers."""
    named: dict[int, str] = dict(_BUILT_IN)
    codes: list[str] = []
    inside = False
    for event, element in ElementTree.iterparse(book.open("xl/styles.xml"), ("start", "end")):  # noqa: S314 - read where it can do no harm
        name = local_name(element)
        if name == "cellXfs":
            inside = event == "start"
        elif event == "start" and name == "numFmt":
            named[int(element.attrib["numFmtId"])] = element.attrib.get("formatCode", "")
        elif event == "start" and name == "xf" and inside:
            codes.append(named.get(int(element.attrib.get("numFmtId", "0")), ""))
    return codes


def _in_sheet(sheet: str, part: IO[bytes], codes: list[str]) -> Iterator[tuple[CellAt, str | NoResult]]:
    for cell in elements(part, "c"):
        at, kind = cell_at(cell.attrib.get("r", "")), cell.attrib.get("t", "n")
        if at and len(cell) and (at[0] >= MAX_ROWS or at[1] >= MAX_COLUMNS):
            raise FarCellError(sheet)
        if at is None:
            continue
        inner = {local_name(part): part.text for part in cell}
        code, value = codes[int(cell.attrib.get("s", "0"))] if codes else "", inner.get("v")
        if kind == "e" or ("f" in inner and kind != "str" and not value):
            yield at, NoResult(value or "")
        elif code and value and kind == "n":
            yield at, as_shown(value, code)


def _of_cells(sheet: str, cells: OdsCells) -> Iterator[tuple[CellAt, str | NoResult]]:
    """The same of an ODS file, which holds the words that were shown."""
    words, kind = cells.words, attribute(cells.element, "value-type")
    if cells.rows * cells.columns > _MOST:
        return
    found: str | NoResult = words
    if attribute(cells.element, "formula") and (not kind or "error" in _kinds(cells.element)):
        found = NoResult(words)
    elif not words or kind not in _NUMBERS:
        return
    row, column = cells.first
    if row + cells.rows > MAX_ROWS or column + cells.columns > MAX_COLUMNS:
        raise FarCellError(sheet)
    yield from (((row + down, column + across), found) for down in range(cells.rows) for across in range(cells.columns))


def _kinds(element: ElementTree.Element) -> set[str]:
    """The kinds of value that an ODS file gives for a cell, in the standard's words and in those of its writer."""
    return {value for key, value in element.attrib.items() if key.endswith("}value-type")}
