"""``rollup`` on the command line: files, folders and standard input in; JSON, tables, a workbook and a page out."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.rollup.models import RollUp

from .conftest import Run
from .support import CASES

BAD = CASES / "assessment" / "bad"
SIX_BAD = ("cut-off.json", "a-web-page.json", "proto-key.json", "newer-version.json", "wrong-types.json", "very-deep.json")


def read(report: Path) -> RollUp:
    return RollUp.model_validate_json((report / "roll-up.json").read_bytes())


def with_bad(made_up: Path, folder: Path) -> Path:
    """The made-up exports and six files that cannot be used."""
    shutil.copytree(made_up, folder)
    for name in SIX_BAD:
        shutil.copy(BAD / name, folder / name)
    (folder / "notes.txt").write_text("not an export", "utf-8")
    return folder


def test_a_folder_is_combined_and_every_file_of_the_report_says_the_same(made_up: Path, tmp_path: Path, run: Run) -> None:
    done = run(made_up, "--out", tmp_path / "report", "--workers", "2")
    assert done.exit_code == 0, done.output
    assert "40 assessments of 80 files combined" in done.output
    report = read(tmp_path / "report")
    assert (report.files.read, report.files.counted, report.files.other_rounds) == (80, 40, 40)
    assert report.comparison.both.count == 40
    assert [pcn.number for pcn in report.pcns] == list(range(1, 41))
    book = openpyxl.load_workbook(tmp_path / "report" / "roll-up.xlsx", read_only=True)
    lines = (tmp_path / "report" / "tables" / "stages.csv").read_text("utf-8-sig").splitlines()
    page = LexborHTMLParser((tmp_path / "report" / "index.html").read_text("utf-8"))
    expected = [stage.count for theme in report.themes for side in theme.sides for stage in (*side.now, *side.in_a_year)]
    assert [row[4].value for row in book["Stages"].iter_rows(min_row=2)] == expected
    assert len(lines) == len(expected) + 1
    shown = [int(node.text()) for node in page.css(".app-strip__count")]
    assert shown == [
        stage.count for theme in report.themes for side in theme.sides for stage in (*side.now, *side.in_a_year) if stage.stage
    ]


def test_bad_files_are_reported_all_at_once_and_nothing_is_written(made_up: Path, tmp_path: Path, run: Run) -> None:
    done = run(with_bad(made_up, tmp_path / "exports"), "--out", tmp_path / "report")
    assert done.exit_code == 1
    assert all(name in done.output for name in SIX_BAD)
    assert "notes.txt" not in done.output
    assert "6 files of 86 cannot be used." in done.output
    assert not (tmp_path / "report").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["exports"]


def test_with_keep_going_the_rest_is_combined(made_up: Path, tmp_path: Path, run: Run) -> None:
    done = run(with_bad(made_up, tmp_path / "exports"), "--out", tmp_path / "report", "--keep-going")
    assert done.exit_code == 1
    report = read(tmp_path / "report")
    assert (report.files.refused, report.files.counted) == (6, 40)
    assert sorted(Path(refused.file).name for refused in report.refused) == sorted(SIX_BAD)


def test_every_bad_file_of_the_import_tests_is_refused_or_used(tmp_path: Path, run: Run) -> None:
    expected: dict[str, Any] = json.loads((BAD / "expected.json").read_text("utf-8"))
    run(*(BAD / name for name in expected), "--out", tmp_path / "report", "--keep-going")
    report = read(tmp_path / "report")
    refused = {Path(one.file).name: one for one in report.refused}
    assert set(refused) == {name for name, result in expected.items() if not result["ok"]}
    for name, one in refused.items():
        said = [{"level": "error", "where": found.where, "message": found.message} for found in one.findings]
        assert said == expected[name]["findings"]


def test_standard_input_holds_one_export_or_one_on_each_line(made_up: Path, tmp_path: Path, run: Run) -> None:
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(made_up.rglob("*.json"))[:3]]
    run("-", "--out", tmp_path / "one", given=b"\n" + json.dumps(documents[0], indent=2).encode())
    assert read(tmp_path / "one").files.counted == 1
    lines = "\n".join(map(json.dumps, documents)) + "\n\n{"
    done = run("-", "--out", tmp_path / "lines", "--keep-going", given=lines.encode())
    assert "standard input, line 5: line 1" in done.output
    assert read(tmp_path / "lines").files.read == 4


def test_an_old_report_is_replaced_and_a_folder_of_others_is_not(made_up: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "report"
    run(made_up / "0", "--out", out)
    run(made_up / "1", "--out", out)
    assert read(out).pcns[0].file.startswith(str(made_up / "1"))
    bad = run(BAD / "empty.json", "--out", out)
    assert bad.exit_code == 1
    assert read(out).files.refused == 0
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear", "utf-8")
    assert run(made_up, "--out", tmp_path / "mine").exit_code == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_no_exports_at_all_are_a_mistake(tmp_path: Path, run: Run) -> None:
    (tmp_path / "none").mkdir()
    done = run(tmp_path / "none", "--out", tmp_path / "report")
    assert (done.exit_code, "No exported assessments were found." in done.output) == (1, True)


def test_without_names_no_file_of_the_report_holds_one(made_up: Path, tmp_path: Path, run: Run) -> None:
    run(made_up, "--out", tmp_path / "report", "--no-names", "--parquet")
    named = read(tmp_path / "report")
    assert (named.pcns, named.texts, named.choice.names) == ((), (), False)
    secrets = [b"Alder Vale", b"alder-vale", b"Ashbrook", b"Minutes of the board", b"Clinical Director"]
    for path in (path for path in (tmp_path / "report").rglob("*") if path.is_file()):
        parts = [path.read_bytes()]
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                parts += [book.read(name) for name in book.namelist()]
        for part in parts:
            assert not [secret for secret in secrets if secret in part], path


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "=HYPERLINK(1)", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}"])
def test_markup_in_every_name_stays_text(evil: str, made_up: Path, tmp_path: Path, run: Run) -> None:
    document = json.loads(next(made_up.rglob("*.json")).read_text("utf-8"))
    document["about"] |= {"name": evil, "system": evil, "improvement_priority": evil}
    document["matrix"]["local"] = {"id": "local", "title": evil}
    theme = document["themes"]["leadership"]
    theme |= {"how": evil, "evidence": evil, "needs": {"time": evil}, "actions": [{"what": evil, "who": evil, "by": None}]}
    (tmp_path / "evil.json").write_text(json.dumps(document), "utf-8")
    run(tmp_path / "evil.json", "--out", tmp_path / "report")
    text = (tmp_path / "report" / "index.html").read_text("utf-8")
    page = LexborHTMLParser(text)
    assert not page.css("script, img, [onerror]")
    assert evil in page.css_first("main").text()
    assert "49" not in [node.text(strip=True) for node in page.css("td")]
    table = (tmp_path / "report" / "tables" / "texts.csv").read_text("utf-8-sig")
    assert "\r\n=" not in table
    assert ",=" not in table
    book = openpyxl.load_workbook(tmp_path / "report" / "roll-up.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_choice_is_made_with_options(made_up: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "expected.txt").write_text("\n".join(f"Expected {number}" for number in range(1000)) + "\nalder vale", "utf-8")
    options = ["--system", "kent-and-medway", "--side", "pcn", "--round", "2023-04", "--edition", "national", "--months", "12"]
    done = run(made_up, "--out", tmp_path / "report", *options, "--expected", tmp_path / "expected.txt", "--join-names")
    assert done.exit_code == 0, done.output
    report = read(tmp_path / "report")
    assert {pcn.system for pcn in report.pcns} == {"kent-and-medway"}
    assert {side.side for theme in report.themes for side in theme.sides} == {"pcn"}
    assert {edition.edition for edition in report.editions} == {"national"}
    assert report.expected
    assert (report.expected.listed, report.expected.returned) == (1001, 1)


@pytest.mark.parametrize("period", ["abc", "2025", "2025-13", "2025-04-01", "canary"])
def test_a_period_that_is_no_month_is_said(period: str, made_up: Path, tmp_path: Path, run: Run) -> None:
    for option in ("--round", "--earlier"):
        done = run(made_up, "--out", tmp_path / "report", option, period)
        assert (done.exit_code, "write it like 2025-04" in done.output) == (2, True)


def test_another_file_of_the_same_assessment_can_be_used(made_up: Path, tmp_path: Path, run: Run) -> None:
    first = next(made_up.rglob("*.json"))
    document = json.loads(first.read_text("utf-8"))
    (tmp_path / "newer.json").write_text(json.dumps({**document, "updated": "2030-01-01T00:00:00Z"}), "utf-8")
    done = run(first, tmp_path / "newer.json", "--out", tmp_path / "report")
    assert "1 assessment is in several files" in done.output
    assert read(tmp_path / "report").versions[0].used == str(tmp_path / "newer.json")
    run(first, tmp_path / "newer.json", "--out", tmp_path / "report", "--use", first)
    assert read(tmp_path / "report").versions[0].used == str(first)
