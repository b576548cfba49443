"""Tables as CSV that spreadsheets open without harm: UTF-8 with a byte order mark, and no cell that runs."""

from __future__ import annotations

import csv
from io import StringIO

from site_builder.downloads.tables import Cell, Table

_WIDE = "\uff1d\uff0b\uff0d\uff20"  # the same four signs at full width
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", *_WIDE)


def csv_bytes(table: Table) -> bytes:
    """The table as a CSV file."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.title for column in table.columns])
    writer.writerows([safe(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before a text that begins like one."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_RUNS):
        return f"'{cell}"
    return cell
