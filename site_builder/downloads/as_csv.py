"""Tables as CSV that spreadsheets open without harm: UTF-8 with a byte order mark, and no cell that runs."""

from __future__ import annotations

import csv
import re
from io import StringIO

from site_builder.downloads.tables import Cell, Table

_WIDE = "\uff1d\uff0b\uff0d\uff20"  # the same four signs at full width
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", *_WIDE)
# Where the list separator is ';', Excel splits a line there and at line breaks, quotes or not. A dash begins many an honest line.
_INNER = re.compile(r"([;\t\r\n]\s*)(?=[=+@\uff1d\uff0b\uff20]|[-\uff0d][^;\r\n]*[(|!])")


def csv_bytes(table: Table) -> bytes:
    """The table as a CSV file."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.title for column in table.columns])
    writer.writerows([safe(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before a text, or a part of one, that begins like one."""
    if not isinstance(cell, str):
        return cell
    inner = _INNER.sub(r"\1'", cell)
    return f"'{inner}" if cell.lstrip(" ").startswith(_RUNS) else inner
