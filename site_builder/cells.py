"""Cells of tables that no spreadsheet takes for formulas."""

from __future__ import annotations

import re

Cell = str | int

_WIDE = "\uff1d\uff0b\uff0d\uff20"  # the same four signs at full width
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", *_WIDE)
# Where the list separator is ';', Excel splits a line there and at line breaks, quotes or not. A dash begins many an honest line.
_INNER = re.compile(r"([;\t\r\n]\s*)(?=[=+@\uff1d\uff0b\uff20]|[-\uff0d][^;\r\n]*[(|!])")


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before a text, or a part of one, that begins like one."""
    if not isinstance(cell, str):
        return cell
    inner = _INNER.sub(r"\1'", cell)
    return f"'{inner}" if cell.lstrip(" ").startswith(_RUNS) else inner
