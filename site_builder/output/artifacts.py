"""Finished files with what later steps need to know of each, so that none is read twice."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

import deflate

from site_builder.core.files.digests import digest
from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.output.page_checks import PageScan
from site_builder.render.csp import policy_of

_SUBRESOURCE = re.compile(r'<(?:script|img)\b[^>]* src="([^"#?]+)"|<link rel="(?:stylesheet|icon|preload)" href="([^"#?]+)"')
_LEVEL = 6


class FileInfo(NamedTuple):
    """A file's SHA-256 in hexadecimal, its size in bytes, the same compressed (where browsers fetch it so),
    whether it names people of the directory, and the security policy that it carries, if it is HTML.
    """

    digest: str
    size: int
    transfer_size: int
    names_people: bool
    policy: str = ""


class PageArtifact(NamedTuple):
    """A finished page: its bytes (None where the file of the last build stays), what is known of it, and its rows of the search index.

    ``subresources`` are the addresses of what a browser fetches with it; ``texts_shown`` are the ids of other pages
    whose texts it shows beside its own.
    """

    url: str
    content: bytes | None
    info: FileInfo
    scan: PageScan
    subresources: tuple[str, ...]
    search_rows: bytes
    text_digest: str
    texts_shown: tuple[str, ...]


def file_info(url: str, content: bytes, names_people: bool = False) -> FileInfo:
    """What is known of a file."""
    is_sent_compressed = url.endswith(".html") or url.startswith(FINGERPRINTED_FOLDER)
    size = transfer_size(content) if is_sent_compressed else len(content)
    policy = policy_of(content.decode()) if url.endswith(".html") else ""
    return FileInfo(digest(content), len(content), size, names_people, policy)


def transfer_size(content: bytes) -> int:
    """The compressed size of a file in bytes, about as web servers send it."""
    return len(deflate.zlib_compress(content, _LEVEL))


def subresources(url: str, html: str) -> tuple[str, ...]:
    """The addresses of styles, scripts and pictures that a browser fetches with a page, each once."""
    folder = posixpath.dirname(url)
    found = (posixpath.normpath(posixpath.join(folder, one or other)) for one, other in _SUBRESOURCE.findall(html))
    return tuple(dict.fromkeys(found))
