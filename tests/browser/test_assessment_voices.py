"""Several people answer alone; then the team brings their answers together, sees where they differ, and answers."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from site_builder.build.pipeline import BuildResult
from tests.browser.assessment_tool import THEMES, Tool, as_files
from tests.browser.states import alone

VISION = "leadership.foundation.pcn.vision"
SUPPORT = "leadership.foundation.pcn.leadership-support"
NOTE = "It is <b>written</b> down."


@pytest.fixture
def said(real: BuildResult) -> dict[str, Any]:
    """Three practices: all agree on the first component, two answer the second, differently."""
    assert real.site
    return {
        "alder": alone(real.site, 1, "Alder Vale", {VISION: "in_place", SUPPORT: "partly"}, NOTE),
        "brook": alone(real.site, 2, "Brookside", {VISION: "in_place", SUPPORT: "not_yet"}),
        "cedar": alone(real.site, 3, "Cedar Grove", {VISION: "in_place"}),
    }


def brought(tool: Tool, said: dict[str, Any]) -> Tool:
    tool.choose(*as_files(said)).on("Bring together")
    tool.press("Bring them together").on("What people answered alone")
    tool.press("Answer together")
    expect(tool.heading).to_contain_text("Foundation and Step 1")
    return tool.go("").on("Riverside PCN")


def kept(tool: Tool) -> Any:
    """The open assessment with all that people answered alone."""
    return json.loads(tool.take("Data file (JSON)", keep=True).read_text("utf-8"))


def test_a_new_assessment_asks_who_answers_and_its_file_is_named_after_the_voice(tool: Tool) -> None:
    tool.start().follow("About you").on("About you")
    name = tool.page.get_by_label("Name of the person or practice")
    expect(name).to_be_hidden()
    tool.page.get_by_label("One person or practice", exact=True).check()
    tool.press("Save and continue")
    expect(tool.page.locator(".nhsuk-error-summary")).to_contain_text("Enter the name of the person or practice")
    name.fill("Alder Vale")
    tool.press("Save and continue").on("Riverside PCN")
    expect(tool.page.get_by_role("button", name="Export a file")).to_have_count(0)
    tool.page.get_by_role("button", name="Send your answers").last.click()
    with tool.on("Send your answers").page.expect_download() as download:
        tool.press("Data file (JSON)")
    assert "riverside-pcn-alder-vale-" in download.value.suggested_filename
    about = json.loads(download.value.path().read_text("utf-8"))["about"]
    assert (about["answered_by"], about["voice"]) == ("one", "Alder Vale")


def test_who_answers_alone_is_led_from_statement_to_statement_and_then_to_the_file(tool: Tool) -> None:
    """What a team says together is left to the team, and can still be reached."""
    tool.start().go("about").page.get_by_label("One person or practice", exact=True).check()
    tool.page.get_by_label("Name of the person or practice").fill("Alder Vale")
    tool.press("Save and continue").on("Riverside PCN").follow("Leadership")
    for theme in THEMES:
        tool.on("Foundation and Step 1").press("Save and continue").on("Step 2 and Step 3")
        tool.page.locator(f"[id='progress.{theme}.completed']").check()
        tool.press("Save and send your answers" if theme == THEMES[-1] else "Next theme")
    tool.on("Send your answers").go("").on("Riverside PCN, Alder Vale")
    expect(tool.page.locator(".nhsuk-task-list__status--completed")).to_have_count(len(THEMES))
    tool.go("leadership/step-2").follow("Actions").on("Actions")


def test_three_voices_are_brought_together_and_the_team_answers(page: Page, base: str, said: dict[str, Any]) -> None:
    tool = Tool(page, base).open().choose(*as_files(said)).on("Bring together").press("Bring them together")
    tool.on("What people answered alone")
    expect(tool.status).to_contain_text("3 sets of answers brought together")
    expect(page.locator("main")).to_contain_text("You differ on 1 component.")
    tool.press("Answer together")
    expect(page.locator(f"[id='{SUPPORT}']")).to_be_focused()
    page.go_back()
    tool.on("What people answered alone").press("Answer together in workshop view").on("Foundation, statement 2 of 2")
    tool.follow("Leave workshop view")
    statements = page.locator(".app-statement:visible")
    expect(statements.first).to_contain_text("You differ")
    expect(statements.first.locator(".app-voices").first).to_contain_text("Partly: Alder Vale")
    expect(statements.first.locator(".app-voices").first).to_contain_text("Not yet: Brookside")
    expect(page.locator(f"[id='{VISION}']")).to_contain_text("In place: Alder Vale, Brookside and Cedar Grove")
    tool.press("Where all agree: take that answer")
    expect(page.locator(f"[id='{VISION}.in_place']")).to_be_checked()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    tool.press("Undo")
    expect(page.locator(f"[id='{VISION}.in_place']")).not_to_be_checked()
    expect(page.get_by_role("button", name="All agree")).to_be_focused()
    tool.press("All agree").press("Add to ours")
    expect(page.locator(f"[id='{VISION}.note']")).to_have_value(f"Alder Vale: {NOTE}")
    tool.note(VISION, f"Alder Vale: {NOTE} Ours.")
    page.locator(f"[id='{VISION}']").locator("xpath=ancestor::*[contains(@class, 'app-statement')]").get_by_role(
        "button", name="Undo"
    ).click()
    expect(page.locator(f"[id='{VISION}.note']")).to_have_value("Ours.")
    tool.note(VISION, "").press("Add to ours")
    page.reload()
    expect(page.locator(f"[id='{VISION}.in_place']")).to_be_checked()
    tool.press("Export a file").on("Keep or send")
    expect(page.locator("main")).to_contain_text("What 3 of you answered alone")
    sent = json.loads(tool.take("Data file (JSON)", keep=False).read_text("utf-8"))
    assert "voices" not in sent
    assert sent["about"]["answered_by"] == "together"
    assert sent["themes"]["leadership"]["components"][VISION] == {"answer": "in_place", "note": NOTE}
    kept = json.loads(tool.take("Data file (JSON)", keep=True).read_text("utf-8"))
    assert kept["themes"]["leadership"]["components"][VISION]["note"] == f"Alder Vale: {NOTE}"
    assert [voice["name"] for voice in kept["voices"]] == ["Alder Vale", "Brookside", "Cedar Grove"]


@pytest.mark.parametrize("blind", [False, True])
def test_the_actions_and_the_support_of_voices_are_shown_and_taken_over(tool: Tool, said: dict[str, Any], blind: bool) -> None:
    for name, action in (
        ("alder", {"id": "a1", "what": "Meet the council", "who": "Jo", "by": "2027-06-30"}),
        ("brook", {"id": "b1", "what": "Write a list"}),
    ):
        said[name]["themes"]["leadership"] |= {"actions": [action], "support": ["leadership.changing-environment"]}
    brought(tool, said)
    if blind:
        tool.go("leadership/foundation").on("Foundation").press("Hide names")
    tool.go("leadership/actions").on("Actions")
    proposed = tool.page.locator(".app-gaps", has_text="wrote down alone").get_by_role("listitem")
    who = ["", ""] if blind else ["Alder Vale: ", "Brookside: "]
    expect(proposed).to_have_text(
        [
            f"{who[0]}Meet the council Who: Jo. By 30 June 2027. Add this action : Meet the council",
            f"{who[1]}Write a list Add this action : Write a list",
        ]
    )
    tool.press("Add this action")
    expect(tool.page.locator("[id='leadership.action-1.what']")).to_be_focused()
    expect(proposed).to_have_count(1)
    tool.press("Remove")
    expect(proposed).to_have_count(2)
    tool.press("Undo").go("leadership/how").on("How will you")
    box = tool.page.locator("[id='leadership.support'] .nhsuk-checkboxes__item", has_text="Wanted by")
    expect(box).to_contain_text("Wanted by 2 of you" if blind else "Wanted by Alder Vale and Brookside")
    said_now = json.loads(tool.take("Data file (JSON)", keep=True).read_text("utf-8"))["themes"]["leadership"]
    [action] = said_now["actions"]
    assert action == {"id": action["id"], "what": "Meet the council", "who": "Jo", "by": "2027-06-30"}
    assert "support" not in said_now


def test_in_a_blind_round_no_name_is_on_the_page(tool: Tool, said: dict[str, Any]) -> None:
    brought(tool, said).go("leadership/foundation").on("Foundation").press("Hide names")
    for _ in range(2):
        expect(tool.page.locator(f"[id='{VISION}']")).to_contain_text("In place: 3 of you")
        for name in ("Alder Vale", "Brookside", "Cedar Grove"):
            expect(tool.page.locator("main")).not_to_contain_text(name)
        tool.page.reload()
    tool.press("Show names")
    expect(tool.page.locator(f"[id='{VISION}']")).to_contain_text("Alder Vale")


def test_voices_that_come_later_join_the_same_assessment_and_can_be_taken_out(tool: Tool, said: dict[str, Any]) -> None:
    cedar = said.pop("cedar")
    brought(tool, said)
    first = tool.id
    tool.follow("2 sets of answers").follow("Bring together more answers").on("Bring together")
    tool.choose(*as_files({"cedar": cedar, "damaged": "{", "alder": said["alder"]}))
    expect(tool.page.locator("main")).to_contain_text("This file cannot be used: damaged.json")
    tool.press("Bring them together").on("What people answered alone")
    assert tool.id == first
    expect(tool.page.locator(".app-kept__name")).to_have_text(["Alder Vale", "Brookside", "Cedar Grove"])
    tool.press("Remove")
    expect(tool.page.locator(".app-kept__name")).to_have_text(["Brookside", "Cedar Grove"])
    tool.press("Undo")
    expect(tool.page.locator(".app-kept__name")).to_have_count(3)


def test_an_older_file_of_somebody_is_left_out_and_that_is_said(tool: Tool, said: dict[str, Any]) -> None:
    """The clock of a computer was set back, or an old copy of the file was sent again."""
    before = copy.deepcopy(said["alder"])
    before["updated"] = "2025-01-01T10:00:00Z"
    before["themes"]["leadership"]["components"][VISION]["answer"] = "not_yet"
    brought(tool, said).follow("3 sets of answers").follow("Bring together more answers").on("Bring together")
    tool.choose(*as_files({"before": before})).press("Bring them together").on("What people answered alone")
    expect(tool.status).to_contain_text("1 set of answers left out: this assessment already has newer answers")
    voices = {voice["name"]: voice for voice in kept(tool)["voices"]}
    assert voices["Alder Vale"]["themes"]["leadership"]["components"][VISION]["answer"] == "in_place"


def test_voices_that_are_called_alike_are_told_apart_and_named_anew(tool: Tool, said: dict[str, Any]) -> None:
    for number, one in enumerate(said.values()):
        one["about"].pop("voice")
        one["updated"] = f"2026-02-0{number + 1}T10:00:00Z"
    brought(tool, said).follow("3 sets of answers").on("What people answered alone")
    names, main = tool.page.locator(".app-kept__name"), tool.page.locator("main")
    numbered = [f"Person {number}" for number in (1, 2, 3)]
    expect(names).to_have_text(numbered)
    for at, name in enumerate(("Alice", "Alice")):
        tool.page.get_by_text("Change the name").nth(at).click()
        tool.page.get_by_label("Name of the person or practice").nth(at).fill(name)
        tool.page.get_by_role("button", name="Save the name").click()
        expect(tool.page.locator("#voices-news")).to_have_text("The name is saved")
    expect(names).to_have_text(["Alice (1 of 2)", "Alice (2 of 2)", "Person 1"])
    tool.go("leadership/foundation").on("Foundation")
    expect(tool.page.locator(f"[id='{VISION}']")).to_contain_text("In place: Alice (1 of 2), Alice (2 of 2) and Person 1")
    tool.go("voices").on("What people answered alone")
    for count in (2, 1):
        tool.press("Remove")
        expect(names).to_have_count(count)
    expect(main).to_contain_text("With one set of answers, there is nothing to compare yet.")
    expect(main).not_to_contain_text("You do not differ")


def test_one_file_of_a_voice_offers_to_be_brought_together(tool: Tool, said: dict[str, Any]) -> None:
    tool.choose(*as_files({"alder": said["alder"]})).on("What is in this file")
    expect(tool.page.locator("main")).to_contain_text("Alder Vale")
    expect(tool.page.locator("main")).not_to_contain_text("Date of the discussion")
    tool.press("Bring it together with others").on("Bring together")
    expect(tool.page.get_by_label("Name of the person or practice")).to_have_value("Alder Vale")


def test_files_of_two_teams_are_two_groups_and_a_file_of_a_team_is_no_voice(tool: Tool, said: dict[str, Any]) -> None:
    team, other = copy.deepcopy(said["alder"]), copy.deepcopy(said["brook"])
    team["about"] |= {"answered_by": "together"}
    other["about"] |= {"name": "Hillside PCN"}
    tool.choose(*as_files({"team": team, "other": other})).on("Bring together")
    expect(tool.page.get_by_role("heading", level=2).filter(has_text="PCN")).to_have_text(
        ["Riverside PCN", "Hillside PCN", "Are all these answers of one PCN?"]
    )
    expect(tool.page.get_by_role("checkbox").first).not_to_be_checked()
    tool.press("Bring them together")
    expect(tool.page.locator(".nhsuk-error-message")).to_contain_text(["Select at least one file"])
    assert tool.page.evaluate("localStorage.length") == 0


def test_the_system_view_says_of_a_voice_that_it_is_one_and_leaves_it_out(page: Page, disk: str, said: dict[str, Any]) -> None:
    page.goto(f"{disk}system-view.html")
    page.get_by_label("Exported self-assessments").set_input_files(as_files(said))  # type: ignore[arg-type]
    expect(page.locator("[data-status]")).to_contain_text("3 files read, 3 could not be used, 0 assessments counted.")
    expect(page.locator("main")).to_contain_text(
        "The file has the answers of one person or practice, “Brookside”, not of a team together, and is left out."
    )
    page.get_by_label("Expected PCNs, one name on each line").fill("Riverside\nHillside")
    page.get_by_role("button", name="Compare with this list").click()
    listed = page.locator("[data-expected-result] li")
    expect(listed).to_have_text(["Hillside", re.compile("^Riverside: the file of one person or practice was read and left out")])


def test_the_plan_on_screen_and_on_paper_is_the_one_to_send_until_somebody_chooses_the_one_to_keep(
    tool: Tool, said: dict[str, Any]
) -> None:
    brought(tool, said).go("leadership/foundation").on("Foundation").press("Add to ours")
    tool.go("plan").on("Your plan")
    paper = tool.page.locator(".app-paper")
    expect(paper).to_contain_text(NOTE)
    expect(paper).not_to_contain_text("Alder Vale")
    tool.page.get_by_label("To keep").check()
    expect(paper).to_contain_text(f"Alder Vale: {NOTE}")
    tool.page.get_by_label("With the appendix").uncheck()
    expect(paper).to_contain_text(f"Alder Vale: {NOTE}")
    tool.page.emulate_media(media="print")
    expect(tool.page.get_by_label("To keep")).to_be_hidden()


def test_hidden_names_are_hidden_in_notes_on_the_projector_and_in_the_plan_and_come_back(tool: Tool, said: dict[str, Any]) -> None:
    tool.choose(*as_files(said)).on("Bring together")
    tool.page.get_by_label("Hide names beside the answers").check()
    tool.press("Bring them together").on("What people answered alone").press("Answer together in workshop view")
    note = tool.page.locator(f"[id='{VISION}.note']")
    tool.on("Foundation, statement 2 of 2").go(f"workshop/leadership/{VISION}")
    expect(tool.page.locator(f"[id='{VISION}']")).to_contain_text("In place: 3 of you")
    tool.press("Show names").press("Add to ours")
    expect(note).to_have_value(f"Alder Vale: {NOTE}")
    tool.press("Hide names")
    expect(note).to_have_value(NOTE)
    note.fill(f"{NOTE}\nOurs.")
    for step in ("plan", "review"):
        tool.go(step)
        for choice in tool.page.get_by_label("To keep").all():
            choice.check()
        expect(tool.page.locator("main")).to_contain_text("Ours.")
        expect(tool.page.locator("main")).not_to_contain_text("Alder Vale")
    tool.go("leadership/foundation").on("Foundation").press("Show names")
    expect(note).to_have_value(f"Alder Vale: {NOTE}\nOurs.")


def test_files_come_one_by_one_each_is_listed_once_and_one_can_be_taken_off(tool: Tool, said: dict[str, Any]) -> None:
    tool.choose(*as_files({"alder": said["alder"], "brook": said["brook"]})).on("Bring together")
    names = tool.page.get_by_label("Name of the person or practice")
    names.first.fill("Alder Vale Surgery")
    tool.page.get_by_role("checkbox", name="Brookside").uncheck()
    tool.choose(*as_files({"cedar": said["cedar"], "copy of brook": said["brook"], "damaged": "{"})).on("Bring together")
    expect(tool.page.locator(".app-bring__file").get_by_role("checkbox")).to_have_count(3)
    assert names.evaluate_all("all => all.map(({ value }) => value)") == ["Alder Vale Surgery", "Brookside", "Cedar Grove"]
    assert tool.page.locator(".app-bring__file").get_by_role("checkbox").evaluate_all("all => all.map(({ checked }) => checked)") == [
        True,
        False,
        True,
    ]
    expect(tool.page.locator("main")).to_contain_text("the same file is listed already: copy of brook.json")
    tool.press("Remove from this list : damaged.json").on("Bring together")
    expect(tool.page.locator("main")).not_to_contain_text("damaged.json")
    tool.press("Remove from this list : brook.json").on("Bring together")
    tool.press("Bring them together").on("What people answered alone")
    expect(tool.page.locator(".app-kept__name")).to_have_text(["Alder Vale Surgery", "Cedar Grove"])


def test_files_of_several_names_are_brought_together_under_one_when_somebody_says_so(tool: Tool, said: dict[str, Any]) -> None:
    """Practices that began with links for PCNs, and one with no name at all: none of them says who answers."""
    for at, one in enumerate(said.values()):
        one["about"] = {"name": ("Alder Vale", "Brookside", "")[at], "audiences": ["pcn"]}
    tool.choose(*as_files(said)).on("Bring together")
    section = tool.page.get_by_role("button", name="Treat all files as answers of this PCN")
    section.click()
    expect(tool.page.locator(".nhsuk-error-message").last).to_have_text("Error: Enter the name of the PCN")
    tool.page.get_by_label("Name of the PCN", exact=True).fill("Harbour PCN")
    section.click()
    tool.on("Bring together")
    expect(tool.page.get_by_role("heading", level=2).first).to_have_text("Harbour PCN")
    names = tool.page.get_by_label("Name of the person or practice")
    assert names.evaluate_all("all => all.map(({ value }) => value)") == ["Alder Vale", "Brookside", ""]
    tool.press("Use the PCN that each file names").on("Bring together")
    expect(names.first).to_have_value("")
    tool.page.get_by_label("Name of the PCN", exact=True).fill("Harbour PCN")
    section.click()
    names.last.fill("Cedar Grove")
    tool.press("Bring them together").on("What people answered alone")
    expect(tool.page.locator(".app-kept__name")).to_have_text(["Alder Vale", "Brookside", "Cedar Grove"])
    tool.press("Answer together").go("").on("Harbour PCN")
    assert kept(tool)["about"]["name"] == "Harbour PCN"


def test_the_team_does_not_inherit_who_asked_one_of_them(tool: Tool, said: dict[str, Any]) -> None:
    asked = {"asked_by": "Priya", "send_to": "priya@example.org", "wanted_by": "2027-01-31"}
    for one in said.values():
        one["about"] |= asked
    brought(tool, said)
    assert not asked.keys() & kept(tool)["about"].keys()
    expect(tool.go("").page.get_by_role("heading", name="Who asked for this")).to_have_count(0)


def test_the_answers_of_one_say_in_title_and_first_lines_whose_they_are(tool: Tool, said: dict[str, Any]) -> None:
    tool.choose(*as_files({"alder": said["alder"]})).on("What is in this file")
    tool.press("Add it to this device").on("Riverside PCN, Alder Vale")
    tool.go("plan").on("Your plan")
    head = tool.page.locator(".app-paper__first")
    expect(head.get_by_role("heading").first).to_have_text("Alder Vale")
    expect(head).to_contain_text(re.compile("Answers given alone.*Riverside PCN.*Answered alone: Alder Vale, before Riverside PCN answers"))
    title = "Alder Vale, answered alone for Riverside PCN, 20 January 2026"
    word = docx.Document(str(tool.take("Answers as a Word document")))
    assert word.core_properties.title == title
    first = [paragraph.text for paragraph in word.paragraphs[:5]]
    assert first[1] == "Alder Vale"
    assert "Answered alone: Alder Vale, before Riverside PCN answers together" in first
    text = tool.take("Answers as a web page").read_text("utf-8")
    assert f"<title>{title}</title>" in text
    assert "Person or practice,,Alder Vale" in tool.take("Answers as a table").read_text("utf-8").replace('"', "")


def test_what_one_answers_alone_is_told_whole_and_is_no_plan(tool: Tool, said: dict[str, Any]) -> None:
    tool.choose(*as_files({"alder": said["alder"]})).on("What is in this file")
    tool.press("Add it to this device").on("Riverside PCN, Alder Vale").go("export").on("Send your answers")
    expect(tool.page.locator("main")).not_to_contain_text(re.compile("Plan as|calendar|board"))
    word = docx.Document(str(tool.take("Answers as a Word document")))
    page = BeautifulSoup(tool.take("Answers as a web page").read_text("utf-8"), "html.parser").select_one(".app-paper")
    assert page
    for text in ("\n".join(paragraph.text for paragraph in word.paragraphs), page.get_text("\n")):
        for words in ("Vision and actions", "In place", "Leadership support for Clinical Directors", "Partly", NOTE):
            assert words in text
        for words in ("Not decided yet", "in a year", "What we will do first", "Appendix"):
            assert words not in text


def test_who_answers_alone_is_offered_no_projector_and_starting_again_says_whose_answers_go(tool: Tool, said: dict[str, Any]) -> None:
    tool.choose(*as_files({"alder": said["alder"]})).on("What is in this file")
    tool.press("Add it to this device").on("Riverside PCN, Alder Vale").go("leadership/foundation").on("Foundation")
    expect(tool.page.locator(".app-tool__parts")).not_to_contain_text("Workshop view")
    tool.go("start-again").on("Do you want to start again?")
    expect(tool.heading).to_contain_text("Riverside PCN, Alder Vale")
    expect(tool.page.locator("main")).not_to_contain_text("What people answered alone is deleted too.")


def test_starting_again_says_that_what_people_answered_alone_goes_too(tool: Tool, said: dict[str, Any]) -> None:
    brought(tool, said).go("start-again").on("Do you want to start again?")
    expect(tool.page.locator("main")).to_contain_text("What people answered alone is deleted too.")


def test_in_workshop_view_the_ways_below_a_statement_stand_apart_also_on_a_phone(tool: Tool, said: dict[str, Any]) -> None:
    brought(tool, said).page.set_viewport_size({"width": 390, "height": 844})
    tool.go(f"workshop/leadership/{SUPPORT}").on("Foundation, statement 2 of 2")
    action, names = (tool.page.get_by_role("button", name=name).bounding_box() for name in ("Add an action", "Hide names"))
    assert action and names
    assert names["x"] - (action["x"] + action["width"]) >= 24 or names["y"] - (action["y"] + action["height"]) >= 12
    tool.go("workshop/leadership").on("Now and in a year")
    expect(tool.page.get_by_role("button", name="Hide names")).to_have_count(0)


def test_a_name_of_one_long_word_makes_no_page_wider_than_a_phone(tool: Tool, said: dict[str, Any]) -> None:
    said["alder"]["about"]["voice"] = "Ä" * 199
    brought(tool, said).page.set_viewport_size({"width": 320, "height": 640})
    for place in ("leadership/foundation", "voices", "review", f"workshop/leadership/{VISION}"):
        fits = tool.go(place).page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert fits, place


def test_the_preview_of_a_kept_file_says_that_it_holds_what_people_answered_alone(tool: Tool, said: dict[str, Any]) -> None:
    whole = kept(brought(tool, said))
    tool.open().choose_text(json.dumps(whole)).on("What is in this file")
    expect(tool.page.locator("main")).to_contain_text(re.compile("What people answered alone\\s*3 sets of answers"))


def test_who_answers_is_asked_once_where_an_assessment_begins(tool: Tool) -> None:
    page = tool.page
    voice = page.get_by_label("Name of the person or practice")
    expect(voice).to_be_hidden()
    page.get_by_role("radio", name="One person or practice").check()
    voice.fill("Elm Practice")
    page.get_by_label("Name of your PCN or system").fill("Harbour PCN")
    tool.press("Start a new self-assessment")
    expect(page.locator(".nhsuk-error-summary")).to_contain_text("Select who you want to answer for")
    tool.begin("For PCNs").on("Harbour PCN, Elm Practice")
    expect(page.locator("#status-about")).to_have_text("In progress")
    about = tool.state()["about"]
    assert about == {"name": "Harbour PCN", "answered_by": "one", "voice": "Elm Practice", "audiences": ["pcn"]}
    tool.go("export").on("Send your answers")
    page.goto("about:blank")
    tool.open()
    expect(page.get_by_label("Name of your PCN or system")).to_have_value("")
    tool.begin("For PCNs").on("Your self-assessment").go("export").on("Keep or send")
    expect(page.locator("#send-text")).to_have_value(re.compile("Attached is our development plan[.]"))
