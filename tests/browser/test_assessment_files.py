"""Files out and in: equal to the byte, last year's carried forward, bad ones refused with the reason."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from site_builder.assessment.validation import parse_export
from site_builder.build.pipeline import BuildResult
from tests.assessment.support import IDS
from tests.browser.assessment_tool import PAGES, THEMES, Tool
from tests.conftest import ROOT

BAD = ROOT / "tests" / "cases" / "assessment" / "bad"
EXPECTED: dict[str, Any] = json.loads((BAD / "expected.json").read_text("utf-8"))
REFUSED = sorted(name for name, case in EXPECTED.items() if not case["ok"])
USABLE = sorted(name for name, case in EXPECTED.items() if case["ok"])
VISION = "leadership.foundation.pcn.vision"
MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script>&amp;'


def filled(tool: Tool) -> Tool:
    """An assessment with something of everything."""
    tool.start(sides=("For PCNs", "For systems")).go("about")
    tool.page.get_by_label("Who took part").fill("Clinical director\n\nPractice manager, Zoë 😀")
    tool.go("leadership/foundation").answer(VISION, "in_place").note(VISION, '=HYPERLINK("x")')
    tool.answer("leadership.foundation.system.starting-networks", "not_yet")
    tool.go("leadership/now").page.locator("[id='leadership.pcn.now.foundation']").check()
    tool.page.get_by_label("Evidence").fill("Minutes of the board")
    tool.go("leadership/now").page.locator("[id='leadership.pcn.in_a_year.step-2']").check()
    tool.go("leadership/how").page.get_by_label("Skills", exact=True).fill("Facilitation")
    tool.go("leadership/actions").press("Add an action")
    tool.page.get_by_label("What will be done").fill("Meet the council")
    return tool


def test_export_clear_import_is_equal_to_the_byte(page: Page, base: str) -> None:
    tool = filled(Tool(page, base).open())
    before = tool.exported()
    tool.open().follow("Delete all assessments").press("Yes, delete everything").on("Self-assessment")
    assert page.evaluate("localStorage.length") == 0
    tool.choose_text(before).on("What is in this file")
    assert page.evaluate("localStorage.length") == 0
    for words in ("Riverside PCN", "For PCNs, For systems", "Edition 2019-08"):
        expect(page.locator(".nhsuk-summary-list")).to_contain_text(words)
    tool.press("Add it to this device").on("Riverside PCN")
    assert tool.exported() == before


def test_a_file_of_an_assessment_that_is_here(tool: Tool) -> None:
    """What would change is shown first; it can take its place, stand beside it, or be left alone."""
    filled(tool)
    before = tool.exported()
    tool.go("leadership/foundation").answer(VISION, "partly")
    after = tool.exported()
    tool.open().choose_text(before).on("What is in this file")
    changes = tool.page.get_by_role("region", name="What would change")
    assert changes.locator("tbody tr").all_inner_texts() == [
        "Leadership, planning and partnerships: Vision and actions: answer\tPartly\tIn place"
    ]
    expect(tool.page.locator(".app-tool__step")).to_contain_text("changed")
    tool.follow("Cancel and change nothing").on("Self-assessment").follow("Riverside PCN").on("Riverside PCN")
    assert tool.exported() == after
    tool.open().choose_text(before).press("Keep both").on("Riverside PCN")
    assert tool.state()["themes"]["leadership"]["components"][VISION]["answer"] == "in_place"
    tool.open()
    expect(tool.page.locator(".app-kept__item")).to_have_count(2)
    tool.choose_text(before).press("Replace the version on this device").on("Riverside PCN")
    assert tool.exported() == before
    tool.open().choose_text(before).on("What is in this file")
    expect(tool.page.locator(".app-tool__step")).to_contain_text("are the same as on this device")
    tool.press("Open it").on("Riverside PCN")


def test_last_years_file_carried_forward(tool: Tool) -> None:
    last_year = json.loads(filled(tool).exported())
    last_year["about"]["date"] = "2025-01-31"
    tool.open().follow("Delete all").press("Yes, delete everything").on("Self-assessment")
    tool.choose_text(json.dumps(last_year)).press("Start a new assessment, with this as last time").on("Riverside PCN")
    state = tool.state()
    assert state["previous_id"] == last_year["id"] != state["id"]
    assert state["themes"] == {}
    tool.go("leadership/foundation")
    expect(tool.page.locator(".app-last-time:visible").first).to_have_text('Last time: In place. “=HYPERLINK("x")”')
    tool.answer(VISION, "partly").go("leadership/now")
    expect(tool.page.locator("[id='leadership.pcn.now.last']")).to_have_text("Last time: Foundation. Planned for now: Step 2")
    tool.page.locator("[id='leadership.pcn.now.step-1']").check()
    tool.go("leadership/actions").press("Carry over")
    [carried] = tool.state()["themes"]["leadership"]["actions"]
    assert carried == {"id": carried["id"], "what": "Meet the council"}
    tool.go("").follow("Compare with last time").on("Compare with last time")
    step = tool.page.locator(".app-tool__step")
    for words in (
        "on 31 January 2025",
        "Last time: Foundation. Planned for a year later: Step 2. Now: Step 1.",
        "Not in place, not known or not answered: Vision and actions; ",
    ):
        expect(step).to_contain_text(words)
    assert "Vision and actions\tIn place\tPartly" in step.get_by_role("table").first.inner_text()
    tool.go("plan")
    expect(step.get_by_role("heading", name="Since last time")).to_be_visible()
    tool.open().press("Start a new one from this").on("Riverside PCN")
    assert tool.state()["previous_id"] == state["id"]


def test_what_is_too_much_is_named_in_words(tool: Tool) -> None:
    """A note that is too long and a list of too many actions, by their theme, component and field."""
    state = json.loads(filled(tool).exported())
    leadership = state["themes"]["leadership"]
    leadership["components"][VISION]["note"] = "x" * 20_001
    leadership["actions"] = [{"what": "Meet"}] * 205
    tool.open().choose_text(json.dumps(state)).on("This file cannot be used")
    found = tool.page.locator(".app-findings").inner_text()
    assert "Where: Leadership, planning and partnerships: Vision and actions: note" in found
    assert "Where: Leadership, planning and partnerships: actions" in found
    assert "themes." not in found


def test_a_preview_names_sides_and_days_as_the_tool_does(tool: Tool) -> None:
    state = json.loads(filled(tool).exported())
    state["about"] |= {"audiences": ["system"], "date": "2026-01-31"}
    tool.open().choose_text(json.dumps(state)).on("What is in this file")
    rows = tool.page.get_by_role("region", name="What would change").locator("tbody tr").all_inner_texts()
    assert rows == ["Sides answered\tPCNs, Systems\tSystems", "Date\tNothing\t31 January 2026"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_the_reason(refusing: Tool, name: str) -> None:
    """Every reason is there with its place, and nothing on this device changes."""
    refusing.open()
    stored = refusing.page.evaluate("JSON.stringify(localStorage)")
    refusing.choose(BAD / name).on("This file cannot be used")
    text = refusing.page.locator(".app-findings").inner_text()
    for finding in EXPECTED[name]["findings"]:
        assert finding["message"] in text
        if re.search(r"[.\[]", finding["where"]):
            assert finding["where"] not in text, "a place is named in words"
    assert refusing.page.evaluate("JSON.stringify(localStorage)") == stored


def test_a_roll_up_is_told_apart_and_the_system_view_is_one_step_away(tool: Tool) -> None:
    tool.choose(BAD / "roll-up.json").on("This file cannot be used")
    tool.page.locator("main").get_by_role("link", name="System view").click()
    expect(tool.page.get_by_label("Exported self-assessments")).to_be_visible()


@pytest.mark.parametrize("name", USABLE)
def test_an_unusual_file_is_explained_and_kept_whole(tool: Tool, name: str) -> None:
    tool.choose(BAD / name).on("What is in this file")
    text = tool.page.locator(".app-tool__step").inner_text()
    for finding in EXPECTED[name]["findings"]:
        assert finding["message"] in text
    tool.press("Add it to this device")
    expect(tool.page.locator(".app-tool__export")).to_be_visible()
    held, _ = parse_export((BAD / name).read_text("utf-8"), IDS)
    assert held
    assert tool.state() == held.model_dump(mode="json", exclude_unset=True)


@pytest.fixture(scope="module")
def refusing(browser: Any, site_folder: Path) -> Any:
    """A tool that holds one assessment, for many files."""
    context = browser.new_context()
    context.set_default_timeout(5000)
    tool = Tool(context.new_page(), f"{site_folder.as_uri()}/").open().start("Kept PCN")
    yield tool
    context.close()


def test_unknown_components_are_shown_apart(tool: Tool) -> None:
    tool.choose(BAD / "unknown-components.json").on("What is in this file").press("Add it to this device")
    step = tool.page.locator(".app-tool__step")
    for place in ("review", "plan"):
        tool.go(place)
        expect(step.get_by_role("heading", name="Answers from another matrix")).to_be_visible()
        expect(step).not_to_contain_text(re.compile(r"[a-z]\.pcn\.[a-z]"))


def test_what_a_local_edition_has_more_is_set_aside_shown_by_its_id_and_exported(tool: Tool) -> None:
    """A stage, a side and a need that this matrix does not have are nothing else here, until the team chooses anew."""
    tool.choose(BAD / "local-stage.json").on("What is in this file").press("Add it to this device").on("Riverside PCN")
    tool.page.reload()
    expect(tool.heading).to_contain_text("This assessment belongs")
    expect(tool.page.locator("main")).to_contain_text("This edition has no side “place”, stage “our-valley-step-4” and need “rooms”.")
    tool.press("Carry on with it here").go("review")
    step = tool.page.locator(".app-tool__step")
    expect(step).to_contain_text("Not known here: “our-valley-step-4”")
    expect(step.get_by_role("heading", name="Set aside")).to_be_visible()
    tool.go("plan")
    expect(step.locator(".app-rungs").first).to_contain_text("Now: Foundation. In a year: not known here.")
    tool.go("leadership/now")
    expect(step).to_contain_text("This matrix does not have “our-valley-step-4” for where you want to be in a year.")
    held = json.loads(tool.exported())["themes"]["leadership"]["set_aside"]
    assert held["positions"] == {"pcn": {"in_a_year": "our-valley-step-4"}, "place": {"now": "our-valley-step-4"}}
    assert held["needs"] == {"rooms": "One"}
    tool.go("leadership/now")
    tool.page.locator("[id='leadership.pcn.in_a_year.step-1']").check()
    assert json.loads(tool.exported())["themes"]["leadership"]["set_aside"]["positions"] == {"place": {"now": "our-valley-step-4"}}


def test_unknown_components_of_a_side_that_is_not_answered_are_left_out(tool: Tool) -> None:
    file = json.loads((BAD / "unknown-components.json").read_text("utf-8"))
    component = {"leadership.step-1.pcn.our-own": {"answer": "not_yet", "note": "CANARY"}}
    file |= {"about": file["about"] | {"audiences": ["system"]}, "themes": {"leadership": {"components": component}}}
    tool.choose_text(json.dumps(file)).on("What is in this file").press("Add it to this device").on("Riverside PCN")
    step = tool.page.locator(".app-tool__step")
    for place in ("review", "plan"):
        tool.go(place)
        expect(step).to_contain_text("For PCNs: 1 answer and 1 note")
        expect(step).not_to_contain_text("CANARY")
    tool.go("plan").press("Export a file").on("Keep or send")
    for kind in ("Data file (JSON)", "Answers as a table (CSV)"):
        assert "CANARY" not in Path(tool.export(kind).path()).read_text("utf-8")


def test_a_file_of_fifty_megabytes(tool: Tool, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    tool.choose(large).on("This file cannot be used")
    expect(tool.page.locator(".app-findings")).to_contain_text("larger than 10 MB")


def test_a_file_dropped_on_the_page(tool: Tool) -> None:
    text = filled(tool).exported()
    drop = """text => {
      const data = new DataTransfer();
      data.items.add(new File([text], "dropped.json", {type: "application/json"}));
      document.querySelector("main").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
    }"""
    tool.page.evaluate(drop, text)
    tool.on("What is in this file")
    expect(tool.heading).to_contain_text("dropped.json")


def test_markup_stays_text_everywhere(tool: Tool) -> None:
    """A file with markup in every text makes no element and runs nothing, at any step."""
    given = json.loads((BAD / "markup.json").read_text("utf-8"))
    given["about"] |= {"name": MARKUP, "participants": MARKUP, "system": MARKUP}
    given["themes"]["leadership"]["actions"] = [{"what": MARKUP, "who": MARKUP}]
    given["themes"]["leadership"]["how"] = MARKUP
    given["last_time"] = {"name": MARKUP, "date": None, "themes": {"leadership": {"actions": [{"what": MARKUP}]}}}
    tool.choose_text(json.dumps(given), name=f"{MARKUP.replace('/', '')}.json").on("What is in this file")
    tool.press("Add it to this device")
    for place in ("", "about", "review", "plan", "last-time", "start-again", "delete", *(f"{THEMES[0]}/{part}" for part in PAGES)):
        tool.go(place)
        expect(tool.page.locator(".app-tool__step").locator("img, script, iframe")).to_have_count(0)
        assert tool.page.title() not in {"1", "2"}
    tool.go("plan")
    expect(tool.page.locator(".app-tool__step")).to_contain_text("<script>document.title=2</script>")
    tool.open()
    expect(tool.page.locator(".app-kept__name")).to_contain_text("<img src=x")


def test_the_spreadsheet(tool: Tool) -> None:
    """It opens in Excel as UTF-8, and no cell is a formula."""
    filled(tool).go("plan")
    tool.go("export").on("Keep or send")
    download = tool.export("Answers as a table (CSV)")
    content = download.path().read_bytes()
    assert download.suggested_filename.endswith(".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"'=HYPERLINK" in content
    assert "Zoë".encode() in content


# A workbook


def test_a_filled_in_workbook_is_read_as_on_the_command_line(page: Page, base: str, real: BuildResult, tmp_path: Path) -> None:
    """What reads it is loaded when the first one is opened; the same one again, corrected, goes item by item."""
    book = openpyxl.load_workbook(io.BytesIO(real.files["downloads/self-assessment-blank.xlsx"]))
    rows = {row[0].value: row for name in ("About you", "Answers") for row in book[name].iter_rows()}
    rows["name"][2].value, rows["date"][2].value, rows["side.pcn"][2].value = "Riverside PCN", "31/1/2026", "Yes"
    rows[VISION][6].value, rows[VISION][7].value = "Mostly", "Agreed in March"
    file = tmp_path / "filled.xlsx"
    book.save(file)
    tool, scripts = Tool(page, base).open(), page.locator("script[src*='assets/workbook-']")
    expect(scripts).to_have_count(0)
    tool.choose(file).on("This file cannot be used")
    expect(page.locator(".app-findings")).to_contain_text("'Mostly' is not in the list; choose one of 'In place'")
    expect(page.locator(".app-findings")).to_contain_text("Where: Answers, row 2, column G")
    expect(scripts).to_have_count(1)
    rows[VISION][6].value = "Partly"
    book.save(file)
    tool.choose(file).on("What is in this file").press("Add it to this device").on("Riverside PCN")
    state = tool.state()
    assert state["about"] == {"name": "Riverside PCN", "date": "2026-01-31", "audiences": ["pcn"]}
    assert state["themes"]["leadership"]["components"] == {VISION: {"answer": "partly", "note": "Agreed in March"}}
    rows[VISION][6].value = "In place"
    book.save(file)
    tool.open().choose(file).on("What is in this file").press("Choose item by item").on("What do you want to keep?")
    page.get_by_label("In the file").check()
    tool.press("Keep what I chose").on("Riverside PCN")
    assert tool.state()["themes"]["leadership"]["components"][VISION] == {"answer": "in_place", "note": "Agreed in March"}
