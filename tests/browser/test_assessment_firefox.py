"""The self-assessment in Debian's Firefox, which keeps what is written from disk by file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.assessment_tool import Tool


@pytest.fixture
def page(firefox: Browser) -> Iterator[Page]:
    """A page in Firefox."""
    context = firefox.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def test_from_disk_it_finds_what_is_kept_from_the_same_file_alone_as_the_page_says(page: Page, disk: str) -> None:
    tool = Tool(page, disk).open().begin().on("Your self-assessment")
    expect(tool.status).to_contain_text("in this browser, for this file")
    page.goto(f"{disk}downloads/self-assessment-offline.html")
    expect(tool.heading).to_be_visible()
    expect(page.locator(".app-kept__name")).to_have_count(0)
    expect(page.locator(".app-tool__step")).to_contain_text("not from a copy")
    tool.open()
    expect(page.locator(".app-kept__name")).to_have_count(1)
