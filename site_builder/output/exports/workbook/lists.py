"""The hidden sheet of an assessment workbook: ids and lists that an import needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from site_builder.assessment.schema import FormatIds
from site_builder.assessment.set_aside import TIMES
from site_builder.output.exports.workbook.cells import folded
from site_builder.output.exports.workbook.columns import SheetRow, read_rows
from site_builder.output.exports.workbook.layout import (
    ABOUT_SHEET,
    ANSWERS_SHEET,
    COLUMN,
    COLUMNS,
    COMPONENT,
    HEADINGS,
    LISTS_SHEET,
    QUESTION,
    TEXT,
    THEME,
    THEMES_SHEET,
    theme_columns,
)
from site_builder.output.exports.workbook.sandbox import SheetRows

_FACTS = {"id", "edition", "digest"}
# Which words must stand beside an id in each sheet: the list that holds them, and the column. One of them is enough.
_BESIDE = {
    ABOUT_SHEET: ((QUESTION, "question"),),
    THEMES_SHEET: ((THEME, "theme"),),
    ANSWERS_SHEET: ((TEXT, "text"), (COMPONENT, "component")),
}


class Lists(NamedTuple):
    """The entries of each list: words by the value that they stand for, and values by their words."""

    entries: Mapping[str, Mapping[str, str]]
    values: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def of(cls, rows: SheetRows) -> Lists | None:
        """The lists of a hidden sheet, or None where it does not name the matrix and the columns of every sheet."""
        entries: dict[str, dict[str, str]] = defaultdict(dict)
        values: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
        for row in read_rows(LISTS_SHEET, rows, {field: HEADINGS[field] for field in COLUMNS[LISTS_SHEET]})[0]:
            kind, name, words = (row.words(field) for field in COLUMNS[LISTS_SHEET])
            entries[kind][name] = words
            values[kind, folded(words)] += (name,)
        columns = {f"{sheet}.{field}" for sheet, fields in COLUMNS.items() if sheet != LISTS_SHEET for field in fields}
        complete = set(entries["matrix"]) >= _FACTS and set(entries[COLUMN]) >= columns
        return cls(entries, values) if complete else None

    def words(self, kind: str) -> tuple[str, ...]:
        """The words of a list, in order."""
        return tuple(self.entries.get(kind, {}).values())

    def value(self, kind: str, words: str) -> str | None:
        """The value that words stand for, in whatever letters they are written."""
        return next(iter(self.values.get((kind, folded(words)), ())), None)

    def headings(self, sheet: str) -> dict[str, str]:
        """The heading of each column of a sheet, by its field."""
        return {field: self.entries[COLUMN][f"{sheet}.{field}"] for field in self.columns(sheet)}

    def columns(self, sheet: str) -> tuple[str, ...]:
        """The fields of the columns of a sheet, as the workbook names them."""
        return theme_columns(self.sides(), self.needs()) if sheet == THEMES_SHEET else COLUMNS[sheet]

    def ids(self) -> FormatIds:
        """The ids of the matrix that the workbook was made from."""
        positions, themes, components = (tuple(self.entries.get(kind, {})) for kind in ("stage", THEME, COMPONENT))
        matrix, example = self.entries["matrix"], next(iter(components), "")
        return FormatIds(matrix["id"], matrix["edition"], positions, self.sides(), self.needs(), themes, example)

    def sides(self) -> tuple[str, ...]:
        """The sides of the matrix, in order."""
        return tuple(field.partition(".")[0] for field in self._of_themes() if field.endswith(f".{TIMES[0]}"))

    def needs(self) -> tuple[str, ...]:
        """What the workbook asks for as needs, in order."""
        return tuple(field for field in self._of_themes() if "." not in field and field not in COLUMNS[THEMES_SHEET])

    def _of_themes(self) -> list[str]:
        return [name.partition(".")[2] for name in self.entries[COLUMN] if name.startswith(f"{THEMES_SHEET}.")]

    def matrix(self) -> dict[str, Any]:
        """The matrix that the workbook was made from, as an exported file names it."""
        facts = self.entries["matrix"]
        local = {"id": facts["local"], "title": facts.get("local-title", facts["local"])} if facts.get("local") else None
        return {**{name: facts[name] for name in ("id", "edition", "digest")}, "local": local}

    def mismatch(self, sheet: str, name: str, row: SheetRow) -> str:
        """Why the words of a row cannot be those of the id in it, or ""."""
        for kind, column in _BESIDE[sheet]:
            if name not in self.entries.get(kind, {}):
                return f"'{name}' is not an id of this workbook; copy the row from a blank workbook."
            owners = self.values.get((kind, folded(row.words(column))), ())
            if name in owners:
                return ""
            if owners:
                break
        return f"the id of this row, '{name}', does not belong to its words; sort whole rows, or copy the row from a blank workbook."
