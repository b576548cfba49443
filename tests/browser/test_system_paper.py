"""The paper of a system as a Word document and as a workbook, each opened by a library that did not write it."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, Page, expect

from tests.browser.system_view import View, real_matrix
from tests.browser.test_names_left_out import words_of as pdf_words
from tests.conftest import FULL

COMPARING = re.compile(r"%|\b(?:total|average|mean|median|rank(?:ed|ing)?|best|worst|better|worse|top|bottom|league)\b", re.IGNORECASE)
ORDER = (
    "Where 17 PCNs are, and where they want to be in a year",
    "What is in place, component by component",
    "What is not yet in place, up to where PCNs want to be",
    "What PCNs ask for",
    "Actions due by month",
    "What moved between two rounds",
    "Not in this matrix",
    "What the numbers are made from",
    "Tables",
)


@pytest.fixture(scope="module")
def view(browser: Browser, site_folder: Path, exported: Path) -> Iterator[View]:
    """The system view, opened from disk; another test has it over http."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield View(page, f"{site_folder.as_uri()}/").open().choose(*sorted(exported.iterdir()))
    context.close()
    assert faults == []


def saved(view: View, title: str) -> bytes:
    return view.saved(lambda page: page.get_by_role("button", name=title).click())


def words_of(content: bytes) -> str:
    """All that a package says, its drawings too; not what it is packed with."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if not name.endswith(".png"))


def test_the_word_document_is_the_paper(view: View, exported: Path) -> None:
    content = saved(view, "Save as a Word document")
    document = docx.Document(BytesIO(content))
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith(("Heading", "Title"))]
    assert headings[0] == ("Title", "PCNs of 6 systems")
    assert [text for style, text in headings if style == "Heading 1"] == list(ORDER)
    first, across, rest = document.sections
    assert across.page_width > across.page_height
    assert {section.page_width < section.page_height for section in (first, rest)} == {True}
    shown = view.page.locator(".app-roll-up__stages .app-chart__sentence").all_text_contents()
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert len(shown) == 10
    assert all(sentence in told for sentence in shown)
    assert told.index(shown[-1]) < told.index(ORDER[1])
    pictures = document.element.xpath("//wp:docPr")
    assert len(pictures) > 60
    assert all(picture.get("descr") for picture in pictures)
    bars = view.page.locator(".app-roll-up__stages .app-bar__words").all_text_contents()
    described = "\n".join(picture.get("descr") for picture in pictures)
    assert all(words in described for words in bars)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        names = parts.namelist()
        assert 'w:lang w:val="en-GB"' in parts.read("word/styles.xml").decode()
    assert sum(name.endswith(".svg") for name in names) == sum(name.endswith(".png") for name in names) > 10
    assert not any("vba" in name.lower() for name in names)
    assert not COMPARING.search(told.replace("counts, not ranks", ""))
    view.page.get_by_label("Print the names too").check()
    named = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(saved(view, "Save as a Word document"))).paragraphs)
    view.page.get_by_label("Print the names too").uncheck()
    assert "Further on than before: " in named
    assert "Further on than before: " not in told


def test_the_matrix_in_the_document_has_every_component_with_its_count(view: View) -> None:
    document = docx.Document(BytesIO(saved(view, "Save as a Word document")))
    matrix = real_matrix(FULL)
    grids = [one for one in document.tables if [cell.text for cell in one.rows[0].cells][1:] == [stage.title for stage in matrix.stages]]
    assert len(grids) == len(matrix.audiences)
    assert all(grid.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for grid in grids)
    counts = {row.id: row.in_place for row in view.roll_up().components}
    for grid, audience in zip(grids, matrix.audiences, strict=True):
        held = [cell.text for row in grid.rows[1:] for cell in row.cells]
        lines = {line.strip() for text in held for line in text.splitlines() if line.strip()}
        parts = [part for theme in matrix.themes for part in theme.components if part.audience == audience.id]
        assert {f"{part.title} {counts[part.id]}" for part in parts} <= lines


def test_no_word_of_a_table_is_broken(view: View) -> None:
    """A letter takes about a hundredth of the width of a page, and a little more in bold."""
    document = docx.Document(BytesIO(saved(view, "Save as a Word document")))
    counts = [one for one in document.tables if one.rows[0].cells[0].text in {"Theme", "Component", "Component group"}]
    assert len(counts) > 8
    for table in counts:
        for column in zip(*(list(row.cells) for row in table.rows), strict=True):
            wide = float(column[0]._tc.tcPr.xpath("./w:tcW/@w:w")[0].rstrip("%"))
            longest = max((word for cell in column for word in cell.text.split()), key=len)
            assert wide > 1.15 * len(longest), (column[0].text, longest)


def test_what_is_set_aside_is_in_the_document_as_on_the_screen(browser: Browser, site_folder: Path, exported: Path, tmp_path: Path) -> None:
    made = json.loads(next(exported.glob("*-pcn-*.json")).read_text("utf-8"))
    made["matrix"]["local"] = {"id": "coast", "title": "Coast"}
    made["about"]["audiences"] = ["pcn"]
    made["themes"]["leadership"] |= {"pcn": {"now": "step-9"}, "place": {"in_a_year": "step-1"}, "needs": {"money": "Some"}}
    (tmp_path / "coast.json").write_text(json.dumps(made), "utf-8")
    page = browser.new_context(accept_downloads=True).new_page()
    shown = View(page, f"{site_folder.as_uri()}/").open().choose(tmp_path / "coast.json")
    rows = page.locator(".app-roll-up__others table").last.locator("tr")
    expected = [row.locator("th, td").all_text_contents() for row in rows.all()]
    assert len(expected) == 4
    tables = docx.Document(BytesIO(saved(shown, "Save as a Word document"))).tables
    assert expected in [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]
    page.context.close()


def test_the_workbook_is_that_of_the_command(view: View, exported: Path, tmp_path: Path, full_project: Path) -> None:
    """Every sheet but what each says of itself, number by number."""
    from click.testing import CliRunner  # noqa: PLC0415 - this test alone needs the command line

    from site_builder.cli.main import command  # noqa: PLC0415

    CliRunner().invoke(command, ["rollup", str(exported), "--out", str(tmp_path / "report"), "--keep-going"], obj=full_project)
    mine = load_workbook(BytesIO(saved(view, "Save as an Excel workbook")))
    theirs = load_workbook(tmp_path / "report" / "roll-up.xlsx")
    assert mine.sheetnames == [name for name in theirs.sheetnames if name != "Charts"]
    assert mine.sheetnames[:2] == ["Read me", "Numbers of the charts"]
    assert theirs.sheetnames[0] == "Charts"
    named = {name for (line, *_) in theirs["Read me"].values for name in re.findall("“([^”]+)”", line or "")}
    assert {"Charts", "Numbers of the charts"} <= named <= set(theirs.sheetnames)
    files = re.compile(r"\bexports/")
    for name in set(mine.sheetnames) - {"Read me"}:
        rows = [[list(row) for row in book[name].values] for book in (mine, theirs)]
        # A cell of no text is left out by one of them.
        plain = [
            [[files.sub("", cell) or None if isinstance(cell, str) else cell for cell in row] for row in some if any(row)] for some in rows
        ]
        assert plain[0] == plain[1], name
    assert {cell.data_type for sheet in mine for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    for name in mine.sheetnames:
        assert printed_as(mine[name]) == printed_as(theirs[name]), name
    for name in ("Stages", "Components", "Free text", "Numbers of the charts"):
        assert sizes_of(mine[name]) == sizes_of(theirs[name]), name
    assert mine["Components"].print_title_rows == "$1:$1"
    assert all(cell.alignment.wrap_text for row in mine["Components"].iter_rows() for cell in row)


def printed_as(sheet: Worksheet) -> list[object]:
    """What of a sheet stays in view, what stands on every page, on which paper, which way, and how many pages wide and long it is at most."""
    paper, fit = sheet.page_setup, sheet.sheet_properties.pageSetUpPr
    most = [paper.fitToWidth or 1, paper.fitToHeight] if fit and fit.fitToPage else []
    return [sheet.freeze_panes, sheet.print_title_rows, int(paper.paperSize), paper.orientation or "portrait", *most]


def sizes_of(sheet: Worksheet) -> tuple[list[int], list[float | None]]:
    """How wide the columns are, and how high the rows."""
    widths = [int(some.width) for some in sheet.column_dimensions.values() for _ in range(some.min, some.max + 1)]
    return widths, [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]


MARK = "Quillwort"


def with_marked_names(exported: Path, folder: Path) -> list[Path]:
    """The files under names of PCNs that are in nothing else; the first PCN is in one round alone, and the second is in two files."""
    folder.mkdir()
    first, _, second, *_ = sound = sorted(exported.glob("*-pcn-*.json"))
    for path in (*sound[1:], second):
        document = json.loads(path.read_text("utf-8"))
        document["about"]["name"] = f"{MARK} {document['about'].get('name') or first.stem}"
        copy = "copy " if (folder / f"{MARK} {path.name}").exists() else ""
        (folder / f"{copy}{MARK} {path.name}").write_text(json.dumps(document), "utf-8")
    (folder / f"{MARK} bad.json").write_text("{", "utf-8")
    return sorted(folder.iterdir())


def printed_by(page: Page) -> Iterator[str]:
    """All that a page prints: its text, and the PDF with what stands for pictures."""
    page.emulate_media(media="print")
    yield page.locator("body").inner_text()
    yield pdf_words(page.pdf(tagged=True))
    page.emulate_media(media="screen")


def test_names_are_in_print_and_in_word_only_where_they_are_wanted(
    browser: Browser,
    site_folder: Path,
    exported: Path,
    tmp_path: Path,
) -> None:
    """All of the paper is looked through: a section that is new cannot forget it."""
    page = browser.new_context(accept_downloads=True).new_page()
    shown = View(page, f"{site_folder.as_uri()}/").open().choose(*with_marked_names(exported, tmp_path / "files"))
    page.get_by_label("Expected PCNs, one name on each line").fill(f"{MARK} nobody")
    page.get_by_role("button", name="Compare with this list").click()
    page.get_by_text("1 PCN on the list").wait_for()
    assert all(MARK in part for part in (page.locator("[data-results]").inner_text(), page.locator("[data-read]").inner_text()))
    for wanted in (False, True, False):
        page.get_by_label("Print the names too").set_checked(wanted)
        papers = [*printed_by(page), words_of(saved(shown, "Save as a Word document"))]
        assert [MARK in paper for paper in papers] == [wanted] * 3
        assert ["Who ticked which support" in paper for paper in (papers[0], papers[2])] == [wanted] * 2
    page.context.close()


def test_the_report_of_the_command_prints_names_only_where_they_are_wanted(
    page: Page,
    exported: Path,
    tmp_path: Path,
    full_project: Path,
) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - as above

    from site_builder.cli.main import command  # noqa: PLC0415

    with_marked_names(exported, tmp_path / "files")
    (tmp_path / "expected.txt").write_text(f"{MARK} nobody\n", "utf-8")
    options = ["--out", str(tmp_path / "report"), "--keep-going", "--expected", str(tmp_path / "expected.txt")]
    CliRunner().invoke(command, ["rollup", str(tmp_path / "files"), *options], obj=full_project)
    page.goto((tmp_path / "report" / "index.html").as_uri())
    assert MARK in page.locator("body").inner_text()
    for wanted in (False, True):
        page.get_by_label("Print the names too").set_checked(wanted)
        assert [MARK in paper for paper in printed_by(page)] == [wanted] * 2


def test_names_that_are_left_out_are_in_neither(view: View, exported: Path) -> None:
    names = [pcn.name for pcn in view.roll_up().pcns if pcn.name]
    view.page.get_by_label("Leave out names, files and free text").check()
    expect(view.page.get_by_label("Print the names too")).to_have_count(0)
    for title in ("Save as a Word document", "Save as an Excel workbook"):
        words = words_of(saved(view, title))
        assert [name for name in names if name in words] == [], title
        assert ".json" not in words
    view.page.get_by_label("Leave out names, files and free text").uncheck()


def test_a_few_are_noted_in_the_document_too(view: View) -> None:
    note = "Fewer than five PCNs."
    view.select("System", "Kent and Medway")
    expect(view.page.get_by_text(note).first).to_be_visible()
    shown = view.page.get_by_text(note).count()
    document = docx.Document(BytesIO(saved(view, "Save as a Word document")))
    assert sum(note in paragraph.text for paragraph in document.paragraphs) == shown
    view.select("System", "All systems")


def test_a_writer_that_cannot_be_loaded_is_said_and_tried_again(browser: Browser, site_server: str, exported: Path) -> None:
    page = browser.new_context().new_page()
    page.route("**/office-*.js", lambda route: route.abort())
    view = View(page, site_server).open().choose(*sorted(exported.glob("*-pcn-*.json"))[:3])
    page.get_by_role("button", name="Save as an Excel workbook").click()
    expect(page.locator(".app-paper__done")).to_contain_text("could not be made")
    page.unroute("**/office-*.js")
    assert saved(view, "Save as an Excel workbook")
    page.context.close()
