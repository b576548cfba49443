"""For every theme and side, how many PCNs are at each stage; for every component, how many gave which answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import cast

from site_builder.assessment.format import Assessment, Side, Stage, ThemeAnswers
from site_builder.assessment.logic import sides_of, stage_set_aside
from site_builder.assessment.matrix import Matrix, positions_of, sides_in
from site_builder.assessment.set_aside import TIMES
from site_builder.rollup.counts.counting import MOST_COMPONENTS, MOST_THEMES, PcnIndex, is_few, most_held
from site_builder.rollup.format.counts import ANSWER_KINDS, ComponentCounts, SideCounts, StageCount, ThemeCounts
from site_builder.rollup.intake.record import known_themes
from site_builder.rollup.intake.sides import says, side_named


class StageTally:
    """Counts positions: ``add`` one PCN after the other, then ask for ``themes`` and ``others``."""

    def __init__(self, matrix: Matrix, sides: tuple[Side, ...], names: bool) -> None:
        self._known, self._sides, self._names = known_themes(matrix), sides, names
        self._every_side, self._places = sides_in(matrix), (*positions_of(matrix), None)
        self._numbers = PcnIndex()
        self._assessed: Counter[tuple[str, str]] = Counter()
        self._set_aside: Counter[tuple[str, str]] = Counter()

    def add(self, number: int, assessment: Assessment) -> None:
        others = (theme for theme, said in assessment.themes.items() if theme not in self._known and says(said.model_dump()))
        answered = [side for side in self._sides if side in sides_of(self._every_side, assessment)]
        for theme in (*self._known, *others):
            answers = assessment.themes.get(theme) or ThemeAnswers()
            for side in answered:
                self._assessed[theme, side] += 1
                position = answers.position(side)
                for when, stage in (("now", position.now), ("in_a_year", position.in_a_year)):
                    if stage is None and stage_set_aside(answers, side, when):
                        self._set_aside[theme, side] += 1
                    else:
                        self._numbers.add((theme, side, when, stage), number)

    def themes(self) -> Iterator[ThemeCounts]:
        """Every theme of the matrix."""
        return (self._theme(theme) for theme in self._known)

    def others(self) -> tuple[list[ThemeCounts], int]:
        """Themes that the matrix does not have, and how many more there are. Without names none: an id can hold one."""
        held: Counter[str] = Counter()
        for (theme, _), count in self._assessed.items():
            held[theme] += count if theme not in self._known else 0
        found, more = most_held(+held, MOST_THEMES if self._names else 0)
        return [self._theme(theme) for theme in found], more

    def _theme(self, theme: str) -> ThemeCounts:
        return ThemeCounts(theme=theme, sides=[self._side(theme, side) for side in self._sides])

    def _side(self, theme: str, side: Side) -> SideCounts:
        assessed = self._assessed[theme, side]
        now, in_a_year = (self._stages(theme, side, when) for when in TIMES)
        aside = self._set_aside[theme, side]
        return SideCounts(side=side, assessed=assessed, few=is_few(assessed), now=now, in_a_year=in_a_year, set_aside=aside)

    def _stages(self, theme: str, side: Side, when: str) -> list[StageCount]:
        return [{"stage": stage, **self._numbers.count((theme, side, when, stage), self._names)} for stage in self._places]


class AnswerTally:
    """Counts answers: ``add`` one assessment after the other, then ask for ``known`` and ``others``."""

    def __init__(self, matrix: Matrix, sides: tuple[Side, ...], names: bool) -> None:
        self._sides, self._names, self._every_side = sides, names, sides_in(matrix)
        self._all = {(theme.id, component.id) for theme in matrix.themes for component in theme.components}
        self._shown = [(theme.id, part) for theme in matrix.themes for part in theme.components if part.audience in sides]
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._others: dict[tuple[str, str], Counter[str]] = {}

    def add(self, assessment: Assessment) -> None:
        answered = sides_of(self._every_side, assessment)
        for theme, component in self._shown:
            if component.audience in answered:
                self._counts[theme, component.id, _answer(assessment, theme, component.id)] += 1
        for theme, answers in assessment.themes.items():
            for key, value in (answers.components or {}).items():
                if (theme, key) not in self._all and side_named(self._every_side, key) in {None, *self._sides}:
                    self._others.setdefault((theme, key), Counter())[value.answer or "unanswered"] += 1

    def known(self) -> Iterator[ComponentCounts]:
        """Every component of the matrix, in its order."""
        for theme, component in self._shown:
            counts = {kind: self._counts[theme, component.id, kind] for kind in ANSWER_KINDS}
            yield _row(component.id, theme, component.stage, component.audience, counts)

    def others(self) -> tuple[list[ComponentCounts], int]:
        """Components that the matrix does not have, and how many more there are. Without names none: an id can hold one."""
        held = {key: found.total() for key, found in self._others.items()}
        found, more = most_held(held, MOST_COMPONENTS if self._names else 0)
        return [self._other(*key) for key in found], more

    def _other(self, theme: str, key: str) -> ComponentCounts:
        return _row(key, theme, None, side_named(self._every_side, key), self._others[theme, key])


def _row(component: str, theme: str, stage: Stage | None, side: Side | None, counts: Mapping[str, int]) -> ComponentCounts:
    row = {"id": component, "theme": theme, "stage": stage, "side": side, **{kind: counts[kind] for kind in ANSWER_KINDS}}
    return cast(ComponentCounts, row)


def _answer(assessment: Assessment, theme: str, component: str) -> str:
    answers = assessment.themes.get(theme)
    found = (answers.components or {}).get(component) if answers else None
    return (found.answer if found else None) or "unanswered"
