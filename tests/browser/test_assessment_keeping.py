"""What is kept on this device, and what people are told when it cannot be."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.browser.assessment_tool import MOVE, Tool
from tests.conftest import CHROMIUM_FLAGS, chromium

VISION = "leadership.foundation.pcn.vision"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });"
DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);"
FILL = """() => {
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try { for (let n = 0; ; n += 1) localStorage.setItem(`filler-${size}-${n}`, "x".repeat(size)); } catch { /* full for this size */ }
  }
}"""
EMPTY = "() => { for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key); }"


def warned_on_leaving(page: Page) -> bool:
    """Whether the browser asks before the page is left; it stays."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.reload()
    page.remove_listener("dialog", answer)
    return asked == ["beforeunload"]


def test_the_browser_is_closed_in_the_middle(browser: Browser, disk: str, tmp_path: Path) -> None:
    """What was typed is there when the browser is started again, at the same place."""

    def started() -> BrowserContext:
        assert browser.browser_type.executable_path
        return browser.browser_type.launch_persistent_context(tmp_path, executable_path=chromium(), args=CHROMIUM_FLAGS)

    first = started()
    tool = Tool(first.pages[0], disk).open().start().go("leadership/foundation").answer(VISION, "partly").note(VISION, "In the middle of a")
    place, before = tool.page.url.partition("#")[2], tool.exported()
    first.close()
    second = started()
    again = Tool(second.pages[0], disk).open(f"#{place}")
    assert again.page.locator(f"[id='{VISION}.note']").input_value() == "In the middle of a"
    assert again.exported() == before
    again.open().page.reload()
    again.follow("Riverside PCN").on("Riverside PCN")
    second.close()


def test_two_tabs_show_the_same(context: BrowserContext, page: Page, base: str) -> None:
    """A change in one tab is seen in the other, which says so."""
    one = Tool(page, base).open().start().go("leadership/foundation")
    other = Tool(context.new_page(), base).open(f"#{one.id}/leadership/foundation")
    one.answer(VISION, "partly")
    expect(other.page.locator(f"[id='{VISION}.partly']")).to_be_checked()
    expect(other.status).to_contain_text("Changed in another tab")
    other.note(VISION, "From the other tab")
    expect(page.locator(f"[id='{VISION}.note']")).to_have_value("From the other tab")
    assert other.exported() == one.exported()
    expect(other.notice).to_have_count(0)


def conflict(context: BrowserContext, page: Page, disk: str) -> tuple[Tool, Tool]:
    """Two tabs that changed the same assessment, the second without having heard of the first."""
    one = Tool(page, disk).open().start().go("leadership/foundation")
    deaf = context.new_page()
    deaf.add_init_script(DEAF)
    other = Tool(deaf, disk).open(f"#{one.id}/leadership/foundation")
    one.answer(VISION, "partly").note(VISION, "Here")
    other.answer(VISION, "not_yet")
    expect(other.notice).to_contain_text("changed in another tab")
    expect(other.notice).to_contain_text("Vision and actions: note")
    expect(other.status).to_contain_text("Not saved")
    return one, other


def test_two_tabs_disagree_and_theirs_is_used(context: BrowserContext, page: Page, disk: str) -> None:
    one, other = conflict(context, page, disk)
    other.press("Use the version of the other tab")
    assert other.exported() == one.exported()
    expect(other.page.locator(f"[id='{VISION}.note']")).to_have_value("Here")
    other.press("Undo")
    expect(other.page.locator(f"[id='{VISION}.not_yet']")).to_be_checked()
    other.press("Undo")
    expect(other.page.locator(f"[id='{VISION}.note']")).to_have_value("Here")


def test_two_tabs_disagree_and_this_one_is_used(context: BrowserContext, page: Page, disk: str) -> None:
    one, other = conflict(context, page, disk)
    other.press("Use the version on this page")
    expect(other.status).to_contain_text("Saved on this device")
    expect(one.page.locator(f"[id='{VISION}.not_yet']")).to_be_checked()
    other.press("Undo")
    expect(other.page.locator(f"[id='{VISION}.note']")).to_have_value("Here")
    expect(one.page.locator(f"[id='{VISION}.partly']")).to_be_checked()


def test_leaving_a_disagreement_asks(context: BrowserContext, page: Page, disk: str) -> None:
    _, other = conflict(context, page, disk)
    assert warned_on_leaving(other.page)


def test_two_tabs_disagree_and_both_are_kept(context: BrowserContext, page: Page, disk: str) -> None:
    _, other = conflict(context, page, disk)
    other.press("Keep both, as two assessments").on("Riverside PCN")
    assert other.state()["themes"]["leadership"]["components"][VISION]["answer"] == "not_yet"
    kept = set()
    places = other.open().page.locator(".app-kept__name a").evaluate_all("links => links.map(a => a.hash)")
    for place in places:
        other.page.evaluate(MOVE, place)
        kept.add(other.on("Riverside PCN").state()["themes"]["leadership"]["components"][VISION]["answer"])
    assert kept == {"partly", "not_yet"}


def test_deleted_in_another_tab(context: BrowserContext, page: Page, disk: str) -> None:
    """The page that still shows it says so, and can save it again."""
    one = Tool(page, disk).open().start().go("leadership/foundation").answer(VISION, "partly")
    other = Tool(context.new_page(), disk).open()
    other.follow("Delete all assessments").on("Do you want to delete everything").press("Yes, delete everything").on("Self-assessment")
    expect(other.page.locator(".app-kept__item")).to_have_count(0)
    expect(one.notice).to_contain_text("not on this device any more")
    one.note(VISION, "Still here")
    expect(one.notice).to_contain_text("not on this device any more")
    one.press("Save it on this device again")
    expect(one.status).to_contain_text("Saved on this device")
    expect(other.page.locator(".app-kept__item")).to_have_count(1)


def test_storage_denied(context: BrowserContext, disk: str) -> None:
    """Everything works on the page, the warning is clear, and leaving asks first: no page knows whether an export was kept."""
    page = context.new_page()
    page.add_init_script(NO_STORAGE)
    tool = Tool(page, disk).open()
    expect(tool.notice).to_contain_text("Nothing is saved on this device")
    tool.start().go("leadership/foundation").answer(VISION, "partly")
    expect(tool.status).to_contain_text("Not saved")
    expect(tool.notice).to_be_visible()
    text = tool.exported()
    assert json.loads(text)["themes"]["leadership"]["components"][VISION] == {"answer": "partly"}
    assert warned_on_leaving(page)
    tool.open().choose_text(text).on("What is in this file").press("Add it to this device")
    tool.on("Riverside PCN").go("leadership/foundation").answer(VISION, "not_yet")
    assert warned_on_leaving(page)


def test_storage_full(tool: Tool) -> None:
    """The older state stays, the newest is on the page, and it can be saved when there is room."""
    tool.start().go("leadership/foundation").answer(VISION, "partly")
    tool.page.evaluate(FILL)
    tool.note(VISION, "There is no room for this note, which is longer than the crumbs that are left.")
    expect(tool.notice).to_contain_text("Your newest changes are not saved")
    expect(tool.status).to_contain_text("Not saved")
    assert tool.page.evaluate("localStorage.length") > 1
    tool.page.evaluate(EMPTY)
    tool.press("Save again")
    expect(tool.status).to_contain_text("Saved on this device")
    expect(tool.notice).to_have_count(0)
    assert not warned_on_leaving(tool.page)
    assert tool.state()["themes"]["leadership"]["components"][VISION]["note"].startswith("There is no room")


def test_leaving_full_storage_asks(tool: Tool) -> None:
    tool.start().go("leadership/foundation")
    tool.page.evaluate(FILL)
    tool.note(VISION, "x" * 3000)
    expect(tool.notice).to_be_visible()
    assert warned_on_leaving(tool.page)


def test_damaged_storage(tool: Tool) -> None:
    """What cannot be read is said to be so, can be saved as it is, and can be deleted."""
    tool.start()
    tool.page.evaluate("() => { const [key] = Object.keys(localStorage); localStorage[key] = localStorage[key].slice(0, 300); }")
    tool.page.reload()
    expect(tool.heading).to_contain_text("cannot be read")
    with tool.page.expect_download() as download:
        tool.press("Save what is stored")
    assert download.value.path().read_text("utf-8").startswith('{"format":"pcn-self-assessment"')
    tool.follow("Delete it from this device").on("Do you want to delete").press("Yes, delete it").on("Self-assessment")
    expect(tool.page.locator(".app-kept__item")).to_have_count(0)


def test_several_assessments_side_by_side(tool: Tool) -> None:
    tool.start("Riverside PCN").follow("All assessments").on("Self-assessment")
    tool.start("Hillside PCN").go("leadership/foundation").answer(VISION, "partly")
    tool.go("").follow("All assessments").on("Self-assessment")
    names = [name.partition(",")[0] for name in tool.page.locator(".app-kept__name").all_inner_texts()]
    assert sorted(names) == ["Hillside PCN", "Riverside PCN"]
    expect(tool.page.locator(".app-kept__item").first).to_contain_text("Last changed on")
    tool.page.get_by_role("link", name="Delete Riverside PCN").click()
    tool.on("Do you want to delete this assessment?").press("Yes, delete it").on("Self-assessment")
    expect(tool.page.locator(".app-kept__item")).to_have_count(1)
    tool.follow("Hillside PCN").on("Hillside PCN").follow("Start again with blank answers").press("Yes, start again")
    tool.on("Your self-assessment")
    assert tool.state()["themes"] == {}


def test_it_is_said_once_that_somebody_started_again(tool: Tool) -> None:
    tool.start().go("start-again").press("Yes, start again").on("Your self-assessment")
    expect(tool.status).to_contain_text("Started again. Saved on this device")
    tool.go("about").on("About you")
    expect(tool.status).not_to_contain_text("Started again")


def test_a_double_click_starts_one(tool: Tool) -> None:
    tool.page.get_by_role("radio", name="Both").check()
    tool.page.get_by_role("button", name="Start a new self-assessment").dblclick()
    tool.on("Your self-assessment").follow("All assessments on this device").on("Self-assessment")
    expect(tool.page.locator(".app-kept__item")).to_have_count(1)


def test_the_second_half_of_a_double_click_is_not_for_the_step_that_the_first_half_led_to(tool: Tool) -> None:
    tool.start()
    second_half = "(button) => button.dispatchEvent(new MouseEvent('click', {detail: 2, bubbles: true, cancelable: true}))"
    tool.page.get_by_role("link", name="About you").click()
    tool.on("About you").page.get_by_role("button", name="Save and continue").evaluate(second_half)
    tool.on("About you").press("Save and continue").on("Riverside PCN")


def test_an_assessment_that_is_not_here(tool: Tool) -> None:
    tool.page.goto(f"{tool.url}#00000000-0000-4000-8000-000000000000/review")
    tool.on("This assessment is not here")
    tool.page.evaluate("location.hash = '#%E0%A4%A'")
    tool.page.evaluate("location.hash = '#constructor'")
    tool.on("There is no such step").follow("Go to the start").on("Self-assessment")


def test_a_step_that_there_is_not_of_an_assessment_that_is_here(tool: Tool) -> None:
    """It is not said to be missing under a line that says that it is saved."""
    tool.start().go("leadership/step-9").on("There is no such step")
    expect(tool.status).to_contain_text("Saved on this device")
    expect(tool.page.locator(".app-tool__step")).to_contain_text("does not name a step of Riverside PCN")
    tool.follow("Go to the task list").on("Riverside PCN")
