"""The self-assessment as a workbook: blank with lists to choose from, and filled in as an exported assessment."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from conftest import ROOT

from site_builder.assessment.check import check_text
from site_builder.assessment.files import export_text
from site_builder.cli import command
from site_builder.pipeline import BuildResult
from site_builder.workbook.filled import read_workbook

BLANK = "downloads/self-assessment-blank.xlsx"
NOW = "2026-01-31T10:00:00Z"
VISION = "leadership.foundation.pcn.vision"


@pytest.fixture
def book(real: BuildResult) -> Any:
    return openpyxl.load_workbook(io.BytesIO(real.files[BLANK]))


def row_of(sheet: Any, name: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == name)


def fill(book: Any, about: dict[str, Any], answers: dict[str, tuple[str, str]], **more: Any) -> None:
    for name, value in about.items():
        book["About you"].cell(row_of(book["About you"], name), 3).value = value
    for name, (answer, note) in answers.items():
        row = row_of(book["Answers"], name)
        book["Answers"].cell(row, 7).value, book["Answers"].cell(row, 8).value = answer, note
    for place, value in more.get("themes", {}).items():
        book["Themes"].cell(row_of(book["Themes"], place[0]), place[1]).value = value
    for number, action in enumerate(more.get("actions", []), 2):
        for column, value in enumerate(action, 1):
            book["Actions"].cell(number, column).value = value


def saved(book: Any, tmp_path: Path) -> Path:
    file = tmp_path / "filled.xlsx"
    book.save(file)
    return file


def test_the_blank_one_asks_about_every_component_with_a_list_to_choose_from(real: BuildResult, book: Any) -> None:
    assert book.sheetnames == ["Read me", "About you", "Answers", "Themes", "Actions", "Lists"]
    ids = [row[0].value for row in book["Answers"].iter_rows(min_row=2)]
    matrix = json.loads(real.files["api/matrix.json"])
    assert sorted(ids) == sorted(
        c["id"] for theme in matrix["themes"] for cell in theme["cells"].values() for side in cell.values() for c in side
    )
    lists = {(row[0].value, row[2].value): row[1].value for row in book["Lists"].iter_rows(min_row=2)}
    rules = {str(rule.sqref): rule for rule in book["Answers"].data_validations.dataValidation}
    rule = rules["G2:G70"]
    first, last = (int(part.rpartition("$")[2]) for part in rule.formula1.partition("!")[2].split(":"))
    words = [book["Lists"].cell(row, 3).value for row in range(first, last + 1)]
    assert words == ["In place", "Partly", "Not yet", "Do not know", "Does not apply"]
    assert [lists[("answer", word)] for word in words] == ["in_place", "partly", "not_yet", "do_not_know", "does_not_apply"]
    assert rule.type == "list" and rule.errorStyle in {None, "stop"}
    assert len(book["Themes"].data_validations.dataValidation) == 4
    assert book["Lists"].sheet_state == "hidden"
    assert all(book[name].column_dimensions["A"].hidden for name in ("About you", "Answers", "Themes"))


def test_a_filled_one_becomes_the_exported_assessment(book: Any, tmp_path: Path) -> None:
    about = {"name": "Riverside PCN", "system": "Kent and Medway", "date": date(2026, 1, 31), "side.pcn": "Yes", "side.system": "No"}
    fill(
        book,
        about,
        {VISION: ("Partly", "Écrit à la main;\nsecond line")},
        themes={("leadership", 3): "Foundation", ("leadership", 4): "Step 1", ("leadership", 7): "Minutes", ("leadership", 9): 3},
        actions=[(book["Themes"].cell(row_of(book["Themes"], "leadership"), 2).value, "Meet", "Chair", "30/6/2026")],
    )
    assessment, findings = read_workbook(saved(book, tmp_path), NOW)
    assert findings == ()
    assert assessment is not None
    document = json.loads(export_text(assessment))
    assert check_text(json.dumps(document))[0] == assessment
    assert document["about"] == {"name": "Riverside PCN", "system": "kent-and-medway", "date": "2026-01-31", "audiences": ["pcn"]}
    assert document["themes"] == {
        "leadership": {
            "components": {VISION: {"answer": "partly", "note": "Écrit à la main;\nsecond line"}},
            "pcn": {"now": "foundation", "in_a_year": "step-1"},
            "evidence": "Minutes",
            "needs": {"time": "3"},
            "actions": [{"what": "Meet", "who": "Chair", "by": "2026-06-30"}],
        }
    }
    assert (document["created"], document["matrix"]["edition"]) == (NOW, "2019-08")


def test_the_matrix_in_it_is_that_of_the_tool(real: BuildResult, book: Any, tmp_path: Path) -> None:
    page = real.files["assessment/tool.html"].decode()
    payload = json.loads(page.partition("data-payload>")[2].partition("</script>")[0])
    assessment, _ = read_workbook(saved(book, tmp_path), NOW)
    assert assessment is not None
    assert assessment.matrix.digest == payload["matrix"]["digest"]


def test_a_corrected_workbook_takes_the_place_of_the_first(book: Any, tmp_path: Path) -> None:
    fill(book, {"name": "Riverside PCN"}, {VISION: ("Partly", "")})
    first, _ = read_workbook(saved(book, tmp_path), NOW)
    fill(book, {}, {VISION: ("In place", "")})
    second, _ = read_workbook(saved(book, tmp_path), NOW)
    fill(book, {"name": "Hillside PCN"}, {})
    other, _ = read_workbook(saved(book, tmp_path), NOW)
    assert first is not None and second is not None and other is not None
    assert first.id == second.id != other.id


def test_rows_may_be_sorted_and_another_system_may_be_named(book: Any, tmp_path: Path) -> None:
    sheet = book["Answers"]
    fill(book, {"system": "Another System & Co"}, {VISION: ("Not yet", "")})
    rows = sorted(([cell.value for cell in row] for row in sheet.iter_rows(min_row=2)), key=lambda row: row[4])
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    assessment, findings = read_workbook(saved(book, tmp_path), NOW)
    assert findings == () and assessment is not None
    assert assessment.about.system == "Another System & Co"
    assert assessment.model_dump()["themes"]["leadership"]["components"][VISION]["answer"] == "not_yet"


def test_all_that_cannot_be_read_is_said_with_its_place(book: Any, tmp_path: Path) -> None:
    fill(
        book,
        {"date": "the first of May", "side.pcn": "Perhaps"},
        {VISION: ("Mostly", "")},
        themes={("communities", 3): "Step 4"},
        actions=[("", "Do it", "", ""), ("No such theme", "Do that", "", "31/2/2026")],
    )
    assessment, findings = read_workbook(saved(book, tmp_path), NOW)
    assert assessment is None
    said = {finding.where: finding.message for finding in findings}
    row = row_of(book["Answers"], VISION)
    assert said[f"Answers, row {row}"].startswith("'Mostly' is not in the list; choose one of 'in place', 'partly'")
    assert len(findings) == 7
    assert {where.partition(",")[0] for where in said} == {"About you", "Answers", "Themes", "Actions"}
    assert "this action has no theme; choose one from the list." in said.values()


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_other_files_are_refused(content: bytes, tmp_path: Path, real: BuildResult) -> None:
    file = tmp_path / "other.xlsx"
    for given in (content, real.files["downloads/pcn-prospectus.xlsx"]):
        file.write_bytes(given)
        assessment, findings = read_workbook(file, NOW)
        assert assessment is None and "not a workbook of the self-assessment" in str(findings[0])


def test_the_commands_turn_a_workbook_into_a_file_and_check_it(book: Any, tmp_path: Path) -> None:
    fill(book, {"name": "Riverside PCN"}, {VISION: ("In place", "")})
    file, run = saved(book, tmp_path), CliRunner().invoke
    done = run(command, ["--root", str(ROOT), "assess", "from-workbook", str(file)])
    assert (done.exit_code, "filled.json: 1 of the matrix's components answered" in done.output) == (0, True), done.output
    made = tmp_path / "filled.json"
    checked = run(command, ["--root", str(ROOT), "assess", "validate", str(made)])
    assert (checked.exit_code, checked.output) == (0, "1 of 1 file can be used\n")
    again = run(command, ["--root", str(ROOT), "assess", "from-workbook", str(file)])
    assert (again.exit_code, "exists" in again.output) == (2, True)
    made.write_text(made.read_text("utf-8").replace('"in_place"', '"mostly"'), "utf-8")
    refused = run(command, ["--root", str(ROOT), "assess", "validate", str(made)])
    assert refused.exit_code == 1 and VISION in refused.output and "0 of 1 file can be used" in refused.output
    fill(book, {}, {VISION: ("Mostly", "")})
    wrong = run(command, ["--root", str(ROOT), "assess", "from-workbook", str(saved(book, tmp_path)), "--out", str(tmp_path / "new.json")])
    assert wrong.exit_code == 1 and "Nothing was written" in wrong.output and not (tmp_path / "new.json").exists()
