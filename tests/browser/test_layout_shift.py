"""Nothing that a reader already sees moves when the scripts of a page arrive."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route

WATCH = """new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const moved = entry.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 80));
    (window.shifts ??= []).push([entry.value, ...moved]);
  }
}).observe({ type: "layout-shift", buffered: true })"""
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
PAGES = ("index.html", "matrix/index.html", "contacts/index.html", "search.html?q=pcn", "search.html?q=zzzz", "system-view.html")
PAGES += ("assessment/tool.html", "whole-prospectus.html")


@pytest.mark.parametrize("width", [320, 412, 1280])
@pytest.mark.parametrize("url", PAGES)
def test_nothing_moves_when_the_scripts_come_after_the_first_paint(browser: Browser, site_server: str, url: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(WATCH)
    held: list[Route] = []

    painted = False

    def hold(route: Route) -> None:
        if painted:
            route.continue_()
        else:
            held.append(route)

    page.route("**/*.js", hold)
    page.goto(site_server + url, wait_until="commit")
    while not page.evaluate(PAINTED):
        page.wait_for_timeout(20)
    painted = True
    for route in held:
        route.continue_()
    page.wait_for_selector("body.js-enabled")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts ?? []") == []
    context.close()
