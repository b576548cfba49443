"""Tables as one Excel workbook: a read-me sheet, and a sheet for each table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

from site_builder.core.xlsx_style import HEAD_CELL, TEXT_CELL, lay_out, make_room, read_me_sheet, write_row
from site_builder.core.zip_archive import repack_zip
from site_builder.output.exports.tables import DataTable


def xlsx_bytes(title: str, read_me: Sequence[str], tables: Sequence[DataTable], epoch: int) -> bytes:
    """The workbook; ``read_me`` are the lines of its first sheet."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": title, "created": datetime.fromtimestamp(epoch, UTC).replace(tzinfo=None)})
    text, head = book.add_format(TEXT_CELL), book.add_format(HEAD_CELL)
    read_me_sheet(book, "Read me", [title, *read_me])
    for table in tables:
        sheet = book.add_worksheet(table.title)
        lay_out(sheet)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.title, head)
        widths = [column.width for column in table.columns]
        for line, row in enumerate(table.rows, 1):
            make_room(sheet, line, row, widths)
            write_row(sheet, line, row, text)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    book.close()
    return repack_zip(file.getvalue(), epoch)
