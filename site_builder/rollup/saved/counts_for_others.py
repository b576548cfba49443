"""Counts that may leave a system, or a region: without names, and without any group under five."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from site_builder.rollup.counts.amounts import Amount, suppressed
from site_builder.rollup.counts.counting import SMALL_GROUP, is_few
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.openable import FEWER, NOT_SHOWN, SHARED_COUNTS, CountRow, SharedCounts, SystemShare
from site_builder.rollup.format.roll_up import RollUp
from site_builder.rollup.intake.naming import Naming
from site_builder.rollup.saved.count_rows import rows_of
from site_builder.rollup.saved.opening import RollUpPart
from site_builder.rollup.saved.regions import SeveralRollUps, systems_of

_REST = "~"
OWN_FILES = "Files read here"


def part_of(roll_up: RollUp, marks: Iterable[str]) -> RollUpPart:
    """The counts of the files that were read here, as a part to add to others."""
    return RollUpPart(
        file=OWN_FILES,
        fingerprint="",
        made="",
        choice={name: getattr(roll_up["choice"], name) for name in ("side", "round", "earlier", "months")},
        assessments=roll_up["assessments"],
        both=roll_up["comparison"]["both"]["count"],
        systems=tuple((row["system"], row["count"]) for row in roll_up["systems"]),
        rows=tuple(rows_of(roll_up)),
        marks=frozenset(marks),
    )


def shared_counts(naming: Naming, roll_up: RollUp, region: SeveralRollUps, day: str) -> SharedCounts | None:
    """The counts for others, made on a day; None where fewer than five are counted."""
    if region.assessments < SMALL_GROUP:
        return None
    rows, both = region.rows, region.both
    shown = {(row["theme"], row["id"]) for row in rows if row["table"] == "components" and _is_shown(row)}
    nameless = Naming(naming.matrix, naming.systems, names=False)
    systems = _without_small(dict(systems_of(nameless, region.parts)), region.assessments)
    return SharedCounts(
        format=roll_up["format"],
        format_version=roll_up["format_version"],
        holds=SHARED_COUNTS,
        generator=roll_up["generator"],
        matrix=roll_up["matrix"],
        choice=nameless.choice(roll_up["choice"].model_copy(update={"names": False})),
        made=day,
        assessments=region.assessments,
        both=FEWER if isinstance(both, int) and is_few(both) else both,
        systems=[SystemShare(system=system, count=count) for system, count in systems.items()],
        rows=cast(list[CountRow], [_shared(row, both, shown) for row in rows]),
        marks=sorted({mark for part in region.parts for mark in part.marks}),
    )


def _is_shown(row: Json) -> bool:
    """Whether all numbers of a component may be shown."""
    return all(isinstance(count, int) for count in _shared(row, 0, set())["counts"].values())


def _shared(row: Json, both: Amount, shown: set[tuple[str, str]]) -> Json:
    counts, table, whole = row["counts"], row["table"], row.get("whole")
    if table == "wanted" and (row["theme"], row["id"]) not in shown:
        # With these, what is not shown of the component could be worked out.
        return {**row, "counts": dict.fromkeys(counts, NOT_SHOWN)}
    if table in {"moved", "planned"}:
        return {**row, "counts": _without_small(counts, both if isinstance(both, int) else None, exact=False)}
    if not isinstance(whole, int):
        return {**row, "counts": _without_small(counts, None)}
    return {**row, "whole": FEWER if is_few(whole) else whole, "counts": _without_small(counts, whole)}


def _without_small(counts: Mapping[str, Amount], whole: int | None, *, exact: bool = True) -> dict[str, Amount]:
    """The counts without small ones; where some are not shown already, these are enough to hide the others that are small."""
    plain = {key: count for key, count in counts.items() if isinstance(count, int)}
    if len(plain) == len(counts):
        # Those at a stage that the matrix does not have are in no row, and follow from the others.
        rest = whole - sum(plain.values()) if whole is not None and exact else 0
        shown = suppressed({**plain, **({_REST: rest} if rest else {})}, whole, exact=exact)
        return {key: shown[key] for key in counts}
    return {key: FEWER if isinstance(count, int) and is_few(count) else count for key, count in counts.items()}
