"""One row for every answer, as Parquet files that any warehouse reads. Needs the extra ``parquet``.

DuckDB writes them, since it reads them too: one library for both, half the size of pyarrow and without pandas.
"""

from __future__ import annotations

import csv
import errno
import shutil
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import duckdb

from site_builder.assessment.format import Assessment, Position
from site_builder.assessment.matrix import sides_in
from site_builder.rollup.intake.naming import Naming
from site_builder.rollup.intake.record import assessment_of
from site_builder.rollup.intake.sides import side_named
from site_builder.rollup.intake.store import Store

PARQUET_COLUMNS = {
    "pcn": "VARCHAR",
    "name": "VARCHAR",
    "system": "VARCHAR",
    "round": "INTEGER",
    "newest": "BOOLEAN",
    "assessment": "VARCHAR",
    "date": "DATE",
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
SELECT line, dense_rank() OVER (ORDER BY line), name, system, row_number() OVER rounds,
       row_number() OVER (PARTITION BY line ORDER BY date DESC, updated DESC, id DESC) = 1, id, date, local, content
FROM file WHERE used WINDOW rounds AS (PARTITION BY line ORDER BY date, updated, id) ORDER BY line, date, updated, id
"""

AnswerRow = list[object]


def write_parquet(folder: Path, store: Store, naming: Naming) -> int:
    """Every answer of every round, in files of two million rows; how many rows there are. Needs settled lines."""
    folder.mkdir()
    rows = _rows(store, naming)
    total = number = 0
    while first := next(rows, None):
        number += 1
        total += _write_file(folder, number, first, rows)
    return total


def _write_file(folder: Path, number: int, first: AnswerRow, rows: Iterator[AnswerRow]) -> int:
    """One file of the folder, by way of a CSV file that is removed again; how many rows it has."""
    passing, count = folder / "passing.csv", 0
    with passing.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(first)
        for count, row in enumerate(islice(rows, ROWS_PER_FILE - 1), 1):  # noqa: B007 - the last one is the number of rows
            writer.writerow(row)
    with duckdb.connect(config={"memory_limit": "512MB", "preserve_insertion_order": "true"}) as database:
        read = database.read_csv(
            str(passing), header=False, delimiter=",", quotechar='"', escapechar='"', auto_detect=False, columns=PARQUET_COLUMNS
        )
        try:
            read.write_parquet(str(folder / f"answers-{number:04d}.parquet"), compression="zstd")
        except duckdb.IOException as error:
            is_full = shutil.disk_usage(folder).free < passing.stat().st_size
            raise OSError(errno.ENOSPC if is_full else errno.EIO, str(error)) from error
    passing.unlink()
    return count + 1


def _rows(store: Store, naming: Naming) -> Iterator[AnswerRow]:
    """Without names, PCNs and their rounds have numbers in place of the ids that stand in the files too."""
    sides = sides_in(naming.matrix)
    stages = {(theme.id, part.id): part.stage for theme in naming.matrix.themes for part in theme.components}
    for line, number, name, system, turn, newest, key, day, local, content in store.rows(_ASSESSMENTS):
        pcn, assessment = (line, key) if naming.names else (str(number), f"{number}-{turn}")
        edition = None if local is None else naming.edition(local)
        head = [pcn, name if naming.names else None, naming.system(system), turn, bool(newest), assessment, day, edition]
        yield from _answers(head, assessment_of(content), stages, sides, naming.names)


def _answers(
    head: AnswerRow, assessment: Assessment, stages: Mapping[tuple[str, str], str], sides: tuple[str, ...], names: bool
) -> Iterator[AnswerRow]:
    for theme, answers in assessment.themes.items():
        for key, value in (answers.components or {}).items():
            if not names and (theme, key) not in stages:
                continue
            side = side_named(sides, key)
            position = answers.position(side) if side else Position()
            note = value.note if names else None
            if value.answer or note:
                yield [*head, theme, stages.get((theme, key)), side, key, value.answer, note, position.now, position.in_a_year]
