"""Rows of a sheet: what a spreadsheet reads is what was written, whatever the texts look like."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from site_builder.core.text.csv_safety import CellValue
from site_builder.core.xlsx_rows import RowSheet
from site_builder.core.xlsx_style import HEAD_CELL, LONGEST_TEXT, TEXT_CELL

TEXTS = {
    "markup of the library": "<r>a & b</r>",
    "markup": "</t></is></c><c r='A9'>",
    "a formula": "=1+1",
    "a link": "https://example.org/?a=1&b=2",
    "a number": "007",
    "blanks": "  two before, one after ",
    "lines": "one\ntwo\n",
    "quotes": '"it\'s"',
    "right to left": "\u0645\u0631\u062d\u0628\u0627 \u202eabc",
    "beyond the first plane": "\U0001f600 \u0301",
    "blanks that are seen by nobody": "\u00a0\u200b\u2028",
    "three hundred characters": "Wide " * 60,
}


def read_back(path: Path, rows: list[list[CellValue]]) -> list[list[object]]:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
    sheet = book.add_worksheet("Rows", RowSheet)
    sheet.set_widths([10, 20])
    sheet.write_rows([["Number", "Text"]], book.add_format(HEAD_CELL))
    sheet.write_rows(iter(rows), book.add_format(TEXT_CELL))
    book.close()
    found = openpyxl.load_workbook(path)["Rows"]
    assert [cell.font.b for cell in found[1]] == [True, True]
    assert all(cell.alignment.wrap_text for row in found.iter_rows() for cell in row if cell.value is not None)
    return [[cell.value for cell in row] for row in found.iter_rows(min_row=2)]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_read_as_it_was_written(text: str, tmp_path: Path) -> None:
    assert read_back(tmp_path / "book.xlsx", [[1, text], [-2, f"{text}!"]]) == [[1, text], [-2, f"{text}!"]]


def test_a_cell_of_no_text_is_left_out_and_its_row_stays(tmp_path: Path) -> None:
    assert read_back(tmp_path / "book.xlsx", [[0, ""], ["", ""], ["", "last"]]) == [[0, None], [None, None], [None, "last"]]


@pytest.mark.parametrize("letter", ["a", "\U0001f600"])
def test_a_long_text_is_cut_to_what_a_cell_can_hold(letter: str, tmp_path: Path) -> None:
    [[_, found]] = read_back(tmp_path / "book.xlsx", [[1, letter * 40_000]])
    assert len(str(found).encode("utf-16-le")) // 2 in {LONGEST_TEXT, LONGEST_TEXT - 1}


def test_control_characters_do_not_break_the_workbook(tmp_path: Path) -> None:
    [[_, found]] = read_back(tmp_path / "book.xlsx", [[1, "a\x00\x0b_x0041_b\ufffe"]])
    assert found is not None


@pytest.mark.parametrize(
    ("cells", "height"),
    [([1, ""], 15), (["two words", "x"], 15), (["ten", "w" * 21], 30), (["one\ntwo", ""], 30), ([1, "w" * 32_000], 409)],
)
def test_a_row_has_room_for_its_longest_cell(cells: list[CellValue], height: int, tmp_path: Path) -> None:
    read_back(tmp_path / "book.xlsx", [cells])
    assert openpyxl.load_workbook(tmp_path / "book.xlsx")["Rows"].row_dimensions[2].height == height
