"""One row for every answer, as Parquet files that any warehouse reads. Needs the extra ``parquet``.

DuckDB writes them, since it reads them too: one library for both, half the size of pyarrow and without pandas.
"""

from __future__ import annotations

import csv
import errno
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import duckdb

from site_builder.assessment.matrix import Matrix
from site_builder.assessment.models import Assessment, Position
from site_builder.rollup.entry import assessment_of
from site_builder.rollup.stages import side_named
from site_builder.rollup.store import Store

COLUMNS = {
    "pcn": "VARCHAR",
    "name": "VARCHAR",
    "system": "VARCHAR",
    "round": "INTEGER",
    "newest": "BOOLEAN",
    "assessment": "VARCHAR",
    "date": "VARCHAR",
    "local_edition": "VARCHAR",
    "theme": "VARCHAR",
    "stage": "VARCHAR",
    "side": "VARCHAR",
    "component": "VARCHAR",
    "answer": "VARCHAR",
    "note": "VARCHAR",
    "now": "VARCHAR",
    "in_a_year": "VARCHAR",
}
ROWS_PER_FILE = 2_000_000
_ASSESSMENTS = """
SELECT line, name, system, row_number() OVER rounds, row_number() OVER (PARTITION BY line ORDER BY date DESC, updated DESC, id DESC) = 1,
       id, date, local, content
FROM file WHERE used WINDOW rounds AS (PARTITION BY line ORDER BY date, updated, id) ORDER BY line, date, updated, id
"""

Row = list[object]


def write_parquet(folder: Path, store: Store, matrix: Matrix, names: bool) -> int:
    """Every answer of every round, in files of two million rows; how many rows there are. Needs settled lines."""
    folder.mkdir()
    rows = _rows(store, {part.id: part.stage for theme in matrix.themes for part in theme.components}, names)
    total = number = 0
    while first := next(rows, None):
        number += 1
        total += _write_file(folder, number, first, rows)
    return total


def _write_file(folder: Path, number: int, first: Row, rows: Iterator[Row]) -> int:
    """One file of the folder, by way of a CSV file that is removed again; how many rows it has."""
    passing, count = folder / "passing.csv", 0
    with passing.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(first)
        for count, row in enumerate(islice(rows, ROWS_PER_FILE - 1), 1):  # noqa: B007 - the last one is the number of rows
            writer.writerow(row)
    fields = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
    read = f"read_csv('{_quoted(passing)}', header=false, auto_detect=false, delim=',', quote='\"', escape='\"', columns={{{fields}}})"
    select = f"SELECT * REPLACE (try_cast(date AS DATE) AS date) FROM {read}"  # noqa: S608 - our own path and names
    with duckdb.connect(config={"memory_limit": "512MB", "preserve_insertion_order": "true"}) as database:
        target = _quoted(folder / f"answers-{number:04d}.parquet")
        try:
            database.execute(f"COPY ({select}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        except duckdb.IOException as error:
            raise OSError(errno.ENOSPC if "No space" in str(error) else errno.EIO, str(error)) from error
    passing.unlink()
    return count + 1


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _rows(store: Store, stages: dict[str, str], names: bool) -> Iterator[Row]:
    for line, name, system, turn, newest, key, date, local, content in store.rows(_ASSESSMENTS):
        head = [line, name if names else None, system, turn, bool(newest), key, date, local]
        yield from _answers(head, assessment_of(content), stages, names)


def _answers(head: Row, assessment: Assessment, stages: dict[str, str], names: bool) -> Iterator[Row]:
    for theme, answers in assessment.themes.items():
        for key, value in (answers.components or {}).items():
            side = side_named(key)
            position: Position = (getattr(answers, side) if side else None) or Position()
            note = value.note if names else None
            if value.answer or note:
                yield [*head, theme, stages.get(key), side, key, value.answer, note, position.now, position.in_a_year]
