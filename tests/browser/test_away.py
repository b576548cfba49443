"""Away from any server: the unpacked ZIP and the single file, opened from disk with the network off, in two browsers.

Tests of the self-assessment that are imported here run again: those with ``base`` on the ZIP, those with ``tool`` on the single file.
"""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from site_builder.build.pipeline import BuildResult
from site_builder.core.zip_archive import EARLIEST
from site_builder.output.single_file import URL
from site_builder.output.zip_package import package
from tests.browser.test_assessment_files import (  # noqa: F401 - these run again with the fixtures of this module
    test_a_file_of_an_assessment_that_is_here,
    test_export_clear_import_is_equal_to_the_byte,
    test_last_years_file_carried_forward,
    test_the_spreadsheet,
)
from tests.browser.test_assessment_journey import test_by_keyboard_alone, test_by_mouse  # noqa: F401


@pytest.fixture(scope="session")
def unpacked(real: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ZIP of the site, unpacked into a folder with a difficult name."""
    assert real.site is not None
    folder = tmp_path_factory.mktemp("stick") / "My files, 100% (copy)"
    with zipfile.ZipFile(BytesIO(package(real.files, real.site.content, EARLIEST))) as archive:
        archive.extractall(folder)
    return next(folder.iterdir())


@pytest.fixture(scope="session")
def single(real: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The single file, and nothing else, where the tests of the tool look for it."""
    file = tmp_path_factory.mktemp("mail") / "assessment" / "tool.html"
    file.parent.mkdir()
    file.write_bytes(real.files[URL])
    return file


@pytest.fixture
def base(unpacked: Path, context: BrowserContext) -> str:
    """The unpacked ZIP, with the network off, for tests of the tool that ask for the site."""
    context.set_offline(True)
    return f"{unpacked.as_uri()}/"


@pytest.fixture
def disk(single: Path, context: BrowserContext) -> str:
    """The single file, with the network off, for tests of the tool that ask for the tool alone."""
    context.set_offline(True)
    return f"{single.parent.parent.as_uri()}/"


def test_every_page_of_the_unpacked_zip_opens_without_trouble(page: Page, unpacked: Path, context: BrowserContext) -> None:
    context.set_offline(True)
    page.goto((unpacked / "index.html").as_uri())
    pages = sorted(unpacked.rglob("*.html"))
    assert len(pages) > 50
    for file in pages:
        page.goto(file.as_uri())
        assert page.locator("h1").count() >= 1


def test_the_search_of_the_unpacked_zip_finds(page: Page, unpacked: Path, context: BrowserContext) -> None:
    context.set_offline(True)
    page.goto(f"{(unpacked / 'search.html').as_uri()}?q=funding")
    page.wait_for_function("() => document.querySelectorAll('[data-found] a').length > 3")


def test_firefox_opens_the_unpacked_zip_and_the_single_file_without_error(firefox: Browser, unpacked: Path, single: Path) -> None:
    with firefox.new_context(offline=True) as context:
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        for file in [*sorted(unpacked.rglob("*.html")), single]:
            page.goto(file.as_uri())
            assert page.locator("h1").count() >= 1, file
        page.goto(f"{(unpacked / 'search.html').as_uri()}?q=funding")
        page.wait_for_function("() => document.querySelectorAll('[data-found] a').length > 3")
        for file in (unpacked / "assessment" / "tool.html", single):
            page.goto(file.as_uri())
            page.get_by_role("radio", name="Both").check()
            page.get_by_role("button", name="Start a new self-assessment").first.click()
            page.wait_for_function("() => location.hash.length > 1")
        assert said == []


def test_the_single_file_prints_its_worksheet_without_script(browser: Browser, single: Path, tmp_path: Path) -> None:
    alone = shutil.copy(single, tmp_path / "copy of the file.html")
    with browser.new_context(java_script_enabled=False, offline=True) as context:
        page = context.new_page()
        page.goto(Path(alone).as_uri())
        assert page.get_by_role("radio").count() > 345
        assert page.locator("h2:visible").count() >= 6
        assert page.pdf(format="A4").startswith(b"%PDF-")
