"""The digest of everything that other pages show of a page. While it stays the same, an edit changes one page only."""

from __future__ import annotations

from typing import Any

from site_builder.content.loader import Article, LoadedContent
from site_builder.core.files.digests import digest


def public_face(loaded: LoadedContent) -> str:
    """The digest of titles, descriptions, orders, addresses, headings and lists of all pages, and of what a local edition changes.

    What stands in data files is no part of it: when that changes, everything is made again.
    """
    pages = [_public(article) for article in loaded.articles]
    return digest(repr((pages, _of_overlay(loaded))))


def _public(article: Article) -> Any:
    return article.id, vars(article.front), article.prose.heading_ids, article.prose.shows


def _of_overlay(loaded: LoadedContent) -> Any:
    """A page of the edition shows the national text beside its own, so that text is told apart too."""
    if loaded.local is None:
        return None
    return [(change._replace(prose=None), change.prose.digest if change.prose else "") for change in loaded.local.changes]
