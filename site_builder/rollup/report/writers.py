"""A roll-up as files: JSON and CSV, written piece by piece."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from pydantic_core import to_json

from site_builder.core.text.csv_safety import escape_formula
from site_builder.rollup.counts.aggregate import Aggregate
from site_builder.rollup.format.counts import Json
from site_builder.rollup.report.tables import ReportRow, ReportTable


def write_json(path: Path, combined: Aggregate, records: Iterable[Json] | None = None, *, texts: bool = True) -> None:
    """The roll-up in its own format, ``pcn-roll-up`` version 2; with ``records`` to open again, and nothing of other files."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        long = {
            "refused": map(_text, combined.refused()) if records is None else (),
            **({} if records is None else {"versions": ()}),
            "pcns": combined.as_json("pcn"),
            "texts": combined.as_json("text") if texts else (),
            "records": map(_text, records or ()),
        }
        for number, (name, value) in enumerate([*combined.roll_up.items(), *([("records", ())] if records is not None else [])]):
            file.write(f"{',' if number else '{'}\n{_text(name)}: ")
            if name == "actions":
                _write_months(file, combined, texts=texts)
            elif name in long:
                _write_list(file, long[name])
            else:
                file.write(_text(value))
        file.write("\n}\n")


def write_csv(folder: Path, tables: Iterable[ReportTable], also: Callable[[ReportTable, Iterator[ReportRow]], None] | None = None) -> None:
    """A file for each table that has rows. ``also`` gets these tables with their rows, and goes through all of them."""
    folder.mkdir()
    for table in tables:
        rows = table.make_rows()
        first = next(rows, None)
        if first is not None:
            with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                written = _written(file, table.columns, chain([first], rows))
                also(table, written) if also else deque(written, 0)


def _written(file: TextIO, columns: Sequence[str], rows: Iterable[ReportRow]) -> Iterator[ReportRow]:
    """The rows, each of which is written when it is asked for."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(map(escape_formula, row))
        yield row


def _text(value: Any) -> str:
    return to_json(value).decode()


def _write_list(file: TextIO, items: Iterable[str]) -> None:
    file.write("[")
    for number, item in enumerate(items):
        file.write(f",\n{item}" if number else f"\n{item}")
    file.write("]")


def _write_months(file: TextIO, combined: Aggregate, *, texts: bool) -> None:
    file.write("[")
    for number, (month, count) in enumerate(combined.months):
        head = _text({"month": month or None, "count": count})
        file.write(f'{"," if number else ""}\n{head[:-1]}, "items": ')
        _write_list(file, combined.as_json("action", month) if texts else ())
        file.write("}")
    file.write("]")
