"""The counts of a roll-up that was saved with all its numbers, of any version: what is read of it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from site_builder.assessment.messages import Path
from site_builder.assessment.set_aside import TIMES
from site_builder.rollup.counts.checked_value import CheckedValue
from site_builder.rollup.format.counts import ANSWER_KINDS, MOVED_KINDS, PLANNED_KINDS, WANTED_KINDS
from site_builder.rollup.saved.count_rows import NEWER_TABLES, mark_of


def look_through(document: CheckedValue) -> None:
    """Everything that ``rows_of`` reads of a roll-up of any version."""
    for theme in document.field("themes").items():
        theme.field("theme").text()
        for side in theme.field("sides").items():
            side.field("side").text()
            side.field("assessed").whole()
            for when in TIMES:
                for row in side.field(when).items():
                    row.field("count").whole()
                    if row.field("stage").value is not None:
                        row.field("stage").text()
    for table, names, kinds in (("components", ("theme", "id"), ANSWER_KINDS), ("wanted", ("theme", "id"), WANTED_KINDS)):
        for row in document.field(table).items() if document.has(table) or table not in NEWER_TABLES else ():
            _row(row, names, kinds)
    for table, name in (("support", "group"), ("needs", "need")):
        for row in document.field(table).items() if document.has(table) or table not in NEWER_TABLES else ():
            _row(row, (name,), ("count",))
    for theme in document.field("comparison").field("themes").items():
        theme.field("theme").text()
        for side in theme.field("sides").items():
            side.field("side").text()
            for kind in (*MOVED_KINDS, *PLANNED_KINDS):
                side.field(kind).field("count").whole()


def _row(row: CheckedValue, names: Iterable[str], kinds: Iterable[str]) -> None:
    for name in names:
        row.field(name).text()
    for kind in kinds:
        row.field(kind).whole()


def paths_of(document: Mapping[str, Any]) -> Iterator[Path]:
    """Where each of the rows of a roll-up stands in it."""
    comparison = document["comparison"]
    for number, theme in enumerate(document["themes"]):
        for at, _ in enumerate(theme["sides"]):
            yield from (("themes", number, "sides", at, when) for when in TIMES)
    for table in ("components", "wanted", "support", "needs"):
        yield from ((table, number) for number, _ in enumerate(document.get(table) or ()))
    for number, theme in enumerate(comparison["themes"]):
        for at, _ in enumerate(theme["sides"]):
            yield from (("comparison", "themes", number, "sides", at) for _ in ("moved", "planned"))


def marks_in(document: CheckedValue) -> Iterator[str]:
    """The marks of the assessments that a roll-up with names lists."""
    for pcn in document.field("pcns").items():
        for one in pcn.field("rounds").items():
            yield mark_of(one.field("id").text())
