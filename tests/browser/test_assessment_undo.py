"""Taking back what was replaced, started again or deleted; and telling apart what is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assessment_tool import Tool

VISION = "leadership.foundation.pcn.vision"
PREFIX = "pcn-prospectus/self-assessment/2/"
PUT = f"name => localStorage.setItem('{PREFIX}' + name, '1 x\\n{{}}')"
KEYS = "() => Object.keys(localStorage).sort()"
UNDO = ".app-undo"


def undo(tool: Tool) -> Tool:
    tool.page.locator(UNDO).get_by_role("button", name="Undo").first.click()
    return tool


def replaced(tool: Tool) -> Tool:
    state = tool.state()
    state["about"]["name"] = "From a file"
    tool.open().choose_text(json.dumps(state)).on("What is in this file")
    return tool.press("Replace the version on this device").on("From a file")


def started_again(tool: Tool) -> Tool:
    return tool.go("start-again").press("Yes, start again").on("Your self-assessment")


@pytest.mark.parametrize("act", [replaced, started_again])
def test_what_was_replaced_or_started_again_is_brought_back(page: Page, base: str, act: Callable[[Tool], Tool]) -> None:
    """On any step, until the page is left; and back again."""
    tool = Tool(page, base).open().start().go("leadership/foundation").answer(VISION, "partly")
    before = tool.exported()
    after = json.loads(act(tool).exported())
    tool.go("about").on("About you")
    expect(page.locator(UNDO)).to_contain_text("You can undo that until you leave the self-assessment or reload the page.")
    undo(tool)
    expect(tool.status).to_contain_text("Undone")
    expect(page.locator(UNDO)).to_contain_text("What was here before is back.")
    assert tool.exported() == before
    expect(page.get_by_label("Name of your PCN or system")).to_have_value("Riverside PCN")
    undo(tool)
    assert json.loads(tool.exported())["about"] == after["about"]
    page.get_by_role("button", name="Hide this message").click()
    expect(page.locator(UNDO)).to_have_count(0)
    expect(tool.heading).to_be_focused()
    page.reload()
    expect(page.locator(UNDO)).to_have_count(0)


def test_what_was_deleted_is_brought_back(page: Page, base: str) -> None:
    tool = Tool(page, base).open().start().go("leadership/foundation").answer(VISION, "partly")
    before = tool.exported()
    place = tool.page.url.partition("#")[2]
    tool.go("delete")
    expect(tool.heading).to_contain_text("Riverside PCN, started")
    tool.press("Yes, delete it").on("Self-assessment")
    assert page.evaluate(KEYS) == []
    expect(page.locator(UNDO)).to_contain_text("Riverside PCN, started")
    undo(tool)
    expect(tool.status).to_contain_text("Undone")
    expect(page.locator(UNDO)).to_have_count(0)
    tool.follow("Riverside PCN").on("Riverside PCN")
    assert tool.exported() == before
    tool.open(f"#{place}")
    expect(page.locator(f"[id='{VISION}.partly']")).to_be_checked()


def test_what_was_deleted_is_gone_for_good_when_somebody_says_so(tool: Tool) -> None:
    """On a computer that others use, nobody should have to close the page first."""
    tool.start().go("delete").press("Yes, delete it").on("Self-assessment").press("Delete for good now")
    expect(tool.page.locator(UNDO)).to_have_count(0)
    tool.begin().on("Your self-assessment").open()
    expect(tool.page.locator(UNDO)).to_have_count(0)


def test_everything_that_was_deleted_is_brought_back(tool: Tool) -> None:
    tool.start("One PCN").open().start("Two PCN")
    for name in ("", "odd name"):
        tool.page.evaluate(PUT, name)
    stored = tool.page.evaluate("() => JSON.stringify(Object.entries(localStorage).sort())")
    tool.open().follow("Delete all").press("Yes, delete everything").on("Self-assessment")
    assert tool.page.evaluate(KEYS) == []
    expect(tool.page.locator(f"{UNDO} li")).to_have_count(4)
    tool.press("Bring all back")
    expect(tool.page.locator(".app-kept__item")).to_have_count(4)
    assert tool.page.evaluate("() => JSON.stringify(Object.entries(localStorage).sort())") == stored


def test_an_entry_of_any_name_is_seen_saved_and_deleted_alone(tool: Tool) -> None:
    """An empty name, one with odd signs, one that looks like a step, and one that holds half of a character."""
    names = ["", "open-a-file", "a/b#c?d%41", "two words", "\\ud800"]
    tool.page.evaluate(f"names => names.map({PUT})", names[:-1])
    tool.page.evaluate(f"({PUT})('\\ud800')")
    tool.open()
    links = tool.page.locator(".app-kept__name a")
    expect(links).to_have_count(5)
    titles = links.all_inner_texts()
    assert len(set(titles)) == 5
    assert {"An assessment that cannot be read, stored under no name", "An assessment that cannot be read, stored under “[U+D800]”"} <= set(
        titles
    )
    for left, title in reversed(list(enumerate(titles))):
        tool.page.get_by_role("link", name=title, exact=True).click()
        tool.on("This assessment cannot be read")
        expect(tool.heading).to_contain_text(title)
        expect(tool.page.locator(".app-findings")).to_contain_text("This file is not a self-assessment.")
        with tool.page.expect_download() as download:
            tool.press("Save what is stored")
        assert download.value.path().read_text("utf-8") == "{}"
        tool.follow("Delete it from this device")
        expect(tool.heading).to_contain_text(title)
        tool.press("Yes, delete it").on("Self-assessment")
        assert len(tool.page.evaluate(KEYS)) == left


def test_a_copy_is_told_apart_everywhere(tool: Tool) -> None:
    """In the list, on both pages that delete: name, date and when the copy was made; and it was last changed when it was."""
    tool.start("Riverside PCN").go("about")
    for part, text in (("day", "31"), ("month", "1"), ("year", "2026")):
        tool.page.locator(f"[id='about.date.{part}']").fill(text)
    state = tool.state() | {"updated": "2026-02-01T10:00:00Z"}
    state["about"]["participants"] = "Somebody else"
    tool.open().choose_text(json.dumps(state)).press("Keep both").on("Riverside PCN")
    expect(tool.status).to_contain_text("Saved")
    tool.go("delete")
    expect(tool.heading).to_contain_text(re.compile(r"Riverside PCN, 31 January 2026, kept as a copy on \d+ \w+ \d{4} at \d\d:\d\d"))
    tool.open()
    first, second = sorted(tool.page.locator(".app-kept__name").all_inner_texts())
    assert first == "Riverside PCN, 31 January 2026"
    assert second.startswith(f"{first}, kept as a copy on ")
    copy = tool.page.locator(".app-kept__item").filter(has_text="kept as a copy")
    expect(copy).to_contain_text("Last changed on 1 February 2026 at 10:00")
    tool.follow("Delete all").on("Do you want to delete everything")
    assert sorted(tool.page.locator(".app-tool__step li").all_inner_texts()) == [first, second]
