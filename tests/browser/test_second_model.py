"""The second model in the browser: grid, tool, export, plan, all teams together, search, and the copy in one file."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from site_builder.core.files.site_writer import WriteReport, write_site
from site_builder.output.single_file import ONE_FILE_URL
from tests.browser.assessment_tool import Tool, json_files
from tests.second_model import second_model
from tests.test_second_model import OWN_WORDS


@pytest.fixture(scope="module")
def home(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of its home page's folder, on disk."""
    folder = tmp_path_factory.mktemp("second") / "site"
    assert isinstance(write_site(folder, second_model(cache).files), WriteReport)
    return f"{folder.as_uri()}/"


def exported(tool: Tool, name: str, stage: str) -> bytes:
    """The file of a team that is at a stage and wants to be one further."""
    tool.begin("")
    tool.follow("About you").on("About you")
    tool.press("Save and continue")
    expect(tool.page.get_by_role("link", name="Enter the name of your team")).to_be_visible()
    expect(tool.page.get_by_role("link", name="Select who you want")).to_have_count(0)
    tool.page.get_by_label("Name of your team").fill(name)
    tool.page.get_by_label("Your department").fill("Shared services")
    tool.press("Save and continue").on(name)
    tool.go("adoption/provisional").answer("adoption.provisional.team.by-chance", "in_place")
    tool.go("adoption/operational").answer("adoption.operational.team.by-request", "partly")
    tool.go("adoption/today")
    expect(tool.page.locator(".app-suggestion")).to_contain_text("Provisional")
    tool.page.locator(f"[id='adoption.team.now.{stage}']").check()
    tool.page.locator("[id='adoption.team.in_a_year.scalable']").check()
    tool.go("adoption/way-there").page.get_by_label("People").fill("Two more")
    tool.go("")
    with tool.page.expect_download() as found:
        tool.press("Export a file")
    return Path(found.value.path()).read_bytes()


def test_a_team_answers_and_leaves_with_a_plan(page: Page, home: str) -> None:
    tool = Tool(page, home).open()
    said = json.loads(exported(tool, "Blue team", "provisional"))
    assert said["matrix"]["id"] == "platform-maturity"
    assert said["themes"]["adoption"]["team"] == {"now": "provisional", "in_a_year": "scalable"}
    assert said["themes"]["adoption"]["needs"] == {"people": "Two more"}
    for place in ("review", "plan"):
        text = tool.go(place).page.locator("main").inner_text()
        assert "Provisional" in text
        assert "Scalable" in text
        assert "Two more" in text
        assert not OWN_WORDS.search(text)
    assert "Who to contact" not in text
    assert "funding" not in text.lower()


def test_its_plan_leaves_in_every_form_and_what_people_answered_alone_comes_together(page: Page, home: str) -> None:
    """Word, workbook, calendar and web page, in the words of this model; the web page opens again; two voices make one assessment."""
    tool = Tool(page, home).open()
    held = json.loads(exported(tool, "Blue team", "provisional"))
    action = {"what": "Write it down", "who": "Lead", "by": "2027-03-31"}
    held |= {"id": "6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d90", "themes": {"adoption": held["themes"]["adoption"] | {"actions": [action]}}}
    tool.open().choose_text(json.dumps(held)).press("Add it to this device").on("Blue team")
    document = docx.Document(str(tool.take("Plan as a Word document")))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    word = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *tables])
    book = openpyxl.load_workbook(BytesIO(tool.take("Answers and actions as an Excel workbook").read_bytes()))
    cells = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    calendar = tool.take("Actions as a calendar file").read_text("utf-8")
    web_page = tool.take("Plan as a web page").read_bytes()
    for text in (word, cells, calendar):
        assert "Write it down" in text
        assert not OWN_WORDS.search(text.replace("pcn-prospectus", ""))
    tool.open().choose({"name": "plan.html", "mimeType": "text/html", "buffer": web_page}).on("What is in this file")
    voices = [
        held | {"id": f"{number}f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d90", "about": {**held["about"], "answered_by": "one", "voice": voice}}
        for number, voice in enumerate(("Ana", "Ben"), 1)
    ]
    tool.open().choose(*json_files(voices))
    expect(page.locator("main")).to_contain_text("Ana")
    expect(page.locator("main")).to_contain_text("Ben")
    assert not OWN_WORDS.search(page.locator("main").inner_text())


def test_all_teams_together(page: Page, home: str) -> None:
    tool = Tool(page, home).open()
    files = [("Blue team", "not-begun"), ("Red team", "operational")]
    made = []
    for name, stage in files:
        made.append({"name": f"{name}.json", "mimeType": "application/json", "buffer": exported(tool, name, stage)})
        tool.open()
    foreign = json.loads(made[0]["buffer"]) | {"id": "6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d90"}
    foreign["matrix"]["id"] = "another-matrix"
    made.append({"name": "foreign.json", "mimeType": "application/json", "buffer": json.dumps(foreign).encode()})
    page.goto(f"{home}system-view.html")
    page.locator("#view-exports").set_input_files(made)
    expect(page.locator(".app-roll-up__status")).to_contain_text("1 could not be used, 2 assessments counted")
    text = page.locator("main").inner_text()
    assert "another matrix, “another-matrix”" in text
    assert "Fewer than five teams." in text
    assert not OWN_WORDS.search(text)


def test_its_grid_its_search_and_its_copy_in_one_file(page: Page, home: str) -> None:
    page.goto(f"{home}matrix/index.html?stage=scalable")
    expect(page.locator("[data-matrix-shown]")).to_have_text("Showing: Scalable.")
    expect(page.locator("[data-stage='operational']").first).to_be_hidden()
    page.goto(f"{home}search.html?q=backup")
    expect(page.locator("main")).to_contain_text("Practised recovery")
    page.goto(home + ONE_FILE_URL)
    page.get_by_role("button", name="Start a new self-assessment").click()
    expect(page.locator("h1#step-heading")).to_contain_text("Your self-assessment")


def test_what_another_matrix_keeps_is_neither_shown_nor_deleted(page: Page, home: str) -> None:
    tool = Tool(page, home).open()
    key = "pcn-prospectus/self-assessment/2/6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d90"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, 'head\n{"matrix": {"id": "another-matrix"}}'])
    tool.begin("")
    tool.open()
    expect(page.locator(".app-kept__item")).to_have_count(1)
    tool.follow("Delete all assessments from this device").press("Delete")
    expect(page.locator(".app-kept__item")).to_have_count(0)
    assert page.evaluate("key => localStorage.getItem(key)", key)


def test_a_guide_stands_at_its_statement_and_nowhere_else(page: Page, home: str) -> None:
    """In the tool for those who open it, in workshop view too, and on the worksheet; it says that it is a suggestion."""
    tool = Tool(page, home).open().begin("")
    tool.go("investment/provisional")
    statement = page.locator(".app-statement", has_text="Whoever is free")
    expect(statement.get_by_text("Who looked after the last tool that broke?")).to_be_hidden()
    statement.locator("summary").click()
    for words in ("In place looks like: Everybody knows", "Partly means: Some tools", "A suggestion of the publisher of this site."):
        expect(statement.locator("details")).to_contain_text(words)
    tool.go("workshop/investment/investment.provisional.team.whoever-is-free")
    expect(page.locator(".app-statement--shown details")).to_be_visible()
    page.goto(f"{home}assessment/worksheet.html")
    expect(page.locator(".app-statement__guide")).to_have_count(3)
    expect(page.locator(".app-statement__guide").first).to_contain_text("Ask each other: Who looked after")
