"""Searching in Debian's Firefox, over http in a sub-folder and from disk, where its rules for files are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.search_box import Search


@pytest.fixture
def page(firefox: Browser) -> Iterator[Page]:
    """A page in Firefox on which no script fails and nothing is refused."""
    context = firefox.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert complaints == []


def test_suggestions_lead_to_the_place_itself(search: Search) -> None:
    search.open().suggest("mdt").press("ArrowDown")
    assert search.chosen().startswith("Multidisciplinary team (MDT)")
    search.press("Enter")
    search.page.wait_for_url(re.compile(r"/glossary\.html#mdt$"))


def test_escape_closes_the_list_and_an_arrow_opens_it_again(search: Search) -> None:
    search.open().suggest("matrix").press("ArrowDown", "Escape")
    expect(search.page.get_by_role("listbox")).to_be_hidden()
    expect(search.box).to_have_value("matrix")
    search.press("ArrowDown")
    expect(search.box).to_have_attribute("aria-expanded", "true")


def test_plain_enter_shows_all_results(search: Search) -> None:
    search.open().suggest("funding").press("Enter")
    search.page.wait_for_url(re.compile(r"/search\.html\?q=funding$"))
    expect(search.count).to_have_text(re.compile(r"^\d+ results for “funding”$"))
    expect(search.results.first).to_be_visible()


def test_results_are_narrowed_by_kind(search: Search) -> None:
    search.open("search.html?q=care")
    search.page.get_by_role("link", name=re.compile("^Glossary terms")).click()
    search.page.wait_for_url(re.compile(r"\?q=care&kind=term$"))
    expect(search.results.first).to_be_visible()
    assert set(search.page.locator(".app-results__kind").all_inner_texts()) == {"Glossary term"}


def test_a_result_leads_to_the_fragment(search: Search) -> None:
    search.open("search.html?q=becky+whale")
    search.results.first.get_by_role("link").first.click()
    search.page.wait_for_url(re.compile(r"/contacts/south-east\.html#hampshire-and-isle-of-wight\.becky-whale$"))


def test_a_misspelling_is_corrected_and_nothing_found_says_where_to_go(search: Search) -> None:
    search.open("search.html?q=maturty+matrix")
    expect(search.page.get_by_text("These are results for “maturity”.")).to_be_visible()
    search.open("search.html?q=neighbxxrhwwd")
    expect(search.count).to_have_text("Nothing found for “neighbxxrhwwd”.")
    expect(search.page.locator("[data-other-ways]").get_by_role("link", name="Sitemap")).to_be_visible()
