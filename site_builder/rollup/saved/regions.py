"""The counts of several roll-ups together: each PCN once as far as that can be known, and what is not shown told as such."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.assessment.matrix import Matrix, sides_in
from site_builder.rollup.counts.amounts import Amount, add
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.openable import NOT_SHOWN
from site_builder.rollup.intake.name_matching import name_key, utf16_sort_key
from site_builder.rollup.intake.naming import Naming
from site_builder.rollup.saved.opening import RollUpPart

RowKey = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A roll-up that is not counted, since it holds PCNs of another one that is."""

    file: str
    other: str
    assessments: int


@dataclass(frozen=True, slots=True)
class SeveralRollUps:
    """What several roll-ups give together; ``unknown`` is the number of rows that this matrix has no place for."""

    parts: tuple[RollUpPart, ...]
    left_out: tuple[LeftOut, ...]
    assessments: int
    both: Amount
    systems: tuple[tuple[str, Amount], ...]
    rows: tuple[Json, ...]
    unknown: int
    unmarked: tuple[str, ...]


def region_of(naming: Naming, parts: Iterable[RollUpPart], preferred: Collection[str]) -> SeveralRollUps:
    """The parts that have no PCN in common, added up.

    Of those that have, the one that is preferred counts, else one that shows all numbers and has as many PCNs, else the newest,
    else, of those saved on one day, the one with the most PCNs.
    """
    used, left_out = _disjoint(parts, preferred)
    known = _known(naming.matrix)
    rows = [{_key(row): row for row in part.rows} for part in used]
    return SeveralRollUps(
        parts=tuple(replace(part, systems=tuple((naming.system(system), count) for system, count in part.systems)) for part in used),
        left_out=left_out,
        assessments=sum(part.assessments for part in used),
        both=add(part.both for part in used),
        systems=tuple(systems_of(naming, used)),
        rows=tuple(_added(key, used, rows) for key in known if any(key in held for held in rows)),
        unknown=sum(key not in known for held in rows for key in held),
        unmarked=tuple(part.file for part in used if not part.marks and len(used) > 1),
    )


def _disjoint(parts: Iterable[RollUpPart], preferred: Collection[str]) -> tuple[tuple[RollUpPart, ...], tuple[LeftOut, ...]]:
    by_name = sorted(parts, key=lambda part: utf16_sort_key(part.file))
    newest_first = sorted(by_name, key=lambda part: (part.made, part.assessments), reverse=True)
    fuller = _shown_fully(by_name)
    ordered = sorted(newest_first, key=lambda part: (part.file not in preferred, part.file in fuller))
    used: list[RollUpPart] = []
    left_out: list[LeftOut] = []
    taken: dict[str, str] = {}
    for part in ordered:
        held = {*part.marks, part.fingerprint}
        other = min((taken[mark] for mark in held if mark in taken), key=utf16_sort_key, default=None)
        if other is None:
            used.append(part)
            taken |= dict.fromkeys(held, part.file)
        else:
            left_out.append(LeftOut(part.file, other, part.assessments))
    return (
        tuple(sorted(used, key=lambda part: utf16_sort_key(part.file))),
        tuple(sorted(left_out, key=lambda one: utf16_sort_key(one.file))),
    )


def _shown_fully(parts: Iterable[RollUpPart]) -> set[str]:
    """The files of counts for others that have PCNs in common with one roll-up that shows all numbers and has as many or more.

    Not every mark need be there: counts for others also mark the assessments that came before and are in no file.
    """
    holders: dict[str, RollUpPart] = {}
    shared: list[RollUpPart] = []
    for part in parts:
        if part.made:
            shared.append(part)
        elif not part.lacks:
            for mark in part.marks:
                holders.setdefault(mark, part)
    found = ((part, {holders[mark].file: holders[mark] for mark in part.marks if mark in holders}) for part in shared)
    return {part.file for part, held in found if len(held) == 1 and all(one.assessments >= part.assessments for one in held.values())}


def _key(row: Mapping[str, str]) -> RowKey:
    return (row["table"], row.get("theme", ""), row.get("side", ""), row.get("id", ""))


def _known(matrix: Matrix) -> dict[RowKey, None]:
    """The rows that a matrix has, in its order."""
    groups = dict.fromkeys(group.id for theme in matrix.themes for domain in theme.domains for group in domain.groups)
    sides, themes = sides_in(matrix), [theme.id for theme in matrix.themes]
    by_side = {
        table: [(table, theme, side, "") for theme in themes for side in sides] for table in ("now", "in_a_year", "moved", "planned")
    }
    parts = [(theme.id, part.id) for theme in matrix.themes for part in theme.components]
    ordered = [
        *(key for pair in zip(by_side["now"], by_side["in_a_year"], strict=True) for key in pair),
        *((table, theme, "", key) for table in ("components", "wanted") for theme, key in parts),
        *(("support", "", "", group) for group in groups),
        *(("needs", "", "", need) for need in matrix.labels.needs),
        *(key for pair in zip(by_side["moved"], by_side["planned"], strict=True) for key in pair),
    ]
    return dict.fromkeys(ordered)


def _added(key: RowKey, parts: Sequence[RollUpPart], rows: Sequence[Mapping[RowKey, Json]]) -> Json:
    """One row over all parts; a part that has it not counts nobody in it, unless it has none of these rows at all."""
    found = [held.get(key) for held in rows]
    names = dict.fromkeys(name for row in found if row for name in row["counts"])
    absent = [NOT_SHOWN if key[0] in part.lacks else 0 for part in parts]
    counts = {name: add(row["counts"].get(name, 0) if row else none for row, none in zip(found, absent, strict=True)) for name in names}
    wholes = [row["whole"] for row in found if row and "whole" in row]
    places = {name: value for name, value in zip(("theme", "side", "id"), key[1:], strict=True) if value}
    return {"table": key[0], **places, **({"whole": add(wholes)} if wholes else {}), "counts": counts}


def systems_of(naming: Naming, parts: Iterable[RollUpPart]) -> Iterator[tuple[str, Amount]]:
    """How many PCNs each system has, as it may be called, in the order of the names."""
    found: dict[str, list[Amount]] = {}
    for part in parts:
        for system, count in part.systems:
            found.setdefault(naming.system(system), []).append(count)
    ordered = sorted(found, key=lambda system: (utf16_sort_key(name_key(system)), utf16_sort_key(system)))
    return ((system, add(found[system])) for system in ordered)


def without_names(region: SeveralRollUps) -> SeveralRollUps:
    """The same with a number for each file: its name can say whose it is."""
    files = sorted({*(part.file for part in region.parts), *(one.file for one in region.left_out)}, key=utf16_sort_key)
    called = {file: f"Summary {number}" for number, file in enumerate(files, 1)}
    return replace(
        region,
        parts=tuple(replace(part, file=called[part.file]) for part in region.parts),
        left_out=tuple(LeftOut(called[one.file], called[one.other], one.assessments) for one in region.left_out),
        unmarked=tuple(called[file] for file in region.unmarked),
    )
