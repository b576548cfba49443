"""A roll-up as files: JSON and CSV, written piece by piece."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from site_builder.core.csv_safety import escape_formula
from site_builder.rollup.aggregate import Aggregate
from site_builder.rollup.format import RollUp
from site_builder.rollup.tables import ReportTable


def write_json(path: Path, combined: Aggregate) -> None:
    """The roll-up in its own format, ``pcn-roll-up`` version 2."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        parts = {**combined.head, **combined.counts, **combined.tail}
        long = {"refused": combined.refused(), "pcns": combined.pcns(), "texts": combined.texts()}
        for number, name in enumerate(RollUp.model_fields):
            file.write(f"{',' if number else '{'}\n{json.dumps(name)}: ")
            if name == "actions":
                _write_list(file, _months(combined))
            elif name in long:
                _write_list(file, map(_text, long[name]))
            else:
                file.write(_text(parts[name]))
        file.write("\n}\n")


def write_csv(folder: Path, tables: Iterable[ReportTable]) -> None:
    """A file for each table that has rows."""
    folder.mkdir()
    for table in tables:
        rows = table.make_rows()
        first = next(rows, None)
        if first is not None:
            with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file, lineterminator="\r\n")
                writer.writerow(table.columns)
                writer.writerow(map(escape_formula, first))
                writer.writerows(map(escape_formula, row) for row in rows)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write_list(file: TextIO, items: Iterable[Iterable[str] | str]) -> None:
    file.write("[")
    for number, item in enumerate(items):
        file.write(",\n" if number else "\n")
        file.writelines(item)
    file.write("]")


def _months(combined: Aggregate) -> Iterator[Iterator[str]]:
    for month, items in combined.actions():
        yield _month(_text(month), map(_text, items))


def _month(head: str, items: Iterable[str]) -> Iterator[str]:
    yield f'{head[:-1]}, "items": ['
    for number, item in enumerate(items):
        yield f",\n{item}" if number else item
    yield "]}"
