"""Pages of the real site in Chromium, over http in a sub-folder and from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.assessment_tool import Tool
from tests.browser.search_box import Search
from tests.browser.system_view import View, made_up_files

PATIENCE = 30_000  # ms, for a machine that is busy with something else; how long a page takes is for the benchmarks
expect.set_options(timeout=PATIENCE)


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site_folder: Path, site_server: str) -> str:
    """The address of the site: in a sub-folder of a server, and from disk."""
    return site_server if request.param == "http" else f"{site_folder.as_uri()}/"


@pytest.fixture
def disk(site_folder: Path) -> str:
    """The address of the site from disk."""
    return f"{site_folder.as_uri()}/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has been nowhere."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script fails and nothing is refused by the security policy."""
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    yield opened
    assert complaints == []


@pytest.fixture
def tool(page: Page, disk: str) -> Tool:
    """The self-assessment, opened from disk."""
    return Tool(page, disk).open()


@pytest.fixture
def search(page: Page, base: str) -> Search:
    """The search of the site, in whichever browser a file of tests opens pages."""
    return Search(page, base)


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """34 sound files of two rounds and three local editions, and six bad ones."""
    return made_up_files(tmp_path_factory.mktemp("system") / "exports")


@pytest.fixture
def view(page: Page, disk: str) -> View:
    """The system view, opened from disk."""
    return View(page, disk).open()
