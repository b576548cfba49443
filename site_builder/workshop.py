"""Where pages are made: rendered, looked at once, and put down with what they were made from."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder import one_file, search, search_engines
from site_builder.assets import Asset
from site_builder.downloads.download import Download
from site_builder.downloads.listed import by_group
from site_builder.limits import EARLIEST
from site_builder.made import MadePage, PageFacts, Sealed, facts_of, page_facts
from site_builder.problems import Place, Problem
from site_builder.questions import CHANGES, PEOPLE, Question, own_mark
from site_builder.render import Renderer
from site_builder.search_documents import of_page
from site_builder.site import Page, Site
from site_builder.workers import share

_UNREAD = Sealed(pickle.dumps(None))


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What outputs are made from: the site, the theme's folder, its assets, and the cache's folder.

    ``complete`` is False when files of the site had errors: pages are then
    rendered to find mistakes of templates, but not checked, since whatever links
    to the missing parts would be reported again and again. ``epoch`` is the time that
    archives give, in seconds since 1970; ``downloads`` are the files to take away.
    """

    site: Site
    theme: Path
    assets: tuple[Asset, ...]
    cache: Path
    site_url: str | None
    complete: bool
    epoch: int = EARLIEST
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class Workshop:
    """What pages of a site are made with."""

    site: Site
    renderer: Renderer
    extras: search.Extras

    def places(self) -> dict[str, Place]:
        """Where each page comes from, by address."""
        return {page.url: page.place for page in self.site.pages}

    def make(self, pages: Sequence[Page]) -> tuple[list[MadePage], list[Problem]]:
        """The pages, made by as many processes as there is work for, and what is wrong with their templates."""
        found = share(lambda some: [self._one(page) for page in some], pages)
        return [page for page, _ in found if page], [problem for _, problems in found for problem in problems]

    def _one(self, page: Page) -> tuple[MadePage | None, list[Problem]]:
        questions = self.renderer.questions
        with questions.noted() as asked:
            html, problems = self.renderer.page(page)
            questions.note({("page_of", f"page:{page.section}/index"), (CHANGES,)})  # the trail and the mark in search results
        if not html:
            return None, problems
        names_people = self._keeps_out(asked)
        if names_people:
            html = search_engines.not_listed(html)
        facts = page_facts(page.url, html, names_people=names_people)
        found = search.entry(of_page(self.site, page), self.extras)
        return MadePage(page.url, html.encode(), facts, found, own_mark(page), frozenset(asked)), problems

    def _keeps_out(self, asked: Collection[Question]) -> bool:
        """Whether a page that asked these questions shows people whom search engines are not to list."""
        return (PEOPLE,) in asked and not self.site.content.settings.contacts_in_search_engines

    def make_one_file(self, page: Page, parts: one_file.Parts, site_url: str | None) -> tuple[MadePage | None, list[Problem]]:
        """The self-assessment as a single file."""
        with self.renderer.questions.noted() as asked:
            html, problems = self.renderer.page(page, {"one_file": parts})
        content = one_file.on_its_own(html, site_url)
        facts = PageFacts(facts_of(page.url, content, names_people=self._keeps_out(asked)), "", (), _UNREAD)
        return MadePage(page.url, content, facts, b"", own_mark(page), frozenset(asked)) if html else None, problems


def some_pages(ingredients: Ingredients, urls: Collection[str]) -> tuple[dict[str, bytes], list[Problem]]:
    """The pages at some addresses, made once more from what a whole build was made from, perhaps with another site."""
    workshop = workshop_of(ingredients, lambda: by_group(ingredients.downloads))
    made, problems = workshop.make([page for page in ingredients.site.pages if page.url in urls])
    return {page.url: page.content for page in made if page.content is not None}, problems


def workshop_of(ingredients: Ingredients, download_groups: Callable[[], Any]) -> Workshop:
    """What makes pages of these ingredients; ``download_groups`` gives the files to take away as their page lists them."""
    site = ingredients.site
    urls = {asset.name: asset.url for asset in ingredients.assets} | {download.url: download.url for download in ingredients.downloads}
    shown = {
        "site_url": ingredients.site_url,
        "asset_urls": urls,
        "complete": ingredients.complete,
        "download_groups": download_groups,
    }
    addresses = {**urls, search.NAME: search.NAME, one_file.URL: one_file.URL}
    renderer = Renderer(ingredients.theme, site, addresses, ingredients.cache, shown)
    return Workshop(site, renderer, search.extras_of(site))


def renderer_of(ingredients: Ingredients) -> Renderer:
    """What renders parts of pages, for the gallery."""
    return workshop_of(ingredients, lambda: by_group(ingredients.downloads)).renderer
