"""Where pages are made: rendered, looked at once, and put down with what they were made from."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder import one_file, search_engines
from site_builder.made import MadePage, PageFacts, Sealed, facts_of, page_facts
from site_builder.problems import Place, Problem
from site_builder.questions import own_mark
from site_builder.render import Renderer
from site_builder.search import entry
from site_builder.search_documents import of_page
from site_builder.site import Page, Site
from site_builder.workers import share

_UNREAD = Sealed(pickle.dumps(None))


@dataclass(frozen=True, slots=True)
class Workshop:
    """What pages of a site are made with. ``people`` are the e-mail addresses of the directory, ``hints`` more words for the search."""

    site: Site
    renderer: Renderer
    people: frozenset[bytes]
    hints: Mapping[str, tuple[str, ...]]

    def places(self) -> dict[str, Place]:
        """Where each page comes from, by address."""
        return {page.url: page.place for page in self.site.pages}

    def make(self, pages: Sequence[Page]) -> tuple[list[MadePage], list[Problem]]:
        """The pages, made by as many processes as there is work for, and what is wrong with their templates."""
        found = [one for part in share(self._some, pages) for one in part]
        return [page for page, _ in found if page], [problem for _, problems in found for problem in problems]

    def _some(self, pages: Sequence[Page]) -> list[tuple[MadePage | None, list[Problem]]]:
        return [self._one(page) for page in pages]

    def _one(self, page: Page) -> tuple[MadePage | None, list[Problem]]:
        questions = self.renderer.questions
        with questions.noted() as asked:
            html, problems = self.renderer.page(page)
            questions.note({("page_of", f"page:{page.section}/index")})  # the trail in search results
        if not html:
            return None, problems
        facts = page_facts(page.url, html, self.people)
        if facts.file.names_people:
            html = search_engines.not_listed(html)
            facts = page_facts(page.url, html, self.people)
        found = entry(of_page(self.site, page), self.hints)
        return MadePage(page.url, html.encode(), facts, found, own_mark(page), frozenset(asked)), problems

    def make_one_file(self, page: Page, parts: one_file.Parts, site_url: str | None) -> tuple[MadePage | None, list[Problem]]:
        """The self-assessment as a single file."""
        with self.renderer.questions.noted() as asked:
            html, problems = self.renderer.page(page, {"one_file": parts})
        content = one_file.on_its_own(html, site_url)
        facts = PageFacts(facts_of(page.url, content, self.people), "", (), _UNREAD)
        return MadePage(page.url, content, facts, b"", own_mark(page), frozenset(asked)) if html else None, problems
