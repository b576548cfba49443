"""What search engines get: a sitemap, a robots.txt, and nothing that names people of the directory unless that is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from io import BytesIO
from urllib.parse import urlsplit
from zipfile import ZipFile

from site_builder.site import Content

_HOST = re.compile(rb"@[\w-]+(?:\.[\w-]+)+")
_NAME = re.compile(rb"[\w.+-]+\Z")
_LONGEST_NAME = 64
_HEAD = '<meta charset="utf-8">'
_NOT_LISTED = '<meta name="robots" content="noindex">'
_ZIPPED = (".xlsx", ".ods")


def addresses_of_people(content: Content) -> frozenset[bytes]:
    """The e-mail addresses of everyone in the directory; none when search engines may have them."""
    if content.settings.contacts_in_search_engines:
        return frozenset()
    people = (person for region in content.regions for system in region.systems for person in system.people)
    return frozenset(person.email.encode() for person in people)


def names_people(url: str, content: bytes, addresses: frozenset[bytes]) -> bool:
    """Whether a file holds one of the addresses; workbooks are looked into."""
    if not addresses:
        return False
    if url.endswith(_ZIPPED):
        with ZipFile(BytesIO(content)) as archive:
            return any(names_people("", archive.read(name), addresses) for name in archive.namelist())
    return any(address in addresses for address in _emails(content))


def _emails(content: bytes) -> Iterator[bytes]:
    """The e-mail addresses in a file, found from their '@', which is quick in scripts and styles."""
    for host in _HOST.finditer(content):
        name = _NAME.search(content, max(0, host.start() - _LONGEST_NAME), host.start())
        if name:
            yield name[0] + host[0]


def not_listed(html: str) -> str:
    """The page with the request to leave it out of search results."""
    return html if _NOT_LISTED in html else html.replace(_HEAD, f"{_HEAD}\n{_NOT_LISTED}", 1)


def sitemap(site_url: str, pages: Iterable[str]) -> bytes:
    """sitemap.xml for the addresses of pages below the site's own."""
    entries = "".join(f"<url><loc>{escape(f'{site_url}/{url}')}</loc></url>\n" for url in sorted(pages))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + entries + "</urlset>\n").encode()


def robots(site_url: str, kept_out: Iterable[str]) -> bytes:
    """robots.txt: all may be read but files that name people. Pages that do say so themselves, and must be read for that."""
    folder = urlsplit(site_url).path
    refused = "".join(f"Disallow: {folder}/{url}\n" for url in kept_out if not url.endswith(".html"))
    return f"User-agent: *\n{refused}Allow: /\n\nSitemap: {site_url}/sitemap.xml\n".encode()


def kept_out(files: Mapping[str, bytes], addresses: frozenset[bytes]) -> frozenset[str]:
    """The addresses of all files that name people."""
    return frozenset(url for url, content in files.items() if names_people(url, content, addresses))


def shortened(kept_out: frozenset[str], urls: Iterable[str]) -> tuple[str, ...]:
    """The same addresses in order, with a folder such as ``downloads/contacts/`` in place of all files that it holds."""
    others = {parent for url in urls if url not in kept_out for parent in _folders(url)}
    return tuple(sorted({next((folder for folder in _folders(url) if folder not in others), url) for url in kept_out}))


def _folders(url: str) -> list[str]:
    """The folders that a file lies in, the outermost first, each with a slash at its end."""
    parts = url.split("/")[:-1]
    return ["/".join(parts[: count + 1]) + "/" for count in range(len(parts))]
