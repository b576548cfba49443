"""Redirects from the addresses that pages had before."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.content.loader import Article
from site_builder.core.files.paths import unfit_name
from site_builder.core.problems import Place, Problem
from site_builder.site.model import Page
from site_builder.site.well_known import ONE_FILE_URL


def redirect_map(articles: Iterable[Article]) -> dict[str, str]:
    """Old address to new one, both below the site's folder."""
    return {old: f"{article.id}.html" for article in articles for old in article.front.old_paths}


def conflicting_redirects(articles: Iterable[Article], pages: Iterable[Page]) -> list[Problem]:
    """Old addresses that a page has now, or that two pages claim."""
    taken = {page.url: page.place for page in pages}
    problems = []
    for article in articles:
        for index, old in enumerate(article.front.old_paths):
            place: Place = article.document.place(("old_paths", index))
            if reason := unfit_name(old):
                problems.append(Problem(place, f"{reason}, so nobody can copy or unpack '{old}' there", "remove the old address"))
            if old == ONE_FILE_URL:
                remedy = "leave it out, or choose another address"
                problems.append(Problem(place, f"the old address {old} is that of the self-assessment in one file", remedy))
            elif old in taken:
                remedy = f"leave it to one of the two; the other is at {taken[old]}"
                problems.append(Problem(place, f"the old address {old} is claimed twice", remedy))
            taken.setdefault(old, place)
    return problems
