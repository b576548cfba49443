"""A roll-up as one Excel workbook, written row by row."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from site_builder.core.xlsx_rows import MOST_ROWS, RowSheet
from site_builder.core.xlsx_style import HEAD_CELL, TEXT_CELL, lay_out, read_me_sheet
from site_builder.rollup.report.tables import ReportRow, ReportTable
from site_builder.rollup.report.xlsx_charts import ChartPlan, write_charts

_WIDE = {
    "System": 24,
    "Theme": 40,
    "Names": 60,
    "Text": 80,
    "What": 50,
    "Why": 60,
    "Component": 34,
    "Component group": 34,
    "Component groups": 50,
    "In which themes": 40,
    "File": 40,
    "Id": 44,
}


AddSheet = Callable[[ReportTable, Iterator[ReportRow]], None]


@contextmanager
def workbook(path: Path, title: str, read_me: Sequence[str], charts: Sequence[ChartPlan]) -> Iterator[AddSheet]:
    """A book with a sheet of charts, one with the lines of ``read_me`` and one with the numbers of the charts.

    The function adds a table: it goes through all the rows that it gets. The book is there at the end.
    """
    with TemporaryDirectory(dir=path.parent) as waiting:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": waiting}
        book = xlsxwriter.Workbook(str(path), options)
        book.set_properties({"title": title})
        text, head = book.add_format(TEXT_CELL), book.add_format(HEAD_CELL)
        pictures = book.add_worksheet("Charts")
        read_me_sheet(book, "Read me", [title, *read_me])
        write_charts(book, pictures, charts, head, text)
        yield lambda table, rows: _add_sheet(book, table, rows, head, text)
        book.close()


def _add_sheet(book: xlsxwriter.Workbook, table: ReportTable, rows: Iterator[ReportRow], head: object, text: object) -> None:
    sheet = book.add_worksheet(table.title.replace(":", " -"), RowSheet)
    lay_out(sheet)
    sheet.set_widths([_WIDE.get(column, 18) for column in table.columns])
    sheet.write_rows([table.columns], head)
    sheet.write_rows(islice(rows, MOST_ROWS - 2), text)
    last = next(rows, None)
    if last is not None:
        more = next(rows, None) is not None
        sheet.write_rows([[f"More rows than a sheet can hold: see {table.name}.csv."] if more else last], text)
        deque(rows, 0)
