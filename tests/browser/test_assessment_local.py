"""The self-assessment of a local edition: every changed item is marked, with the national wording one click away.

Copies of the site on one web address, or on one disk, share what the browser keeps: assessments know their edition."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from site_builder.build.pipeline import build_site
from site_builder.core.config import BuildConfig
from site_builder.core.files.site_writer import WriteReport, write_site
from tests.browser.assessment_tool import Tool
from tests.conftest import FULL, ROOT, TODAY

VISION, FORUM = "leadership.foundation.pcn.vision", "leadership.foundation.pcn.example-valley-forum"
TITLES = {VISION: "Vision and actions", FORUM: "Neighbourhood forum"}
HIDDEN = "1 national component is hidden in this edition"
FILES = ("assessment/tool.html", "downloads/self-assessment-offline.html")


@pytest.fixture(scope="module")
def folder(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example of a local edition, on disk."""
    made = build_site(BuildConfig(FULL, ROOT / "theme", cache, TODAY, overlay_dir=ROOT / "examples" / "local-edition"))
    site = tmp_path_factory.mktemp("local") / "site"
    assert isinstance(write_site(site, made.files), WriteReport)
    return site


def statement(page: Page, component: str) -> Locator:
    """By its title, which the worksheet shows too, where ids are short."""
    return page.locator(".app-statement", has=page.locator(".app-statement__title", has_text=TITLES[component]))


def sees_the_national_wording(place: Locator, national: str) -> None:
    """A click away, and not before."""
    expect(place.get_by_text(national)).to_be_hidden()
    place.locator("summary", has_text="National wording").click()
    expect(place.get_by_text(national)).to_be_visible()


def sees_marked_statements(page: Page) -> None:
    expect(statement(page, FORUM).locator(".app-local-mark")).to_have_text("Local addition")
    expect(statement(page, VISION).locator(".app-local-mark")).to_have_text("Local wording")
    sees_the_national_wording(statement(page, VISION), "The PCN can set out a clear vision")
    hidden = page.locator("details", has_text=HIDDEN).locator("visible=true").first
    expect(hidden.get_by_text("Help to start networks.")).to_be_hidden()
    hidden.locator("summary").click()
    expect(hidden.get_by_text("Help to start networks.")).to_be_visible()


def test_on_the_worksheet(page: Page, folder: Path) -> None:
    page.goto((folder / "assessment/worksheet.html").as_uri())
    sees_marked_statements(page)
    expect(page.locator(".app-local-mark")).to_have_count(2)
    expect(statement(page, FORUM).locator(".app-statement__guide")).to_contain_text("Ask each other: What did the forum last ask of us")


@pytest.mark.parametrize("file", FILES)
def test_in_the_steps_the_review_and_the_plan_of_the_tool(page: Page, folder: Path, file: str) -> None:
    tool = Tool(page, "")
    tool.url = (folder / file).as_uri()
    tool.open().start()
    expect(page.get_by_role("region", name="Local edition")).to_contain_text("Example Valley")
    tool.go("leadership/foundation")
    sees_marked_statements(page)
    tool.answer(FORUM, "partly").answer(VISION, "not_yet").go("leadership/now")
    page.locator("[id='leadership.pcn.in_a_year.foundation']").check()
    tool.go("review").on("Review your answers")
    expect(page.locator(".app-local-mark")).to_have_text(["Local wording", "Local addition"])
    tool.go("plan").on("Your plan")
    steps = page.locator("section", has=page.get_by_role("heading", name="Theme by theme"))
    expect(steps.locator(".app-local-mark")).to_have_text(["Local wording", "Local addition"])
    sees_the_national_wording(steps, "The PCN can set out a clear vision")
    expect(steps.locator("summary", has_text=HIDDEN)).to_be_visible()


def test_contacts_of_the_plan_are_marked(page: Page, folder: Path) -> None:
    tool = Tool(page, f"{folder.as_uri()}/").open().start()
    tool.go("about").on("About you")
    page.get_by_label("Your health and care system").select_option("kent-and-medway")
    tool.go("plan").on("Your plan")
    contacts = page.locator("section", has=page.get_by_role("heading", name="Who to contact"))
    sees_the_national_wording(contacts.locator("li", has_text="Example Person"), "Name: Becky Burn")


def test_the_national_edition_has_no_marks(page: Page, site_folder: Path) -> None:
    tool = Tool(page, f"{site_folder.as_uri()}/").open().start()
    for place in ("leadership/foundation", "review", "plan"):
        tool.go(place)
        expect(page.locator(".app-local-mark, .app-local-national")).to_have_count(0)


def two_editions(page: Page, disk: str, folder: Path) -> tuple[Tool, Tool, str]:
    """An assessment that was answered on the national edition, and the tool of the local one, which shares the browser's storage."""
    national = Tool(page, disk).open().start("Riverside PCN").go("leadership/foundation").answer(VISION, "partly")
    expect(national.status).to_contain_text("Saved on this device")
    identity = national.id
    return national, Tool(page, f"{folder.as_uri()}/").open(), identity


def test_assessments_of_another_edition_stand_apart_and_say_so(page: Page, disk: str, folder: Path) -> None:
    _, local, _ = two_editions(page, disk, folder)
    step = page.locator(".app-tool__step")
    expect(step.get_by_role("heading", name="On this device, from other editions")).to_be_visible()
    expect(step.get_by_role("heading", name="On this device", exact=True)).to_have_count(0)
    expect(page.locator(".app-kept__item")).to_contain_text("Answered on edition 2019-08.")
    local.start("Hillside PCN").follow("All assessments").on("Self-assessment")
    expect(page.locator(".app-kept__name")).to_have_text([re.compile("^Hillside PCN, started"), re.compile("^Riverside PCN, started")])


def test_carrying_on_with_an_assessment_of_another_edition_is_asked_first_and_the_export_names_the_edition(
    page: Page, disk: str, folder: Path
) -> None:
    _, local, identity = two_editions(page, disk, folder)
    before = json.loads(local.open(f"#{identity}/leadership/foundation").exported())
    expect(local.heading).to_contain_text("belongs to another edition")
    expect(page.locator("fieldset")).to_have_count(0)
    assert before["matrix"]["local"] is None
    local.press("Carry on with it here")
    assert json.loads(local.exported()) == before
    local.go("leadership/foundation").answer(FORUM, "in_place")
    after = local.state()
    assert after["matrix"]["local"]["id"] == "example-valley"
    assert after["matrix"]["digest"] != before["matrix"]["digest"]
    Tool(page, disk).open(f"#{identity}/leadership/foundation")
    expect(page.locator(".app-tool__step")).to_contain_text("with the local edition “Example Valley")
    expect(page.locator(".app-tool__step")).to_contain_text("One component that was answered is not in this edition.")


def test_an_assessment_of_another_edition_can_be_exported_also_where_a_side_is_hidden(page: Page, disk: str, folder: Path) -> None:
    national = Tool(page, disk).open().start(sides=("For PCNs", "For systems")).go("leadership/foundation")
    national.answer(VISION, "partly").go("about").on("About you")
    page.get_by_label("For PCNs", exact=True).uncheck()
    national.press("Save and continue").on("Riverside PCN")
    local = Tool(page, f"{folder.as_uri()}/").open(f"#{national.id}").press("Export a file").on("Keep or send")
    for keep in (False, True):
        assert (VISION in local.take("Data file (JSON)", keep).read_text("utf-8")) == keep


def test_a_copy_for_this_edition_leaves_the_other_as_it_was(page: Page, disk: str, folder: Path) -> None:
    national, local, identity = two_editions(page, disk, folder)
    local.open(f"#{identity}").press("Carry on with a copy").on("Riverside PCN")
    assert local.id != identity
    local.go("leadership/foundation").answer(FORUM, "in_place")
    expect(local.status).to_contain_text("Saved on this device")
    national.open(f"#{identity}/leadership/foundation")
    expect(page.locator(f"[id='{VISION}.partly']")).to_be_checked()
    assert national.state()["matrix"]["local"] is None


def test_two_copies_of_one_edition_share_what_is_kept(page: Page, disk: str, site_folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site_folder, tmp_path / "copy")
    first = Tool(page, disk).open().start("Riverside PCN")
    identity = first.id
    second = Tool(page, f"{copy.as_uri()}/").open()
    expect(page.get_by_role("heading", name="On this device", exact=True)).to_be_visible()
    expect(page.locator(".app-tool__step")).to_contain_text("copies on this device may show it too")
    second.follow("Riverside PCN").on("Riverside PCN")
    assert second.id == identity


def test_deleting_everything_names_what_other_editions_keep(page: Page, disk: str, folder: Path) -> None:
    _, local, _ = two_editions(page, disk, folder)
    local.start("Hillside PCN").follow("All assessments").on("Self-assessment").follow("Delete all assessments").on(
        "Do you want to delete everything"
    )
    step = page.locator(".app-tool__step")
    expect(step.get_by_role("heading", name="From other editions")).to_be_visible()
    expect(step).to_contain_text(re.compile("Riverside PCN, started .*edition 2019-08"))
    local.press("Delete those of this edition only").on("Self-assessment")
    expect(page.locator(".app-kept__name")).to_have_text([re.compile("^Riverside PCN, started")])
    local.follow("Delete all assessments").press("Yes, delete everything").on("Self-assessment")
    assert page.evaluate("localStorage.length") == 0


def test_a_matrix_that_was_reworded_is_said_once(tool: Tool) -> None:
    tool.start().go("leadership/foundation")
    tool.page.evaluate(
        "() => { const [key] = Object.keys(localStorage); localStorage[key] = localStorage[key].replace(/sha256-[0-9a-f]{64}/, `sha256-${'0'.repeat(64)}`); }"
    )
    tool.page.reload()
    expect(tool.notice).to_contain_text("The matrix was reworded")
    tool.answer(VISION, "partly")
    expect(tool.notice).to_contain_text("The matrix was reworded")
    tool.press("Hide this message")
    expect(tool.notice).to_have_count(0)
    assert tool.state()["matrix"]["digest"] != f"sha256-{'0' * 64}"
