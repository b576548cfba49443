"""Keep spreadsheets from taking the cells of our tables for formulas."""

from __future__ import annotations

import re
from functools import lru_cache

CellValue = str | int

_SHORT = 100
_SIGN = r"[=+@\uff1d\uff0b\uff20]"  # at full width they count in some languages
_DASH = r"[\-\uff0d]"
# What a program may pass over on its way to a sign: blanks, controls, quotes, and what cannot be seen. No separator.
_BLANK = r"\x00-\x08\x0b\x0c\x0e-\x20\x22\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff"
_BEGINS = re.compile(rf" *[\t\r\n]|[{_BLANK}]*(?:{_SIGN}|{_DASH})")
# Where the list separator is ';', Excel splits a line there and at line breaks, quotes or not; at tabs where it is a tab.
# A dash begins many an honest line: it counts only with what a call needs. Each look ahead ends where the next one begins,
# so that the time stays in step with the length. theme/scripts/common/csv.js has the same.
_INNER = re.compile(rf"[;\r\n][{_BLANK}\t]*(?={_SIGN}|{_DASH}[^;\r\n]*[(|!])|\t[{_BLANK}]*(?={_SIGN}|{_DASH}[^;\t\r\n]*[(|!])")


def escape_formula(cell: CellValue) -> CellValue:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before a text, or a part of one, that begins like one."""
    if not isinstance(cell, str):
        return cell
    return _short_escaped(cell) if len(cell) <= _SHORT else _escaped(cell)


def _escaped(text: str) -> str:
    inner = _INNER.sub(r"\g<0>'", text)
    return f"'{inner}" if _BEGINS.match(text) else inner


# Names, dates and titles stand in many rows of a table.
_short_escaped = lru_cache(4096)(_escaped)
