"""The self-assessment in the room: little between the team and its questions, and the two decisions made where one sees what they mean."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from site_builder.build.pipeline import BuildResult
from tests.browser.assessment_made_up import SENTENCE, made_up
from tests.browser.assessment_tool import THEMES, Tool
from tests.browser.keyboard import Keyboard

VISION = "leadership.foundation.pcn.vision"
SUPPORT = "leadership.foundation.pcn.leadership-support"


def stage(tool: Tool, when: str, name: str) -> None:
    tool.page.locator(f"[id='leadership.pcn.{when}.{name}']").check()


# Now and in a year


def test_the_stages_stand_side_by_side_with_the_answers_and_the_choices_below_them(tool: Tool, real: BuildResult) -> None:
    tool.start().go("leadership/foundation").answer(VISION, "partly").answer(SUPPORT, "in_place")
    tool.go("leadership/now").on("Now and in a year")
    columns = tool.page.locator(".app-positions:visible .app-stage")
    assert real.site
    assert columns.locator("dt").all_inner_texts() == [one.title for one in real.site.content.matrix.stages]
    assert re.findall("Partly|In place", columns.first.inner_text()) == ["Partly", "In place"]
    expect(columns.last).to_contain_text("Not answered")
    for when in ("now", "in_a_year"):
        for position, one in enumerate(real.site.content.matrix.stages):
            choice = tool.page.locator(f"[id='leadership.pcn.{when}.{one.id}']").locator("xpath=..")
            assert abs(left(choice) - left(columns.nth(position))) < 2
    suggestion = tool.page.locator(".app-suggestion:visible")
    expect(suggestion).to_contain_text(
        "1 of 2 in Foundation is partly in place. You already have in place: 1 of 2 in Foundation. You decide."
    )
    tool.page.set_viewport_size({"width": 320, "height": 800})
    assert not columns.first.is_visible()
    expect(tool.page.locator("[id='leadership.pcn.now.foundation.hint']")).to_contain_text("Vision and actions: Partly; ")


def left(node: object) -> float:
    return float(node.bounding_box()["x"])  # type: ignore[attr-defined]


def test_a_target_says_what_it_means_and_one_before_now_is_asked_about_once(tool: Tool) -> None:
    tool.start().go("leadership/foundation").answer(VISION, "in_place").answer(SUPPORT, "not_yet").go("leadership/now")
    meaning = tool.page.locator(".app-positions__meaning:visible")
    stage(tool, "in_a_year", "before-foundation")
    expect(meaning).to_have_text("To get there, work on 1 component: Leadership support for Clinical Directors.")
    stage(tool, "in_a_year", "foundation")
    expect(meaning).to_have_text("To get there, put 1 component in place: Leadership support for Clinical Directors.")
    stage(tool, "in_a_year", "step-1")
    expect(meaning).to_contain_text(re.compile("^To get there, put 4 components in place: "))
    stage(tool, "now", "step-2")
    expect(meaning).to_contain_text(
        re.compile("^Step 1 comes before Step 2, where you are now. 4 components up to Step 1 are not in place")
    )
    tool.press("Save and continue")
    expect(tool.page.locator("#meant")).to_be_focused()
    tool.press("Save and continue").on("How will you get there")
    tool.page.go_back()
    tool.on("Now and in a year").press("Save and continue").on("How will you get there")
    assert tool.state()["themes"]["leadership"]["pcn"] == {"now": "step-2", "in_a_year": "step-1"}


def test_an_address_of_the_page_that_asked_for_a_year_alone_leads_to_both(tool: Tool) -> None:
    tool.start().go("leadership/in-a-year/leadership.pcn.in_a_year")
    expect(tool.page.locator("[id='leadership.pcn.in_a_year']")).to_be_focused()
    expect(tool.heading).to_contain_text("Now and in a year")
    tool.page.go_back()
    tool.on("Riverside PCN")


# Less between the team and its questions


def test_on_a_projector_the_first_question_starts_high_and_two_show(context: BrowserContext, disk: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 1024, "height": 768})
    tool = Tool(page, disk).open().start().follow("Leadership").on("Foundation and Step 1")
    first, second = (page.locator(".app-statement:visible").nth(number) for number in (0, 1))
    box = first.bounding_box()
    assert box and box["y"] <= 260
    box = second.locator(".nhsuk-radios").bounding_box()
    assert box and box["y"] + box["height"] <= 768
    tops = "nodes => new Set(nodes.map(node => node.getBoundingClientRect().top)).size"
    assert first.locator(".nhsuk-radios__item").evaluate_all(tops) == 1
    expect(page.locator(".nhsuk-breadcrumb, .app-page-foot")).to_have_count(0)
    back, saved = (tool.page.locator(one).bounding_box() for one in (".app-tool__back", ".app-tool__status"))
    assert back and saved and abs(back["y"] - saved["y"]) < 12


def test_how_far_the_team_is_stands_in_words_in_the_list_of_tasks_and_in_that_of_pages(tool: Tool) -> None:
    tool.start()
    task = tool.page.locator(".nhsuk-task-list__item", has_text="Leadership")
    expect(task).to_contain_text("0 of 8 answered")
    tool.go("leadership/foundation").on("Foundation and Step 1")
    expect(tool.heading).to_contain_text("Theme 1 of 5")
    first = tool.page.locator(".app-tool__parts li").first
    tool.answer(VISION, "in_place")
    expect(first).to_contain_text("1 of 5 answered")
    tool.answer(SUPPORT, "partly")
    expect(first).to_contain_text("2 of 5 answered")
    tool.go("leadership/actions").on("Actions")
    expect(tool.page.locator(".app-tool__main")).to_contain_text("2 of 8 statements answered.")
    ways = tool.page.locator(".app-tool__main > .nhsuk-button-group button")
    expect(ways).to_have_text([re.compile("^Next theme: "), "Save and go to the task list"])
    tool.press("Next theme: ").on("Foundation and Step 1")
    expect(tool.heading).to_contain_text("Theme 2 of 5")
    tool.go("")
    expect(task).to_contain_text("2 of 8 answered")


def test_a_stage_that_is_second_on_its_page_is_gone_to(tool: Tool) -> None:
    tool.start().go("leadership/step-1")
    expect(tool.page.locator("[id='leadership/step-1']")).to_be_focused()
    expect(tool.heading).to_contain_text("Foundation and Step 1")


def test_for_whom_is_answered_is_said_at_the_start(tool: Tool) -> None:
    tool.press("Start a new self-assessment")
    summary = tool.page.get_by_role("alert").filter(has_text="There is a problem")
    expect(summary).to_be_focused()
    expect(tool.page).to_have_title(re.compile("^Error: "))
    assert tool.page.evaluate("[localStorage.length, location.hash]") == [0, ""]
    summary.get_by_role("link", name="Select who you want to answer for").click()
    expect(tool.page.get_by_label("For PCNs")).to_be_focused()
    tool.begin("For PCNs").on("Your self-assessment")
    assert tool.state()["about"]["audiences"] == ["pcn"]
    tool.open().begin("Both").on("Your self-assessment")
    assert tool.state()["about"]["audiences"] == ["pcn", "system"]
    tool.go("about").page.get_by_label("For PCNs", exact=True).uncheck()
    tool.page.get_by_label("For systems", exact=True).uncheck()
    tool.go("leadership/foundation").follow("Choose who you answer for").page.wait_for_function(
        "document.activeElement.id === 'about.audiences'"
    )


# From gap to action


def test_an_action_is_added_for_what_is_not_in_place_and_support_is_ticked(tool: Tool, real: BuildResult) -> None:
    tool.start().go("leadership/foundation").answer(VISION, "in_place").answer(SUPPORT, "not_yet").go("leadership/now")
    stage(tool, "in_a_year", "foundation")
    tool.go("leadership/how").on("How will you get there")
    gaps = tool.page.locator(".app-gaps:visible")
    expect(gaps.get_by_role("heading")).to_have_text("Not in place, not known or not answered, up to Foundation")
    expect(gaps.locator("li")).to_have_count(1)
    gaps.get_by_role("button", name="Plan an action for this").click()
    expect(tool.page.locator("[id='leadership.action-1.what']")).to_be_focused()
    expect(tool.page.locator(".app-action__for")).to_have_text("For: Leadership support for Clinical Directors")
    tool.page.keyboard.insert_text("Find a mentor")
    gaps.get_by_role("button", name="Plan another action for this").click()
    expect(tool.page.locator("[id='leadership.action-2.what']")).to_be_focused()
    tool.go("leadership/how").page.get_by_label("Leadership styles").check()
    said = tool.state()["themes"]["leadership"]
    assert [action["component"] for action in said["actions"]] == [SUPPORT, SUPPORT]
    assert said["actions"][0]["what"] == "Find a mentor"
    assert real.site
    groups = {group.id for domain in real.site.content.domains for group in domain.groups}
    assert len(said["support"]) == 1 and set(said["support"]) <= groups
    tool.page.reload()
    expect(tool.page.get_by_label("Leadership styles")).to_be_checked()
    tool.go("review").on("Review")
    row = tool.page.locator(".nhsuk-summary-list__row", has_text="What support").first
    expect(row.locator("dd li")).to_have_text(["Leadership styles"])
    row.get_by_role("link", name="Change").click()
    expect(tool.page.locator("[id='leadership.support']")).to_be_focused()
    tool.page.get_by_label("Leadership styles").uncheck()
    assert "support" not in tool.state()["themes"]["leadership"]


# A second round


def test_who_keeps_the_plan_moving_and_when_to_meet_again_stand_in_the_plan_and_open_the_next_round(tool: Tool) -> None:
    page = tool.start().go("about").page
    page.locator("[id='about.kept_moving_by']").fill("Practice manager")
    for part, typed in (("day", "31"), ("month", "May"), ("year", "2027")):
        page.locator(f"[id='about.next_meeting.{part}']").fill(typed)
    for place in ("review", "plan"):
        tool.go(place)
        for words in ("Practice manager", "31 May 2027"):
            expect(page.locator("main")).to_contain_text(words)
    tool.open()
    page.get_by_role("button", name="Start a new one from this").click()
    for words in ("Practice manager", "31 May 2027"):
        expect(tool.on("Riverside PCN").page.locator(".nhsuk-inset-text").first).to_contain_text(words)


def test_a_second_round_keeps_the_talk_of_the_first(tool: Tool) -> None:
    page = tool.page
    tool.start().go("leadership/foundation").answer(VISION, "partly").note(VISION, "Two of five practices").answer(SUPPORT, "in_place")
    tool.go("leadership/how")
    page.get_by_label("Time", exact=True).fill("Two days a month")
    tool.go("leadership/actions").press("Add an action")
    page.get_by_label("What will be done").fill("Meet the council")
    tool.open()
    page.get_by_role("button", name="Start a new one from this").click()
    tool.on("Riverside PCN").go("leadership/foundation").on("Foundation and Step 1")
    expect(page.locator(f"[id='{VISION}.last']")).to_contain_text("Last time: Partly. “Two of five practices”")
    page.locator(f"[id='{VISION}']").get_by_role("button", name="As last time").click()
    expect(page.locator(f"[id='{VISION}.partly']")).to_be_focused()
    whole = page.locator(".app-as-last-time").first
    whole.get_by_role("button", name="All of this stage as last time").click()
    expect(whole).to_contain_text("1 answer is as last time.")
    expect(page.locator(f"[id='{SUPPORT}.in_place']")).to_be_checked()
    whole.get_by_role("button", name="Undo").click()
    expect(page.locator(f"[id='{SUPPORT}.in_place']")).not_to_be_checked()
    expect(page.locator(f"[id='{VISION}.partly']")).to_be_checked()
    whole.get_by_role("button", name="All of this stage as last time").click()
    tool.answer(SUPPORT, "not_yet")  # what somebody changed since stays
    whole.get_by_role("button", name="Undo").click()
    expect(page.locator(f"[id='{SUPPORT}.not_yet']")).to_be_checked()
    tool.go("leadership/how")
    expect(page.locator(".app-last-time:visible")).to_have_text("Last time: Two days a month")
    tool.go("leadership/actions").on("Actions")
    page.get_by_role("group", name="Meet the council").get_by_label("Changed").check()
    page.get_by_label("Why (optional)").fill("The council moved")
    # Once, also where the second half of a double click falls on what took the place of the button.
    page.get_by_role("button", name="Carry over").dblclick()
    page.get_by_role("link", name="Carried over: action 1").click()
    expect(page.locator("[id='leadership.action-1.what']")).to_be_focused()
    state = tool.state()
    assert [action["what"] for action in state["themes"]["leadership"]["actions"]] == ["Meet the council"]
    (old,) = state["last_time"]["themes"]["leadership"]["actions"]
    assert (old["outcome"], old["why"]) == ("changed", "The council moved")
    tool.go("last-time").on("Compare with last time")
    expect(page.get_by_role("row", name="Meet the council")).to_contain_text("Changed: The council moved")


def second_round(tool: Tool, said: dict[str, Any]) -> Tool:
    """A round started from one in which something was said of leadership."""
    state = tool.start().state()
    tool.open().choose_text(json.dumps(state | {"id": "6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d90", "themes": {"leadership": said}}))
    tool.on("What is in this file").press("Start a new assessment, with this as last time")
    return tool.on("Riverside PCN")


def test_an_old_action_is_done_or_goes_on_and_says_anew_by_when(tool: Tool) -> None:
    action = {"id": "a1", "what": "Meet the council", "who": "Nurse", "by": "2020-02-28"}
    page = second_round(tool, {"actions": [action]}).go("leadership/actions").on("Actions").page
    outcome = page.get_by_role("group", name="Meet the council")
    page.get_by_role("button", name="Carry over").click()
    expect(page.locator("#actions-news")).to_have_text("Action 1 added. Its date has passed. Enter a new date.")
    expect(outcome.get_by_label("Still open")).to_be_checked()
    assert tool.state()["themes"]["leadership"]["actions"] == [{"id": "a1", "what": "Meet the council", "who": "Nurse"}]
    page.locator("[id='leadership.action-1.what']").fill("Meet both councils")
    outcome.get_by_label("Done").check()
    expect(outcome.get_by_label("Done")).to_be_focused()
    assert "actions" not in tool.state()["themes"].get("leadership", {})
    page.get_by_role("button", name="Undo").click()
    expect(outcome.get_by_label("Still open")).to_be_checked()
    expect(page.locator("[id='leadership.action-1.what']")).to_have_value("Meet both councils")
    outcome.get_by_label("Dropped").check()
    page.get_by_role("button", name="Carry over").click()
    expect(outcome.get_by_label("Still open")).to_be_checked()
    expect(page.locator("[id='leadership.action-1.what']")).to_have_value("Meet the council")


def test_what_the_system_was_asked_for_last_time_stands_beside_the_question_and_in_the_comparison(tool: Tool) -> None:
    tool.start().go("leadership/how")
    groups = tool.page.get_by_role("group", name="What support do you want")
    (again, gone) = groups.get_by_role("checkbox").evaluate_all("all => all.slice(0, 2).map(({ value }) => value)")
    titles = groups.locator("label").all_inner_texts()[:2]
    tool.open()
    page = second_round(tool, {"support": [again, gone]}).go("leadership/how").page
    expect(groups).to_contain_text(f"Last time: {titles[0]}; {titles[1]}")
    groups.get_by_label(titles[0], exact=True).check()
    tool.go("last-time").on("Compare with last time")
    words = (f"last time and again: {titles[0]}. ", f"last time, but not this time: {titles[1]}.")
    expect(page.locator("main")).to_contain_text("Support that you asked for ".join(("", *words)))


def test_as_last_time_takes_the_note_too_and_undo_takes_it_back(tool: Tool) -> None:
    said = {"components": {VISION: {"answer": "partly", "note": "Two of five"}, SUPPORT: {"answer": "in_place"}}}
    page = second_round(tool, said).go("leadership/foundation").on("Foundation").page
    note = page.locator(f"[id='{VISION}.note']")
    whole = page.locator(".app-as-last-time").first
    whole.get_by_role("button", name="All of this stage as last time").click()
    expect(note).to_have_value("Two of five")
    whole.get_by_role("button", name="Undo").click()
    expect(note).to_have_value("")
    note.fill("Ours")
    page.locator(f"[id='{VISION}']").get_by_role("button", name="As last time").click()
    expect(note).to_have_value("Ours")


# For the projector


def test_workshop_view_by_keyboard_shows_one_statement_at_a_time_and_then_the_theme(tool: Tool) -> None:
    page, keys = tool.page, Keyboard(tool.page)
    page.set_viewport_size({"width": 1024, "height": 768})
    tool.start().go("leadership/foundation").follow("Workshop view").on("Foundation, statement 1 of 2")
    expect(page.get_by_role("button", name="Next")).to_be_in_viewport(ratio=1)
    assert not page.locator("header").first.is_visible() and not page.locator("footer").is_visible()
    expect(page.locator(".app-statement:visible")).to_have_count(1)
    size = "node => parseFloat(getComputedStyle(node).fontSize)"
    assert page.locator(".app-statement__text:visible").evaluate(size) >= 28
    keys.to(f"{VISION}.in_place").choose(1).to(f"{VISION}.note").type("Two of five practices")
    expect(page.locator(".app-workshop__progress")).to_have_text("Theme 1 of 5. 1 of 40 answered.")
    expect(tool.status).to_contain_text("Saved on this device")
    keys.to("Next").enter()
    tool.on("Foundation, statement 2 of 2")
    keys.to(f"{SUPPORT}.in_place").choose(0).to("Next").enter()
    tool.on("Step 1, statement 1 of 3")
    page.go_back()
    tool.on("Foundation, statement 2 of 2")
    tool.follow("Previous").on("Foundation, statement 1 of 2")
    assert keys.unseen == []
    tool.follow("Leave workshop view")
    expect(page.locator(f"[id='{VISION}']")).to_be_focused()
    expect(page.locator("header").first).to_be_visible()
    expect(page.locator(".app-statement:visible")).to_have_count(5)
    said = tool.state()["themes"]["leadership"]["components"]
    assert said == {VISION: {"answer": "partly", "note": "Two of five practices"}, SUPPORT: {"answer": "in_place"}}


def test_workshop_view_ends_each_theme_with_the_theme_on_one_screen(tool: Tool) -> None:
    page = tool.page
    page.set_viewport_size({"width": 1024, "height": 768})
    tool.start().go("workshop/leadership/leadership.step-3.pcn.full-participation").on("Step 3, statement 1 of 1")
    tool.press("Next").on("Now and in a year")
    assert page.evaluate("document.documentElement.scrollHeight") <= 800
    stage(tool, "in_a_year", "foundation")
    expect(page.locator(".app-positions__meaning:visible")).to_contain_text("To get there, put 2 components in place")
    tool.press("Next").on("Foundation, statement 1 of 1")
    expect(page.locator(".app-workshop__progress")).to_contain_text("Theme 2 of 5")
    tool.follow("Previous").on("Now and in a year")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    tool.go("workshop/nothing/at-all").on("Foundation, statement 1 of 2")
    tool.press("Add an action")
    expect(page.locator("[id='leadership.action-1.what']")).to_be_focused()


def test_an_action_of_the_workshop_leads_back_to_the_statement_that_was_left(tool: Tool) -> None:
    tool.start().go(f"workshop/leadership/{SUPPORT}").on("Foundation, statement 2 of 2").press("Add an action")
    expect(tool.page.locator("[id='leadership.action-1.what']")).to_be_focused()
    tool.press("Save and go back to workshop view").on("Foundation, statement 2 of 2")
    tool.go("leadership/actions").follow("Back to workshop view").on("Foundation, statement 2 of 2")
    tool.go("leadership/actions").on("Actions").go("leadership/how").follow("Workshop view").on("Foundation, statement 2 of 2")


def test_choosing_an_answer_in_the_workshop_moves_nothing_and_what_people_wrote_ends_above_the_way_on(
    tool: Tool, real: BuildResult
) -> None:
    assert real.site
    made, written = made_up(real.site), {"answer": "partly", "note": SENTENCE}
    voice = {"updated": made["updated"], "themes": {"leadership": {"components": {VISION: written}}}}
    made["voices"] = [{"id": f"{made['id'][:-1]}{at}", "name": name, **voice} for at, name in enumerate(("Alder", "Brook", "Cedar"))]
    made["themes"], made["about"]["audiences"] = {}, ["pcn"]
    made.pop("last_time")
    page = tool.page
    page.set_viewport_size({"width": 1024, "height": 768})
    tool.choose_text(json.dumps(made)).press("Add it to this").on("Riverside PCN").go(f"workshop/leadership/{VISION}")
    tops = "() => [...document.querySelectorAll('.app-statement--shown :is(textarea, .app-voices)')].map((one) => one.getBoundingClientRect().top)"
    before = page.evaluate(tops)
    tool.answer(VISION, "partly")
    assert page.evaluate(tops) == before
    page.get_by_role("button", name="Clear this answer").click()
    assert page.evaluate(tops) == before
    ends = page.locator(".app-statement--shown .app-statement__note li").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().bottom)"
    )
    foot = page.locator(".app-workshop__foot").bounding_box()
    assert len(ends) == 3 and foot and max(ends) <= foot["y"]


# How long the way is

COUNT = """() => {
  const seen = new Set([location.hash]);
  window.way = { clicks: 0, seen };
  addEventListener("click", ({ isTrusted }) => { window.way.clicks += isTrusted ? 1 : 0; }, true);
  addEventListener("hashchange", () => seen.add(location.hash));
}"""


def test_the_side_of_the_pcns_takes_no_more_clicks_and_screens_than_promised(tool: Tool) -> None:
    """Every statement keeps a click of its own. A screen counts once, however often it is seen."""
    page = tool.page
    page.evaluate(COUNT)
    tool.begin("For PCNs").follow("About you").on("About you")
    name = page.get_by_label("Name of your PCN or system")
    name.click()
    name.fill("Riverside PCN")
    tool.press("Save and continue").on("Riverside PCN").follow("Leadership")
    for theme in THEMES:
        for title in ("Foundation", "Step 2"):
            tool.on(title)
            for answer in page.locator(".app-statement:visible input[value='partly']").all():
                answer.check()
            tool.press("Save and continue")
        tool.on("Now and in a year")
        for when in ("now.before-foundation", "in_a_year.foundation"):
            page.locator(f"[id='{theme}.pcn.{when}']").check()
        tool.press("Save and continue").on("How will you").press("Save and continue").on("Actions")
        tool.press("Save and go to the task list" if theme == THEMES[-1] else "Next theme")
    tool.on("Riverside PCN").follow("Your plan")
    expect(tool.heading).to_be_focused()
    assert page.evaluate("window.way.clicks") <= 85
    assert page.evaluate("window.way.seen.size") <= 30
    said = tool.state()["themes"].values()
    assert sum(len(theme["components"]) for theme in said) == 40


# From a page of the site into the tool


def test_a_theme_leads_into_the_assessment_that_is_begun_or_asks_into_which(page: Page, base: str) -> None:
    def talk() -> Tool:
        page.goto(f"{base}matrix/leadership.html")
        page.get_by_role("link", name="Talk about this theme").click()
        expect(page.locator("h1#step-heading")).to_be_visible()
        return Tool(page, base)

    talk().begin().on("Foundation and Step 1")
    begun = Tool(page, base).id
    expect(talk().heading).to_contain_text("Theme 1 of 5: Leadership")
    assert Tool(page, base).id == begun
    page.go_back()
    expect(page.locator(".app-matrix")).to_be_visible()
    Tool(page, base).open().begin().on("Your self-assessment")
    expect(talk().heading).to_contain_text("Leadership, planning and partnerships")
    page.locator(f"main a[href^='#{begun}/leadership']").click()
    expect(page.locator("h1#step-heading")).to_contain_text("Foundation and Step 1")
