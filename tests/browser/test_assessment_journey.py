"""A whole self-assessment of a PCN: by mouse, by keyboard alone, and what comes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import BrowserContext, Page, expect

from site_builder.assessment.schema import export_schema
from site_builder.build.pipeline import BuildResult
from tests.assessment.support import IDS
from tests.browser.assessment_tool import STAGES, THEMES, Tool
from tests.browser.keyboard import Keyboard
from tests.conftest import ROOT

ANSWERS = ("in_place", "partly", "not_yet", "do_not_know", "does_not_apply")


def pcn_components(real: BuildResult, theme: str, stage: str) -> list[str]:
    """The ids of the statements for PCNs in one cell of the matrix."""
    assert real.site
    found = next(one for one in real.site.content.themes if one.id == theme)
    return [component.id for component in found.cells[stage]["pcn"]]


def wanted(real: BuildResult) -> dict[str, str]:
    """An answer for every statement for PCNs: Foundation in place, the rest mixed."""
    ids = [component for theme in THEMES for stage in STAGES for component in pcn_components(real, theme, stage)]
    return {component: "in_place" if ".foundation." in component else ANSWERS[place % 5] for place, component in enumerate(ids)}


def answers_in(state: Any) -> dict[str, str]:
    return {component: given["answer"] for theme in state["themes"].values() for component, given in theme["components"].items()}


def check_file(state: Any, answers: dict[str, str]) -> None:
    """What both ways of working must leave behind."""
    assert list(Draft202012Validator(export_schema(IDS)).iter_errors(state)) == []
    assert len(answers) == 40
    assert answers_in(state) == answers
    assert state["about"]["name"] == "Riverside PCN"
    assert state["about"]["date"] == "2026-01-31"
    assert state["about"]["audiences"] == ["pcn"]
    for theme in THEMES:
        said = state["themes"][theme]
        assert said["pcn"] == {"now": "foundation", "in_a_year": "step-1"}
        assert said["needs"]["time"] == "Two days a month"
        [action] = said["actions"]
        assert action == {"id": action["id"], "what": "Meet the council", "who": "Practice manager", "by": "2999-06-30"}
        assert state["progress"][theme] == "completed"


def test_by_mouse(page: Page, site_server: str, real: BuildResult) -> None:
    """Every statement for PCNs, the questions, the actions and the plan, with clicks and typing only, over http."""
    tool, answers = Tool(page, site_server).open(), wanted(real)
    tool.begin("For PCNs").follow("About you").on("About you")
    page.get_by_label("Name of your PCN or system").fill("Riverside PCN")
    page.get_by_label("Your health and care system").select_option("kent-and-medway")
    for name, value in (("Day", "31"), ("Month", "1"), ("Year", "2026")):
        page.get_by_label(name).first.fill(value)
    tool.press("Save and continue").on("Riverside PCN")
    for theme in THEMES:
        title = next(one.title for one in real.site.content.themes if one.id == theme)  # type: ignore[union-attr]
        tool.follow(title).on("Foundation")
        for pair in (STAGES[:2], STAGES[2:]):
            for component in (one for stage in pair for one in pcn_components(real, theme, stage)):
                tool.answer(component, answers[component])
            expect(page.locator("[data-side='system']:visible")).to_have_count(0)
            tool.press("Save and continue")
        tool.on("Now and in a year")
        expect(page.locator(".app-suggestion:visible")).to_contain_text("Our own suggestion")
        page.locator(f"[id='{theme}.pcn.now.foundation']").check()
        page.locator(f"[id='{theme}.pcn.in_a_year.step-1']").check()
        tool.press("Save and continue")
        page.get_by_label("Time", exact=True).fill("Two days a month")
        tool.press("Save and continue").on("Actions").press("Add an action")
        page.get_by_label("What will be done").fill("Meet the council")
        page.get_by_label("Who will do it").fill("Practice manager")
        for name, value in (("Day", "30"), ("Month", "6"), ("Year", "2999")):
            page.get_by_label(name).fill(value)
        page.get_by_label("Completed").check()
        tool.press("Save and go to the task list").on("Riverside PCN")
    expect(page.locator(".nhsuk-task-list__status--completed")).to_have_count(len(THEMES))
    expect(tool.status).to_contain_text("Saved on this device at ")
    download = tool.export()
    assert download.suggested_filename == f"pcn-self-assessment-riverside-pcn-2026-01-31-{tool.id[:8]}.json"
    check_file(json.loads(download.path().read_text("utf-8")), answers)
    check_review(tool, answers)
    check_plan(tool)


def check_review(tool: Tool, answers: dict[str, str]) -> None:
    """Everything said is there, and 'Change' leads to its field and back."""
    tool.follow("Review your answers").on("Review your answers")
    expect(tool.page.locator(".nhsuk-summary-list__value", has_text="Partly")).to_have_count(list(answers.values()).count("partly"))
    tool.page.get_by_role("link", name="Change Leadership, planning and partnerships: Evidence").click()
    expect(tool.page.locator("[id='leadership.evidence']")).to_be_focused()
    expect(tool.heading).to_contain_text("Now and in a year")
    tool.press("Save and continue").on("Review your answers")


def check_plan(tool: Tool) -> None:
    """The plan has its picture, next steps, domains, funding, the contact and the actions; it links into the site."""
    page = tool.page
    tool.follow("Go on to your plan").on("Your plan")
    picture = page.locator("svg.app-ladder")
    words = picture.get_attribute("aria-label") or ""
    assert words.startswith("Leadership, planning and partnerships. Now: Foundation. In a year: Step 1.")
    assert words.count("Now:") == len(THEMES)
    assert picture.locator(".app-ladder__now").count() == picture.locator(".app-ladder__year").count() == len(THEMES)
    text = page.locator(".app-tool__step").inner_text()
    for words in ("Becky Burn", "30 Jun 2999", "Releasing clinicians", "Shared priorities and actions", "Building flourishing teams"):
        assert words in text
    for words in ("%", "score of", "rank", "average"):
        assert words not in text
    targets = page.locator(".app-plan__section a[href]").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert "../matrix/leadership.html#leadership.step-1.pcn.shared-priorities" in targets
    assert any("organisational-development.html#organisational-development." in target for target in targets)


def test_every_link_of_the_plan_leads_somewhere(tool: Tool, site_folder: Any) -> None:
    tool.start(sides=("For PCNs", "For systems"))
    for theme in THEMES:
        tool.go(f"{theme}/now")
        for side in ("pcn", "system"):
            tool.page.locator(f"[id='{theme}.{side}.in_a_year.step-3']").check()
    tool.go("plan")
    targets = tool.page.locator(".app-plan__section a[href^='..']").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert len(set(targets)) > 69
    for target in set(targets):
        path, _, fragment = target.partition("#")
        html = (site_folder / "assessment" / path).resolve().read_text("utf-8")
        assert not fragment or f'id="{fragment}"' in html, target


def test_by_keyboard_alone(tool: Tool, real: BuildResult) -> None:
    """The same from disk with Tab, arrows, Space and Enter; the focus can be seen at every stop."""
    keys, answers = Keyboard(tool.page), wanted(real)
    keys.to("new.pcn").choose(0).to("Start a new self-assessment").enter()
    tool.on("Your self-assessment")
    keys.to("About you").enter()
    tool.on("About you")
    keys.to("about.name").type("Riverside PCN")
    keys.to("about.date.day").type("31").to("about.date.month").type("1").to("about.date.year").type("2026")
    keys.to("Save and continue").enter()
    tool.on("Riverside PCN")
    for theme in real.site.content.themes:  # type: ignore[union-attr]
        keys.to(theme.title).enter()
        for pair in (STAGES[:2], STAGES[2:]):
            for component in (one for stage in pair for one in pcn_components(real, theme.id, stage)):
                keys.to(f"{component}.in_place").choose(ANSWERS.index(answers[component]))
            keys.to("Save and continue").enter()
        tool.on("Now and in a year")
        keys.to(f"{theme.id}.pcn.now.undecided").choose(-4)
        keys.to(f"{theme.id}.pcn.in_a_year.undecided").choose(-3).to("Save and continue").enter()
        keys.to(f"{theme.id}.needs.time").type("Two days a month").to("Save and continue").enter()
        tool.on("Actions")
        keys.to("Add an action").enter()
        first = f"{theme.id}.action-1"
        keys.type("Meet the council").to(f"{first}.who").type("Practice manager")
        keys.to(f"{first}.by.day").type("30").to(f"{first}.by.month").type("6").to(f"{first}.by.year").type("2999")
        keys.to(f"progress.{theme.id}.in_progress").choose(1).to("Save and go to the task list").enter()
        tool.on("Riverside PCN")
    with tool.page.expect_download() as download:
        keys.to("Export a file").enter()
    check_file(json.loads(download.value.path().read_text("utf-8")), answers)
    assert keys.unseen == []


def test_actions_by_keyboard(tool: Tool) -> None:
    """Actions are added, moved, removed and brought back without a mouse, and the focus is never lost."""
    tool.start().go("leadership/actions")
    keys = Keyboard(tool.page)
    for words in ("first", "second", "third"):
        keys.to("Add an").enter().type(words)
    keys.back_to("leadership.action-3.move-up").enter()
    assert keys.here() == "leadership.action-2.move-up"
    keys.enter()
    assert keys.here() == "leadership.action-1.move-down"
    assert [action["what"] for action in tool.state()["themes"]["leadership"]["actions"]] == ["third", "first", "second"]
    tool.heading.focus()
    keys.to("Remove").enter()
    assert keys.here() == "step-heading"
    expect(tool.page.locator("#actions-news")).to_contain_text("Action 1 removed")
    assert [action["what"] for action in tool.state()["themes"]["leadership"]["actions"]] == ["first", "second"]
    tool.heading.focus()
    keys.to("Undo").enter()
    assert [action["what"] for action in tool.state()["themes"]["leadership"]["actions"]] == ["third", "first", "second"]
    assert keys.unseen == []


def test_back_and_reload_keep_the_place(tool: Tool) -> None:
    tool.start().follow("Leadership").on("Foundation").press("Save and continue").on("Step 2")
    tool.page.go_back()
    tool.on("Foundation")
    tool.page.go_back()
    tool.on("Riverside PCN")
    tool.page.go_forward()
    tool.on("Foundation")
    tool.page.reload()
    expect(tool.heading).to_contain_text("Foundation")
    tool.page.keyboard.press("Tab")
    tool.page.keyboard.press("Enter")
    expect(tool.heading).to_be_focused()
    assert tool.page.url.endswith("leadership/foundation")


def test_mistakes_are_listed_and_lead_to_their_fields(tool: Tool) -> None:
    tool.begin("For PCNs").follow("About you")
    tool.page.get_by_label("For PCNs", exact=True).uncheck()
    discussed = tool.page.get_by_role("group", name="Date of the discussion")
    discussed.get_by_label("Day").fill("31")
    discussed.get_by_label("Month").fill("2")
    discussed.get_by_label("Year").fill("2026")
    tool.press("Save and continue")
    summary = tool.page.get_by_role("alert").filter(has_text="There is a problem")
    expect(summary).to_be_focused()
    assert summary.get_by_role("link").all_inner_texts() == [
        "Enter the name of your PCN or system",
        "Date of the discussion: “31 2 2026” is not a real date. February 2026 has 28 days",
        "Select who you want to answer for",
    ]
    assert tool.page.title().startswith("Error: About you")
    assert "date" not in tool.state()["about"]
    summary.get_by_role("link").nth(1).click()
    expect(discussed.get_by_label("Day")).to_be_focused()
    discussed.get_by_label("Month").fill("1")
    tool.page.get_by_label("Name of your").fill("Riverside PCN")
    tool.page.get_by_label("For PCNs").check()
    tool.press("Save and continue").on("Riverside PCN")
    assert tool.state()["about"]["date"] == "2026-01-31"


@pytest.mark.parametrize("chosen", ["list", "text"])
def test_the_system_is_in_the_list_or_written_out(tool: Tool, chosen: str) -> None:
    tool.start().go("about")
    tool.page.get_by_label("Another system").fill("Northshire ICS")
    if chosen == "list":
        tool.page.get_by_label("Your health and care system").select_option("kent-and-medway")
        assert tool.page.get_by_label("Another system").input_value() == ""
    tool.go("plan")
    text = tool.page.locator(".app-tool__step").inner_text()
    assert ("Becky Burn" in text) == (chosen == "list")
    assert ("england.pcn@nhs.net" in text) == (chosen == "text")
    assert ("Northshire ICS" in text) == (chosen == "text")


def test_nothing_is_scored_anywhere() -> None:
    """No view works out a number about the answers beyond what the suggestion explains."""
    for path in (ROOT / "theme" / "scripts" / "assessment" / "view").rglob("*.js"):
        text = path.read_text("utf-8").lower()
        assert not {"percent", "score(", "total", "average"} & set(text.replace("(", "( ").split()), path.name


def test_without_javascript_it_leads_to_the_whole_worksheet(context: BrowserContext, base: str) -> None:
    browser = context.browser
    assert browser
    silent = browser.new_context(java_script_enabled=False)
    page = silent.new_page()
    page.goto(f"{base}assessment/tool.html")
    expect(page.locator("h1:visible")).to_have_count(1)
    expect(page.locator("input:visible:not([type=text]), textarea:visible")).to_have_count(0)
    page.get_by_role("link", name="Open the worksheet").click()
    expect(page.locator(".app-statement fieldset:has(legend)")).to_have_count(69)
    expect(page.locator(".app-statement input[type=radio]")).to_have_count(69 * 5)
    expect(page.locator("textarea:visible")).to_have_count(69 + 3 + 5 * (1 + 1 + 4 + 3 * 2))
    assert page.get_by_label("Name of your PCN or system").is_visible()
    expect(page.locator("fieldset legend", has_text="For PCNs: Where are you now?")).to_have_count(5)
    fields = page.locator("main :is(input, textarea, select)")
    assert fields.evaluate_all("fields => fields.every((field) => field.labels.length === 1)")
    names = page.locator("main input[type=radio]").evaluate_all("radios => radios.map((radio) => radio.name)")
    assert len(set(names)) == 69 + 5 * 2 * 2 + 1, "one answer to each question, and the choice of what to print"
    silent.close()
