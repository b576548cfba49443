"""Relative addresses from page to page, and links by reference in finished HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import lru_cache

_SYMBOLIC = re.compile(r'="@([^"]+)"')
_HOLDS_ADDRESS = re.compile(r'[\s"](?:href|src|action|data-engine|data-index|data-take-away|data-office|data-workbook|data-script)\Z')
_LONGEST = len(" data-take-away")


class UnknownReferenceError(KeyError):
    """There is no such thing as a reference or an id names; of a site without mistakes that is ruled out before pages are made."""


def relative_url(url: str, page_url: str) -> str:
    """The address of ``url`` as seen from ``page_url``, both below the site's folder."""
    path, mark, fragment = url.partition("#")
    if path == page_url and mark:
        return mark + fragment
    return _path(path, page_url.rpartition("/")[0]) + mark + fragment


@lru_cache(maxsize=1 << 16)  # the menu of every page of a folder leads to the same places
def _path(path: str, folder: str) -> str:
    return posixpath.relpath(f"/{path}", f"/{folder}")


def resolve_references(html: str, page_url: str, target: Callable[[str], str | None]) -> str:
    """Every ``@kind:id#fragment`` made a relative address; one that leads nowhere stays, for the checks to find."""

    def address(match: re.Match[str]) -> str:
        thing, _, fragment = match[1].partition("#")
        url = target(thing)
        if url is None or not _HOLDS_ADDRESS.search(html, max(0, match.start() - _LONGEST), match.start()):
            return match[0]
        if fragment:
            url = url.partition("#")[0] + "#" + fragment
        return f'="{relative_url(url, page_url)}"'

    return _SYMBOLIC.sub(address, html)
