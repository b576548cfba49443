"""A sheet of plain rows, which go to the file as they come.

XlsxWriter keeps and looks at every cell by itself, which takes ten times as long, and takes a text such as "<r>a & b</r>" for markup
of its own, which breaks the workbook. What else is in the sheet and in the book is XlsxWriter's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from site_builder.core.text.csv_safety import CellValue
from site_builder.core.xlsx_style import LONGEST_TEXT, row_height

MOST_ROWS = 1_048_576
_SHORT = 100
_COLUMNS = tuple(map(xl_col_to_name, range(256)))


class RowSheet(Worksheet):  # type: ignore[misc]
    """For ``add_worksheet`` of a book that has ``constant_memory``: write rows with ``write_rows`` alone, from the top down."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = 0
        self._widths: Sequence[int] = ()

    def set_widths(self, widths: Sequence[int]) -> None:
        """How many characters wide the columns are, all of them: before the first row."""
        self._widths = widths
        for column, width in enumerate(widths):
            self.set_column(column, column, width)

    def write_rows(self, rows: Iterable[Sequence[CellValue]], style: Any) -> None:
        """Rows below those that are there, of at most 256 columns. A sheet has room for ``MOST_ROWS``.

        Numbers become numbers and all else text, never a formula or a link; a cell of no text is left out, and a long text is cut.
        """
        shape = f'" s="{style._get_xf_index()}"'
        for line, row in enumerate(rows, self._lines + 1):
            cells = [f'<c r="{column}{line}{shape}{_content(cell)}' for column, cell in zip(_COLUMNS, row, strict=False) if cell != ""]
            self.row_data_fh.write(f'<row r="{line}" ht="{row_height(row, self._widths)}">{"".join(cells)}</row>')
            self._lines = line
        if self._lines:
            self._check_dimensions(0, 0)
            self._check_dimensions(self._lines - 1, len(self._widths) - 1)


def _content(cell: CellValue) -> str:
    if isinstance(cell, int):
        return f"><v>{cell}</v></c>"
    return _short_text(cell) if len(cell) <= _SHORT else _text(cell)


def _text(cell: str) -> str:
    text = escape(Worksheet._escape_control_characters(_cut(cell)), quote=False)
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f' t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _cut(text: str) -> str:
    """As much as a cell can hold, which is counted in units of UTF-16."""
    if len(text) <= LONGEST_TEXT // 2:
        return text
    return text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")


# Names, dates and titles stand in many rows of a table.
_short_text = lru_cache(4096)(_text)
