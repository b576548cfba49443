"""Periods and rounds: which assessment of a PCN is looked at, and with which it is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.rollup.format.roll_up import Choice

FIRST_MONTH = 4


@dataclass(frozen=True, slots=True)
class Dated:
    """An assessment in the store, its day, and whether it has no answer at all."""

    row: int
    date: str
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """The assessment of a PCN that is looked at, and the one before."""

    current: Dated | None
    before: Dated | None


def instant(moment: str) -> str:
    """A time such that later times are greater texts: ``2026-01-31T10:00:00.500000``."""
    whole, _, part = moment[:-1].partition(".")
    return f"{whole}.{part.ljust(6, '0')}"


def period_of(date: str, months: int) -> str:
    """The period of a day, named by its first month: with 12 months, 2026-01-31 lies in ``2025-04``."""
    passed = (int(date[5:7]) - FIRST_MONTH) % 12
    year = int(date[:4]) - (int(date[5:7]) < FIRST_MONTH)
    month = FIRST_MONTH + passed - passed % months
    shown_year, shown_month = (year + 1, month - 12) if month > 12 else (year, month)
    return f"{shown_year:04d}-{shown_month:02d}"


def span_of(period: str, months: int) -> tuple[str, str]:
    """The first and the last month of a period, for example ``2025-04`` and ``2026-03``."""
    last = int(period[:4]) * 12 + int(period[5:7]) - 1 + months - 1
    return period, f"{last // 12:04d}-{last % 12 + 1:02d}"


def is_before(earlier: str | None, newer: str | None) -> bool:
    """Whether one period can be what another is compared with: only what was before can. True where one of them is not given."""
    return earlier is None or newer is None or earlier < newer


def select_pair(rounds: Sequence[Dated], choice: Choice) -> Pair:
    """Which of a PCN's assessments, oldest first, the choice looks at and compares with: never one of the same period or a later one."""
    periods = [period_of(one.date, choice.months) for one in rounds]
    at = len(rounds) - 1 if choice.round is None else _last(periods, choice.round)
    current = None if at is None else rounds[at]
    if choice.earlier is not None:
        newer = choice.round if at is None else periods[at]
        other = _last(periods, choice.earlier) if is_before(choice.earlier, newer) else None
        return Pair(current, None if other is None else rounds[other])
    if at is None:
        return Pair(None, None)
    passed = [one for one, period in zip(rounds[:at], periods[:at], strict=True) if choice.round is None or period != choice.round]
    return Pair(current, passed[-1] if passed else None)


def answered(rounds: Sequence[Dated]) -> Sequence[Dated]:
    """Those with an answer: one that was only begun takes the place of none. All, where none has any."""
    return [one for one in rounds if not one.blank] or rounds


def _last(periods: Sequence[str], wanted: str) -> int | None:
    return max((at for at, period in enumerate(periods) if period == wanted), default=None)
