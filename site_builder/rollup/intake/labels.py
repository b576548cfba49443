"""The words that people see in a roll-up: the labels that come with the matrix, and those of roll-ups alone, as in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from site_builder.assessment.matrix import Matrix
from site_builder.assessment.messages import Path
from site_builder.assessment.places import label_of
from site_builder.core.dates import long_date
from site_builder.rollup.format.roll_up import LEFT_OUT
from site_builder.rollup.intake.periods import span_of
from site_builder.rollup.intake.wording import Wording, filled, table_head

MOVED = {
    "forward": "Further on than before",
    "same": "At the same stage",
    "back": "Further back than before",
    "moved_unknown": "Not known: a stage before, none of this matrix now",
}
REACHED = {
    "reached": "Planned and reached",
    "not_reached": "Planned and not reached",
    "reached_unknown": "Not known: a plan before, no stage of this matrix now",
}
OUTCOMES = {**MOVED, **REACHED}
WHEN = {"now": "Now", "in_a_year": "In a year"}
WHY = {
    "newest": "The files differ. The newest is used.",
    "same": "All files are the same.",
    "fuller": "Some of the files hold less, such as a saved summary without texts. The one that holds most is used.",
    "same_time": "The files differ but were changed at the same time. The first by name is used.",
    "chosen": "You chose this file.",
}
NO_NAME = "No name given"
NOT_SAID = "Not said"
SET_ASIDE = "Set aside"
NO_STAGE = "No stage chosen"
OTHER_SYSTEMS = "A system not in our list of contacts"
OTHER_EDITIONS = "Other editions"


def month_words(month: str | None) -> str:
    """``2026-06`` as "June 2026"; "No day given" for None."""
    return long_date(month) if month else "No day given"


def period_words(period: str, months: int) -> str:
    """A period in words: "April 2025 to March 2026"."""
    return " to ".join(map(month_words, span_of(period, months)))


class Words:
    """Functions from ids and numbers to words; ``answers`` are titles by id, and ``pcn`` gives name and system of a number."""

    def __init__(
        self,
        matrix: Matrix,
        systems: Mapping[str, str],
        wording: Wording,
        pcn: Callable[[int], tuple[str, str]] = lambda _: ("", ""),
    ) -> None:
        self._matrix, self._systems, self._wording, self._pcn = matrix, systems, wording, pcn
        self._themes = {theme.id: theme.title for theme in matrix.themes}
        self._sides = {side.id: side.title for side in matrix.audiences}
        self._stages = {stage.id: stage.title for stage in (matrix.before, *matrix.stages)}
        self.answers = {**matrix.labels.answers, "unanswered": matrix.labels.unanswered}
        self._needs, self.unit, self.units = matrix.labels.needs, matrix.labels.unit, matrix.labels.units
        self._outcomes, self.together = matrix.labels.outcomes, matrix.labels.together
        self._fields, self._parts = matrix.labels.fields, matrix.labels.parts
        self._components = {component.id: component.title for theme in matrix.themes for component in theme.components}

    def say(self, key: str, **values: str | int) -> str:
        """A sentence of the theme's ``wording.json``, with values in its places."""
        return filled(self._wording.sentences[key], {"unit": self.unit, "units": self.units, **values})

    def table(self, made_from: str, name: str, **lists: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """Title and columns of a table made from "files" or "roll-ups", as the theme's ``tables.json`` has them."""
        named = {"answers": tuple(self.answers.values()), **lists}
        return table_head(self._wording.tables[made_from][name], {"unit": self.unit, "units": self.units}, named)

    def count(self, number: int) -> str:
        """A number of PCNs: "1 PCN", "2 PCNs"."""
        return f"{number:,} {self.unit if number == 1 else self.units}"

    def theme(self, key: str | None) -> str:
        """The title of a theme."""
        return "The whole assessment" if key is None else self._themes.get(key, key)

    def side(self, key: str) -> str:
        """The title of a side."""
        return self._sides.get(key, key)

    def stage(self, key: str | None) -> str:
        """The title of a stage."""
        return NO_STAGE if key is None else self._stages.get(key, key)

    def outcome(self, key: str | None) -> str:
        """What became of an action."""
        return NOT_SAID if key is None else self._outcomes[key]

    def component(self, key: str | None) -> str:
        """The title of a component."""
        return self._components.get(key, key) if key else ""

    def need(self, key: str) -> str:
        """The title of a kind of need."""
        return self._fields[key]

    def part(self, key: str) -> str:
        """What a field of free text is called."""
        label = self._parts.get(key, key)
        words = f"{self._parts['needs']}: {label}" if key in self._needs else label
        return words[:1].upper() + words[1:]

    def place(self, where: str, path: Path) -> str:
        """What a place in a file is called; ``where`` itself, such as a line, where it has no other name."""
        return label_of(path, self._matrix) or where

    def system(self, key: str) -> str:
        """The title of a system of the directory, or the name as it was given."""
        return OTHER_SYSTEMS if key == LEFT_OUT else self._systems.get(key, key)

    def name(self, number: int) -> str:
        """The name of a PCN."""
        return self._pcn(number)[0] or NO_NAME

    def names(self, numbers: Sequence[int]) -> str:
        """The names of PCNs, in their order."""
        return "; ".join(map(self.name, numbers))

    def system_of(self, number: int) -> str:
        """The system of a PCN."""
        return self.system(self._pcn(number)[1])


def where_title(count: int, words: Words) -> str:
    """The title of the picture of stages; without a count where nobody is in it."""
    return words.say("where", count=count, pcns=words.count(count)) if count else words.say("where-all")
