"""The self-assessment as a workbook: blank with lists to choose from, and filled in as an exported assessment."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.comments import Comment

from site_builder.assessment.client_data import GENERATOR
from site_builder.assessment.files import export_text
from site_builder.assessment.format import Assessment
from site_builder.assessment.validation import Finding, parse_export
from site_builder.build.pipeline import BuildResult
from site_builder.cli.main import command
from site_builder.output.exports.workbook.cells import NoResult
from site_builder.output.exports.workbook.importer import read_workbook as read_by_command
from site_builder.output.exports.workbook.passed_over import PassedOver, passed_over
from site_builder.output.exports.workbook.shown_cells import shown_cells
from tests.assessment.support import IDS, node
from tests.conftest import FULL, ROOT

BLANK = "downloads/self-assessment-blank.xlsx"
NOW = "2026-01-31T10:00:00Z"
VISION = "leadership.foundation.pcn.vision"


READ: list[tuple[bytes, Assessment | None, tuple[Finding, ...]]] = []


def read_workbook(path: Path, now: str) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """What the command reads; the last test looks whether the browser reads the same."""
    found = read_by_command(path, now)
    READ.append((path.read_bytes(), *found))
    return found


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


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.level == "error")


def read(book: Any, tmp_path: Path) -> tuple[dict[str, Any] | None, list[str]]:
    """The themes that a workbook holds, and what is said of it besides the name and date that the tests leave out."""
    assessment, findings = read_workbook(saved(book, tmp_path), NOW)
    said = [str(finding) for finding in findings if "without a name and a date" not in finding.message]
    return (json.loads(export_text(assessment))["themes"] if assessment else None), said


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
    assert parse_export(json.dumps(document), IDS)[0] == assessment
    assert document["about"] == {"name": "Riverside PCN", "system": "kent-and-medway", "date": "2026-01-31", "audiences": ["pcn"]}
    assert document["themes"] == {
        "leadership": {
            "components": {VISION: {"answer": "partly", "note": "Écrit à la main;\nsecond line"}},
            "pcn": {"now": "foundation", "in_a_year": "step-1"},
            "evidence": "Minutes",
            "needs": {"time": "3"},
            "actions": [{"id": "1", "what": "Meet", "who": "Chair", "by": "2026-06-30"}],
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
    fill(book, {"name": "Riverside PCN", "date": date(2026, 1, 31)}, {VISION: ("Partly", "")})
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
    assert assessment is not None and not errors(findings)
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
    findings = errors(findings)
    said = {finding.where: finding.message for finding in findings}
    row = row_of(book["Answers"], VISION)
    assert said[f"Answers, row {row}, column G"].startswith("'Mostly' is not in the list; choose one of 'In place', 'Partly'")
    assert len(findings) == 7
    assert {where.partition(",")[0] for where in said} == {"About you", "Answers", "Themes", "Actions"}
    assert "this action has no theme; choose one from the list." in said.values()


def read_by_browser(real: BuildResult, workbooks: Iterable[bytes]) -> list[dict[str, Any]]:
    """What the browser's reader makes of workbooks, and says of them."""
    page = real.files["assessment/tool.html"].decode()
    schema = json.loads(page.partition("data-payload>")[2].partition("</script>")[0])["schema"]
    files = [base64.b64encode(content).decode() for content in workbooks]
    request = {"schema": schema, "now": NOW, "generator": GENERATOR.model_dump(), "files": files}
    program = str(Path(__file__).with_name("read.mjs"))
    done = subprocess.run([node(), program], input=json.dumps(request), capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def with_a_long_part(path: Path, says: int) -> None:
    """Lets a part of a workbook take ten million bytes more, and say that it takes so many."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/styles.xml"] += b"<!--" + b" " * 10_000_000 + b"-->"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    content = path.read_bytes()
    listed = content.rindex(b"xl/styles.xml") - 46
    path.write_bytes(content[: listed + 24] + says.to_bytes(4, "little") + content[listed + 28 :])


def test_a_workbook_that_unpacks_to_far_more_than_people_fill_in_is_refused_before_it_is_read(book: Any, tmp_path: Path) -> None:
    path = saved(book, tmp_path)
    with_a_long_part(path, 10_000_001)
    assessment, [finding] = read_workbook(path, NOW)
    assert assessment is None and finding.message.startswith("This workbook holds far more than one that people fill in.")


@pytest.mark.parametrize("says", [0, 1000])
def test_a_workbook_that_unpacks_to_more_than_it_says_is_refused(real: BuildResult, book: Any, tmp_path: Path, says: int) -> None:
    path = saved(book, tmp_path)
    with_a_long_part(path, says)
    assessment, [finding] = read_workbook(path, NOW)
    assert assessment is None and finding.message.startswith("This workbook cannot be read.")
    [read] = read_by_browser(real, [path.read_bytes()])
    assert read["document"] is None and [one["message"] for one in read["findings"]] == [finding.message]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_other_files_are_refused(content: bytes, tmp_path: Path, real: BuildResult) -> None:
    file = tmp_path / "other.xlsx"
    for given in (content, real.files["downloads/pcn-prospectus.xlsx"]):
        file.write_bytes(given)
        assessment, findings = read_workbook(file, NOW)
        assert assessment is None and "not a workbook of the self-assessment" in str(findings[0])


def test_the_workbook_that_the_tool_saves_is_refused_as_one_for_reading(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Answers"
    book.create_sheet("Actions")
    book.save(tmp_path / "read.xlsx")
    [finding] = read_workbook(tmp_path / "read.xlsx", NOW)[1]
    assert finding.message == "This file is a workbook that the tool made for reading. Open the data file or the web page instead."


def test_the_commands_turn_a_workbook_into_a_file_and_check_it(book: Any, tmp_path: Path) -> None:
    fill(book, {"name": "Riverside PCN"}, {VISION: ("In place", "")})
    file, run = saved(book, tmp_path), CliRunner().invoke
    done = run(command, ["--root", str(FULL), "assess", "from-workbook", str(file)])
    assert (done.exit_code, "filled.json: 1 of the matrix's components answered" in done.output) == (0, True), done.output
    made = tmp_path / "filled.json"
    checked = run(command, ["--root", str(FULL), "assess", "validate", str(made)])
    assert (checked.exit_code, checked.output) == (0, "1 of 1 file can be used\n")
    again = run(command, ["--root", str(FULL), "assess", "from-workbook", str(file)])
    assert (again.exit_code, "exists" in again.output) == (2, True)
    made.write_text(made.read_text("utf-8").replace('"in_place"', '"mostly"'), "utf-8")
    refused = run(command, ["--root", str(FULL), "assess", "validate", str(made)])
    assert refused.exit_code == 1 and VISION in refused.output and "0 of 1 file can be used" in refused.output
    fill(book, {}, {VISION: ("Mostly", "")})
    wrong = run(command, ["--root", str(FULL), "assess", "from-workbook", str(saved(book, tmp_path)), "--out", str(tmp_path / "new.json")])
    assert wrong.exit_code == 1 and "Nothing was written" in wrong.output and not (tmp_path / "new.json").exists()


# What people do to a workbook


def columns_put_in(book: Any) -> None:
    """Before and after "Answer", and among those of the themes."""
    for name, column, heading in (("Answers", 7, "Lead"), ("Answers", 9, "Owner"), ("Answers", 1, "No."), ("Themes", 9, "Lead")):
        book[name].insert_cols(column)
        book[name].cell(1, column).value = heading


def column_moved(book: Any) -> None:
    """The answers come first."""
    sheet = book["Answers"]
    for row in sheet.iter_rows():
        row[0].value, row[6].value = row[6].value, row[0].value


def title_above(book: Any) -> None:
    for name in ("Answers", "Themes", "About you"):
        book[name].insert_rows(1)
        book[name].cell(1, 2).value = "Riverside PCN, January"


def heading_sorted_down(book: Any) -> None:
    """Sorted with the heading taken for a row: it stands in the middle."""
    rows = [[cell.value for cell in row] for row in book["Answers"].iter_rows()]
    for number, row in enumerate([*rows[1:40], rows[0], *rows[40:]], 1):
        for column, value in enumerate(row, 1):
            book["Answers"].cell(number, column).value = value


def headings_in_other_letters(book: Any) -> None:
    for sheet in ("Answers", "Themes"):
        for cell in book[sheet][1]:
            cell.value = f"  {cell.value[:2].upper()}\u00ad{cell.value[2:].upper()}\u200b"


@pytest.mark.parametrize("change", [columns_put_in, column_moved, title_above, heading_sorted_down, headings_in_other_letters])
def test_answers_are_found_under_their_headings(book: Any, tmp_path: Path, change: Callable[[Any], None]) -> None:
    second = next(row[0].value for row in book["Answers"].iter_rows(min_row=60, max_row=60))
    fill(
        book,
        {},
        {VISION: ("Partly", "A note"), second: ("", "A note alone")},
        themes={("leadership", 9): "Two days", ("leadership", 12): "A coach"},
    )
    before = read(book, tmp_path)
    change(book)
    assert read(book, tmp_path) == before
    assert before[0] and before[0]["leadership"]["needs"] == {"time": "Two days", "support": "A coach"}


def test_what_stands_in_other_columns_is_said_to_be_left_out(book: Any, tmp_path: Path) -> None:
    fill(book, {}, {VISION: ("Partly", "A note")})
    columns_put_in(book)
    book["Answers"].cell(row_of_any(book["Answers"], VISION), 10).value = "Practice manager"
    book["Answers"].cell(5, 12).value = "A remark in the margin"
    themes, said = read(book, tmp_path)
    assert themes == {"leadership": {"components": {VISION: {"answer": "partly", "note": "A note"}}}}
    assert said == [
        "Answers, column J: this column, 'Owner', is not one of a blank workbook; what it holds is left out.",
        "Answers, column L: this column, without a heading, is not one of a blank workbook; what it holds is left out.",
    ]


def test_words_below_a_table_are_said_to_be_left_out(book: Any, tmp_path: Path) -> None:
    fill(book, {}, {VISION: ("Partly", "A note")})
    book["Answers"].cell(75, 2).value = "A remark below"
    themes, said = read(book, tmp_path)
    assert themes == {"leadership": {"components": {VISION: {"answer": "partly", "note": "A note"}}}}
    assert said == ["Answers, row 75: this row is not one of a blank workbook; what it holds is left out."]


def row_of_any(sheet: Any, name: str) -> int:
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == name)


def renamed(book: Any) -> None:
    book["Answers"].cell(1, 7).value = "RAG"


def deleted(book: Any) -> None:
    book["Answers"].delete_cols(1)


def copied(book: Any) -> None:
    book["Themes"].cell(1, 20).value = "Evidence"


def sheet_renamed(book: Any) -> None:
    book["Answers"].title = "Answers 2026"


def twice(book: Any) -> None:
    book["Answers"].append([cell.value for cell in book["Answers"][row_of(book["Answers"], VISION)]])


def theme_twice(book: Any) -> None:
    row = [cell.value for cell in book["Themes"][2]]
    for values in (row, row):
        values[6] = "Evidence"
        book["Themes"].append(values)


def ids_sorted_apart(book: Any) -> None:
    sheet = book["Answers"]
    for row, name in enumerate(sorted((sheet.cell(row, 1).value for row in range(2, 71)), reverse=True), 2):
        sheet.cell(row, 1).value = name


def id_lost(book: Any) -> None:
    book["Answers"].cell(row_of(book["Answers"], VISION), 1).value = None


def theme_id_lost(book: Any) -> None:
    book["Themes"].cell(2, 7).value = "Evidence"
    book["Themes"].cell(2, 1).value = None


def row_of_ones_own(book: Any) -> None:
    book["Answers"].append(["leadership.foundation.pcn.our-own", "", "", "", "Our own", "Our own", "In place", ""])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (renamed, "Answers: no column has the heading 'Answer'; give the column its heading back, as it is in a blank workbook."),
        (deleted, "Answers: no column has the heading 'Id'; "),
        (copied, "Themes: the columns G and T both have the heading 'Evidence'; "),
        (sheet_renamed, "No sheet has the name 'Answers'. Give the sheet its name back."),
        (twice, "Answers, row 71: the id 'leadership.foundation.pcn.vision' stands in another row too (Answers, row 2); "),
        (theme_twice, "stands in another row too (Themes, row "),
        (ids_sorted_apart, "does not belong to its words; sort whole rows, or copy the row from a blank workbook."),
        (id_lost, "Answers, row 2: this row has lost its id; copy the row from a blank workbook."),
        (theme_id_lost, "Themes, row 2: this row has lost its id; copy the row from a blank workbook."),
        (row_of_ones_own, "Answers, row 71: 'leadership.foundation.pcn.our-own' is not an id of this workbook; "),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused_with_its_place(book: Any, tmp_path: Path, change: Callable[[Any], None], words: str) -> None:
    fill(book, {}, {VISION: ("Partly", "A note")})
    change(book)
    themes, said = read(book, tmp_path)
    assert themes is None
    assert any(words in line for line in said), said


def test_workbooks_without_a_date_never_become_one_assessment(book: Any, tmp_path: Path) -> None:
    ids = set()
    for answer in ("In place", "Not yet"):
        fill(book, {"name": "Riverside PCN"}, {VISION: (answer, "")})
        assessment, [note] = read_workbook(saved(book, tmp_path), NOW)
        assert assessment is not None and (note.level, note.where) == ("note", "About you")
        ids.add(assessment.id)
    assert len(ids) == 2


# What people see in a cell, as the value and the format that the workbook keeps
SEEN: list[Any] = [
    (0.5, "0%", "50%"),
    (0.125, "0.0%", "12.5%"),
    (0.505, "0 %", "51 %"),
    (1234.5, "£#,##0.00", "£1,234.50"),
    (-1234.5, '#,##0.00 "pounds";-#,##0.00 "pounds"', "-1,234.50 pounds"),
    (-1234.5, "£#,##0.00;(£#,##0.00)", "(£1,234.50)"),
    (-0.5, "0%;[Red]minus 0%", "-0.5"),
    (-0.5, '0%;[Red]"minus "0%', "minus 50%"),
    (0, '0;-0;"none"', "none"),
    (0, '_(£* #,##0.00_);_(£* \\(#,##0.00\\);_(* "-"??_);_(@_)', "-"),
    (-7, '_(£* #,##0.00_);_(£* \\(#,##0.00\\);_(* "-"??_);_(@_)', "£(7.00)"),
    (7, '0;;"none"', "7"),
    (-7, '0;;"none"', "-7"),
    (1, '"Yes";;"No"', "Yes"),
    (1234.5, "[$€-407] #,##0", "€ 1,235"),
    (2.5, "0.0##", "2.5"),
    (3003112233, "0000 000 0000", "0300 311 2233"),
    (3003112233, "00000000000", "03003112233"),
    (441234567890, "+00 0000 000000", "+44 1234 567890"),
    (7, "000", "007"),
    (1234567, "#,##0,", "1,235"),
    (1234567, "#,##0,.00", "1,234.57"),
    (1234567, '0.0,,"M"', "1.2M"),
    (1234567, "[Red]#,##0", "1,234,567"),
    (12, "[<100]000;0", "12"),
    (12, "# ?/?", "12"),
    (0.5, "#.00", ".50"),
    (1e30, "0", "1e+30"),
    (1e27, "#,##0.00", "1e+27"),
    (1e25, "0.00%", "1e+25"),
    pytest.param(12, "[$" * 16_000 + "0", "12", id="a format without an end"),
    (3, "General", "3"),
    (0.1 + 0.2, "General", "0.3"),
    (True, "General", "TRUE"),
    (date(2026, 2, 1), "d-mmm", "1 February 2026"),
    (time(10, 30), "hh:mm", "10:30"),
    ("50 %", "@", "50 %"),
]


@pytest.mark.parametrize(("value", "code", "words"), SEEN)
def test_a_note_is_what_people_see_in_the_cell(book: Any, tmp_path: Path, value: Any, code: str, words: str) -> None:
    fill(book, {}, {VISION: ("", value)})
    book["Answers"].cell(row_of(book["Answers"], VISION), 8).number_format = code
    assert read(book, tmp_path) == ({"leadership": {"components": {VISION: {"note": words}}}}, [])


@pytest.mark.parametrize(
    "words",
    ["31/1/2026", "31.01.2026", "31 1 2026", "31 January 2026", "31 Jan 2026", "31st january 2026", "31-Jan-2026", "2026-01-31"],
)  # fmt: skip
def test_dates_are_read_in_the_forms_that_people_write(book: Any, tmp_path: Path, words: str) -> None:
    fill(book, {"date": words, "name": "Riverside PCN"}, {})
    assessment, findings = read_workbook(saved(book, tmp_path), NOW)
    assert assessment is not None and (assessment.about.date, findings) == ("2026-01-31", ())


@pytest.mark.parametrize("words", ["31 February 2026", "31/1/26", "31 J 2026", "46053", date(1905, 7, 18), "0026-01-31", "1/31/2026"])
def test_what_is_no_date_is_refused_with_a_date_as_the_workbook_shows_it(book: Any, tmp_path: Path, words: Any) -> None:
    fill(book, {"date": words, "name": "Riverside PCN"}, {})
    assessment, [finding] = read_workbook(saved(book, tmp_path), NOW)
    assert assessment is None and finding.message.endswith("is not a date of this century; write one such as 31 January 2026.")


def test_a_workbook_in_the_open_document_format_shows_its_numbers_too(tmp_path: Path) -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>'
        '<table:table-row><table:table-cell/><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p>'
        "</table:table-cell></table:table-row>"
    )
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    path = tmp_path / "filled.ods"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr(
            "content.xml", f'<office:document-content {spaces}><table:table table:name="A">{rows}</table:table></office:document-content>'
        )
    with zipfile.ZipFile(path) as book:
        assert shown_cells(book, ("A",)) == {"A": {(2, 1): "50 %"}}


def test_a_workbook_with_a_password_is_named_as_such() -> None:
    assessment, [finding] = read_workbook(ROOT / "tests" / "cases" / "workbook" / "protected.xlsx", NOW)
    assert assessment is None
    assert finding.message == "This workbook is protected with a password. Open it, take the password off, save it and try again."


@pytest.mark.parametrize(("at", "bits"), [("flag", 1), ("method", 99), ("content", 0)])
def test_a_workbook_packed_in_another_way_is_refused_with_a_remedy(book: Any, tmp_path: Path, at: str, bits: int) -> None:
    """Its styles are encrypted, packed in a way that is not known, or damaged."""
    path = saved(book, tmp_path)
    content = bytearray(path.read_bytes())
    listed = content.rindex(b"xl/styles.xml") - 46
    start = int.from_bytes(content[listed + 42 : listed + 46], "little")
    if at == "content":
        content[start + 60 : start + 90] = b"\xff" * 30
    else:
        content[start + {"flag": 6, "method": 8}[at]] = content[listed + {"flag": 8, "method": 10}[at]] = bits
    path.write_bytes(content)
    assessment, [finding] = read_workbook(path, NOW)
    assert assessment is None and "save it again as XLSX" in finding.message, finding


def test_only_answers_are_counted_as_answered(book: Any, tmp_path: Path) -> None:
    fill(book, {}, {VISION: ("", "A note alone")})
    done = CliRunner().invoke(command, ["--root", str(FULL), "assess", "from-workbook", str(saved(book, tmp_path))])
    assert (done.exit_code, "filled.json: 0 of the matrix's components answered" in done.output) == (0, True), done.output


SYSTEM_ROWS = [
    # What is chosen for each side, whether something of the systems' side is in the workbook, and whether that is said
    ({"side.pcn": "Yes"}, True, True),
    ({"side.pcn": "Yes", "side.system": "No"}, True, True),
    ({"side.pcn": "Yes"}, False, False),
    ({"side.pcn": "Yes", "side.system": "Yes"}, True, False),
    ({"side.system": "Yes"}, True, False),
    ({}, True, False),
]


@pytest.mark.parametrize(("sides", "written", "said"), SYSTEM_ROWS)
def test_words_of_a_side_that_is_not_ticked_are_told_with_their_places(
    book: Any, tmp_path: Path, sides: dict[str, str], written: bool, said: bool
) -> None:
    ids = [row[0].value for row in book["Answers"].iter_rows(min_row=2)]
    answered, noted = [name for name in ids if ".system." in name][:2]
    fill(book, {"name": "Riverside PCN", "date": date(2026, 1, 31), **sides}, {})
    if written:
        fill(book, {}, {answered: ("Partly", ""), noted: ("", "For us alone")}, themes={("leadership", 5): "Foundation"})
    done = CliRunner().invoke(command, ["--root", str(FULL), "assess", "from-workbook", str(saved(book, tmp_path))])
    places = [f"Answers, row {row_of(book['Answers'], name)}" for name in (answered, noted)]
    places.append(f"Themes, row {row_of(book['Themes'], 'leadership')}")
    assert (done.exit_code, f"{'; '.join(places)}: this belongs to a side without a tick" in done.output) == (0, said), done.output
    assert ("without a tick" in done.output) is said


def test_a_file_that_is_no_workbook_is_named_as_such_before_the_file_to_write(tmp_path: Path) -> None:
    file = tmp_path / "some.json"
    file.write_text("{}", "utf-8")
    done = CliRunner().invoke(command, ["--root", str(FULL), "assess", "from-workbook", str(file)])
    assert (done.exit_code, "not a workbook" in done.output, "exists" in done.output) == (1, True, False), done.output


@pytest.mark.parametrize("name", ["Riverside\u00a0PCN", "River\u00adside", "a\\b", "a\u202eb", "-x", "é" * 120])
def test_a_workbook_may_have_any_name(book: Any, tmp_path: Path, name: str) -> None:
    path = saved(book, tmp_path).rename(tmp_path / f"{name}.xlsx")
    done = CliRunner().invoke(command, ["--root", str(FULL), "assess", "from-workbook", "--", str(path)])
    assert done.exit_code == 0, done.output
    assert path.with_suffix(".json").is_file()


# What people put beside the cells that are read, or what a cell does not hold


def other_sheets(book: Any) -> None:
    book.create_sheet("Blank")
    book.create_sheet("Minutes").cell(3, 2).value = "We met in June."


def comments(book: Any) -> None:
    for place in ("H3", "G2"):
        book["Answers"][place].comment = Comment("Ask the chair", "A colleague")
    book["Read me"]["A1"].comment = Comment("Please fill in", "A colleague")


def many_comments(book: Any) -> None:
    for row in range(2, 32):
        book["Answers"].cell(row, 8).comment = Comment("Why?", "A colleague")


def only_a_theme(book: Any) -> None:
    book["Actions"].cell(4, 1).value = book["Themes"].cell(2, 2).value


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (other_sheets, ["Minutes, row 3: this sheet is not one of a blank workbook; what it holds, from this row on, is left out."]),
        (
            comments,
            [
                "Read me, row 1, column A: the comment at this cell is left out; write what is to be kept into a cell.",
                "Answers, row 2, column G; Answers, row 3, column H: the comments at these cells are left out; write what is to be kept "
                "into a cell.",
            ],
        ),
        (only_a_theme, ["Actions, row 4: this row names a theme and no action; it is left out."]),
    ],
)
def test_what_is_passed_over_is_said_with_its_place(book: Any, tmp_path: Path, change: Callable[[Any], None], words: list[str]) -> None:
    fill(book, {}, {VISION: ("Partly", "A note")})
    before, _ = read(book, tmp_path)
    change(book)
    assert read(book, tmp_path) == (before, words)


def test_of_many_comments_the_first_are_named(book: Any, tmp_path: Path) -> None:
    many_comments(book)
    assert "Answers, row 21, column H; and 10 more: the comments" in read(book, tmp_path)[1][0]


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (("Answers", "G2"), "=F2", "the file does not hold what the formula in this cell shows; open it in a spreadsheet program"),
        (("Answers", "H70"), "=1+1", "the file does not hold what the formula in this cell shows"),
        (("Actions", "B61"), "=B2", "the file does not hold what the formula in this cell shows"),
        (("About you", "C4"), "#N/A", "the formula in this cell shows '#N/A'; correct it, or write in its place what it should show."),
    ],
)
def test_a_formula_without_a_result_is_refused_with_its_place(
    book: Any, tmp_path: Path, place: tuple[str, str], value: str, words: str
) -> None:
    fill(book, {}, {VISION: ("", "A note")})
    sheet, cell = place
    book[sheet][cell] = value
    themes, said = read(book, tmp_path)
    assert themes is None
    assert [line for line in said if line.startswith(f"{sheet}, row {cell[1:]}, column {cell[0]}: {words}")], said


def test_a_formula_in_a_column_of_their_own_stops_nobody(book: Any, tmp_path: Path) -> None:
    book["Answers"]["J1"], book["Answers"]["J5"] = "Own", "=1+1"
    themes, [said] = read(book, tmp_path)
    assert themes == {} and said.startswith("Answers, column J: this column, 'Own', is not one of a blank workbook")


def test_what_the_format_does_not_allow_is_said_where_it_stands_in_the_workbook(book: Any, tmp_path: Path) -> None:
    theme = book["Themes"].cell(row_of(book["Themes"], "leadership"), 2).value
    fill(
        book,
        {"name": "R" * 20_001},
        {VISION: ("", "n" * 20_001)},
        themes={("leadership", 9): "t" * 20_001},
        actions=[(theme, "Meet", "w" * 20_001, ""), *[(theme, "Meet", "", "")] * 204],
    )
    rows = {name: row_of(book[name], key) for name, key in (("Answers", VISION), ("Themes", "leadership"), ("About you", "name"))}
    themes, said = read(book, tmp_path)
    assert themes is None
    assert [line.partition(":")[0] for line in said] == [
        f"About you, row {rows['About you']}, column C",
        "Actions, row 2 to row 206",
        f"Answers, row {rows['Answers']}, column H",
        f"Themes, row {rows['Themes']}, column I",
    ]


def test_comments_sheets_and_formulas_of_an_open_document_are_told_of(tmp_path: Path) -> None:
    cells = (
        "<table:table-cell><office:annotation><text:p>Ask</text:p></office:annotation><text:p>Words</text:p></table:table-cell>"
        '<table:table-cell table:formula="of:=1+1"/>'
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=1+1" office:value-type="float"><text:p>2</text:p></table:table-cell>'
    )
    names = ("office", "table", "text", "calcext")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    tables = "".join(f'<table:table table:name="{name}"><table:table-row>{cells}</table:table-row></table:table>' for name in ("A", "Own"))
    path = tmp_path / "filled.ods"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("content.xml", f"<office:document-content {spaces}>{tables}</office:document-content>")
    with zipfile.ZipFile(path) as book:
        assert shown_cells(book, ("A",)) == {"A": {(0, 1): NoResult(""), (0, 2): NoResult("#N/A"), (0, 3): "2"}}
        assert passed_over(book, ("A",)) == [PassedOver("A", None, ((0, 0),)), PassedOver("Own", (0, 0))]


# The same in the browser


def test_the_browser_reads_every_workbook_of_these_tests_alike(real: BuildResult) -> None:
    """It takes XLSX only, refuses what is no workbook of ours before it is asked, and may read one that the command finds damaged."""
    cases = [case for case in READ if b"xl/workbook.xml" in case[0] or case[0].startswith(b"\xd0\xcf")]
    cases = [case for case in cases if "This workbook cannot be read" not in str(case[2][:1])]
    said = read_by_browser(real, [content for content, _, _ in cases])
    told = [sorted((one["where"], one["message"], one["level"]) for one in read["findings"]) for read in said]
    assert told == [sorted((one.where, one.message, one.level) for one in findings) for _, _, findings in cases]
    assert [read["document"] for read in said] == [json.loads(export_text(made)) if made else None for _, made, _ in cases]
