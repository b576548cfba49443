"""A small page at each address that a page had before, which leads to where the page is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from site_builder.content.loader import Article
from site_builder.render.csp import PAGE_CSP
from site_builder.site.redirects import redirect_map
from site_builder.site.urls import relative_url


def redirect_page(old: str, new: str, title: str, language: str) -> str:
    """The page at an old address. Its link is relative, so it works from a disk too."""
    to = escape(relative_url(new, old))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(PAGE_CSP)}">\n'
        f"<title>{escape(title)} has moved</title>\n"
        f'<meta http-equiv="refresh" content="0; url={to}">\n<link rel="canonical" href="{to}">\n'
        '<meta name="robots" content="noindex">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'</head>\n<body>\n<main>\n<h1>This page has moved</h1>\n<p><a href="{to}">{escape(title)}</a></p>\n</main>\n</body>\n</html>\n'
    )


def redirect_pages(articles: Iterable[Article], language: str) -> Mapping[str, bytes]:
    """Address to bytes of every such page."""
    articles = tuple(articles)
    titles = {f"{article.id}.html": article.front.title for article in articles}
    return {old: redirect_page(old, new, titles[new], language).encode() for old, new in redirect_map(articles).items()}
