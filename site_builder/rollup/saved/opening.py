"""A roll-up that somebody opens again: the assessments in it, or its counts; or what is wrong with it and where.

``theme/scripts/rollup/logic/saved/opening.js`` says the same in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.assessment.format import Assessment
from site_builder.assessment.json_parser import parse
from site_builder.assessment.messages import MAX_LOOKED_AT, Fault, Path, quote_value
from site_builder.assessment.other_kind import ROLL_UP_FORMAT
from site_builder.assessment.schema import FormatIds
from site_builder.assessment.validation import checked_document, structure_faults
from site_builder.core.files.digests import digest
from site_builder.rollup.counts.amounts import Amount, known_part
from site_builder.rollup.counts.checked_value import CheckedValue, NotSoundError
from site_builder.rollup.format.counts import ANSWER_KINDS, MOVED_KINDS, PLANNED_KINDS, WANTED_KINDS, Json
from site_builder.rollup.format.openable import DAY, MARK, SHARED_COUNTS
from site_builder.rollup.format.roll_up import MONTH_PATTERN, ROLL_UP_FORMAT_VERSION
from site_builder.rollup.saved.count_rows import NEWER_TABLES, NO_STAGE_KEY, PCNS, rows_of
from site_builder.rollup.saved.decided import Decided, decided_in
from site_builder.rollup.saved.full_counts import look_through, marks_in, paths_of

MAX_ROLL_UP_BYTES = 50_000_000
ROLL_UP_TOO_LARGE = "The file is larger than 50 MB. A summary of that size cannot be opened; use the exported files themselves."
_PERIODS = (3, 6, 12)
VOICE = "The file has the answers of one person or practice, not of a team together."


class Kept(NamedTuple):
    """An assessment of a saved roll-up, and what its file is called."""

    file: str
    assessment: Assessment


class Saved(NamedTuple):
    """The assessments that a saved roll-up keeps, and what was decided in it."""

    kept: list[Kept]
    decided: Decided


@dataclass(frozen=True, slots=True)
class RollUpPart:
    """The counts of one roll-up: ``lacks`` are tables that its version does not have, ``marks`` those of the assessments in it.

    ``fingerprint`` is the digest of its file; "" where the counts are those of files that were read here. ``made`` is the day of
    counts for others; "" for any other roll-up.
    """

    file: str
    fingerprint: str
    made: str
    choice: Json
    assessments: int
    both: Amount
    systems: tuple[tuple[str, Amount], ...]
    rows: tuple[Json, ...]
    marks: frozenset[str]
    lacks: tuple[str, ...] = ()


def is_roll_up(text: str) -> bool:
    """Whether a text may be a roll-up: whether it names that format at all."""
    return f'"{ROLL_UP_FORMAT}"' in text


def open_roll_up(file: str, text: str, ids: FormatIds) -> tuple[Saved | RollUpPart | None, list[Fault]]:
    """The assessments that a saved roll-up keeps, or its counts where it keeps none; or None and what is wrong.

    None and nothing wrong: the text is no roll-up.
    """
    if len(text) > MAX_ROLL_UP_BYTES:
        return None, [Fault((), ROLL_UP_TOO_LARGE)]
    document, faults = parse(text.removeprefix("\ufeff"), MAX_ROLL_UP_BYTES)
    if faults or not isinstance(document, dict) or document.get("format") != ROLL_UP_FORMAT:
        return None, faults
    faults = structure_faults(document, MAX_ROLL_UP_BYTES)
    if faults:
        return None, faults
    try:
        held = CheckedValue(document)
        _check_head(held, ids)
        if held.has("records") and document.get("holds") != SHARED_COUNTS:
            return _records(file, held, ids)
        return _counts(file, held, ids, digest(text))
    except NotSoundError as error:
        return None, [error.fault]


def _check_head(document: CheckedValue, ids: FormatIds) -> None:
    version = document.value.get("format_version")
    if type(version) is not int or version < 1:
        raise NotSoundError((), "The file does not say its format version, so it may be damaged. Ask for it again.")
    if version > ROLL_UP_FORMAT_VERSION:
        held = f"Its format version is {version}, and this tool reads version {ROLL_UP_FORMAT_VERSION}. Open it where it was saved."
        raise NotSoundError((), f"This summary was made by a newer version of the tool. {held}")
    other = document.field("matrix").field("id")
    if other.text() != ids.matrix:
        here = f"Here, only those of {quote_value(ids.matrix)} can be used."
        raise NotSoundError(other.path, f"This file is a summary of another matrix, {quote_value(other.value)}. {here}")


def _records(file: str, document: CheckedValue, ids: FormatIds) -> tuple[Saved | None, list[Fault]]:
    kept: list[Kept] = []
    faults: list[Fault] = []
    for number, one in enumerate(document.field("records").items(), 1):
        name, found = one.field("file").text(), one.field("assessment")
        made, wrong = checked_document(found.value, ids)
        assessment = None if wrong else Assessment.model_validate(made)
        faults += (Fault((*found.path, *fault.path), fault.message) for fault in wrong)
        if assessment and assessment.about.answered_by == "one":
            faults.append(Fault((*found.path, "about", "answered_by"), VOICE))
        elif assessment:
            kept.append(Kept(f"{file}: {name or number}", assessment))
        if len(faults) >= MAX_LOOKED_AT:
            break
    return (None, faults) if faults else (Saved(kept, decided_in(document.value)), [])


def _counts(file: str, document: CheckedValue, ids: FormatIds, fingerprint: str) -> tuple[RollUpPart | None, list[Fault]]:
    shared = document.has("holds") and document.field("holds").one_of((SHARED_COUNTS,)) == SHARED_COUNTS
    choice = _choice(document.field("choice"), ids)
    systems = tuple((one.field("system").text(), one.field("count").amount()) for one in document.field("systems").items())
    if shared:
        rows = list(_shared_rows(document, ids))
        made, both = document.field("made").matching(DAY, "2026-01-31"), document.field("both").amount()
        marks = {one.matching(MARK, "0" * 24) for one in document.field("marks").items()}
        lacks: tuple[str, ...] = ()
    else:
        look_through(document)
        rows = list(zip(rows_of(document.value), paths_of(document.value), strict=True))
        made, both = "", document.field("comparison").field("both").field("count").whole()
        marks = set(marks_in(document))
        lacks = tuple(table for table in NEWER_TABLES if not document.has(table))
    faults = list(_row_faults(rows, ids))
    made_of = [row for row, _ in rows]
    assessments = document.field("assessments").whole()
    part = RollUpPart(file, fingerprint, made, choice, assessments, both, systems, tuple(made_of), frozenset(marks), lacks)
    return (None, faults[:MAX_LOOKED_AT]) if faults else (part, [])


def _choice(choice: CheckedValue, ids: FormatIds) -> Json:
    """What the counts are of, as far as it is told."""
    side = choice.field("side").one_of(ids.sides) if choice.has("side") else None
    periods = {name: choice.field(name).matching(MONTH_PATTERN, "2025-04") if choice.has(name) else None for name in ("round", "earlier")}
    months = choice.field("months")
    if months.whole() not in _PERIODS:
        raise NotSoundError(months.path, f"The value should be one of: {', '.join(map(str, _PERIODS))}.")
    return {"side": side, **periods, "months": months.whole()}


def _shared_rows(document: CheckedValue, ids: FormatIds) -> Iterator[tuple[Json, Path]]:
    for row in document.field("rows").items():
        table = row.field("table").one_of(tuple(_KEYS))
        places = {name: row.field(name).text() for name in ("theme", "side", "id") if row.has(name)}
        whole = {"whole": row.field("whole").amount()} if row.has("whole") else {}
        counts = row.field("counts")
        held = {key: counts.field(key).amount() for key in _keys(table, ids)}
        yield {"table": table, **places, **whole, "counts": held}, row.path


_KEYS: dict[str, tuple[str, ...]] = {
    "now": (),
    "in_a_year": (),
    "components": ANSWER_KINDS,
    "wanted": WANTED_KINDS,
    "support": (PCNS,),
    "needs": (PCNS,),
    "moved": MOVED_KINDS,
    "planned": PLANNED_KINDS,
}
_PLACES = {"support": ("id",), "needs": ("id",), "components": ("theme", "id"), "wanted": ("theme", "id")}
_ADDS_UP = ("now", "in_a_year", "components")


def _keys(table: str, ids: FormatIds) -> tuple[str, ...]:
    return _KEYS[table] or (*ids.positions, NO_STAGE_KEY)


def _row_faults(rows: Iterable[tuple[Json, Path]], ids: FormatIds) -> Iterator[Fault]:
    """What is wrong with rows whose values are of the right kind."""
    seen: set[tuple[str, ...]] = set()
    for row, path in rows:
        key = (row["table"], *(row.get(name, "") for name in ("theme", "side", "id")))
        needed = _PLACES.get(row["table"], ("theme", "side"))
        missing = [name for name in needed if name not in row]
        if missing:
            yield Fault((*path, missing[0]), f"“{missing[0]}” is missing.")
        elif key in seen:
            yield Fault(path, "This row is there twice.")
        elif "side" in row and row["side"] not in ids.sides:
            yield Fault((*path, "side"), f"{quote_value(row['side'])} is not one of: {', '.join(ids.sides)}.")
        else:
            yield from _count_faults(row, path, ids)
        seen.add(key)


def _count_faults(row: Json, path: Path, ids: FormatIds) -> Iterator[Fault]:
    counts, whole = row["counts"], row.get("whole")
    keys = _keys(row["table"], ids)
    others = [key for key in counts if key not in keys]
    if others:
        yield Fault(path, f"{quote_value(others[0])} is not one of: {', '.join(keys)}.")
    elif row["table"] in _ADDS_UP and whole is None:
        yield Fault((*path, "whole"), "“whole” is missing.")
    elif isinstance(whole, int):
        found = sum(known_part(count) for count in counts.values())
        if found > whole:  # fewer, where some chose a stage that the matrix does not have
            yield Fault(path, f"These counts add up to {found:,}, and {whole:,} were counted.")
