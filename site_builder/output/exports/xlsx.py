"""Tables as one Excel workbook: a sheet for each, header rows, frozen panes, column widths, and a read-me sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

from site_builder.output.exports.tables import DataTable

LONGEST_TEXT = 32_767


def xlsx_bytes(title: str, read_me: Sequence[str], tables: Sequence[DataTable], epoch: int) -> bytes:
    """The workbook; ``read_me`` are the lines of its first sheet."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": title, "created": datetime.fromtimestamp(epoch, UTC).replace(tzinfo=None)})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#d8dde0", "bottom": 1})
    _read_me(book, title, read_me)
    for table in tables:
        sheet = book.add_worksheet(table.title)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.title, head)
        for line, row in enumerate(table.rows, 1):
            for number, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, number, cell, wrap)
                else:
                    sheet.write_string(line, number, cell[:LONGEST_TEXT], wrap)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
    book.close()
    return file.getvalue()


def _read_me(book: xlsxwriter.Workbook, title: str, lines: Sequence[str]) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 16, "text_wrap": True}))
    for number, line in enumerate(lines, 1):
        sheet.write_string(number, 0, line, book.add_format({"text_wrap": True, "valign": "top"}))
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
