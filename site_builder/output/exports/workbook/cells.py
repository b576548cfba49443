"""The cells of a filled-in workbook as people see them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from site_builder.core.dates import MONTHS, long_date
from site_builder.core.text.characters import UNSEEN

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
_IN_NUMBERS = re.compile(r"(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})", re.IGNORECASE)


class NoResult(NamedTuple):
    """In place of the value of a cell whose formula has none: the error that it shows, such as ``#N/A``, or ""."""

    error: str

    @property
    def why(self) -> str:
        """What is wrong with it, and what to do."""
        if self.error:
            return f"the formula in this cell shows '{self.error}'; correct it, or write in its place what it should show."
        return "the file does not hold what the formula in this cell shows; open it in a spreadsheet program, save it there and try again."


def words_in_cell(value: Any) -> str:
    """The words of a cell: whole numbers without a decimal point, dates and times as a blank workbook shows them."""
    if value is None:
        return ""
    if isinstance(value, NoResult):
        return value.error or "a formula"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime):
        return _day(value) if value.time() == time() else f"{_day(value)} {_time(value.time())}"
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, time):
        return _time(value)
    if isinstance(value, timedelta):
        return _time((datetime.min + value).time()) if timedelta() <= value < timedelta(1) else str(value)
    return str(value).replace("\r\n", "\n").strip()


def folded(words: str) -> str:
    """Words for comparing, in whatever letters, with whatever spaces and unseen characters they are written."""
    return " ".join(UNSEEN.sub("", words).split()).casefold()


def day_of(value: Any) -> date | None:
    """The date that a cell holds or that its words name, or None when it is no date or not of this century."""
    if isinstance(value, datetime):
        found: date | None = value.date()
    else:
        found = value if isinstance(value, date) else _named_day(words_in_cell(value))
    return found if found is not None and FIRST <= found <= LAST else None


def _named_day(words: str) -> date | None:
    try:
        if parts := _IN_NUMBERS.fullmatch(words):
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
        if parts := _IN_WORDS.fullmatch(words):
            return date(int(parts[3]), _month(parts[2]), int(parts[1]))
        return date.fromisoformat(words)
    except ValueError:
        return None


def _month(word: str) -> int:
    """The number of a month named in full or by its first letters. Raises ValueError."""
    begun = word.lower()
    found = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(begun) or (begun == "sept" and number == 9)]
    if len(found) != 1:
        raise ValueError(word)
    return found[0]


def _day(day: date) -> str:
    return long_date(day.isoformat())


def _time(value: time) -> str:
    return value.strftime("%H:%M:%S" if value.second else "%H:%M")
