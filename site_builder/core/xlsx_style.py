"""The style of our Excel workbooks: cell formats, page set-up, and which text a cell can hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

TITLE_CELL = {"bold": True, "font_size": 16}
HEAD_CELL = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#d8dde0", "bottom": 1}
TEXT_CELL = {"text_wrap": True, "valign": "top"}
OPEN_CELL = {**TEXT_CELL, "bg_color": "#fff9c4", "border": 1, "border_color": "#aeb7bd"}
OPEN_DAY_CELL = {**OPEN_CELL, "num_format": "d mmmm yyyy", "align": "left"}

LONGEST_TEXT = 32_767
_A4 = 9
_LINE, _HIGHEST = 15, 409  # points of a line, and of the highest row that there can be
_READ_ME_WIDTH = 70  # what A4 holds upright: LibreOffice makes no single column smaller than the sheet


def lay_out(sheet: Any, columns_that_stay: int = 1) -> None:
    """A sheet with a row of headings, which stays in view and stands on every page: across, on A4, as wide as the page."""
    sheet.freeze_panes(1, columns_that_stay)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def row_height(cells: Iterable[str | int], widths: Iterable[int]) -> int:
    """The points of a row with room for its longest cell: LibreOffice leaves a row without a height one line."""
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
            lines = max(lines, -(-len(cell) // width) + cell.count("\n"))
    return min(_LINE * lines, _HIGHEST)


def make_room(sheet: Any, row: int, cells: Iterable[str | int], widths: Iterable[int]) -> None:
    """Gives a row of several lines its height; others keep the one that every row has."""
    height = row_height(cells, widths)
    if height > _LINE:
        sheet.set_row(row, height)


def read_me_sheet(book: Any, name: str, lines: Iterable[str]) -> Any:
    """The first sheet of a book: a title, and lines below it."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, _READ_ME_WIDTH)
    title, text = book.add_format({**TITLE_CELL, "text_wrap": True}), book.add_format(TEXT_CELL)
    for row, line in enumerate(lines):
        if row:
            make_room(sheet, row, [line], [_READ_ME_WIDTH])
        sheet.write_string(row, 0, line, text if row else title)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    return sheet


def write_row(sheet: Any, row: int, cells: Iterable[str | int], style: Any) -> None:
    """Numbers as numbers and all else as text, never as a formula or a link; text that is too long for a cell is cut."""
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, style)
        else:
            sheet.write_string(row, column, cell[:LONGEST_TEXT], style)
