"""Turn a filled-in workbook into an exported assessment, or tell every reason why it cannot be one.

The browser does the same in `theme/scripts/assessment/workbook`, with the same cases.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from site_builder.assessment.client_data import GENERATOR
from site_builder.assessment.format import FORMAT, FORMAT_VERSION, Assessment
from site_builder.assessment.set_aside import TIMES
from site_builder.assessment.validation import Finding, parse_export
from site_builder.output.exports.workbook.columns import SheetCell, SheetRow, place_of
from site_builder.output.exports.workbook.layout import (
    ABOUT_SHEET,
    ACTIONS_SHEET,
    ANSWERS_SHEET,
    LISTS_SHEET,
    QUESTION,
    READ_ME_SHEET,
    THEMES_SHEET,
)
from site_builder.output.exports.workbook.lists import Lists
from site_builder.output.exports.workbook.passed_over import PassedOver
from site_builder.output.exports.workbook.reading import Reading
from site_builder.output.exports.workbook.sandbox import RefusedError, SheetRows, read_untrusted_book

_NOT_OURS = "This file is not a workbook of the self-assessment. Use the blank one from the downloads page."
_FOR_READING = "This file is a workbook that the tool made for reading. Open the data file or the web page instead."
_UNNAMED = "without a name and a date, a corrected workbook counts as another assessment; fill in both."
_NO_ACTION = "this row names a theme and no action; it is left out."
_OTHER_SHEET = "this sheet is not one of a blank workbook; what it holds, from this row on, is left out."
_MOST_PLACES = 20
_FILLED_IN = (ABOUT_SHEET, ANSWERS_SHEET, THEMES_SHEET, ACTIONS_SHEET)


def read_workbook(path: Path, now: str) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """The assessment that a workbook holds, and what was found; ``now`` is the time of the exported file, such as 2026-01-31T10:00:00Z."""
    try:
        book = read_untrusted_book(path, (*_FILLED_IN, LISTS_SHEET), (READ_ME_SHEET,))
    except RefusedError as refused:
        return None, (Finding("", str(refused)),)
    lists = Lists.of(book.sheets[LISTS_SHEET]) if book and LISTS_SHEET in book.sheets else None
    if book is None or lists is None:
        return None, (Finding("", _FOR_READING if book and _is_for_reading(book.sheets) else _NOT_OURS),)
    reading = Reading(book.sheets, lists)
    reading.findings += (finding for one in book.passed_over for finding in _left_out(one))
    document = _document(reading, now)
    if any(finding.level == "error" for finding in reading.findings):
        return None, tuple(reading.findings)
    assessment, findings = parse_export(json.dumps(document), lists.ids())
    unnamed = () if _is_named(document["about"]) else (Finding(ABOUT_SHEET, _UNNAMED, "note"),)
    return assessment, (*reading.findings, *unnamed, *map(reading.in_the_workbook, findings))


def _is_for_reading(sheets: Mapping[str, SheetRows]) -> bool:
    """Whether it has the two sheets that the self-assessment saves, which hold no ids, and none of the others."""
    return set(sheets) == {ANSWERS_SHEET, ACTIONS_SHEET}


def _left_out(passed: PassedOver) -> Iterator[Finding]:
    """What stands in a sheet and is not read."""
    if passed.first:
        yield Finding(place_of(passed.sheet, passed.first[0]), _OTHER_SHEET, "note")
    if passed.comments:
        places = [place_of(passed.sheet, *at) for at in passed.comments[:_MOST_PLACES]]
        more = len(passed.comments) - len(places)
        words = "comment at this cell is" if len(passed.comments) == 1 else "comments at these cells are"
        where = "; ".join([*places, *([f"and {more} more"] if more else [])])
        yield Finding(where, f"the {words} left out; write what is to be kept into a cell.", "note")


def _document(reading: Reading, now: str) -> dict[str, Any]:
    about = _about(reading)
    themes: dict[str, dict[str, Any]] = {}
    _answers(reading, themes)
    _themes(reading, themes)
    _actions(reading, themes)
    reading.findings += _not_ticked(reading, about.get("audiences", reading.lists.sides()))
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


def _about(reading: Reading) -> dict[str, Any]:
    rows = reading.rows_by_id(ABOUT_SHEET, "answer")
    given = {name: row.cells["answer"] for name, row in rows.items()}
    for name, cell in given.items():
        reading.comes_from(cell.place, "about", name)
    nothing = SheetCell("", "")
    about: dict[str, Any] = {}
    for name in ("name", "participants", "improvement_priority"):
        about |= _filled(name, given.get(name, nothing).words)
    system = given.get("system", nothing).words
    about |= _filled("system", reading.lists.value("system", system) or system)
    about |= _filled("date", reading.day(given.get("date", nothing)))
    sides = [side for side in reading.lists.sides() if reading.chosen("yes", given.get(f"side.{side}", nothing)) == "yes"]
    return about | _filled("audiences", sides)


def _answers(reading: Reading, themes: dict[str, dict[str, Any]]) -> None:
    for component, row in reading.rows_by_id(ANSWERS_SHEET, "answer", "note").items():
        said = _filled("answer", reading.chosen("answer", row.cells["answer"])) | _filled("note", row.words("note"))
        for side in component.split(".")[2:3]:
            reading.belongs(side, row)
        theme = component.partition(".")[0]
        for name in ("answer", "note"):
            reading.comes_from(row.cells[name].place, "themes", theme, "components", component, name)
        themes.setdefault(theme, {}).setdefault("components", {})[component] = said


def _themes(reading: Reading, themes: dict[str, dict[str, Any]]) -> None:
    needs = reading.lists.needs()
    for theme, row in reading.rows_by_id(THEMES_SHEET, *reading.lists.columns(THEMES_SHEET)[2:]).items():
        said: dict[str, Any] = {}
        for side in reading.lists.sides():
            stages = {time: stage for time in TIMES if (stage := reading.chosen("stage", row.cells[f"{side}.{time}"]))}
            said |= _filled(side, stages)
            if stages:
                reading.belongs(side, row)
        for name in ("evidence", "how", *needs):
            reading.comes_from(row.cells[name].place, "themes", theme, *(["needs"] if name in needs else []), name)
        said |= _filled("evidence", row.words("evidence")) | _filled("how", row.words("how"))
        said |= _filled("needs", {need: text for need in needs if (text := row.words(need))})
        themes.setdefault(theme, {}).update(said)


def _actions(reading: Reading, themes: dict[str, dict[str, Any]]) -> None:
    for row in reading.rows(ACTIONS_SHEET):
        said = _filled("what", row.words("what")) | _filled("who", row.words("who")) | _filled("by", reading.day(row.cells["by"]))
        if not said:
            reading.findings.append(Finding(row.place, _NO_ACTION, "note"))
            continue
        theme = reading.chosen("theme", row.cells["theme"])
        if not row.filled("theme"):
            reading.findings.append(Finding(row.place, "this action has no theme; choose one from the list."))
        elif theme:
            _add_action(reading, themes, theme, said, row)


def _add_action(reading: Reading, themes: dict[str, dict[str, Any]], theme: str, said: dict[str, Any], row: SheetRow) -> None:
    actions: list[dict[str, Any]] = themes.setdefault(theme, {}).setdefault("actions", [])
    path = ("themes", theme, "actions")
    for name in said:
        reading.comes_from(row.cells[name].place, *path, len(actions), name)
    first = reading.sources.get(path, row.place).partition(" to ")[0]
    reading.comes_from(f"{first} to {row.place.rpartition(', ')[2]}" if actions else row.place, *path)
    actions.append({"id": str(len(actions) + 1), **said})


def _not_ticked(reading: Reading, ticked: Iterable[str]) -> Iterator[Finding]:
    """Words of a side that the team does not answer: the tool hides them, so who sends the file must know that they are in it."""
    for side in reading.lists.sides():
        if side not in ticked and (places := reading.places.get(side)):
            question = reading.lists.entries.get(QUESTION, {}).get(f"side.{side}", side)
            remedy = f"Choose 'Yes' for '{question}' in {ABOUT_SHEET}, or clear what you wrote there, and try again."
            message = f"this belongs to a side without a tick; the tool does not show it, but it is in the file. {remedy}"
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
    named: list[Any] = [about.get(field) for field in ("name", "system", "date")]
    text = json.dumps(named if _is_named(about) else [*named, [about, themes]], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return str(uuid5(NAMESPACE_URL, f"pcn-self-assessment:{text}"))
