"""One row for every answer, and the queries of the documentation."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from site_builder.assessment.validation import parse_export
from site_builder.rollup.report import parquet
from tests.assessment.support import IDS
from tests.rollup.conftest import Run
from tests.rollup.support import ROOT

QUERIES = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "system-view.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture
def report(made_up: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(parquet, "ROWS_PER_FILE", 1000)
    assert run(made_up, "--out", tmp_path / "report", "--parquet").exit_code == 0
    return tmp_path / "report"


def test_there_is_a_row_for_every_answer(report: Path, made_up: Path) -> None:
    answers = 0
    for path in made_up.rglob("*.json"):
        assessment, _ = parse_export(path.read_text("utf-8"), IDS)
        assert assessment
        answers += sum(len(theme.components or {}) for theme in assessment.themes.values())
    duckdb.read_parquet(f"{report}/answers/*.parquet").create_view("answers")
    assert len(list((report / "answers").iterdir())) == -(-answers // 1000)
    count = "SELECT count(*), count(DISTINCT pcn), count(DISTINCT assessment), max(round), count(*) FILTER (date IS NULL) FROM answers"
    assert duckdb.sql(count).fetchall() == [(answers, 40, 80, 2, 0)]
    newest = "SELECT count(DISTINCT assessment) FROM answers WHERE newest AND round = 2"
    assert duckdb.sql(newest).fetchall() == [(40,)]


@pytest.mark.parametrize("query", QUERIES)
def test_the_documented_queries_run(query: str, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(report.parent)
    rows = duckdb.sql(query).fetchall()
    assert len(rows) > 5


def test_there_are_three_queries() -> None:
    assert len(QUERIES) == 3


@pytest.mark.parametrize("day", ["0000-01-01", "2026-02-30", "2026-04-31", "2025-02-29"])
def test_a_day_that_no_calendar_has_does_not_keep_the_others_from_being_written(day: str, made_up: Path, tmp_path: Path, run: Run) -> None:
    first, second = sorted(made_up.rglob("*.json"))[:2]
    document = json.loads(first.read_text("utf-8"))
    document["about"]["date"] = day
    (tmp_path / "odd.json").write_text(json.dumps(document), "utf-8")
    done = run(tmp_path / "odd.json", second, "--out", tmp_path / "it's a report", "--parquet", "--keep-going")
    assert f"“{day}” is not a date" in done.output
    answers = duckdb.read_parquet(f"{tmp_path}/it's a report/answers/*.parquet")
    assert answers.types[answers.columns.index("date")] == "DATE"
    assert len(answers.filter("date IS NOT NULL").limit(1).fetchall()) == 1


def test_a_disk_that_refuses_is_told_of_and_a_full_one_as_full(
    made_up: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException("it does not want to")

    monkeypatch.setattr(duckdb.DuckDBPyRelation, "write_parquet", refuse)
    for room, is_full in ((0, True), (10**9, False)):
        monkeypatch.setattr(parquet.shutil, "disk_usage", lambda _, free=room: SimpleNamespace(free=free))
        done = run(made_up, "--out", tmp_path / "report", "--parquet")
        assert done.exit_code == 1
        assert "cannot be written (it does not want to)" in done.output
        assert ("free some space" in done.output) == is_full
        assert not (tmp_path / "report").exists()
