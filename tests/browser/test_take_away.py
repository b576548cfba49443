"""What a team takes away: each file is opened by a library that did not write it."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from site_builder.build.pipeline import BuildResult
from tests.browser.assessment_made_up import made_up
from tests.browser.assessment_tool import THEMES, Tool
from tests.browser.test_system_paper import printed_as

MARKUP = '<b>R&D</b> "PCN"; =1+1, é\\n \u0001'
TITLES = {
    "page": "Plan as a web page",
    "word": "Plan as a Word document",
    "sheet": "Answers and actions as an Excel workbook",
    "calendar": "Actions as a calendar file",
    "data": "Data file (JSON)",
}


@pytest.fixture(scope="module")
def state(real: BuildResult) -> dict[str, Any]:
    """An assessment for PCNs alone with something said for systems too, and words that need care."""
    assert real.site
    made = made_up(real.site)
    made["about"] |= {"audiences": ["pcn"], "name": f"Riverside {MARKUP}"}
    made["about"] |= {"kept_moving_by": "Practice manager, Alder Vale", "next_meeting": "2027-01-28"}
    made["themes"]["leadership"]["components"]["leadership.foundation.system.starting-networks"]["note"] = "CANARY"
    made["themes"]["leadership"]["actions"][0]["what"] = MARKUP
    return made


@pytest.fixture(scope="module", params=["assessment/tool.html", "downloads/self-assessment-offline.html"])
def tool(request: Any, browser: Any, site_folder: Path, state: dict[str, Any]) -> Iterator[Tool]:
    """The page where files are chosen, from disk, of the site and of the copy in one file."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(6000)
    opened = Tool(context.new_page(), "")
    opened.url = (site_folder / request.param).as_uri()
    faults: list[str] = []
    opened.page.on("pageerror", lambda error: faults.append(str(error)))
    opened.page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.open().choose_text(json.dumps(state)).press("Add it to this device").on("Riverside")
    opened.go("export").on("Keep or send")
    yield opened
    context.close()
    assert faults == []


def written(tool: Tool, kind: str, keep: bool = False) -> Path:
    tool.page.get_by_label("To keep" if keep else "To send").check()
    return Path(tool.export(TITLES[kind]).path())


def needs_the_site(tool: Tool) -> None:
    if "offline" in tool.url:
        pytest.skip("the copy in one file says that the site makes this one")


def test_what_is_left_out_is_named_before(tool: Tool) -> None:
    expect(tool.page.locator("fieldset", has_text="What is it for?")).to_contain_text("For systems:")
    expect(tool.page.get_by_label("To send")).to_be_checked()
    where = tool.page.locator("main")
    text = tool.page.get_by_label("A text for the email").input_value()
    assert "The file opens in any web browser." in text
    assert "Practice manager, Alder Vale keeps the plan moving. We meet about it again on 28 January 2027." in text
    for words in ("The contacts of Kent and Medway", "Becky Burn", "This page sends nothing"):
        expect(where).to_contain_text(words)
    offered = tool.page.get_by_role("button", name="Plan as a Word document").count()
    assert offered == (0 if "offline" in tool.url else 1)
    if not offered:
        expect(tool.page.locator(".app-files")).to_contain_text("Open your file in the tool on the site")


@pytest.mark.parametrize("keep", [False, True])
def test_the_web_page_is_the_plan_and_holds_the_data(tool: Tool, keep: bool, browser: Any, state: dict[str, Any]) -> None:
    file = written(tool, "page", keep)
    html = file.read_text("utf-8")
    assert ("CANARY" in html) == keep
    soup = BeautifulSoup(html, "html.parser")
    assert [script["type"] for script in soup("script")] == ["application/json"]
    data = json.loads(soup.find(id="pcn-self-assessment").string)
    if keep:
        assert data["themes"] == state["themes"]
    assert data["about"]["name"] == state["about"]["name"]
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text))
    page.goto(file.rename(file.with_name("plan.html")).as_uri())
    assert page.get_by_role("heading", level=1).inner_text().startswith("Riverside <b>R&D</b>")
    for words in ("Practice manager, Alder Vale", "28 January 2027", "What we need"):
        expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("main")).to_contain_text("What the development funding is for")
    expect(page.locator("main")).not_to_contain_text("More about the funding")
    expect(page.locator("b")).to_have_count(0)
    assert page.locator("svg rect").first.evaluate("one => one.getBoundingClientRect().width") > 20
    rows = page.locator(".app-rungs")
    expect(rows).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 640})
    expect(rows).to_be_visible()
    expect(page.locator("svg")).to_be_hidden()
    wide = "all => all.filter((one) => one.getBoundingClientRect().right > 320).map((one) => one.outerHTML.slice(0, 80))"
    assert page.locator("main *").evaluate_all(wide) == []
    assert page.locator("main").evaluate("one => getComputedStyle(document.body).fontFamily").startswith("Arial")
    assert page.locator("a[href]").evaluate_all("all => all.every((one) => /^(https?|mailto):/.test(one.protocol))")
    assert faults == []
    context.close()


def test_the_web_page_says_how_to_go_on_with_it_on_screen_and_not_on_paper(tool: Tool, browser: Any) -> None:
    file = written(tool, "page")
    page = browser.new_page()
    page.goto(file.rename(file.with_name("plan.html")).as_uri())
    way = page.locator(".app-paper__way-on")
    expect(way).to_contain_text("go to “Open a file” and choose this file")
    known = tool.page.locator("link[rel='canonical']").evaluate_all("all => all.map(({ href }) => href)")
    assert way.locator("a").evaluate_all("all => all.map(({ href }) => href)") == known
    page.emulate_media(media="print")
    expect(way).to_be_hidden()
    page.close()


def test_the_web_page_of_a_site_knows_where_the_tool_is(page: Page, base: str) -> None:
    tool = Tool(page, base).open().start()
    named = page.locator("link[rel='canonical']").evaluate_all("all => all.map(({ href }) => href)")
    address = named[0] if named else page.url.partition("#")[0]
    known = bool(named) or address.startswith("http")
    assert (f'<a href="{address}">' in tool.take(TITLES["page"]).read_text("utf-8")) == known


def test_an_action_of_two_lines_and_a_name_that_turns_letters_round_leave_a_calendar_readable(
    page: Page, disk: str, state: dict[str, Any]
) -> None:
    state = copy.deepcopy(state)
    theme = next(theme for theme in state["themes"].values() if any(action.get("by") for action in theme["actions"]))
    theme["actions"] = [{"id": "a1", "what": "First line\nSecond line.", "who": "Director.", "by": "2027-06-30"}]
    state["about"]["name"] = "River\u202eside"
    tool = Tool(page, disk).open()
    tool.choose_text(json.dumps(state)).press("Add it to this device").on("Riverside").go("export").on("Keep or send")
    text = written(tool, "calendar").read_bytes()
    assert "\u202e" not in text.decode()
    events = {str(event["uid"]): event for event in Calendar.from_ical(text).walk("vevent")}
    [event] = [event for uid, event in events.items() if str(event["summary"]).startswith("First line")]
    assert str(event["summary"]) == "First line (Riverside)"
    assert str(event["description"]).startswith("Second line.\n")
    assert str(event["description"]).endswith("Who: Director.")
    assert "\u202e" not in tool.go("plan").on("Your plan").page.locator("main").inner_text()
    assert "\u202e" not in page.title()


def test_the_web_page_opens_in_the_tool_as_what_it_was(page: Page, disk: str, state: dict[str, Any]) -> None:
    tool = Tool(page, disk).open()
    tool.choose_text(json.dumps(state)).press("Add it to this device").on("Riverside").go("export").on("Keep or send")
    before, plan = written(tool, "data", keep=True).read_text("utf-8"), written(tool, "page", keep=True).read_bytes()
    tool.open().follow("Delete all assessments").press("Yes, delete everything").on("Self-assessment")
    tool.choose_text(plan, "plan.html").on("What is in this file").press("Add it to this device").on("Riverside")
    tool.go("export").on("Keep or send")
    assert written(tool, "data", keep=True).read_text("utf-8") == before


def test_the_calendar_has_every_dated_action_and_the_next_meeting(tool: Tool, state: dict[str, Any]) -> None:
    text = written(tool, "calendar").read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    events = {str(event["uid"]): event for event in Calendar.from_ical(text).walk("vevent")}
    actions = [action for theme in state["themes"].values() for action in theme["actions"] if action.get("by")]
    assert len(events) == len(actions) + 1
    meeting = events[f"{tool.id}.next-meeting@pcn-self-assessment"]
    assert meeting.decoded("dtstart") == date(2027, 1, 28)
    [alarm] = meeting.walk("valarm")
    assert alarm.decoded("trigger") == timedelta(days=-30)
    assert "Alder Vale" in meeting["description"]
    assert any(MARKUP.replace("\u0001", "").strip() in str(event["summary"]) for event in events.values())


def test_a_plan_without_a_day_has_no_calendar_and_says_so(page: Page, disk: str) -> None:
    tool = Tool(page, disk).open().start().go("export").on("Keep or send")
    files = page.locator(".app-files")
    expect(files).to_contain_text("no action has a date")
    expect(page.get_by_role("button", name=TITLES["calendar"])).to_have_count(0)
    tool.go("about").on("About you")
    page.get_by_role("group", name="When you meet again").get_by_label("Day").fill("31 January 2999")
    tool.go("export").on("Keep or send")
    assert Calendar.from_ical(Path(tool.export(TITLES["calendar"]).path()).read_bytes()).walk("vevent")


def test_what_is_the_same_to_keep_and_to_send_is_said_at_each_file(tool: Tool) -> None:
    same = [
        text.split("\n")[0]
        for text in tool.page.locator(".app-files li").all_inner_texts()
        if "the same whether you keep it or send it" in text
    ]
    assert same == [TITLES["calendar"]]
    [kept, sent] = [tool.page.get_by_label(label) for label in ("To keep", "To send")]
    names = {}
    for choice in (kept, sent):
        choice.check()
        for kind in ("calendar", "data"):
            names[kind, choice is kept] = tool.export(TITLES[kind]).suggested_filename
    assert names["calendar", True] == names["calendar", False]
    assert names["data", True] == names["data", False].replace(".json", "-to-keep.json")


def test_a_second_calendar_changes_what_the_first_one_brought(tool: Tool) -> None:
    def entries() -> dict[str, Any]:
        return {str(event["uid"]): event for event in Calendar.from_ical(written(tool, "calendar").read_bytes()).walk("vevent")}

    before = entries()
    tool.go("leadership/actions").page.get_by_label("Day").first.fill("17")
    tool.go("export").on("Keep or send")
    after = entries()
    assert before.keys() == after.keys()
    moved = [uid for uid in before if before[uid].decoded("dtstart") != after[uid].decoded("dtstart")]
    assert len(moved) == 1
    assert after[moved[0]]["sequence"] > before[moved[0]]["sequence"]


@pytest.mark.parametrize("keep", [False, True])
def test_the_word_document(tool: Tool, keep: bool) -> None:
    needs_the_site(tool)
    file = written(tool, "word", keep)
    document = docx.Document(str(file))
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith(("Heading", "Title"))]
    assert headings[0] == ("Title", f"Riverside {MARKUP[:-1]}")
    assert ("Heading 1", "What we need") in headings
    texts = [one.text for one in document.paragraphs]
    assert any(text.startswith("How will you get there? ") for text in texts)
    assert not [text for text in texts if "?:" in text or text.startswith("More about the funding")]
    tool.go("plan").on("Your plan")
    sections = tool.page.locator(".app-paper h3").all_inner_texts()
    themes = tool.page.locator(".app-paper__theme").count()
    tool.go("export").on("Keep or send")
    assert {"Since last time", "Appendix", "What to put in place next"} <= set(sections)
    said = [text for style, text in headings if style == "Heading 1"]
    assert said == [words for words in sections if not keep or words != "What to put in place next"]
    assert themes == len(THEMES) and document.paragraphs[-1].text.startswith("Answered on edition")
    first = document.tables[0]
    assert [cell.text for cell in first.rows[0].cells] == ["By", "What", "Who"]
    assert len(first.rows) == 9
    assert first.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert {one.paragraph_format.space_after for row in first.rows for cell in row.cells for one in cell.paragraphs} == {0}
    [picture] = document.element.xpath("//wp:docPr")
    assert picture.get("descr").startswith("Leadership")
    with zipfile.ZipFile(file) as parts:
        names = parts.namelist()
        text = parts.read("word/document.xml").decode()
        assert 'w:lang w:val="en-GB"' in parts.read("word/styles.xml").decode()
    assert any(name.endswith(".svg") for name in names)
    assert any(name.endswith(".png") for name in names)
    assert not any("vba" in name.lower() for name in names)
    assert ("CANARY" in text) == keep
    assert "PAGE" in document.sections[0].footer._element.xml


@pytest.mark.parametrize("keep", [False, True])
def test_the_workbook(tool: Tool, keep: bool, state: dict[str, Any]) -> None:
    needs_the_site(tool)
    book = load_workbook(BytesIO(written(tool, "sheet", keep).read_bytes()))
    assert book.sheetnames == ["Answers", "Actions"]
    answers = list(book["Answers"].values)
    assert answers[0][:4] == ("Section", "Side", "Stage", "Item")
    assert ("CANARY" in {cell for row in answers for cell in row}) == keep
    assert {row[1] for row in answers[1:]} - {None, ""} == ({"PCNs", "Systems"} if keep else {"PCNs"})
    said = {(row[3], row[5]) for row in answers}
    assert {("Kept moving by", "Practice manager, Alder Vale"), ("Next meeting", "2027-01-28")} <= said
    assert book["Actions"].max_row == 1 + sum(len(theme["actions"]) for theme in state["themes"].values())
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert [printed_as(sheet) for sheet in book] == [["B2", "$1:$1", 9, "landscape", 1, 0]] * 2


def test_the_plan_is_copied_as_a_table(tool: Tool, state: dict[str, Any]) -> None:
    tool.press("Copy the plan as a table")
    expect(tool.status).to_contain_text("copied as a table")
    head, *rows = (line.split("\t") for line in tool.page.evaluate("navigator.clipboard.readText()").splitlines())
    assert head == ["By", "What", "Who", "Theme"]
    assert ["", "Keep the plan moving", "Practice manager, Alder Vale", ""] in rows
    assert ["28 Jan 2027", "Meet again about the plan", "", ""] in rows
    needs = [row for row in rows if row[1].startswith("We need: ")]
    last = [action for theme in state["last_time"]["themes"].values() for action in theme.get("actions", ())]
    actions = sum(len(theme["actions"]) for theme in state["themes"].values())
    assert needs and len(rows) == actions + 2 + len(needs) + len(last)
    assert all(len(row) == 4 for row in rows)


def test_what_the_start_does_not_need_is_loaded_when_it_is_used(page: Page, disk: str, state: dict[str, Any]) -> None:
    tool = Tool(page, disk).open()
    plan, office = page.locator("script[src*='take-away']"), page.locator("script[src*='office']")
    expect(plan).to_have_count(0)
    tool.choose_text(json.dumps(state)).press("Add it to this device").on("Riverside")
    expect(plan).to_have_count(1)
    tool.go("plan").on("Your plan").go("export").on("Keep or send")
    tool.export(TITLES["calendar"])
    tool.export(TITLES["page"])
    expect(office).to_have_count(0)
    tool.export(TITLES["sheet"])
    expect(office).to_have_count(1)
    expect(plan).to_have_count(1)


@pytest.mark.parametrize(("place", "title"), [("plan", "Your plan"), ("export", "Keep or send"), ("review", "Review your answers")])
def test_a_step_that_cannot_be_loaded_says_so_and_keeps_the_answers(browser: Any, base: str, place: str, title: str) -> None:
    page = browser.new_context().new_page()
    page.route("**/take-away-*.js", lambda route: route.abort())
    tool = Tool(page, base).open().start()
    tool.go(place).on("This page could not be loaded")
    assert json.loads(Path(tool.export("Export a file with everything").path()).read_text("utf-8"))["id"] == tool.id
    tool.press("Try again").on("This page could not be loaded")
    page.unroute("**/take-away-*.js")
    tool.press("Try again")
    expect(tool.heading).to_contain_text(title)
    expect(tool.heading).to_be_focused()
    page.context.close()


def test_a_place_for_files_that_cannot_be_loaded_leads_back_to_the_start(browser: Any, base: str) -> None:
    page = browser.new_context().new_page()
    page.route("**/take-away-*.js", lambda route: route.abort())
    tool = Tool(page, base).open("#bring-together")
    expect(tool.heading).to_contain_text("This page could not be loaded")
    expect(page.locator("main").get_by_role("link", name="All assessments on this device")).to_be_visible()
    expect(page.get_by_role("button", name="Export a file with everything")).to_have_count(0)
    page.unroute("**/take-away-*.js")
    tool.press("Try again").on("Bring together")
    page.context.close()


def test_what_a_file_holds_is_shown_when_what_shows_it_could_be_loaded(browser: Any, base: str, state: dict[str, Any]) -> None:
    page = browser.new_context().new_page()
    page.route("**/take-away-*.js", lambda route: route.abort())
    tool = Tool(page, base).open().choose_text(json.dumps(state)).on("This page could not be loaded")
    page.unroute("**/take-away-*.js")
    tool.press("Try again").on("What is in this file").press("Add it to this device").on("Riverside")
    page.context.close()


def test_a_writer_that_cannot_be_loaded_is_said_and_tried_again(browser: Any, base: str, state: dict[str, Any]) -> None:
    page = browser.new_context().new_page()
    page.route("**/office-*.js", lambda route: route.abort())
    tool = Tool(page, base).open()
    tool.choose_text(json.dumps(state)).press("Add it to this device").on("Riverside").go("export").on("Keep or send")
    tool.press(TITLES["word"])
    expect(tool.status).to_contain_text("could not be made")
    page.unroute("**/office-*.js")
    assert tool.export(TITLES["word"]).suggested_filename.endswith(".docx")
    page.context.close()
