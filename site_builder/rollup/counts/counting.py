"""Counting: a number, and the numbers of the PCNs behind it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from site_builder.rollup.format.counts import Count

TallyKey = tuple[str | None, ...]
_Held = TypeVar("_Held", str, tuple[str, str], tuple[str, str, str, str])

# The smallest group in which single PCNs are not easily recognised.
SMALL_GROUP = 5
# How many themes and components of other editions are listed: a file may hold thousands, a matrix has far fewer.
MOST_THEMES = 50
MOST_COMPONENTS = 500


def is_few(count: int) -> bool:
    """True for a group so small that single PCNs can be recognised."""
    return 0 < count < SMALL_GROUP


def most_held(counts: Mapping[_Held, int], most: int) -> tuple[list[_Held], int]:
    """The keys that most assessments hold, at most so many and in their order, and how many others there are."""
    found = sorted(sorted(counts), key=lambda key: counts[key], reverse=True)[:most]
    return sorted(found), len(counts) - len(found)


def count_of(numbers: Sequence[int], names: bool) -> Count:
    """A count; the PCNs behind it are left out when names are."""
    return Count(count=len(numbers), pcns=list(numbers) if names else [])


class PcnIndex:
    """Lists of PCN numbers by key, four bytes for each."""

    def __init__(self) -> None:
        self._lists: defaultdict[TallyKey, array[int]] = defaultdict(lambda: array("I"))

    def add(self, key: TallyKey, number: int) -> None:
        """Put a PCN on the list of a key."""
        self._lists[key].append(number)

    def count(self, key: TallyKey, names: bool) -> Count:
        """The count of one key."""
        return count_of(self._lists.get(key, array("I")), names)

    def known(self) -> list[TallyKey]:
        """The keys that have PCNs."""
        return list(self._lists)
