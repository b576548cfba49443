"""The checks over all pages of a build: those made now, and those that stay when something that they may lead to is gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from site_builder.checks import Seen, check_page, equal_titles
from site_builder.ledger import Ledger
from site_builder.made import MadePage
from site_builder.problems import Place, Problem


class _Looks(dict[str, Seen]):
    """What was seen on each page, opened when it is needed."""

    def __init__(self, pages: Sequence[MadePage]) -> None:
        super().__init__()
        self.pages = {page.url: page for page in pages}

    def __contains__(self, url: object) -> bool:
        return url in self.pages

    def __missing__(self, url: str) -> Seen:
        self[url] = seen = self.pages[url].facts.look()
        return seen


def inspect(pages: Sequence[MadePage], other_urls: Collection[str], places: Mapping[str, Place], ledger: Ledger) -> list[Problem]:
    """Every finding on every page; ``places`` says where pages come from, ``other_urls`` are the files that are not pages."""
    looks = _Looks(pages)
    all_again = _something_is_gone(pages, other_urls, looks, ledger)
    problems: list[Problem] = []
    for page in pages:
        if page.content is not None or all_again:
            problems += check_page(page.url, places[page.url], looks[page.url], looks, other_urls)
    return problems + equal_titles({page.url: page.facts.title for page in pages}, places)


def _something_is_gone(pages: Sequence[MadePage], other_urls: Collection[str], looks: _Looks, ledger: Ledger) -> bool:
    """Whether an address or an id that was there is there no longer, so that pages that stay may lead nowhere."""
    now = {*looks.pages, *other_urls}
    if any(url not in now for url in ledger.urls()):
        return True
    made = (page.url for page in pages if page.content is not None)
    return any(before is not None and not before.ids <= looks[url].ids for url in made for before in [ledger.seen(url)])
