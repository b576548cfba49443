"""Coming back: to a page of the tool by Back, to the preview of a file, to another copy of the site. What is shown is what is stored."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.assessment_tool import MOVE, Tool
from tests.browser.test_assessment_keeping import DEAF, NO_STORAGE, VISION

STORED = """id => {
  const value = localStorage.getItem(`pcn-prospectus/self-assessment/2/${id}`);
  return JSON.parse(value.slice(value.indexOf("\\n") + 1));
}"""


def said(tool: Tool) -> dict[str, str]:
    """What is stored of one component."""
    stored: Any = tool.page.evaluate(STORED, tool.id)
    held: dict[str, str] = stored["themes"]["leadership"]["components"][VISION]
    return held


def two_visits(page: Page, base: str) -> Tool:
    """A first visit with old words, a second one with new ones, and then Back to the first."""
    tool = Tool(page, base).open().begin().on("Your self-assessment")
    place = f"{tool.id}/leadership/foundation"
    tool.open(f"#{place}").note(VISION, "old words").answer(VISION, "in_place")
    page.goto(f"{base}licences.txt")
    tool.open(f"#{place}").note(VISION, "new words, agreed").answer(VISION, "not_yet")
    expect(tool.status).to_contain_text("Saved on this device")
    page.goto(f"{base}licences.txt")
    page.evaluate("setTimeout(() => history.go(-3))")
    expect(page).to_have_url(re.compile(r"/assessment/tool\.html#"))
    expect(tool.heading).to_be_visible()
    return tool


def shows_and_keeps_the_new_words(tool: Tool) -> None:
    note = tool.page.locator(f"[id='{VISION}.note']")
    expect(note).to_have_value("new words, agreed")
    expect(tool.page.locator(f"[id='{VISION}.not_yet']")).to_be_checked()
    expect(tool.status).not_to_contain_text("Not saved")
    tool.page.wait_for_timeout(300)  # a browser that puts old words back does so after the page has started
    expect(note).to_have_value("new words, agreed")
    note.press("End")
    note.press_sequentially("!")
    expect(tool.status).to_contain_text("Saved on this device")
    tool.page.reload()
    expect(note).to_have_value("new words, agreed!")
    expect(tool.page.locator(f"[id='{VISION}.not_yet']")).to_be_checked()


def test_back_to_an_earlier_visit_shows_what_is_stored(page: Page, base: str) -> None:
    shows_and_keeps_the_new_words(two_visits(page, base))


def test_a_page_that_slept_takes_up_what_was_stored_meanwhile(context: BrowserContext, page: Page, disk: str) -> None:
    """As the browser's cache of pages has it: the page is shown again as it was, and heard of nothing."""
    page.add_init_script(DEAF)
    tool = Tool(page, disk).open().start().go("leadership/foundation").note(VISION, "old words")
    other = Tool(context.new_page(), disk).open(f"#{tool.id}/leadership/foundation")
    other.note(VISION, "new words, agreed").answer(VISION, "not_yet")
    expect(other.status).to_contain_text("Saved on this device")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    shows_and_keeps_the_new_words(tool)


def test_no_field_of_the_tool_lets_the_browser_put_old_words_into_it(tool: Tool) -> None:
    tool.start(sides=("For PCNs", "For systems"))
    for place in ("about", "leadership/foundation", "leadership/now", "leadership/how"):
        tool.go(place)
        fields = tool.page.locator(".app-tool__step :is(input:not([type=radio], [type=checkbox]), select, textarea):visible")
        assert fields.count() > 0
        assert set(fields.evaluate_all("all => all.map((one) => one.autocomplete)")) <= {"off", "organization"}


# --- a preview that was overtaken


def preview(tool: Tool) -> Tool:
    """A colleague's file of the assessment that is open, which holds other people and the same first words."""
    tool.go("leadership/foundation").note(VISION, "first words")
    expect(tool.status).to_contain_text("Saved on this device")
    file = tool.page.evaluate(STORED, tool.id)
    file["about"]["participants"] = "somebody"
    tool.page.evaluate(MOVE, "#")
    return tool.choose_text(json.dumps(file)).on("What is in this file")


def replace_is_asked_anew(tool: Tool, identity: str) -> None:
    """The words that were not in the preview are in it now, stored all the same, and replaced only by whoever saw them."""
    step = tool.page.locator(".app-tool__step")
    expect(step).to_contain_text("was changed after you opened this file")
    expect(tool.page.get_by_role("region", name="What would change")).to_contain_text("an hour of new words")
    stored = tool.page.evaluate(STORED, identity)
    assert stored["themes"]["leadership"]["components"][VISION]["note"] == "an hour of new words"
    tool.press("Replace the version on this device").on("Riverside PCN")
    assert said(tool)["note"] == "first words"


def test_back_to_a_preview_makes_it_anew(tool: Tool) -> None:
    tool.start()
    identity = tool.id
    preview(tool)
    tool.page.evaluate(MOVE, f"#{identity}/leadership/foundation")
    tool.note(VISION, "an hour of new words")
    expect(tool.status).to_contain_text("Saved on this device")
    tool.page.go_back()
    tool.on("What is in this file")
    replace_is_asked_anew(tool, identity)


@pytest.mark.parametrize("hears", [True, False])
def test_what_another_tab_wrote_during_a_preview_is_not_replaced_unseen(
    context: BrowserContext, page: Page, disk: str, hears: bool
) -> None:
    if not hears:
        page.add_init_script(DEAF)
    tool = Tool(page, disk).open().start()
    identity = tool.id
    preview(tool)
    other = Tool(context.new_page(), disk).open(f"#{identity}/leadership/foundation").note(VISION, "an hour of new words")
    expect(other.status).to_contain_text("Saved on this device")
    if hears:
        expect(page.locator(".app-tool__step")).to_contain_text("an hour of new words")
    else:
        tool.press("Replace the version on this device")
    replace_is_asked_anew(tool, identity)


def test_a_file_takes_no_place_while_a_question_is_open(context: BrowserContext, page: Page, disk: str) -> None:
    page.add_init_script(DEAF)
    tool = Tool(page, disk).open().start()
    file = json.dumps(tool.page.evaluate(STORED, tool.id))
    other = Tool(context.new_page(), disk).open(f"#{tool.id}/leadership/foundation").note(VISION, "Theirs")
    expect(other.status).to_contain_text("Saved on this device")
    tool.go("leadership/foundation").note(VISION, "Mine")
    expect(tool.notice).to_contain_text("changed in another tab")
    tool.page.evaluate(MOVE, "#")
    tool.choose_text(file).on("What is in this file")
    expect(page.get_by_role("heading", name="A question about this assessment is open")).to_be_visible()
    expect(page.get_by_role("button", name="Replace")).to_have_count(0)


# --- damaged and newer entries, odd names


def spoil(page: Page, change: str) -> None:
    page.evaluate(f"() => {{ const [key] = Object.keys(localStorage); localStorage[key] = ({change})(localStorage[key]); }}")


def test_a_damaged_entry_is_not_replaced_by_its_file_without_a_word(tool: Tool) -> None:
    tool.start().go("leadership/foundation").note(VISION, "Only here")
    expect(tool.status).to_contain_text("Saved on this device")
    file = json.dumps(tool.page.evaluate(STORED, tool.id))
    spoil(tool.page, "value => value.slice(0, -2)")
    tool.page.goto("about:blank")
    tool.open().choose_text(file).on("What is in this file")
    expect(tool.page.get_by_role("heading", name="A damaged version is on this device")).to_be_visible()
    with tool.page.expect_download() as download:
        tool.press("Save what is stored")
    assert "Only here" in download.value.path().read_text("utf-8")
    tool.press("Replace the damaged version").on("Riverside PCN")
    assert said(tool)["note"] == "Only here"


def test_an_assessment_of_a_newer_version_is_told_as_newer_and_kept(tool: Tool) -> None:
    tool.start()
    identity, file = tool.id, json.dumps(tool.page.evaluate(STORED, tool.id))
    spoil(tool.page, """value => value.replace('"format_version":2', '"format_version":3')""")
    stored = tool.page.evaluate("JSON.stringify(localStorage)")
    tool.page.reload()
    expect(tool.heading).to_contain_text("saved by a newer version of the tool")
    tool.open()
    expect(tool.page.locator(".app-kept__name")).to_contain_text("An assessment that a newer version of this tool saved")
    tool.choose_text(file).on("What is in this file")
    expect(tool.page.get_by_role("heading", name="A newer version is on this device")).to_be_visible()
    expect(tool.page.get_by_role("button", name="Replace")).to_have_count(0)
    assert tool.page.evaluate("JSON.stringify(localStorage)") == stored
    tool.press("Keep both").on("Riverside PCN")
    assert tool.id != identity
    assert json.loads(stored).items() <= tool.page.evaluate("({ ...localStorage })").items()


@pytest.mark.parametrize("name", ["no id", "open-a-file", "a/b?c#d", "%E0%A4%A"])
def test_an_entry_under_a_name_that_is_no_id_can_be_opened_and_deleted_alone(tool: Tool, name: str) -> None:
    tool.start("Riverside PCN")
    tool.page.evaluate("name => localStorage.setItem(`pcn-prospectus/self-assessment/2/${name}`, 'x')", name)
    tool.page.goto("about:blank")
    tool.open().follow("An assessment that cannot be read").on("This assessment cannot be read")
    tool.follow("Delete it from this device").on("Do you want to delete").press("Yes, delete it").on("Self-assessment")
    expect(tool.page.locator(".app-kept__name")).to_have_text([re.compile("^Riverside PCN, started")])
    assert tool.page.evaluate("localStorage.length") == 1


# --- what does not fit


PASTE = """([id, text]) => {
  const field = document.getElementById(id);
  field.focus();
  field.select();
  document.execCommand("insertText", false, text);
}"""


@pytest.mark.parametrize(("letter", "count"), [("x", 30_000), ("\N{GRINNING FACE}", 20_003)])
def test_a_paste_that_is_too_long_keeps_every_word_in_the_field_and_is_not_called_saved(tool: Tool, letter: str, count: int) -> None:
    tool.start().go("leadership/foundation").note(VISION, "Short")
    note = tool.page.locator(f"[id='{VISION}.note']")
    tool.page.evaluate(PASTE, [f"{VISION}.note", letter * count])
    expect(tool.status).to_have_text("Not saved: a text is too long")
    expect(tool.page.locator(f"[id='{VISION}.note.length']")).to_contain_text(f"{count - 20_000:,} characters too long")
    expect(tool.notice).to_contain_text("Leadership, planning and partnerships: Vision and actions: note")
    assert note.input_value() == letter * count
    assert said(tool)["note"] == "Short"
    tool.go("review").go("leadership/foundation")
    assert note.input_value() == letter * count
    expect(tool.status).to_have_text("Not saved: a text is too long")
    note.fill(letter * 20_000)
    expect(tool.status).to_contain_text("Saved on this device")
    assert said(tool)["note"] == letter * 20_000
    expect(tool.notice).to_have_count(0)
    expect(tool.page.locator(f"[id='{VISION}.note.length']")).to_have_count(0)


def test_a_text_that_is_too_long_is_not_left_without_a_question(tool: Tool) -> None:
    tool.start().go("leadership/foundation").note(VISION, "x" * 20_001)
    asked: list[str] = []
    tool.page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    tool.page.reload()
    assert asked == ["beforeunload"]


def test_undo_brings_back_a_date_that_is_not_complete(tool: Tool) -> None:
    tool.start().go("leadership/actions").press("Add an action").press("Add another action")
    days = tool.page.get_by_label("Day")
    days.nth(0).fill("7")
    days.nth(1).fill("8")
    tool.press("Remove : action 1")
    expect(days).to_have_count(1)
    expect(days.first).to_have_value("8")
    tool.press("Undo")
    expect(days.nth(0)).to_have_value("7")
    expect(days.nth(1)).to_have_value("8")


# --- files that are dropped

DROP = """([names, text, slow]) => {
  const data = new DataTransfer();
  for (const name of names) data.items.add(new File([text], name, { type: "application/json" }));
  const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  if (slow) {
    const { files } = data;
    const { stream } = files[0];
    const later = new Promise((done) => setTimeout(done, 600));
    files[0].stream = function () {
      const reader = stream.call(this).getReader();
      return { getReader: () => ({ read: async () => { await later; return reader.read(); } }) };
    };
    Object.defineProperty(event, "dataTransfer", { value: { files } });
  }
  document.querySelector("main").dispatchEvent(event);
}"""


def test_many_dropped_files_are_offered_to_be_brought_together_and_the_bad_ones_told(tool: Tool) -> None:
    tool.page.evaluate(DROP, [["one.json", "two.json", "three.json"], "{", False])
    tool.on("Bring together")
    words = [f"This file cannot be used: {name}.json" for name in ("one", "two", "three")]
    expect(tool.page.locator(".app-tool__step h2")).to_have_text([*words, "More files"])


def test_a_slow_file_does_not_take_the_place_of_one_that_was_dropped_after_it(tool: Tool) -> None:
    tool.page.evaluate(DROP, [["slow.json"], "{", True])
    tool.page.evaluate(DROP, [["later.json"], "{", False])
    tool.on("This file cannot be used")
    tool.page.wait_for_timeout(900)
    expect(tool.heading).to_contain_text("later.json")


def test_a_file_in_another_encoding_is_refused(tool: Tool) -> None:
    """It came in with other letters than it had."""
    text = json.dumps(tool.start("Caf\u00e9 PCN").state(), ensure_ascii=False)
    for content in (text.encode("cp1252"), text.encode("utf-16")):
        tool.open().choose_text(content).on("This file cannot be used")
        expect(tool.page.locator(".app-findings")).to_contain_text("not saved as UTF-8 text")


# --- where it is found again


def test_the_browser_is_asked_once_to_keep_what_was_saved(page: Page, site_server: str) -> None:
    page.add_init_script(
        "window.asked = 0; Object.defineProperty(navigator.storage, 'persist', { value: () => { asked += 1; return Promise.reject(new Error('no')); } });"
    )
    tool = Tool(page, site_server).open()
    assert page.evaluate("asked") == 0
    tool.start().go("leadership/foundation").answer(VISION, "partly")
    assert page.evaluate("asked") == 1


def test_a_browser_that_keeps_nothing_is_asked_nothing(page: Page, site_server: str) -> None:
    page.add_init_script(NO_STORAGE)
    page.add_init_script("window.asked = 0; Object.defineProperty(navigator.storage, 'persist', { value: () => { asked += 1; } });")
    Tool(page, site_server).open().start()
    assert page.evaluate("asked") == 0


def test_the_start_says_where_what_is_kept_is_found_again(page: Page, disk: str, site_server: str) -> None:
    step = page.locator(".app-tool__step")
    tool = Tool(page, disk).open()
    expect(step).to_contain_text("for this file in this folder")
    tool.start()
    expect(tool.status).to_contain_text("in this browser, for this file")
    Tool(page, site_server).open()
    expect(step).to_contain_text(f"for {site_server.split('/')[2]}")
