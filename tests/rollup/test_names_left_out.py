"""Where names are left out, nothing that a file says by itself is in any output: no name, file, id or text."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from site_builder.assessment.matrix import Matrix
from site_builder.assessment.schema import browser_schema
from site_builder.rollup.intake.labels import Words
from site_builder.rollup.report.html_report import notes_on
from site_builder.rollup.report.tables import tables_of
from tests.assessment.support import IDS
from tests.rollup.conftest import Run
from tests.rollup.marked_files import marked_set, traces
from tests.rollup.support import SYSTEMS, WORDING, ask_browser_modules, combined, roll_up_of, small_matrix
from tests.security.soak import SEED, amount

RUNS = amount(20, 1000)
MATRIX = small_matrix()


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a value, those of keys too."""
    if isinstance(value, dict):
        yield from (text for item in value.items() for part in item for text in texts_in(part))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in texts_in(part))
    elif isinstance(value, str):
        yield value


def test_the_marked_files_hold_a_mark_in_every_field_of_free_text() -> None:
    """So that this file proves something: with names, each kind of text gets through."""
    files = marked_set(MATRIX, SEED)
    files["choice"] = {"names": True}
    said = json.dumps(roll_up_of(combined(files, MATRIX)))
    assert said.lower().count("canary") > 50
    free = {name for name, rule in browser_schema(IDS)["$defs"].items() if rule.get("maxLength") and "pattern" not in rule}
    assert free == {"Text", "ShortText"}


def test_no_roll_up_and_no_table_holds_a_mark() -> None:
    for start in range(0, RUNS, 50):
        sets = [marked_set(MATRIX, SEED * 100_000 + number) for number in range(start, min(start + 50, RUNS))]
        for number, (files, theirs) in enumerate(zip(sets, ask_browser_modules(sets, MATRIX, tables=True), strict=True), start):
            mine = combined(files, MATRIX)
            words = Words(MATRIX, SYSTEMS, WORDING)
            rows = [list(table.make_rows()) for table in tables_of(mine, words)]
            roll_up = roll_up_of(mine)
            for text in texts_in([roll_up, rows, list(notes_on(mine)), theirs]):
                assert not traces(text), f"set {number}, seed {SEED}"
            assert theirs["rollUp"] == roll_up, f"set {number}, seed {SEED}"


@pytest.mark.parametrize("seed", range(2))
def test_no_file_of_the_report_and_no_line_of_the_command_holds_a_mark(matrix: Matrix, tmp_path: Path, run: Run, seed: int) -> None:
    files = marked_set(matrix, SEED + seed)
    for item in files["files"]:
        path = tmp_path / "exports" / item["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(item["text"], "utf-8")
    (tmp_path / "expected.txt").write_text("Canary Alder\nCanary nobody\n", "utf-8")
    options = ["--no-names", "--keep-going", "--parquet", "--join-names", "--expected", tmp_path / "expected.txt"]
    done = run(tmp_path / "exports", "--out", tmp_path / "report", *options)
    assert "cannot be used" in done.output
    assert not traces(done.output)
    for path in sorted(path for path in (tmp_path / "report").rglob("*") if path.is_file()):
        assert not traces(path.name)
        for part in parts_of(path):
            assert not traces(part.decode("utf-8", "replace")), path
    answers = duckdb.sql(f"SELECT * FROM '{tmp_path}/report/answers/*.parquet'").fetchall()  # noqa: S608 - our own folder
    assert answers
    assert not [row for row in answers if traces(repr(row))]


def parts_of(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            yield from map(book.read, book.namelist())
