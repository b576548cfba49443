"""Two rounds side by side: what moved, what was planned and did not, for the system as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

from site_builder.assessment.format import Assessment, LastTime, Side
from site_builder.assessment.logic import compare, sides_of
from site_builder.assessment.matrix import Matrix, sides_in
from site_builder.assessment.results import ChangedComponent, ComparedSide
from site_builder.rollup.counts.counting import MOST_COMPONENTS, MOST_THEMES, PcnIndex, is_few, most_held
from site_builder.rollup.format.counts import (
    CHANGE_KINDS,
    MOVED_KINDS,
    PLANNED_KINDS,
    ComponentChange,
    Count,
    RoundComparison,
    SideComparison,
    ThemeComparison,
)
from site_builder.rollup.format.roll_up import Choice
from site_builder.rollup.intake.record import known_themes
from site_builder.rollup.intake.sides import side_named

_REACHED = {True: "reached", False: "not_reached", None: "reached_unknown"}


class MovementTally:
    """Compares pairs: ``add`` them one after the other, then ask for the ``result``."""

    def __init__(self, matrix: Matrix, sides: tuple[Side, ...], choice: Choice) -> None:
        self._matrix, self._sides, self._names = matrix, sides, choice.names
        self._every_side = sides_in(matrix)
        self._own_record = choice.earlier is None
        self._numbers = PcnIndex()
        self._changes: Counter[tuple[str, str, str]] = Counter()

    def add(self, number: int, current: Assessment | None, before: Assessment | None) -> None:
        now = current and self._with_last_time(current, before)
        comparison = compare(self._matrix, now) if now else None
        if now is None or comparison is None:
            self._numbers.add(("only_before" if current is None else "only_now",), number)
            return
        self._numbers.add(("both",), number)
        shown = {side for side in sides_of(self._every_side, now) if side in self._sides}
        for theme in comparison:
            for side in theme.sides:
                for outcome in _outcomes(side) if side.side in shown else ():
                    self._numbers.add((theme.theme, side.side, outcome), number)
            for change in theme.components:
                if side_named(self._every_side, change.id) in {None, *self._sides}:
                    self._changes[theme.theme, change.id, _change(change)] += 1

    def result(self) -> RoundComparison:
        """What moved, over all pairs."""
        both = self._count("both")
        (themes, more_themes), (components, more_components) = self._themes(), self._components()
        return RoundComparison(
            both=both,
            few=is_few(both["count"]),
            only_now=self._count("only_now"),
            only_before=self._count("only_before"),
            themes=themes,
            components=components,
            more_themes=more_themes,
            more_components=more_components,
        )

    def _with_last_time(self, current: Assessment, before: Assessment | None) -> Assessment:
        """The assessment with the one before it as "last time"; or, where that may be, with its own record of it."""
        if before is None and self._own_record:
            return current
        return current.model_copy(update={"last_time": as_last_time(before) if before else None})

    def _count(self, *key: str) -> Count:
        return self._numbers.count(key, self._names)

    def _themes(self) -> tuple[list[ThemeComparison], int]:
        """Those of the matrix, then others, and how many more of these there are; without names none, since an id can hold one."""
        known = known_themes(self._matrix)
        held = Counter(str(key[0]) for key in self._numbers.known() if len(key) > 1 and key[0] not in known)
        others, more = most_held(held, MOST_THEMES if self._names else 0)
        rows = [ThemeComparison(theme=theme, sides=[self._side(theme, side) for side in self._sides]) for theme in (*known, *others)]
        return rows, more

    def _side(self, theme: str, side: Side) -> SideComparison:
        row = {"side": side, **{kind: self._count(theme, side, kind) for kind in (*MOVED_KINDS, *PLANNED_KINDS)}}
        return cast(SideComparison, row)

    def _components(self) -> tuple[list[ComponentChange], int]:
        """As the themes."""
        known = {(theme.id, component.id): 0 for theme in self._matrix.themes for component in theme.components}
        found: Counter[tuple[str, str]] = Counter()
        for (theme, key, _), count in self._changes.items():
            found[theme, key] += count
        others, more = most_held({key: held for key, held in found.items() if key not in known}, MOST_COMPONENTS if self._names else 0)
        shown = [*(key for key in known if key in found), *others]
        rows = [{"theme": theme, "id": key, **{kind: self._changes[theme, key, kind] for kind in CHANGE_KINDS}} for theme, key in shown]
        return cast(list[ComponentChange], rows), more


def as_last_time(before: Assessment) -> LastTime:
    """What is kept of an assessment as "last time" of the next one."""
    about = before.about
    return LastTime.model_construct(
        date=about.date or before.updated[:10],
        name=about.name,
        kept_moving_by=about.kept_moving_by,
        next_meeting=about.next_meeting,
        themes=before.themes,
    )


def _outcomes(side: ComparedSide) -> Iterator[str]:
    if side.then is not None:
        yield side.moved or "moved_unknown"
    if side.planned is not None:
        yield _REACHED[side.reached]


def _change(change: ChangedComponent) -> str:
    if change.now == "in_place":
        return "gained"
    return "lost" if change.then == "in_place" else "other"
