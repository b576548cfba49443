"""Searching in a local edition: what is local says so, in words, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from site_builder.build.pipeline import build_site
from site_builder.core.config import BuildConfig
from site_builder.core.files.site_writer import WriteReport, write_site
from tests.browser.search_box import Search
from tests.browser.test_search import audit
from tests.conftest import FULL, ROOT, TODAY


@pytest.fixture(scope="session")
def local_site(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the site with the example local edition, on disk."""
    result = build_site(BuildConfig(FULL, ROOT / "theme", cache, TODAY, overlay_dir=ROOT / "examples" / "local-edition"))
    folder = tmp_path_factory.mktemp("local") / "site"
    assert isinstance(write_site(folder, result.files), WriteReport)
    return f"{folder.as_uri()}/"


@pytest.fixture(params=[1280, 320], ids=["wide", "narrow"])
def search(request: pytest.FixtureRequest, browser: Browser, local_site: str) -> Iterator[Search]:
    """The search in a window of a width, with the policy lifted so that axe can run."""
    context = browser.new_context(viewport={"width": request.param, "height": 900}, bypass_csp=True)
    context.set_default_timeout(5000)
    yield Search(context.new_page(), local_site)
    context.close()


@pytest.mark.parametrize(
    ("query", "mark"),
    [("neighbourhood+forum", "Local addition"), ("key+milestones", "Local wording"), ("vision+and+actions", "Local wording")],
)
def test_a_local_result_says_so(query: str, mark: str, search: Search) -> None:
    search.open(f"search.html?q={query}")
    expect(search.results.first.locator(".app-results__trail")).to_contain_text(mark)
    assert audit(search.page) == []


def test_a_local_suggestion_says_so(search: Search) -> None:
    search.open().suggest("neighbourhood forum").press("ArrowDown")
    assert "Local addition" in search.chosen()
    assert audit(search.page) == []


def test_a_national_result_bears_no_mark(search: Search) -> None:
    search.open("search.html?q=cathy+bellman")
    expect(search.results.first).to_be_visible()
    expect(search.results.first.locator(".app-local-mark")).to_have_count(0)
