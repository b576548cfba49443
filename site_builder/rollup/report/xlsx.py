"""A roll-up as one Excel workbook, written row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

from site_builder.core.xlsx_style import HEAD_CELL, TEXT_CELL, lay_out, read_me_sheet, write_row
from site_builder.rollup.report.tables import ReportTable
from site_builder.rollup.report.xlsx_charts import ChartPlan, write_charts

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


def write_workbook(path: Path, title: str, read_me: Sequence[str], tables: Iterable[ReportTable], charts: Sequence[ChartPlan]) -> None:
    """A sheet with charts, one with their numbers, one with the lines of ``read_me``, and one for each table that has rows."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title})
    text, head = book.add_format(TEXT_CELL), book.add_format(HEAD_CELL)
    write_charts(book, book.add_worksheet("Charts"), charts)
    read_me_sheet(book, "Read me", [title, *read_me])
    for table in tables:
        _write_sheet(book, table, head, text)
    book.close()


def _write_sheet(book: xlsxwriter.Workbook, table: ReportTable, head: object, text: object) -> None:
    rows = table.make_rows()
    first = next(rows, None)
    if first is None:
        return
    sheet = book.add_worksheet(table.title.replace(":", " -"))
    lay_out(sheet)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _WIDE.get(column, 18))
        sheet.write_string(0, number, column, head)
    write_row(sheet, 1, first, text)
    for line, row in enumerate(rows, 2):
        if line > MOST_ROWS:
            write_row(sheet, line, [f"More rows than a sheet can hold: see {table.name}.csv."], text)
            return
        write_row(sheet, line, row, text)
