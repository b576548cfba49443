"""What an author did wrong, where, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from site_builder.core.printable import visible

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file: path as the author knows it, line and column from 1; line 0 is a file or a folder as a whole.

    ``lines`` are those of the file on which the lines of a text stand that begins here, where it has several in the file.
    """

    path: str
    line: int = 1
    column: int = 1
    lines: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def of_line(self, number: int) -> Place:
        """The place of a line, from 1, of the text that begins here."""
        return Place(self.path, self.lines[min(number, len(self.lines)) - 1] if self.lines else self.line)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, order=True, slots=True)
class Problem:
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
    close = difflib.get_close_matches(word, sorted(set(choices)), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else otherwise
