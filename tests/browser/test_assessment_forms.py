"""Forms and outputs of the self-assessment: dates as people type them, answers taken back, sides not answered, links that lead somewhere."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from site_builder.build.pipeline import BuildResult
from tests.browser.assessment_made_up import made_up
from tests.browser.assessment_tool import PAGES, THEMES, Tool

VISION = "leadership.foundation.pcn.vision"


def mistakes(tool: Tool) -> list[str]:
    return tool.page.locator(".nhsuk-error-summary__list li").all_inner_texts()


def fill_date(tool: Tool, field: str, typed: str) -> None:
    for part, words in zip(("day", "month", "year"), typed.split("/"), strict=True):
        tool.page.locator(f"[id='{field}.{part}']").fill(words)


# Dates


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("30/June/2026", "2026-06-30"),
        ("1/jun/2026", "2026-06-01"),
        ("01/Sept./2026", "2026-09-01"),
        (" 5 / 06 /2026", "2026-06-05"),
        ("3 / 6 / 26", "2026-06-03"),
    ],
)
def test_a_date_is_read_as_people_type_it(tool: Tool, typed: str, kept: str) -> None:
    tool.start().go("about").on("About you")
    fill_date(tool, "about.date", typed)
    tool.press("Save and continue").on("Riverside PCN")
    assert tool.state()["about"]["date"] == kept


@pytest.mark.parametrize(
    ("typed", "said", "marked"),
    [
        ("30//", "“30” has no month", ["month"]),
        ("//2026", "“2026” is not a date", ["day", "month", "year"]),
        ("30/6/227", "“227” is not a year", ["year"]),
        ("30/Juno/2027", "“Juno” is not a month", ["month"]),
        ("30/13/2027", "“13” is not a month", ["month"]),
        ("31/6/2027", "“31 6 2027” is not a real date. June has 30 days", ["day", "month", "year"]),
        ("31 June 2027//", "“31 June 2027” is not a real date. June has 30 days", ["day", "month", "year"]),
        ("next week//", "“next week” is not a date", ["day", "month", "year"]),
    ],
)
def test_what_is_wrong_with_a_date_is_said(tool: Tool, typed: str, said: str, marked: list[str]) -> None:
    tool.start().go("about").on("About you")
    fill_date(tool, "about.date", typed)
    tool.press("Save and continue")
    (words,) = mistakes(tool)
    assert said in words
    wrong = tool.page.locator("[id='about.date'] .nhsuk-input--error")
    assert [str(one.get_attribute("data-date-part")) for one in wrong.all()] == marked
    tool.page.locator(".nhsuk-error-summary a").click()
    expect(wrong.first).to_be_focused()


@pytest.mark.parametrize(
    ("place", "title", "field"), [("about", "About you", "about.date"), ("leadership/actions", "Actions", "leadership.action-1.by")]
)
def test_a_date_stays_until_another_one_replaces_it_and_it_is_said_what_is_not_saved(
    tool: Tool, place: str, title: str, field: str
) -> None:
    def date() -> str:
        state = tool.state()
        return str(state["about"].get("date") if place == "about" else state["themes"]["leadership"]["actions"][0].get("by"))

    tool.start().go(place).on(title)
    if place != "about":
        tool.press("Add an action")
    fill_date(tool, field, "5/11/2026")
    expect(tool.status).to_contain_text("Saved on this device")
    for typed in ("31/11/2026", "31//2026"):
        fill_date(tool, field, typed)
        tool.follow("Back to the task list").on("Riverside PCN")
        expect(tool.status).to_have_text("The date is not saved: it is not complete, or not a real date")
        assert date() == "2026-11-05"
        tool.go(place).on(title)
        expect(tool.page.locator(f"[id='{field}.day']")).to_have_value(typed.partition("/")[0])
    fill_date(tool, field, "//")
    assert date() in ("None", "")
    tool.go("").on("Riverside PCN")
    expect(tool.status).to_contain_text("Saved on this device")


def test_half_a_date_is_there_again_after_a_reload_and_its_mistake_goes_when_it_is_mended(tool: Tool) -> None:
    tool.start().go("leadership/actions").on("Actions")
    tool.press("Add an action").page.get_by_label("What").fill("Meet the council")
    fill_date(tool, "leadership.action-1.by", "1/3/2020")
    tool.page.get_by_label("What").focus()
    expect(tool.page.locator("[id='leadership.action-1.by'] .app-past-day")).to_have_text("This day has passed.")
    expect(tool.status).to_contain_text("Saved on this device")
    fill_date(tool, "leadership.action-1.by", "30//227")
    tool.page.get_by_label("What").focus()
    expect(tool.page.locator(".app-past-day")).to_have_count(0)
    tool.go("about").on("About you")
    fill_date(tool, "about.next_meeting", "31/2/2027")
    tool.page.reload()
    expect(tool.page.locator("[id='about.next_meeting.day']")).to_have_value("31")
    expect(tool.status).to_have_text("The date is not saved: it is not complete, or not a real date")
    fill_date(tool, "about.date", "1/13/2026")
    tool.press("Save and continue")
    assert len(mistakes(tool)) == 2
    fill_date(tool, "about.date", "1/12/2026")
    assert [words.partition(":")[0] for words in mistakes(tool)] == ["When you meet again"]
    expect(tool.page.locator(".nhsuk-form-group--error")).to_have_count(1)
    tool.page.locator("[id='about.next_meeting.day']").fill("28")
    assert mistakes(tool) == []
    expect(tool.page).not_to_have_title(re.compile("^Error: "))
    expect(tool.page.locator("[id='about.next_meeting.day']")).to_be_focused()
    tool.go("leadership/actions").on("Actions")
    expect(tool.page.locator("[id='leadership.action-1.by.day']")).to_have_value("30")
    tool.press("Remove").page.reload()
    tool.press("Add an action")
    expect(tool.page.locator("[id='leadership.action-1.by.day']")).to_have_value("")
    assert tool.page.evaluate("sessionStorage.length") == 0


def test_the_mistake_names_the_action(tool: Tool) -> None:
    tool.start().go("leadership/actions").on("Actions")
    for number, typed in ((1, "30/6/227"), (2, "1/2/2027"), (3, "31/6/2027")):
        tool.press("Add a" if number == 1 else "Add another action")
        fill_date(tool, f"leadership.action-{number}.by", typed)
    tool.press("Next theme")
    first, second = mistakes(tool)
    assert first.startswith("Action 1, by when: ")
    assert second.startswith("Action 3, by when: ")


def test_a_date_pasted_into_the_box_for_the_day_is_read_and_a_month_fits(tool: Tool) -> None:
    tool.start().go("about").on("About you")
    page = tool.page
    page.locator("[id='about.date.day']").fill("12 September 2026")
    tool.press("Save and continue").on("Riverside PCN")
    assert tool.state()["about"]["date"] == "2026-09-12"
    tool.go("about").on("About you")
    month = page.locator("[id='about.date.month']")
    month.fill("September")
    page.set_viewport_size({"width": 320, "height": 900})
    tops = "nodes => new Set(nodes.map(node => node.getBoundingClientRect().top)).size"
    assert page.locator("[id='about.date'] input").evaluate_all(tops) == 1
    assert month.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_a_remark_on_a_day_does_not_move_what_somebody_presses(tool: Tool) -> None:
    tool.start().go("leadership/actions").on("Actions").press("Add an action")
    page = tool.page
    page.get_by_label("Year").scroll_into_view_if_needed()
    for name, value in (("Day", "30"), ("Month", "6"), ("Year", "2026")):
        page.get_by_label(name).fill(value)
    button = page.get_by_role("button", name="Add another action").or_(page.get_by_role("button", name="Add an action")).first
    button.scroll_into_view_if_needed()
    button.hover()
    height = "document.documentElement.scrollHeight"
    before = page.evaluate(height)
    page.mouse.down()
    assert page.evaluate(height) == before
    page.mouse.up()
    expect(page.get_by_label("What will be done")).to_have_count(2)
    expect(page.get_by_text("This day has passed.")).to_have_count(1)


@pytest.mark.parametrize(("typed", "day"), [("June//", "2027-06-30"), ("31/3/27", "2027-03-31"), ("end of March//", "2027-03-31")])
def test_a_day_of_an_action_is_typed_as_people_write_it_and_how_it_is_read_is_said(tool: Tool, typed: str, day: str) -> None:
    tool.page.clock.set_fixed_time("2026-12-01T09:00:00Z")
    tool.start().go("leadership/actions").on("Actions").press("Add an action")
    fill_date(tool, "leadership.action-1.by", typed)
    tool.page.get_by_label("What").focus()
    read = f"The date is read as {date.fromisoformat(day):%-d %B %Y}."
    expect(tool.page.locator(".app-past-day")).to_have_text([read] if typed.endswith("//") else [])
    assert tool.state()["themes"]["leadership"]["actions"][0]["by"] == day


def test_whether_a_day_that_has_passed_is_meant_is_asked_once(tool: Tool) -> None:
    tool.start().go("leadership/actions").on("Actions").press("Add an action")
    fill_date(tool, "leadership.action-1.by", "30/6/2020")
    tool.press("Next theme")
    question = tool.page.locator(".app-passed-days")
    expect(question).to_be_focused()
    expect(question).to_contain_text("This day has passed: Action 1, by when: 30 June 2020.")
    tool.press("Next theme").on("Foundation")
    tool.go("leadership/actions").on("Actions")
    expect(tool.page.locator(".app-past-day")).to_have_text("This day has passed.")


def test_no_system_is_chosen_until_somebody_chooses_one(tool: Tool) -> None:
    tool.start().go("about").on("About you")
    expect(tool.page.get_by_label("Your health and care system").locator("option:checked")).to_have_text("Choose a system")
    tool.page.get_by_label("Another system").fill("Somewhere else")
    tool.go("review").on("Review").go("about").on("About you")
    expect(tool.page.get_by_label("Another system")).to_have_value("Somewhere else")


def test_an_action_in_which_nothing_is_written_is_not_in_the_plan(tool: Tool) -> None:
    tool.start().go("leadership/actions").on("Actions").press("Add an action")
    tool.go("plan").on("Your plan")
    expect(tool.page.get_by_text("There are no actions yet.")).to_be_visible()
    expect(tool.page.get_by_text("No date")).to_have_count(0)


def test_boxes_and_lists_are_alike_in_dark_colours(tool: Tool) -> None:
    tool.page.emulate_media(color_scheme="dark")
    tool.start().go("about").on("About you")
    colours = "nodes => [...new Set(nodes.map(node => getComputedStyle(node).backgroundColor))]"
    assert len(tool.page.locator("select, textarea, .app-tool input[type='text']").locator("visible=true").evaluate_all(colours)) == 1


# Answers taken back


def test_an_answer_can_be_cleared_and_brought_back_by_keyboard(tool: Tool) -> None:
    tool.start().go("leadership/foundation").on("Foundation")
    clear = tool.page.get_by_role("button", name="Clear this answer")
    expect(clear).to_have_count(0)
    tool.answer(VISION, "partly").note(VISION, "Our note")
    expect(clear).to_have_count(1)
    count = tool.page.locator(".app-tool__parts li").first
    expect(count).to_contain_text("1 of 5 answered")
    clear.focus()
    tool.page.keyboard.press("Enter")
    expect(count).to_contain_text("0 of 5 answered")
    expect(tool.page.locator(f"[id='{VISION}'] input:checked")).to_have_count(0)
    assert tool.state()["themes"]["leadership"]["components"] == {VISION: {"note": "Our note"}}
    undo = tool.page.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    undo.focus()
    tool.page.keyboard.press("Enter")
    expect(tool.page.locator(f"[id='{VISION}.partly']")).to_be_checked()
    expect(tool.page.locator(f"[id='{VISION}.partly']")).to_be_focused()
    expect(count).to_contain_text("1 of 5 answered")
    assert tool.state()["themes"]["leadership"]["components"][VISION] == {"answer": "partly", "note": "Our note"}


def test_the_offer_to_undo_goes_with_another_answer(tool: Tool) -> None:
    tool.start().go("leadership/foundation").on("Foundation")
    tool.answer(VISION, "partly").press("Clear this answer")
    expect(tool.page.get_by_role("button", name="Undo")).to_be_focused()
    tool.answer(VISION, "not_yet")
    expect(tool.page.get_by_role("button", name="Undo")).to_have_count(0)
    assert tool.state()["themes"]["leadership"]["components"] == {VISION: {"answer": "not_yet"}}


# From the review to the very question


def test_each_change_link_of_the_review_leads_to_its_question(tool: Tool, real: BuildResult) -> None:
    assert real.site
    tool.choose_text(json.dumps(made_up(real.site))).press("Add it to this device").go("review").on("Review")
    links = [str(link.get_attribute("href")) for link in tool.page.get_by_role("link", name=re.compile("^Change")).all()]
    assert len(links) > 100
    for link in [*links[:20], *links[-20:]]:
        tool.page.evaluate(
            "hash => new Promise(done => { addEventListener('hashchange', done, {once: true}); location.hash = hash; })", link
        )
        field = link.split("/", 3)[3] if link.count("/") == 3 else ""
        assert tool.page.evaluate("document.activeElement.id") == (field or "step-heading"), link


def test_a_change_link_shows_its_question_and_saving_leads_back(tool: Tool) -> None:
    tool.start().go("review").on("Review")
    last = tool.page.get_by_role("link", name="Change Leadership, planning and partnerships: Evidence").or_(
        tool.page.get_by_role("link", name="Change Leadership")
    )
    last.first.click()
    expect(tool.heading).not_to_contain_text("Review")
    tool.press("Save and continue").on("Review")


# Sides that are not answered


@pytest.fixture
def hidden(tool: Tool) -> Tool:
    """A note and an answer on the PCN side, of which only the system side is answered now."""
    tool.start(sides=("For PCNs", "For systems")).go("leadership/foundation").on("Foundation")
    tool.answer(VISION, "partly").note(VISION, "CANARY").answer("leadership.foundation.system.starting-networks", "in_place")
    tool.go("about").on("About you")
    tool.page.get_by_label("For PCNs", exact=True).uncheck()
    return tool.press("Save and continue").on("Riverside PCN")


def components(text: str) -> Any:
    return json.loads(text)["themes"]["leadership"]["components"]


@pytest.mark.parametrize("place", ["", "plan"])
def test_a_side_that_is_not_answered_leaves_the_computer_only_when_somebody_says_so(hidden: Tool, place: str) -> None:
    hidden.go(place)
    hidden.press("Export a file").on("Keep or send")
    expect(hidden.page.locator("main")).to_contain_text("For PCNs: 1 answer and 1 note")
    for kind in ("Data file (JSON)", "Answers as a table (CSV)"):
        assert "CANARY" not in hidden.take(kind, keep=False).read_text("utf-8")
        assert "CANARY" in hidden.take(kind, keep=True).read_text("utf-8")


@pytest.mark.parametrize(("place", "title"), [("review", "Not in this review"), ("plan", "Not in this plan")])
def test_review_and_plan_say_that_something_is_not_shown(hidden: Tool, place: str, title: str) -> None:
    hidden.go(place)
    expect(hidden.page.get_by_role("heading", name=title)).to_be_visible()
    expect(hidden.page.locator("main")).to_contain_text("For PCNs: 1 answer and 1 note")
    expect(hidden.page.locator("main")).not_to_contain_text("CANARY")
    hidden.follow("Select that part in About you")
    expect(hidden.page.locator("[id='about.audiences']")).to_be_focused()
    hidden.page.get_by_label("For PCNs", exact=True).check()
    hidden.go("leadership/foundation").on("Foundation")
    expect(hidden.page.locator(f"[id='{VISION}.note']")).to_have_value("CANARY")


def test_a_file_without_the_side_comes_back_and_nothing_is_lost(hidden: Tool) -> None:
    file = json.loads(hidden.take("Data file (JSON)", keep=False).read_text("utf-8"))
    file["about"]["participants"] = "Somebody else"
    hidden.go("").on("Riverside PCN").follow("All assessments on this device").on("Self-assessment")
    hidden.choose_text(json.dumps(file)).on("What is in this file")
    expect(hidden.page.locator("main")).to_contain_text("What this device has there stays.")
    expect(hidden.page.get_by_role("table", name="What would change").locator("tbody tr")).to_have_count(1)
    hidden.press("Replace the version on this device").on("Riverside PCN")
    expect(hidden.status).to_contain_text("Replaced by the file. Saved on this device")
    whole = hidden.take("Data file (JSON)", keep=True).read_text("utf-8")
    assert components(whole)[VISION] == {"answer": "partly", "note": "CANARY"}
    assert json.loads(whole)["about"]["participants"] == "Somebody else"


def test_the_plan_does_not_say_that_what_is_not_answered_is_not_in_place(tool: Tool) -> None:
    tool.start().go("leadership/foundation").on("Foundation").answer(VISION, "partly").go("plan").on("Your plan")
    section = tool.page.locator(".app-paper__theme").first
    expect(section.locator("ul").first).to_contain_text("Partly.")
    expect(section.locator("ul").first.locator("li")).to_have_count(1)
    apart = section.get_by_text("Not answered:").first
    expect(apart).to_contain_text("Leadership support for Clinical Directors")
    expect(apart).not_to_contain_text("Vision and actions")


# Several assessments of one name


def test_the_list_tells_assessments_of_one_name_apart_and_keeps_its_order(tool: Tool, real: BuildResult) -> None:
    assert real.site
    tool.choose_text(json.dumps(made_up(real.site))).press("Add it to this device").on("Riverside PCN")
    tool.follow("All assessments on this device").on("Self-assessment")
    tool.press("Start a new one from this").on("Riverside PCN").follow("All assessments on this device").on("Self-assessment")
    names = tool.page.locator(".app-kept__name").all_inner_texts()
    assert len(set(names)) == 2
    assert re.fullmatch(r"Riverside PCN, started \d+ \w+ \d{4}", names[0])
    assert names[1] == "Riverside PCN, 31 January 2026"
    expect(tool.page.locator(".app-kept__item").nth(1)).to_contain_text("All 69 statements answered. 1 of 5 themes marked as completed.")
    tool.page.locator(".app-kept__name a").nth(1).click()
    tool.on("Riverside PCN").go("leadership/how").on("How")
    tool.page.locator("[id='leadership.how']").fill("Changed last")
    tool.page.goto(tool.url)
    expect(tool.page.locator(".app-kept__name")).to_have_text(names)


def test_two_assessments_of_one_name_and_day_make_two_files(tool: Tool) -> None:
    names = set()
    for _ in range(2):
        tool.start()
        names.add(tool.export().suggested_filename)
        tool.follow("All assessments on this device").on("Self-assessment")
    assert len(names) == 2


# Files that are something else


JSON = "the data file (.json)"
OTHERS = [
    ("downloads/pcn-prospectus.xlsx", "This file is not a workbook of the self-assessment.", "Use the blank one"),
    ("downloads/pcn-prospectus.ods", "This file is a spreadsheet.", JSON),
    ("own workbook", "This file is a workbook that the tool made for reading.", "Open the data file or the web page instead"),
    ("own table", "This looks like a table (CSV)", JSON),
]


@pytest.mark.parametrize(("file", "said", "remedy"), OTHERS)
def test_a_spreadsheet_is_named_as_one_and_what_to_do(tool: Tool, real: BuildResult, file: str, said: str, remedy: str) -> None:
    if file.startswith("own"):
        tool.start()
        kind = "Answers as a table (CSV)" if file == "own table" else "Answers and actions as an Excel workbook"
        content = tool.take(kind).read_bytes()
        tool.go("").on("Riverside PCN").follow("All assessments on this device").on("Self-assessment")
    else:
        content = real.files[file]
    tool.choose_text(content, file).on("This file cannot be used")
    expect(tool.page.locator(".app-findings")).to_contain_text(said)
    expect(tool.page.locator(".app-findings")).to_contain_text(remedy)


# The one-file copy


def test_no_link_of_the_one_file_copy_leads_to_a_file_that_is_not_there(page: Page, disk: str, real: BuildResult) -> None:
    """At every step of a filled assessment."""
    assert real.site
    address = f"{disk}downloads/self-assessment-offline.html"
    tool = Tool(page, disk)
    tool.url = address
    tool.open()
    expect(page.get_by_text("What it is, who should take part", exact=False)).to_be_visible()
    page.get_by_text("What it is, who should take part", exact=False).click()
    expect(page.get_by_role("heading", name="Who should be in the room")).to_be_visible()
    links = {"": found_links(page)}
    tool.choose_text(json.dumps(made_up(real.site))).press("Add it to this device").on("Riverside PCN")
    for place in ("", "about", *(f"{THEMES[0]}/{part}" for part in PAGES), "review", "plan", "last-time", "start-again", "delete"):
        tool.go(place)
        links[place] = found_links(page)
    elsewhere = {place: [link for link in found if not link.startswith(("#", "mailto:", "https:"))] for place, found in links.items()}
    assert {place: found for place, found in elsewhere.items() if found} == {}


def found_links(page: Page) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator("a[href]").all()]
