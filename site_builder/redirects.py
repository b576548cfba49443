"""Addresses that pages had before: a small page at each, which leads to where the page is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from site_builder.addresses import unfit_name
from site_builder.links import relative
from site_builder.load import Article
from site_builder.policy import POLICY
from site_builder.problems import Place, Problem
from site_builder.site import ONE_FILE_URL, Page


def moved(articles: Iterable[Article]) -> dict[str, str]:
    """Old address to new one, both below the site's folder."""
    return {old: f"{article.id}.html" for article in articles for old in article.front.old_paths}


def redirect_page(old: str, new: str, title: str, language: str) -> str:
    """The page at an old address. Its link is relative, so it works from a disk too."""
    to = escape(relative(new, old))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        f"<title>{escape(title)} has moved</title>\n"
        f'<meta http-equiv="refresh" content="0; url={to}">\n<link rel="canonical" href="{to}">\n'
        '<meta name="robots" content="noindex">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'</head>\n<body>\n<main>\n<h1>This page has moved</h1>\n<p><a href="{to}">{escape(title)}</a></p>\n</main>\n</body>\n</html>\n'
    )


def redirect_pages(articles: Iterable[Article], language: str) -> Mapping[str, bytes]:
    """Address to bytes of every such page."""
    articles = tuple(articles)
    titles = {f"{article.id}.html": article.front.title for article in articles}
    return {old: redirect_page(old, new, titles[new], language).encode() for old, new in moved(articles).items()}


def claimed_twice(articles: Iterable[Article], pages: Iterable[Page]) -> list[Problem]:
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
