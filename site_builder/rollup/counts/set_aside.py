"""What files of other editions say at stages, sides and needs that this matrix does not have: told by its ids, counted for nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

from site_builder.assessment.format import Assessment, SetAside, Side, ThemeAnswers
from site_builder.assessment.logic import stage_set_aside
from site_builder.assessment.matrix import Matrix, sides_in
from site_builder.assessment.set_aside import TIMES
from site_builder.rollup.counts.counting import MOST_COMPONENTS, most_held
from site_builder.rollup.format.counts import SetAsideCount

_Place = tuple[str, str, str, str]


class SetAsideTally:
    """Counts what is set aside: ``add`` one assessment after the other, then ask for the ``rows``."""

    def __init__(self, matrix: Matrix, sides: tuple[Side, ...], names: bool) -> None:
        self._hidden, self._names = [side for side in sides_in(matrix) if side not in sides], names
        self._counts: Counter[_Place] = Counter()

    def add(self, assessment: Assessment) -> None:
        for theme, answers in assessment.themes.items():
            self._counts.update(place for place in _places(theme, answers) if place[1] not in self._hidden)

    def rows(self) -> tuple[list[SetAsideCount], int]:
        """What most assessments hold, and how many more there are. Without names none: an id can hold one."""
        found, more = most_held(self._counts, MOST_COMPONENTS if self._names else 0)
        rows = [
            {"theme": theme, "side": side or None, "when": when or None, "id": key, "count": self._counts[theme, side, when, key]}
            for theme, side, when, key in found
        ]
        return cast(list[SetAsideCount], rows), more


def _places(theme: str, answers: ThemeAnswers) -> Iterator[_Place]:
    aside = answers.set_aside or SetAside()
    for side in aside.positions or {}:
        yield from ((theme, side, when, stage) for when in TIMES if (stage := stage_set_aside(answers, side, when)))
    yield from ((theme, "", "", need) for need in aside.needs or {})
