"""Read the rows of a filled-in sheet, with columns found by their headings, wherever they are now. ``layout.py`` says which there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from site_builder.assessment.validation import Finding
from site_builder.output.exports.workbook.cells import NoResult, folded, words_in_cell
from site_builder.output.exports.workbook.sandbox import SheetRows


class SheetCell(NamedTuple):
    """A cell, and where people find it, such as ``Answers, row 12, column G``."""

    value: Any
    place: str

    @property
    def words(self) -> str:
        """What people see in it; "" for a formula without a result, which is told of by itself."""
        return "" if isinstance(self.value, NoResult) else words_in_cell(self.value)


class SheetRow(NamedTuple):
    """A row that holds anything in the columns asked for: its place, and its cells by field."""

    place: str
    cells: Mapping[str, SheetCell]

    def words(self, field: str) -> str:
        """What people see in the cell of a field."""
        return self.cells[field].words

    def filled(self, *fields: str) -> bool:
        """Whether any of these fields holds something."""
        return any(self.words(field) for field in fields)


def read_rows(sheet: str, rows: SheetRows, headings: Mapping[str, str]) -> tuple[tuple[SheetRow, ...], tuple[Finding, ...]]:
    """The rows of a sheet whose columns have these headings, by field, and what is wrong with its columns.

    Each column must be there once, and each formula under it must have a result. What stands in any other column is left
    out, and a note says so.
    """
    wanted = {folded(words): field for field, words in headings.items()}
    at, found = _heading_row(rows, wanted)
    columns = {places[0]: field for field, places in found.items() if places}
    findings = [*_faults(sheet, headings, found)]
    if not findings:
        findings += _left_out(sheet, rows, at, columns)
    read = [_row(sheet, number, row, columns) for number, row in enumerate(rows) if number != at]
    findings += [Finding(cell.place, cell.value.why) for row in read for cell in row.cells.values() if isinstance(cell.value, NoResult)]
    return tuple(row for row in read if row.filled(*row.cells)) if len(columns) == len(headings) else (), tuple(findings)


def column_name(number: int) -> str:
    """The letters that a spreadsheet shows above a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _heading_row(rows: SheetRows, wanted: Mapping[str, str]) -> tuple[int, dict[str, list[int]]]:
    """The row that holds most of the headings, and for each field the columns under its heading."""
    best: tuple[int, dict[str, list[int]]] = (0, {field: [] for field in wanted.values()})
    most = 0
    for at, row in enumerate(rows):
        found: dict[str, list[int]] = {field: [] for field in wanted.values()}
        for column, cell in enumerate(row):
            if (field := wanted.get(folded(words_in_cell(cell)))) is not None:
                found[field].append(column)
        count = sum(1 for columns in found.values() if columns)
        if count > most:
            best, most = (at, found), count
    return best


def _faults(sheet: str, headings: Mapping[str, str], found: Mapping[str, list[int]]) -> Iterator[Finding]:
    for field, columns in found.items():
        if not columns:
            remedy = "give the column its heading back, as it is in a blank workbook."
            yield Finding(sheet, f"no column has the heading '{headings[field]}'; {remedy}")
        if len(columns) > 1:
            letters = " and ".join(map(column_name, columns))
            remedy = "keep the one with what you wrote, and give the other another heading."
            yield Finding(sheet, f"the columns {letters} both have the heading '{headings[field]}'; {remedy}")


def _left_out(sheet: str, rows: SheetRows, at: int, columns: Mapping[int, str]) -> Iterator[Finding]:
    for column in range(max(map(len, rows), default=0)):
        if column in columns or not any(words_in_cell(row[column]) for row in rows[at + 1 :] if column < len(row)):
            continue
        heading = words_in_cell(rows[at][column]) if column < len(rows[at]) else ""
        named = f"'{heading}'" if heading else "without a heading"
        message = f"this column, {named}, is not one of a blank workbook; what it holds is left out."
        yield Finding(f"{sheet}, column {column_name(column)}", message, "note")


def _row(sheet: str, number: int, row: Any, columns: Mapping[int, str]) -> SheetRow:
    cells = {field: SheetCell(row[at] if at < len(row) else "", place_of(sheet, number, at)) for at, field in columns.items()}
    return SheetRow(place_of(sheet, number), cells)


def place_of(sheet: str, row: int, column: int | None = None) -> str:
    """Where people find a row, or a cell of it, both counted from 0: ``Answers, row 12, column G``."""
    return f"{sheet}, row {row + 1}" + ("" if column is None else f", column {column_name(column)}")
