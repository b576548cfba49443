"""The date of today, and dates in words."""

from __future__ import annotations

import time

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def today() -> str:
    """The date in the world's time (UTC), such as 2026-11-23."""
    return time.strftime("%Y-%m-%d", time.gmtime())


def long_date(value: str) -> str:
    """``2019-08-09`` as 9 August 2019, and ``2019-08`` as August 2019."""
    year, month, *day = value.split("-")
    return " ".join([*(str(int(part)) for part in day), MONTHS[int(month) - 1], str(int(year))])
