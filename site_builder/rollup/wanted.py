"""What PCNs chose to work on: components that are not in place up to the stage that each wants in a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from site_builder.assessment.format import Assessment, Side, ThemeAnswers
from site_builder.assessment.logic import next_steps
from site_builder.assessment.matrix import Matrix
from site_builder.rollup.counting import Json

WANTED_ANSWERS = ("partly", "not_yet", "do_not_know")


class WantedTally:
    """Counts components up to the chosen stage; where no stage is chosen for a year from now, nothing."""

    def __init__(self, matrix: Matrix, sides: tuple[Side, ...]) -> None:
        self._matrix, self._sides = matrix, sides
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def add(self, assessment: Assessment) -> None:
        for step in next_steps(self._matrix, assessment):
            chosen = (assessment.themes.get(step.theme) or ThemeAnswers()).position(step.side).in_a_year
            if chosen is not None and step.side in self._sides:
                self._counts.update((step.theme, one.id, one.answer) for one in step.components if one.answer)

    def rows(self) -> Iterator[Json]:
        """The components that somebody chose to work on, in the order of the matrix."""
        for theme in self._matrix.themes:
            for part in theme.components:
                counts = {answer: self._counts[theme.id, part.id, answer] for answer in WANTED_ANSWERS}
                if any(counts.values()):
                    yield {"id": part.id, "theme": theme.id, "stage": part.stage, "side": part.audience, **counts}
