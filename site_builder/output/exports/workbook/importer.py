"""A filled-in workbook as an exported assessment, or every reason why it cannot be one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from site_builder.assessment.client_data import GENERATOR
from site_builder.assessment.format import FORMAT, FORMAT_VERSION, Assessment
from site_builder.assessment.labels import NEEDS
from site_builder.assessment.validation import Finding, parse_export
from site_builder.output.exports.workbook.cells import day_of
from site_builder.output.exports.workbook.columns import SheetCell, SheetRow, read_rows
from site_builder.output.exports.workbook.layout import (
    ABOUT_SHEET,
    ACTIONS_SHEET,
    ANSWERS_SHEET,
    COLUMNS,
    LISTS_SHEET,
    QUESTION,
    SIDE_IDS,
    THEMES_SHEET,
    TIME_IDS,
)
from site_builder.output.exports.workbook.lists import Lists
from site_builder.output.exports.workbook.sandbox import RefusedError, SheetRows, read_untrusted_sheets

_NOT_OURS = "This is not a workbook of the self-assessment. Use the blank one from the downloads page."
_UNNAMED = "without a name and a date, a corrected workbook counts as another assessment; fill in both."
_OUTSIDE = "this row is not one of a blank workbook; what it holds is left out."
_FILLED_IN = (ABOUT_SHEET, ANSWERS_SHEET, THEMES_SHEET, ACTIONS_SHEET)


@dataclass
class _Import:
    """A workbook being read: its sheets, its lists, and what was found."""

    sheets: Mapping[str, SheetRows]
    lists: Lists
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, list[str]] = field(default_factory=dict)
    """Where something is said, by the side that it belongs to."""

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

    def day(self, cell: SheetCell) -> str | None:
        """A date as the exported file writes it."""
        if not cell.words:
            return None
        found = day_of(cell.value)
        if found is None:
            self.findings.append(Finding(cell.place, f"'{cell.words}' is not a date of this century; write one such as 31 January 2026."))
            return None
        return found.isoformat()


def read_workbook(path: Path, now: str) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """The assessment that a workbook holds, and what was found; ``now`` is the time of the exported file, such as 2026-01-31T10:00:00Z."""
    try:
        sheets = read_untrusted_sheets(path, (*_FILLED_IN, LISTS_SHEET))
    except RefusedError as refused:
        return None, (Finding("", str(refused)),)
    lists = Lists.of(sheets[LISTS_SHEET]) if sheets and LISTS_SHEET in sheets else None
    if sheets is None or lists is None:
        return None, (Finding("", _NOT_OURS),)
    reading = _Import(sheets, lists)
    document = _document(reading, now)
    if any(finding.level == "error" for finding in reading.findings):
        return None, tuple(reading.findings)
    assessment, findings = parse_export(json.dumps(document))
    unnamed = () if _is_named(document["about"]) else (Finding(ABOUT_SHEET, _UNNAMED, "note"),)
    return assessment, (*reading.findings, *unnamed, *findings)


def _document(reading: _Import, now: str) -> dict[str, Any]:
    about = _about(reading)
    themes: dict[str, dict[str, Any]] = {}
    _answers(reading, themes)
    _themes(reading, themes)
    _actions(reading, themes)
    reading.findings += _not_ticked(reading, about.get("audiences", SIDE_IDS))
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "generator": GENERATOR.model_dump(),
        "matrix": reading.lists.matrix(),
        "id": _id(about, themes),
        "previous_id": None,
        "created": now,
        "updated": now,
        "about": about,
        "themes": themes,
        "last_time": None,
    }


def _about(reading: _Import) -> dict[str, Any]:
    rows = reading.rows_by_id(ABOUT_SHEET, "answer")
    given = {name: row.cells["answer"] for name, row in rows.items()}
    nothing = SheetCell("", "")
    about: dict[str, Any] = {}
    for name in ("name", "participants", "improvement_priority"):
        about |= _filled(name, given.get(name, nothing).words)
    system = given.get("system", nothing).words
    about |= _filled("system", reading.lists.value("system", system) or system)
    about |= _filled("date", reading.day(given.get("date", nothing)))
    sides = [side for side in SIDE_IDS if reading.chosen("yes", given.get(f"side.{side}", nothing)) == "yes"]
    return about | _filled("audiences", sides)


def _answers(reading: _Import, themes: dict[str, dict[str, Any]]) -> None:
    for component, row in reading.rows_by_id(ANSWERS_SHEET, "answer", "note").items():
        said = _filled("answer", reading.chosen("answer", row.cells["answer"])) | _filled("note", row.words("note"))
        for side in component.split(".")[2:3]:
            reading.belongs(side, row)
        themes.setdefault(component.partition(".")[0], {}).setdefault("components", {})[component] = said


def _themes(reading: _Import, themes: dict[str, dict[str, Any]]) -> None:
    for theme, row in reading.rows_by_id(THEMES_SHEET, *COLUMNS[THEMES_SHEET][2:]).items():
        said: dict[str, Any] = {}
        for side in SIDE_IDS:
            stages = {time: stage for time in TIME_IDS if (stage := reading.chosen("stage", row.cells[f"{side}.{time}"]))}
            said |= _filled(side, stages)
            if stages:
                reading.belongs(side, row)
        said |= _filled("evidence", row.words("evidence")) | _filled("how", row.words("how"))
        said |= _filled("needs", {need: text for need in NEEDS if (text := row.words(need))})
        themes.setdefault(theme, {}).update(said)


def _actions(reading: _Import, themes: dict[str, dict[str, Any]]) -> None:
    for row in reading.rows(ACTIONS_SHEET):
        said = _filled("what", row.words("what")) | _filled("who", row.words("who")) | _filled("by", reading.day(row.cells["by"]))
        if not said:
            continue
        theme = reading.chosen("theme", row.cells["theme"])
        if not row.filled("theme"):
            reading.findings.append(Finding(row.place, "this action has no theme; choose one from the list."))
        elif theme:
            themes.setdefault(theme, {}).setdefault("actions", []).append(said)


def _not_ticked(reading: _Import, ticked: Iterable[str]) -> Iterator[Finding]:
    """Words of a side that the team does not answer: the tool hides them, so who sends the file must know that they are in it."""
    for side in SIDE_IDS:
        if side not in ticked and (places := reading.places.get(side)):
            question = reading.lists.entries.get(QUESTION, {}).get(f"side.{side}", side)
            remedy = f"Choose 'Yes' for '{question}' in {ABOUT_SHEET}, or clear what you wrote there, and try again."
            message = f"this belongs to a side that is not ticked; the tool does not show it, but it is in the file. {remedy}"
            yield Finding("; ".join(places), message, "note")


def _filled(name: str, value: Any) -> dict[str, Any]:
    """The field, when there is anything in it: what is blank is absent."""
    return {name: value} if value else {}


def _is_named(about: Mapping[str, Any]) -> bool:
    return bool(about.get("name") and about.get("date"))


def _id(about: Mapping[str, Any], themes: Mapping[str, Any]) -> str:
    """The same for the same name, system and date, so that a corrected workbook takes the place of the first.

    Where name or date is missing, two workbooks may be of two years or two PCNs: then it also depends on all that they say.
    """
    named: Iterable[Any] = (about.get("name"), about.get("system"), about.get("date"))
    if not _is_named(about):
        named = (*named, json.dumps([about, themes], sort_keys=True))
    return str(uuid5(NAMESPACE_URL, f"pcn-self-assessment:{named}"))
