"""The preview in a real browser: a save changes the page by itself, a mistake comes over it, and goes when it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.preview.test_server import FIRST, Running, preview_of_the_minimal_site


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Running]:
    with preview_of_the_minimal_site(tmp_path_factory.mktemp("preview") / "project", cache) as preview:
        yield preview


@pytest.fixture
def page(running: Running, browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        tab = context.new_page()
        with tab.expect_websocket() as connection:
            tab.goto(f"http://localhost:{running.port}/guidance/first.html")
        connection.value.wait_for_event("framereceived")
        yield tab


def test_a_save_shows_by_itself_and_so_does_a_mistake_until_it_is_mended(running: Running, page: Page) -> None:
    good = (running.project / FIRST).read_text("utf-8")
    running.save(FIRST, good + "\nJust saved.\n")
    expect(page.get_by_text("Just saved.")).to_be_visible(timeout=10_000)
    running.save(FIRST, good + "\nRead <b>it</b>.\n")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("there is HTML in the Markdown", timeout=10_000)
    expect(alert).to_contain_text("Read <b>it</b>.")
    running.save(FIRST, good)
    expect(alert).to_have_count(0, timeout=10_000)


def test_the_panel_and_the_reload_script_keep_to_the_policy(running: Running, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.reload()
    page.goto(f"http://localhost:{running.port}/_gallery/index.html")
    page.get_by_role("link", name="callout").click()
    expect(page.get_by_role("heading", name="Macros: callout")).to_be_visible()
    assert said == []
