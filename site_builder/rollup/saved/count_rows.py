"""A roll-up as the rows that are added up, and the marks by which the same PCN is known in two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from site_builder.assessment.set_aside import TIMES
from site_builder.core.files.digests import digest
from site_builder.rollup.format.counts import ANSWER_KINDS, MOVED_KINDS, PLANNED_KINDS, WANTED_KINDS, Json

NO_STAGE_KEY = "none"
PCNS = "pcns"
_MADE_OF_MARK = "ab1de0ff"
# What roll-ups of version 1 do not hold.
NEWER_TABLES = ("wanted", "support")


def mark_of(assessment: str) -> str:
    """The mark of an assessment: the same for the same id, and nothing can be read from it. An id made of a mark has that mark."""
    if is_made_of_mark(assessment):
        return assessment.replace("-", "").removesuffix(_MADE_OF_MARK)
    return digest(f"pcn-roll-up {assessment}")[:24]


def is_made_of_mark(assessment: str) -> bool:
    """Whether an id stands for another one."""
    return assessment.endswith(_MADE_OF_MARK)


def nameless_id(assessment: str) -> str:
    """The id that stands for another one where names are left out: the same for the same id."""
    mark = mark_of(assessment)
    return "-".join((mark[:8], mark[8:12], mark[12:16], mark[16:20], mark[20:] + _MADE_OF_MARK))


def rows_of(roll_up: Mapping[str, Any]) -> list[Json]:
    """The rows of a roll-up with all its numbers."""
    comparison = roll_up["comparison"]
    return [
        *(row for theme in roll_up["themes"] for side in theme["sides"] for row in _stages(theme["theme"], side)),
        *(_components(row) for row in roll_up["components"]),
        *(
            {"table": "wanted", "theme": row["theme"], "id": row["id"], "counts": _some(row, WANTED_KINDS)}
            for row in roll_up.get("wanted", ())
        ),
        *({"table": "support", "id": row["group"], "counts": {PCNS: row["count"]}} for row in roll_up.get("support", ())),
        *({"table": "needs", "id": row["need"], "counts": {PCNS: row["count"]}} for row in roll_up["needs"]),
        *(row for theme in comparison["themes"] for side in theme["sides"] for row in _moves(theme["theme"], side)),
    ]


def _stages(theme: str, side: Json) -> Iterator[Json]:
    for when in TIMES:
        counts = {row["stage"] or NO_STAGE_KEY: row["count"] for row in side[when]}
        yield {"table": when, "theme": theme, "side": side["side"], "whole": side["assessed"], "counts": counts}


def _components(row: Json) -> Json:
    counts = _some(row, ANSWER_KINDS)
    return {"table": "components", "theme": row["theme"], "id": row["id"], "whole": sum(counts.values()), "counts": counts}


def _moves(theme: str, side: Json) -> Iterator[Json]:
    for table, kinds in (("moved", MOVED_KINDS), ("planned", PLANNED_KINDS)):
        yield {"table": table, "theme": theme, "side": side["side"], "counts": {kind: side[kind]["count"] for kind in kinds}}


def _some(row: Json, kinds: Iterable[str]) -> dict[str, int]:
    return {kind: row[kind] for kind in kinds}
