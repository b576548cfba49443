"""A form that one person fills in for themselves: kept as they write, opened again without loss, handed over only as far as they tick."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from site_builder.assessment.personal_form import PersonalFile

ROLE = "clinical-director-needs.points.role"
TEAM = "clinical-director-needs.skills.team"
SKILLS, POINTS = "clinical-director-needs.skills", "clinical-director-needs.points"


def opened(page: Page, base: str) -> Page:
    page.goto(base + "assessment/clinical-director.html")
    return page


def filled(page: Page, base: str) -> Page:
    opened(page, base).fill(f"[id='{ROLE}']", "To lead")
    page.check(f"[id='{TEAM}.priority']")
    page.fill(f"[id='{TEAM}.words']", "In autumn")
    return page


def saved(page: Page, button: str) -> dict[str, Any]:
    """What a saved file holds, which the model of the file accepts."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    text = Path(download.value.path()).read_text("utf-8")
    if download.value.suggested_filename.endswith(".html"):
        text = str(BeautifulSoup(text, "html.parser").find(id="pcn-personal-form").string)
    PersonalFile.model_validate_json(text)
    return dict(json.loads(text))


def choose(page: Page, content: str) -> None:
    page.set_input_files("#personal-file", {"name": "mine.json", "mimeType": "application/json", "buffer": content.encode()})


def test_what_is_written_is_there_again_and_in_another_tab(page: Page, base: str) -> None:
    filled(page, base).reload()
    expect(page.locator(f"[id='{ROLE}']")).to_have_value("To lead")
    expect(page.locator(f"[id='{TEAM}.priority']")).to_be_checked()
    other = opened(page.context.new_page(), base)
    other.fill(f"[id='{TEAM}.words']", "In spring")
    if base.startswith("http"):
        expect(page.locator(f"[id='{TEAM}.words']")).to_have_value("In spring")
        expect(page.locator(f"[id='{ROLE}']")).to_have_value("To lead")


def test_a_day_that_does_not_exist_is_said_at_its_field_and_kept(page: Page, disk: str) -> None:
    date = opened(page, disk).get_by_label("Date", exact=True)
    wrong = page.locator(".nhsuk-error-message")
    for typed, message in (
        ("31 2 2027", "Date: “31 2 2027” is not a real date. February 2027 has 28 days"),
        ("28 2 2027", None),
        ("31 March", None),
        ("soon", "Date: “soon” is not a date"),
    ):
        date.fill(typed)
        date.blur()
        expect(wrong).to_contain_text([message] if message else [])
    page.reload()
    expect(date).to_have_value("soon")
    expect(date).to_have_accessible_description(re.compile("“soon” is not a date"))


def test_only_ticked_parts_are_handed_over(page: Page, disk: str) -> None:
    filled(page, disk)
    page.get_by_role("button", name="Save a file of these parts").click()
    expect(page.locator(":focus")).to_contain_text("Tick at least one part")
    page.check(f"[id='hand-over.{SKILLS}']")
    assert saved(page, "Save a file of these parts")["items"] == {TEAM: {"answer": "priority", "words": "In autumn"}}
    expect(page.locator(":focus")).to_have_text(
        re.compile(r"^Export made at \d\d:\d\d: look for clinical-director-needs-to-hand-over-\S+\.html among")
    )
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name="Print these parts").click()
    page.emulate_media(media="print")
    assert [page.locator(f"section[data-part='{part}']").is_visible() for part in (SKILLS, POINTS)] == [True, False]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(f"section[data-part='{POINTS}']").is_visible()


def test_the_print_of_the_browser_follows_the_ticks_and_says_what_it_has(page: Page, disk: str) -> None:
    filled(page, disk).emulate_media(media="print")
    head = page.locator(".app-personal__printed")
    for ticked in (False, True):
        if ticked:
            page.emulate_media(media="screen")
            page.check(f"[id='hand-over.{SKILLS}']")
            expect(head).to_be_hidden()
            page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        shown = [page.locator(f"section[data-part='{part}']").is_visible() for part in (SKILLS, POINTS)]
        assert shown == [True, not ticked]
        expect(head).to_have_text(re.compile("Eight skills" if ticked else "whole form"))
        page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    about = page.locator("[id^='hand-over.']").first
    expect(about).to_have_accessible_description(re.compile("whose form it is"))


def test_what_is_handed_over_opens_in_any_browser_and_in_the_form(page: Page, disk: str, tmp_path: Path, browser: Browser) -> None:
    filled(page, disk).fill(f"[id='{TEAM}.words']", "<b>In</b> autumn </script>")
    page.check(f"[id='hand-over.{SKILLS}']")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a file of these parts").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    with browser.new_context(java_script_enabled=False) as context:
        reader = context.new_page()
        reader.goto(file.as_uri())
        expect(reader.get_by_role("heading", level=1)).to_have_text(page.locator("h1").inner_text())
        shown = reader.locator("main").inner_text()
        assert "<b>In</b> autumn </script>" in shown
        assert "To lead" not in shown
        assert "Only the parts below were handed over" in shown
    page.get_by_role("button", name="Delete everything").click()
    page.locator(":focus").get_by_role("button", name="Delete everything").click()
    page.set_input_files("#personal-file", file)
    expect(page.locator(f"[id='{TEAM}.words']")).to_have_value("<b>In</b> autumn </script>")
    expect(page.locator(f"[id='{ROLE}']")).to_have_value("")


def test_a_copy_opens_elsewhere_and_takes_no_place_unasked(page: Page, disk: str, browser: Browser) -> None:
    copy = saved(filled(page, disk), "Save a copy for me")
    assert copy["items"] == {ROLE: {"words": "To lead"}, TEAM: {"answer": "priority", "words": "In autumn"}}
    elsewhere = browser.new_context().new_page()
    choose(opened(elsewhere, disk), json.dumps(copy))
    expect(elsewhere.locator(f"[id='{TEAM}.words']")).to_have_value("In autumn")
    elsewhere.context.close()
    page.fill(f"[id='{ROLE}']", "To follow")
    choose(page, json.dumps(copy))
    expect(page.locator(":focus")).to_contain_text("What my role is")
    page.get_by_role("button", name="Use what the file says").click()
    expect(page.locator(f"[id='{ROLE}']")).to_have_value("To lead")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(f"[id='{ROLE}']")).to_have_value("To follow")


def test_what_was_deleted_is_brought_back(page: Page, disk: str) -> None:
    filled(page, disk).get_by_role("button", name="Delete everything").click()
    page.locator(":focus").get_by_role("button", name="Delete everything").click()
    expect(page.locator(f"[id='{TEAM}.priority']")).not_to_be_checked()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Undo").click()
    page.reload()
    expect(page.locator(f"[id='{TEAM}.priority']")).to_be_checked()


SOUND = {
    "format": "pcn-personal-form",
    "format_version": 1,
    "form": "clinical-director-needs",
    "edition": "2019-08",
    "updated": "2026-01-31T10:00:00Z",
    "items": {ROLE: {"words": "From a file"}},
}
REFUSED = {
    "damaged": ('{"format":', "damaged"),
    "no form": ("[]", "not saved from this form"),
    "a self-assessment": ('{"format": "pcn-self-assessment"}', "This file is a self-assessment"),
    "another form": (json.dumps(SOUND | {"form": "another"}), "another form"),
    "newer": (json.dumps(SOUND | {"format_version": 2}), "newer version"),
    "another page": ("<!doctype html><p>Hello", "This web page was not saved from this form"),
    "near endless": (json.dumps(SOUND | {"items": {f"a.{number}": {} for number in range(1_001)}}), "more than 1,000 items"),
    "a wrong value": (json.dumps(SOUND | {"items": {ROLE: {"words": 5}}}), "The value should be text"),
    "an unknown field": (json.dumps(SOUND | {"total": "5"}), "is not a field of this format"),
}


def test_files_that_are_none_are_refused_with_the_reason(page: Page, disk: str) -> None:
    filled(page, disk)
    for content, reason in REFUSED.values():
        choose(page, content)
        expect(page.locator(":focus")).to_contain_text(reason)
    expect(page.locator(f"[id='{ROLE}']")).to_have_value("To lead")


def test_items_that_the_form_does_not_have_are_told_and_markup_stays_text(page: Page, disk: str) -> None:
    strange = {"items": {ROLE: {"words": "<img src=x onerror='document.title=1'>"}, "old.item": {"words": "x"}, TEAM: {"answer": "gone"}}}
    choose(opened(page, disk), json.dumps(SOUND | strange))
    expect(page.locator(":focus")).to_contain_text("items or answers that this form does not have")
    expect(page.locator(f"[id='{ROLE}']")).to_have_value("<img src=x onerror='document.title=1'>")
    assert page.title() != "1"


@pytest.mark.parametrize("denied", [True, False], ids=["no storage", "no room"])
def test_where_nothing_can_be_kept_that_is_said(page: Page, disk: str, denied: bool) -> None:
    script = (
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})"
        if denied
        else "Storage.prototype.setItem = function (key) { if (key !== 'pcn-prospectus/probe') throw new Error('full'); }"
    )
    page.add_init_script(script)
    opened(page, disk).fill(f"[id='{ROLE}']", "To lead")
    expect(page.locator("[role='status']").last).to_contain_text("Save a copy")
