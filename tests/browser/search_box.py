"""The search box with its suggestions, and the results page, as a person uses them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

START = "guidance/introduction.html"


class Search:
    """The search box and its suggestions, and the results page."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.box = page.get_by_label("Search this site")
        self.options = page.get_by_role("option")
        self.results = page.locator(".app-results__item")
        self.count = page.locator("[data-count]")

    def open(self, url: str = START) -> Search:
        self.page.goto(self.base + url)
        return self

    def type(self, words: str) -> Search:
        self.box.press_sequentially(words)
        return self

    def suggest(self, words: str) -> Search:
        self.type(words)
        expect(self.options.first).to_be_visible()
        return self

    def press(self, *keys: str) -> Search:
        for key in keys:
            self.box.press(key)
        return self

    def chosen(self) -> str:
        """The words of the option that assistive technology hears as active; empty when there is none."""
        return str(
            self.page.evaluate(
                """() => {
          const id = document.querySelector("#search-field").getAttribute("aria-activedescendant");
          const option = id && document.getElementById(id);
          return option && option.getAttribute("aria-selected") === "true" ? option.innerText : "";
        }"""
            )
        )
