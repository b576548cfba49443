"""The self-assessment of a local edition: every changed item is marked, with the national wording one click away."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, TODAY
from playwright.sync_api import Locator, Page, expect

from browser.assessment_tool import Tool
from site_builder.config import BuildConfig
from site_builder.pipeline import build_site
from site_builder.write import Written, write_site

VISION, FORUM = "leadership.foundation.pcn.vision", "leadership.foundation.pcn.example-valley-forum"
HIDDEN = "1 national component is hidden in this edition"
FILES = ("assessment/tool.html", "downloads/self-assessment-offline.html")


@pytest.fixture(scope="module")
def folder(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example of a local edition, on disk."""
    made = build_site(BuildConfig(ROOT, ROOT / "theme", cache, TODAY, overlay_dir=ROOT / "examples" / "local-edition"))
    site = tmp_path_factory.mktemp("local") / "site"
    assert isinstance(write_site(site, made.files), Written)
    return site


def statement(page: Page, component: str) -> Locator:
    return page.locator(".app-statement", has=page.locator(f"[id='{component}.note']"))


def sees_the_national_wording(place: Locator, national: str) -> None:
    """A click away, and not before."""
    expect(place.get_by_text(national)).to_be_hidden()
    place.locator("summary", has_text="National wording").click()
    expect(place.get_by_text(national)).to_be_visible()


def sees_marked_statements(page: Page) -> None:
    expect(statement(page, FORUM).locator(".app-local-mark")).to_have_text("Local addition")
    expect(statement(page, VISION).locator(".app-local-mark")).to_have_text("Local wording")
    sees_the_national_wording(statement(page, VISION), "The PCN can explain its clear vision")
    hidden = page.locator("details", has_text=HIDDEN).locator("visible=true").first
    expect(hidden.get_by_text("Help to start networks.")).to_be_hidden()
    hidden.locator("summary").click()
    expect(hidden.get_by_text("Help to start networks.")).to_be_visible()


def test_on_the_worksheet(page: Page, folder: Path) -> None:
    page.goto((folder / "assessment/worksheet.html").as_uri())
    sees_marked_statements(page)
    expect(page.locator(".app-local-mark")).to_have_count(2)


@pytest.mark.parametrize("file", FILES)
def test_in_the_steps_the_review_and_the_plan_of_the_tool(page: Page, folder: Path, file: str) -> None:
    tool = Tool(page, "")
    tool.url = (folder / file).as_uri()
    tool.open().start()
    expect(page.get_by_role("region", name="Local edition")).to_contain_text("Example Valley")
    tool.go("leadership/foundation")
    sees_marked_statements(page)
    tool.answer(FORUM, "partly").answer(VISION, "not_yet").go("leadership/in-a-year")
    page.locator("[id='leadership.pcn.in_a_year.foundation']").check()
    tool.go("review").on("Review your answers")
    expect(page.locator(".app-local-mark")).to_have_text(["Local wording", "Local addition"])
    tool.go("plan").on("Your plan")
    steps = page.locator("section", has=page.get_by_role("heading", name="What to work on next"))
    expect(steps.locator(".app-local-mark")).to_have_text(["Local wording", "Local addition"])
    sees_the_national_wording(steps, "The PCN can explain its clear vision")
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
