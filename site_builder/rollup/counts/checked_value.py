"""Values of a foreign document, each with its path, asked for one by one. The browser says the same in the same words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.assessment.messages import Fault, Path, quote_value
from site_builder.rollup.counts.amounts import Amount
from site_builder.rollup.format.openable import AMOUNT_WORDS, MOST_COUNTED

_WHOLE = f"The value should be a whole number from 0 to {MOST_COUNTED:,}."
_AMOUNT = f"{_WHOLE[:-1]}, or say that it is not shown."
_AMOUNT_WORDS = re.compile(AMOUNT_WORDS)


class NotSoundError(Exception):
    """What is wrong with a value, and where."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(path, message)


@dataclass(frozen=True, slots=True)
class CheckedValue:
    """A value of a document and its path. Every method raises NotSoundError where the value is not what is asked for."""

    value: Any
    path: Path = ()

    def has(self, name: str) -> bool:
        """Whether there is a field that says something."""
        return isinstance(self.value, dict) and self.value.get(name) is not None

    def field(self, name: str) -> CheckedValue:
        """A field, which must be there."""
        if not isinstance(self.value, dict):
            raise NotSoundError(self.path, f"The value should be a set of fields, but it is {_kind(self.value)}.")
        if name not in self.value:
            raise NotSoundError((*self.path, name), f"“{name}” is missing.")
        return CheckedValue(self.value[name], (*self.path, name))

    def items(self) -> Iterator[CheckedValue]:
        """The values of a list."""
        if not isinstance(self.value, list):
            raise NotSoundError(self.path, f"The value should be a list, but it is {_kind(self.value)}.")
        return (CheckedValue(value, (*self.path, number)) for number, value in enumerate(self.value))

    def text(self, longest: int = 1000) -> str:
        """A text."""
        if not isinstance(self.value, str):
            raise NotSoundError(self.path, f"The value should be text, but it is {_kind(self.value)}.")
        if len(self.value) > longest:
            raise NotSoundError(self.path, f"This text is longer than {longest:,} characters.")
        return self.value

    def one_of(self, allowed: Collection[str]) -> str:
        """One of some texts."""
        if self.text() not in allowed:
            raise NotSoundError(self.path, f"{quote_value(self.value)} is not one of: {', '.join(allowed)}.")
        return self.text()

    def matching(self, pattern: str, example: str) -> str:
        """A text of some form."""
        if not re.fullmatch(pattern, self.text()):
            raise NotSoundError(self.path, f"{quote_value(self.value)} has the wrong form. Write it like {example}.")
        return self.text()

    def whole(self) -> int:
        """A number of something."""
        if not _is_whole(self.value):
            raise NotSoundError(self.path, _WHOLE)
        return int(self.value)

    def amount(self) -> Amount:
        """A number of something, or words that say why there is none."""
        if isinstance(self.value, str) and _AMOUNT_WORDS.fullmatch(self.value):
            return self.value
        if not _is_whole(self.value):
            raise NotSoundError(self.path, _AMOUNT)
        return int(self.value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_COUNTED


def _kind(value: Any) -> str:
    return "text" if isinstance(value, str) else quote_value(value)
