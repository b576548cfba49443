"""A blank workbook of the self-assessment, with lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import groupby
from typing import Any

import xlsxwriter

from site_builder.core.xlsx_style import HEAD_CELL, OPEN_CELL, OPEN_DAY_CELL, TEXT_CELL, lay_out, make_room, read_me_sheet
from site_builder.core.zip_archive import repack_zip
from site_builder.output.exports.workbook.layout import (
    ABOUT_SHEET,
    ACTION_ROWS,
    ACTIONS_SHEET,
    ANSWERS_SHEET,
    ID,
    LISTS_SHEET,
    READ_ME_SHEET,
    THEMES_SHEET,
    Form,
)


def blank_workbook(form: Form, read_me: Sequence[str], epoch: int) -> bytes:
    """The workbook; ``read_me`` are the lines of its first sheet."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": form.title, "created": datetime.fromtimestamp(epoch, UTC).replace(tzinfo=None)})
    maker = _Maker(book, form)
    read_me_sheet(book, READ_ME_SHEET, [form.title, *read_me])
    maker.about()
    maker.answers()
    maker.themes()
    maker.actions()
    maker.lists()
    book.close()
    return repack_zip(file.getvalue(), epoch)


class _Maker:
    """Puts the sheets of one form into one book."""

    def __init__(self, book: xlsxwriter.Workbook, form: Form) -> None:
        self._book = book
        self._form = form
        self._head, self._given, self._open, self._day = (
            book.add_format(style) for style in (HEAD_CELL, TEXT_CELL, OPEN_CELL, OPEN_DAY_CELL)
        )
        entries = [(choice.kind, choice.id, choice.words) for choice in (*form.choices(), *form.facts(), *form.checks())]
        self._entries = entries
        rows = [(kind, row) for row, (kind, _, _) in enumerate(entries, 2)]
        spans = {kind: [row for _, row in group] for kind, group in groupby(rows, lambda entry: entry[0])}
        self._ranges = {kind: f"={LISTS_SHEET}!$C${found[0]}:$C${found[-1]}" for kind, found in spans.items()}

    def about(self) -> None:
        sheet = self._sheet(ABOUT_SHEET, (24, 60, 60))
        for row, (name, words, choices) in enumerate(self._form.about(), 1):
            self._given_cells(sheet, row, [name, words])
            sheet.write_blank(row, 2, None, self._day if name == "date" else self._open)
            if choices:
                self._choose(sheet, row, row, 2, choices)
            if name == "date":
                self._choose_day(sheet, row, row, 2)

    def answers(self) -> None:
        widths = (40, 24, 12, 14, 30, 70, 18, 50)
        sheet = self._sheet(ANSWERS_SHEET, widths)
        matrix = self._form.matrix
        stages = {stage.id: stage.title for stage in matrix.stages}
        sides = {side.id: side.title for side in matrix.audiences}
        components = [(theme, component) for theme in matrix.themes for component in theme.components]
        for row, (theme, component) in enumerate(components, 1):
            given = [component.id, theme.title, stages[component.stage], sides[component.audience], component.title, component.text]
            make_room(sheet, row, given[1:], widths[1:])
            self._given_cells(sheet, row, given)
            sheet.write_blank(row, 6, None, self._open)
            sheet.write_blank(row, 7, None, self._open)
        self._choose(sheet, 1, len(components), 6, "answer")
        sheet.autofilter(0, 0, len(components), 7)

    def themes(self) -> None:
        asked = self._form.columns(THEMES_SHEET)[2:]
        widths = (24, 28, *(30 for _ in asked))
        sheet = self._sheet(THEMES_SHEET, widths)
        make_room(sheet, 0, self._form.headings(THEMES_SHEET).values(), widths)
        themes = self._form.matrix.themes
        for row, theme in enumerate(themes, 1):
            make_room(sheet, row, [theme.title], widths[1:])
            self._given_cells(sheet, row, [theme.id, theme.title])
            for column, _ in enumerate(asked, 2):
                sheet.write_blank(row, column, None, self._open)
        for column, field in enumerate(asked, 2):
            if "." in field:
                self._choose(sheet, 1, len(themes), column, "stage")
        sheet.freeze_panes(1, 2)

    def actions(self) -> None:
        sheet = self._sheet(ACTIONS_SHEET, (34, 70, 34, 22))
        for row in range(1, ACTION_ROWS + 1):
            for column in range(4):
                sheet.write_blank(row, column, None, self._day if column == 3 else self._open)
        self._choose(sheet, 1, ACTION_ROWS, 0, "theme")
        self._choose_day(sheet, 1, ACTION_ROWS, 3)

    def lists(self) -> None:
        sheet = self._sheet(LISTS_SHEET, (14, 30, 60))
        for row, entry in enumerate(self._entries, 1):
            self._given_cells(sheet, row, entry)
        sheet.hide()

    def _sheet(self, title: str, widths: Sequence[int]) -> Any:
        sheet = self._book.add_worksheet(title)
        for number, (words, width) in enumerate(zip(self._form.headings(title).values(), widths, strict=True)):
            sheet.set_column(number, number, width, None, {"hidden": words == ID})
            sheet.write_string(0, number, words, self._head)
        lay_out(sheet, columns_that_stay=0)
        return sheet

    def _given_cells(self, sheet: Any, row: int, values: Sequence[str]) -> None:
        for column, value in enumerate(values):
            sheet.write_string(row, column, value, self._given)

    def _choose(self, sheet: Any, first: int, last: int, column: int, kind: str) -> None:
        if kind not in self._ranges:
            return
        strict = kind != "system"
        rule = {
            "validate": "list",
            "source": self._ranges[kind],
            "error_type": "stop" if strict else "information",
            "error_title": "Not in the list",
            "error_message": "Choose from the list." if strict else "This is not in the list. You may keep it.",
        }
        sheet.data_validation(first, column, last, column, rule)

    def _choose_day(self, sheet: Any, first: int, last: int, column: int) -> None:
        rule = {
            "validate": "date",
            "criteria": "between",
            "minimum": date(2000, 1, 1),
            "maximum": date(2100, 12, 31),
            "error_title": "Not a date",
            "error_message": "Write a date such as 31/1/2026.",
        }
        sheet.data_validation(first, column, last, column, rule)
