"""Which domains would help how many PCNs, and what the PCNs say that they need."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from site_builder.assessment.format import Assessment, Side
from site_builder.assessment.logic import open_themes
from site_builder.assessment.matrix import HelpingDomain, Matrix
from site_builder.assessment.results import NextSteps
from site_builder.rollup.counts.counting import PcnIndex
from site_builder.rollup.format.counts import DomainCount, NeedCount, ThemeCount

_SAID = re.compile(r"[^ \t\r\n]")


def is_said(text: str | None) -> bool:
    """True when a text says something."""
    return bool(text and _SAID.search(text))


class DomainTally:
    """Counts the domains of themes that are open."""

    def __init__(self, matrix: Matrix, sides: tuple[Side, ...], names: bool) -> None:
        self._sides, self._names = sides, names
        self._numbers = PcnIndex()
        self._themes: Counter[tuple[str, str | None, str]] = Counter()
        self._helping: dict[tuple[str, str | None], tuple[HelpingDomain, list[str]]] = {}
        for theme in matrix.themes:
            for domain in theme.domains:
                self._helping.setdefault((domain.ref, domain.part), (domain, []))[1].append(theme.id)

    def add(self, number: int, steps: Iterable[NextSteps]) -> None:
        themes_now = {theme for theme, side in open_themes(steps) if side in self._sides}
        for key, (_, themes) in self._helping.items():
            helped = [theme for theme in dict.fromkeys(themes) if theme in themes_now]
            self._themes.update((*key, theme) for theme in helped)
            if helped:
                self._numbers.add(key, number)

    def rows(self) -> Iterator[DomainCount]:
        """The domains that would help somebody, in the order of the matrix."""
        for key, (domain, themes) in self._helping.items():
            count = self._numbers.count(key, self._names)
            if count["count"]:
                found = {theme: self._themes[(*key, theme)] for theme in dict.fromkeys(themes)}
                groups = [group.title for group in domain.groups]
                yield {
                    "ref": domain.ref,
                    "part": domain.part,
                    "title": domain.title,
                    "groups": groups,
                    **count,
                    "themes": _theme_rows(found),
                }


class NeedTally:
    """Counts, for every kind of need, the PCNs that say something about it."""

    def __init__(self, matrix: Matrix, names: bool) -> None:
        self._known, self._names, self._needs = [theme.id for theme in matrix.themes], names, matrix.labels.needs
        self._numbers = PcnIndex()
        self._themes: Counter[tuple[str, str]] = Counter()

    def add(self, number: int, assessment: Assessment) -> None:
        for need in self._needs:
            saying = [theme for theme, answers in assessment.themes.items() if is_said((answers.needs or {}).get(need))]
            self._themes.update((need, theme) for theme in saying)
            if saying:
                self._numbers.add((need,), number)

    def rows(self) -> Iterator[NeedCount]:
        """Every kind of need."""
        for need in self._needs:
            themes = {theme: self._themes[need, theme] for theme in self._known}
            yield {"need": need, **self._numbers.count((need,), self._names), "themes": _theme_rows(themes)}


def _theme_rows(themes: Mapping[str, int]) -> list[ThemeCount]:
    return [ThemeCount(theme=theme, count=count) for theme, count in themes.items() if count]
