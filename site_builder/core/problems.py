"""What an author did wrong, where, and what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from site_builder.core.text.printable import visible

_PARTS = re.compile("[:/.]")
Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A spot in a file: path as the author knows it, line and column from 1; line 0 is a file or a folder as a whole."""

    path: str
    line: int = 1
    column: int = 1

    def of_line(self, number: int) -> Place:
        """The place of a line, from 1, of the text that begins here: it stands on one line of the file."""
        return Place(self.path, self.line)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class TextPlace(Place):
    """The place of a text that stands on several lines of the file: ``lines`` has one for each line of the text."""

    lines: tuple[int, ...]

    def of_line(self, number: int) -> Place:
        """The place of a line, from 1, of the text that begins here."""
        return Place(self.path, self.lines[min(number, len(self.lines)) - 1])


def text_place(place: Place, lines: tuple[int, ...]) -> Place:
    """The place of a text whose lines stand on these lines of the file, where they are known."""
    made = TextPlace(*place)
    made.lines = lines
    return made if lines else place


class Problem(NamedTuple):
    """One finding: a place, what is wrong, and what to do."""

    place: Place
    message: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        kind = "warning: " if self.severity == "warning" else ""
        return visible(f"{self.place}: {kind}{self.message}; {self.remedy}")


def has_errors(problems: Iterable[Problem]) -> bool:
    """True when at least one problem is an error, so that nothing may be written."""
    return any(problem.severity == "error" for problem in problems)


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by place, each once."""
    return tuple(sorted(set(problems)))


def did_you_mean(word: str, choices: Iterable[str], otherwise: str) -> str:
    """A remedy that names the closest of ``choices``, or ``otherwise`` when none is close."""
    kind, all_of_them = word.partition(":")[0] if ":" in word else "", sorted(set(choices))
    own = [choice for choice in all_of_them if not kind or choice.startswith(f"{kind}:")]
    others = [choice for choice in all_of_them if _own_name(choice) == _own_name(word)]  # of another kind, only one of that name
    close = _closest(word, own) or _closest(word, others)
    return f"did you mean '{close}'?" if close else otherwise


def _closest(word: str, choices: Iterable[str]) -> str | None:
    by_name: dict[str, list[str]] = {}
    for choice in choices:
        by_name.setdefault(_own_name(choice), []).append(choice)
    name = difflib.get_close_matches(_own_name(word), by_name, n=1, cutoff=0.6)
    return difflib.get_close_matches(word, by_name[name[0]], n=1, cutoff=0)[0] if name else None


def _own_name(reference: str) -> str:
    """The last part of a reference or a path: two pages are not alike for being in one folder."""
    return _PARTS.split(reference)[-1] if ":" in reference else reference.rpartition("/")[2]
