"""Files for search engines: a sitemap and a robots.txt. Pages that name people are left out unless that is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
FOR_ENGINES = frozenset({SITEMAP, ROBOTS})
_HEAD = '<meta charset="utf-8">'
_NOT_LISTED = '<meta name="robots" content="noindex">'


def with_noindex(html: str) -> str:
    """The page with the request to leave it out of search results."""
    return html if _NOT_LISTED in html else html.replace(_HEAD, f"{_HEAD}\n{_NOT_LISTED}", 1)


def sitemap(site_url: str, pages: Iterable[str]) -> bytes:
    """sitemap.xml for the addresses of pages below the site's own."""
    entries = "".join(f"<url><loc>{escape(f'{site_url}/{url}')}</loc></url>\n" for url in sorted(pages))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + entries + "</urlset>\n").encode()


def robots(site_url: str, kept_out: Iterable[str], urls: Iterable[str]) -> bytes:
    """robots.txt: all of ``urls`` may be read but files ``kept_out``. Pages among them say so themselves, and must be read for that."""
    folder = urlsplit(site_url).path
    files = frozenset(url for url in kept_out if not url.endswith(".html"))
    refused = "".join(f"Disallow: {folder}/{place}\n" for place in collapse_folders(files, urls))
    return f"User-agent: *\n{refused}Allow: /\n\nSitemap: {site_url}/{SITEMAP}\n".encode()


def collapse_folders(kept_out: frozenset[str], urls: Iterable[str]) -> tuple[str, ...]:
    """The same addresses in order, with a folder such as ``downloads/contacts/`` in place of all files that it holds."""
    others = {parent for url in urls if url not in kept_out for parent in _folders(url)}
    return tuple(sorted({next((folder for folder in _folders(url) if folder not in others), url) for url in kept_out}))


def _folders(url: str) -> list[str]:
    """The folders that a file lies in, the outermost first, each with a slash at its end."""
    parts = url.split("/")[:-1]
    return ["/".join(parts[: count + 1]) + "/" for count in range(len(parts))]
