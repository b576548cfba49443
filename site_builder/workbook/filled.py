"""A filled-in workbook as an exported assessment, or every reason why it cannot be one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from site_builder.assessment.check import Finding, check_text
from site_builder.assessment.models import FORMAT, FORMAT_VERSION, Assessment
from site_builder.assessment.payload import GENERATOR
from site_builder.workbook.form import ABOUT, ACTIONS, ANSWERS, LISTS, NEEDS, SIDES, THEMES, TIMES
from site_builder.workbook.sheets import Rows, read_sheets

_DAY = re.compile(r"^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})$")
_NOT_OURS = "This is not a workbook of the self-assessment. Use the blank one from the downloads page."


@dataclass
class _Reading:
    """A workbook being read: its sheets, the words of its lists, and what was found wrong."""

    sheets: Mapping[str, Rows]
    ids: Mapping[tuple[str, str], str]
    facts: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)

    def rows(self, sheet: str) -> Iterator[tuple[str, list[Any]]]:
        """Each row below the heading that holds anything, with its place."""
        for number, row in enumerate(self.sheets[sheet][1:], 2):
            if any(_text(cell) for cell in row):
                yield f"{sheet}, row {number}", [*row, *[""] * 16]

    def chosen(self, kind: str, cell: Any, place: str) -> str | None:
        """The value that words of a list stand for; words that are not in it are a finding."""
        words = _text(cell)
        if not words:
            return None
        found = self.ids.get((kind, words.casefold()))
        if found is None:
            known = ", ".join(f"'{known}'" for (known_kind, known) in self.ids if known_kind == kind)
            self.findings.append(Finding(place, f"'{words}' is not in the list; choose one of {known}."))
        return found

    def day(self, cell: Any, place: str) -> str | None:
        """A date as the exported file writes it."""
        if isinstance(cell, datetime | date):
            return cell.strftime("%Y-%m-%d")
        words = _text(cell)
        if not words:
            return None
        try:
            parts = _DAY.match(words)
            return date(int(parts[3]), int(parts[2]), int(parts[1])).isoformat() if parts else date.fromisoformat(words).isoformat()
        except ValueError:
            self.findings.append(Finding(place, f"'{words}' is not a date; write one such as 31/1/2026."))
            return None


def read_workbook(path: Path, now: str) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """The assessment that a workbook holds; ``now`` is the time of the exported file, such as 2026-01-31T10:00:00Z."""
    sheets = read_sheets(path, (ABOUT, ANSWERS, THEMES, ACTIONS, LISTS))
    if sheets is None:
        return None, (Finding("", _NOT_OURS),)
    entries = [[_text(cell) for cell in [*row, "", "", ""][:3]] for row in sheets[LISTS][1:]]
    facts = {name: words for kind, name, words in entries if kind == "matrix"}
    if not {"id", "edition", "digest"} <= set(facts):
        return None, (Finding("", _NOT_OURS),)
    reading = _Reading(sheets, {(kind, words.casefold()): name for kind, name, words in entries}, facts)
    document = _document(reading, now)
    if reading.findings:
        return None, tuple(reading.findings)
    return check_text(json.dumps(document))


def _document(reading: _Reading, now: str) -> dict[str, Any]:
    about, local = _about(reading), reading.facts.get("local")
    matrix = {name: reading.facts[name] for name in ("id", "edition", "digest")}
    own = {"id": local, "title": reading.facts.get("local-title", local)} if local else None
    themes: dict[str, dict[str, Any]] = {}
    _answers(reading, themes)
    _themes(reading, themes)
    _actions(reading, themes)
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "generator": GENERATOR.model_dump(),
        "matrix": {**matrix, "local": own},
        "id": _id(about, themes),
        "previous_id": None,
        "created": now,
        "updated": now,
        "about": about,
        "themes": themes,
        "last_time": None,
    }


def _about(reading: _Reading) -> dict[str, Any]:
    given = {_text(row[0]): (place, row[2]) for place, row in reading.rows(ABOUT)}
    about: dict[str, Any] = {}
    for name in ("name", "participants", "improvement_priority"):
        about |= _filled(name, _text(given.get(name, ("", ""))[1]))
    system = _text(given.get("system", ("", ""))[1])
    about |= _filled("system", reading.ids.get(("system", system.casefold()), system))
    place, cell = given.get("date", ("", ""))
    about |= _filled("date", reading.day(cell, place))
    sides = [side for side in SIDES if _is_yes(reading, given.get(f"side.{side}", ("", "")))]
    return about | _filled("audiences", sides)


def _is_yes(reading: _Reading, given: tuple[str, Any]) -> bool:
    return reading.chosen("yes", given[1], given[0]) == "yes"


def _answers(reading: _Reading, themes: dict[str, dict[str, Any]]) -> None:
    for place, row in reading.rows(ANSWERS):
        component, answer, note = _text(row[0]), reading.chosen("answer", row[6], place), _text(row[7])
        if not component and (answer or note):
            reading.findings.append(Finding(place, "this row has lost its id; copy the row from a blank workbook."))
        elif answer or note:
            theme = themes.setdefault(component.partition(".")[0], {})
            theme.setdefault("components", {})[component] = _filled("answer", answer) | _filled("note", note)


def _themes(reading: _Reading, themes: dict[str, dict[str, Any]]) -> None:
    for place, row in reading.rows(THEMES):
        said: dict[str, Any] = {}
        stages = iter(row[2:6])
        for side in SIDES:
            said |= _filled(side, {time: stage for time in TIMES if (stage := reading.chosen("stage", next(stages), place))})
        said |= _filled("evidence", _text(row[6])) | _filled("how", _text(row[7]))
        said |= _filled("needs", {need: text for need, cell in zip(NEEDS, row[8:12], strict=True) if (text := _text(cell))})
        if said:
            themes.setdefault(_text(row[0]), {}).update(said)


def _actions(reading: _Reading, themes: dict[str, dict[str, Any]]) -> None:
    for place, row in reading.rows(ACTIONS):
        said = _filled("what", _text(row[1])) | _filled("who", _text(row[2])) | _filled("by", reading.day(row[3], place))
        theme = reading.chosen("theme", row[0], place)
        if said and not _text(row[0]):
            reading.findings.append(Finding(place, "this action has no theme; choose one from the list."))
        elif said and theme:
            themes.setdefault(theme, {}).setdefault("actions", []).append(said)


def _filled(name: str, value: Any) -> dict[str, Any]:
    """The field, when there is anything in it: what is blank is absent."""
    return {name: value} if value else {}


def _text(cell: Any) -> str:
    """The words of a cell; a whole number has no decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").strip() if cell is not None else ""


def _id(about: Mapping[str, Any], themes: Mapping[str, Any]) -> str:
    """The same for the same name, system and date, so that a corrected workbook takes the place of the first."""
    named = (about.get("name"), about.get("system"), about.get("date"))
    return str(uuid5(NAMESPACE_URL, f"pcn-self-assessment:{named if about.get('name') else (named, themes)}"))
