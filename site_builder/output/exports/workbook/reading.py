"""The state of an import: rows and choices of the workbook, mistakes found, and the source of each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from site_builder.assessment.messages import Path
from site_builder.assessment.validation import Finding
from site_builder.output.exports.workbook.cells import day_of
from site_builder.output.exports.workbook.columns import SheetCell, SheetRow, read_rows
from site_builder.output.exports.workbook.lists import Lists
from site_builder.output.exports.workbook.sandbox import SheetRows

_OUTSIDE = "this row is not one of a blank workbook; what it holds is left out."


@dataclass
class Reading:
    """A workbook being read: its sheets, its lists, and what was found."""

    sheets: Mapping[str, SheetRows]
    lists: Lists
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, list[str]] = field(default_factory=dict)
    """Where something is said, by the side that it belongs to."""
    sources: dict[Path, str] = field(default_factory=dict)
    """Where the fields of the exported file come from, by their paths in it."""

    def rows(self, sheet: str) -> tuple[SheetRow, ...]:
        """The rows of a sheet; none where it or one of its columns is missing, which is a finding."""
        if sheet not in self.sheets:
            self.findings.append(Finding("", f"No sheet has the name '{sheet}'. Give the sheet its name back."))
            return ()
        rows, findings = read_rows(sheet, self.sheets[sheet], self.lists.headings(sheet))
        self.findings += findings
        return rows

    def rows_by_id(self, sheet: str, *asked: str) -> dict[str, SheetRow]:
        """The rows of a sheet in which something was filled in, by id; a row without an id, or with that of another row, is a finding."""
        found: dict[str, SheetRow] = {}
        begun = False
        for row in self.rows(sheet):
            name = row.words("id")
            begun = begun or bool(name)
            if not row.filled(*asked):
                if begun and not name:
                    self.findings.append(Finding(row.place, _OUTSIDE, "note"))
                continue
            fault = self._row_fault(sheet, name, row, found)
            if fault:
                self.findings.append(Finding(row.place, fault))
            else:
                found[name] = row
        return found

    def _row_fault(self, sheet: str, name: str, row: SheetRow, found: Mapping[str, SheetRow]) -> str:
        if not name:
            return "this row has lost its id; copy the row from a blank workbook."
        if name in found:
            return f"the id '{name}' stands in another row too ({found[name].place}); keep one of the two."
        return self.lists.mismatch(sheet, name, row)

    def chosen(self, kind: str, cell: SheetCell) -> str | None:
        """The value that words of a list stand for; words that are not in it are a finding."""
        if not cell.words:
            return None
        found = self.lists.value(kind, cell.words)
        if found is None:
            known = ", ".join(f"'{words}'" for words in self.lists.words(kind))
            self.findings.append(Finding(cell.place, f"'{cell.words}' is not in the list; choose one of {known}."))
        return found

    def belongs(self, side: str, row: SheetRow) -> None:
        """Note that a row says something about a side."""
        self.places.setdefault(side, []).append(row.place)

    def comes_from(self, place: str, *path: str | int) -> None:
        """Note where a field of the exported file comes from."""
        self.sources[path] = place

    def in_the_workbook(self, finding: Finding) -> Finding:
        """A finding about the exported file, with the place of what it is about in the workbook."""
        path = finding.path
        while path and path not in self.sources:
            path = path[:-1]
        return replace(finding, where=self.sources.get(path, ""))

    def day(self, cell: SheetCell) -> str | None:
        """A date as the exported file writes it."""
        if not cell.words:
            return None
        found = day_of(cell.value)
        if found is None:
            self.findings.append(Finding(cell.place, f"'{cell.words}' is not a date of this century; write one such as 31 January 2026."))
            return None
        return found.isoformat()
