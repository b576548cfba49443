"""Tables as CSV that spreadsheets open without harm: UTF-8 with a byte order mark, and no cell that runs."""

from __future__ import annotations

import csv
from io import StringIO

from site_builder.core.text.csv_safety import escape_formula
from site_builder.output.exports.tables import DataTable


def csv_bytes(table: DataTable) -> bytes:
    """The table as a CSV file."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.title for column in table.columns])
    writer.writerows([escape_formula(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
