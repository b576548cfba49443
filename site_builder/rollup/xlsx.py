"""A roll-up as one Excel workbook, written row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

from site_builder.core.csv_safety import CellValue
from site_builder.rollup.tables import ReportTable

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_575
_WIDE = {
    "Names": 60,
    "Text": 80,
    "What": 50,
    "Why": 60,
    "Component": 34,
    "Component groups": 50,
    "In which themes": 40,
    "File": 40,
    "Id": 44,
}


def write_workbook(path: Path, title: str, read_me: Sequence[str], tables: Iterable[ReportTable]) -> None:
    """A sheet for each table that has rows, after a sheet with the lines of ``read_me``."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#d8dde0", "bottom": 1})
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 110)
    for line, text in enumerate([title, *read_me]):
        sheet.write_string(line, 0, text, wrap if line else head)
    for table in tables:
        _write_sheet(book, table, head, wrap)
    book.close()


def _write_sheet(book: xlsxwriter.Workbook, table: ReportTable, head: object, wrap: object) -> None:
    rows = table.make_rows()
    first = next(rows, None)
    if first is None:
        return
    sheet = book.add_worksheet(table.title.replace(":", " -"))
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_paper(9)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _WIDE.get(column, 18))
        sheet.write_string(0, number, column, head)
    _write_row(sheet, 1, first, wrap)
    for line, row in enumerate(rows, 2):
        if line > MOST_ROWS:
            _write_row(sheet, line, [f"More rows than a sheet can hold: see {table.name}.csv."], wrap)
            return
        _write_row(sheet, line, row, wrap)


def _write_row(sheet: xlsxwriter.worksheet.Worksheet, line: int, row: Iterable[CellValue], wrap: object) -> None:
    for number, cell in enumerate(row):
        if isinstance(cell, int):
            sheet.write_number(line, number, cell, wrap)
        else:
            sheet.write_string(line, number, cell[:LONGEST_TEXT], wrap)
