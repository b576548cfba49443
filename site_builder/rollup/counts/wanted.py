"""What PCNs want: components up to the stage that each chose, the support that they ticked, and what became of actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from site_builder.assessment.format import Assessment, Side, ThemeAnswers
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.results import NextSteps
from site_builder.rollup.counts.counting import PcnIndex, most_held
from site_builder.rollup.counts.free_text import is_written
from site_builder.rollup.format.counts import WANTED_KINDS, OutcomeCount, SupportCount, ThemeCount, WantedCount

OTHER_GROUPS = "Not in this matrix"
MOST_GROUPS = 100


class WantedTally:
    """Counts components up to the chosen stage; where no stage is chosen for a year from now, nothing."""

    def __init__(self, matrix: Matrix, sides: tuple[Side, ...]) -> None:
        self._matrix, self._sides = matrix, sides
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def add(self, assessment: Assessment, steps: Iterable[NextSteps]) -> None:
        for step in steps:
            chosen = (assessment.themes.get(step.theme) or ThemeAnswers()).position(step.side).in_a_year
            if chosen is not None and step.side in self._sides:
                self._counts.update((step.theme, one.id, one.answer) for one in step.components if one.answer)

    def rows(self) -> Iterator[WantedCount]:
        """The components that are not in place up to the stages wanted, in the order of the matrix."""
        for theme in self._matrix.themes:
            for part in theme.components:
                counts = {answer: self._counts[theme.id, part.id, answer] for answer in WANTED_KINDS}
                if any(counts.values()):
                    yield cast(WantedCount, {"id": part.id, "theme": theme.id, "stage": part.stage, "side": part.audience, **counts})


class SupportTally:
    """Counts the groups of key components that PCNs ticked, under the domains that the matrix names; others by their ids."""

    def __init__(self, matrix: Matrix, names: bool) -> None:
        self._names, self._numbers = names, PcnIndex()
        self._held: Counter[str] = Counter()
        self._themes: Counter[tuple[str, str]] = Counter()
        self._known = [theme.id for theme in matrix.themes]
        domains = [domain for theme in matrix.themes for domain in theme.domains]
        self._groups = {group.id: (group.title, domain.title) for domain in domains for group in domain.groups}

    def add(self, number: int, assessment: Assessment) -> None:
        ticked = {(group, theme) for theme in self._known for group in (assessment.themes.get(theme) or ThemeAnswers()).support or ()}
        self._themes.update(ticked)
        for group in {group for group, _ in ticked}:
            self._numbers.add((group,), number)
            self._held[group] += group not in self._groups

    def rows(self) -> Iterator[SupportCount]:
        """The groups that somebody ticked, in the order of the matrix; then others by id, but without names none: an id can hold one."""
        others, _ = most_held(+self._held, MOST_GROUPS if self._names else 0)
        for group, (title, domain) in {**self._groups, **{group: (group, OTHER_GROUPS) for group in others}}.items():
            count = self._numbers.count((group,), self._names)
            if count["count"]:
                held = ((theme, self._themes[group, theme]) for theme in self._known)
                themes = [ThemeCount(theme=theme, count=found) for theme, found in held if found]
                yield {"group": group, "title": title, "domain": domain, **count, "themes": themes}


class OutcomeTally:
    """Counts what became of the actions of last time."""

    def __init__(self, matrix: Matrix) -> None:
        self._outcomes = (*matrix.labels.outcomes, None)
        self._counts: Counter[str | None] = Counter()

    def add(self, assessment: Assessment) -> None:
        for theme in assessment.last_time.themes.values() if assessment.last_time else ():
            self._counts.update(action.outcome for action in theme.actions or () if is_written(action))

    def rows(self) -> Iterator[OutcomeCount]:
        """Every outcome, and None for actions of which nothing is said; nothing where there are no actions of last time."""
        return (cast(OutcomeCount, {"outcome": one, "count": self._counts[one]}) for one in self._outcomes if self._counts.total())
