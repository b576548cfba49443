"""Counts that leave a system: no group under five is shown, and none can be worked out from the rest of its row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_builder.rollup.counts.counting import SMALL_GROUP, is_few
from site_builder.rollup.format.openable import AT_LEAST, FEWER, NOT_SHOWN

Amount = int | str


def suppressed(counts: Mapping[str, int], whole: int | None = None, *, exact: bool = True) -> dict[str, Amount]:
    """The counts of a row without its small groups.

    ``whole`` is what a reader knows them to add up to, or, where not ``exact``, to stay below. Where a small count could
    still be worked out, the smallest of the others are not shown either; where that does not help, none is.
    """
    if whole is not None and is_few(whole):
        return dict.fromkeys(counts, NOT_SHOWN)
    hidden = {key: FEWER for key, count in counts.items() if is_few(count)}
    others = sorted((key for key, count in counts.items() if count >= SMALL_GROUP), key=lambda key: (counts[key], key))
    while whole is not None and _gives_away(counts, hidden, whole, exact):
        if not others:
            return dict.fromkeys(counts, NOT_SHOWN)
        hidden[others.pop(0)] = NOT_SHOWN
    return {key: hidden.get(key, count) for key, count in counts.items()}


def _gives_away(counts: Mapping[str, int], hidden: Mapping[str, str], whole: int, exact: bool) -> bool:
    """Whether a small count follows from the ones that are shown: it could be one number only."""
    small = sum(words == FEWER for words in hidden.values())
    others = len(hidden) - small
    if not small:
        return False
    rest = whole - sum(count for key, count in counts.items() if key not in hidden)
    most = min(SMALL_GROUP - 1, rest - (small - 1) - SMALL_GROUP * others)
    least = max(1, rest - (SMALL_GROUP - 1) * (small - 1)) if exact and not others else 1
    return most <= least


def add(amounts: Iterable[Amount]) -> Amount:
    """The sum of amounts: what is known of it where some are not shown."""
    known, fewer, hidden = 0, 0, 0
    for one in amounts:
        known += known_part(one)
        fewer += one == FEWER
        hidden += isinstance(one, str) and one != FEWER
    if not fewer and not hidden:
        return known
    if known:
        return f"{AT_LEAST}{known}"
    return FEWER if fewer == 1 and not hidden else NOT_SHOWN


def known_part(amount: Amount) -> int:
    """What is known of an amount as a number; 0 where nothing is."""
    if isinstance(amount, int):
        return amount
    return int(amount.removeprefix(AT_LEAST)) if amount.startswith(AT_LEAST) else 0


def amount_words(amount: Amount) -> str:
    """An amount in words: "1,234", "Fewer than five"."""
    if isinstance(amount, int):
        return f"{amount:,}"
    known = known_part(amount)
    return f"At least {known:,}" if known else amount[:1].upper() + amount[1:]
