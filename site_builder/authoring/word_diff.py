"""Compare two texts word by word, as runs that are in both or in only one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

_MOST_WORDS = 1000  # the comparison takes time with the square of the words; longer texts are shown as a whole


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow one another, whether the other text lacks them, and the space after them."""

    words: str
    changed: bool
    space: str = ""


def word_diff(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs of both texts; those of each make up its words in order."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > _MOST_WORDS:
        return _runs([(old, True)]), _runs([(new, True)])
    same = SequenceMatcher(None, old, new, autojunk=False)
    steps = same.get_opcodes()
    return (
        _runs((old[start:end], tag != "equal") for tag, start, end, _, _ in steps),
        _runs((new[start:end], tag != "equal") for tag, _, _, start, end in steps),
    )


def _runs(parts: Iterable[tuple[list[str], bool]]) -> tuple[Run, ...]:
    found = [Run(" ".join(words), changed, " ") for words, changed in parts if words]
    return (*found[:-1], *(replace(last, space="") for last in found[-1:]))
