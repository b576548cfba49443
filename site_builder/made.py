"""Finished files, and what the rest of a build wants to know of each, so that none is read twice."""

from __future__ import annotations

import pickle
import posixpath
import re
from dataclasses import dataclass
from typing import Any

import deflate

from site_builder.checks import Seen, look_at
from site_builder.policy import policy_of
from site_builder.questions import Question
from site_builder.served import LASTING_FOLDER
from site_builder.write import digest

_NEEDED = re.compile(r'<(?:script|img)\b[^>]* src="([^"#?]+)"|<link rel="(?:stylesheet|icon)" href="([^"#?]+)"')
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file: its SHA-256 in hexadecimal, its size in bytes, the same compressed (where browsers fetch it so),
    whether it names people of the directory, and the security policy that it carries, if it is HTML.
    """

    digest: str
    size: int
    weight: int
    names_people: bool
    policy: str = ""

    def row(self) -> tuple[Any, ...]:
        """The same as a plain tuple."""
        return (self.digest, self.size, self.weight, self.names_people, self.policy)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value that is seldom looked into, as bytes."""

    sealed: bytes

    def open(self) -> Any:
        """The value."""
        return pickle.loads(self.sealed)  # noqa: S301 - from the build itself, or from its cache


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page: its title, the files that a browser fetches with it, and what a look at it found."""

    file: Facts
    title: str
    needs: tuple[str, ...]
    seen: Sealed

    def look(self) -> Seen:
        """What the checks found: ids, links and what is wrong with the page by itself."""
        seen: Seen = self.seen.open()
        return seen


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page as it will be published: its bytes (None where the file of the last build stays), its facts, and its part of the search index.

    ``own`` tells what it was made from, and ``asked`` are its questions about the rest of the site.
    """

    url: str
    content: bytes | None
    facts: PageFacts
    entry: bytes
    own: str
    asked: frozenset[Question]


def facts_of(url: str, content: bytes, *, names_people: bool = False) -> Facts:
    """The facts of a file."""
    weight = weight_of(content) if url.endswith(".html") or url.startswith(LASTING_FOLDER) else len(content)
    policy = policy_of(content.decode()) if url.endswith(".html") else ""
    return Facts(digest(content), len(content), weight, names_people, policy)


def weight_of(content: bytes) -> int:
    """The compressed size of a file in bytes, about as web servers send it."""
    return len(deflate.zlib_compress(content, _LEVEL))


def page_facts(url: str, html: str, *, names_people: bool) -> PageFacts:
    """The facts of a page."""
    seen = look_at(url, html)
    sealed = Sealed(pickle.dumps(seen, pickle.HIGHEST_PROTOCOL))
    return PageFacts(facts_of(url, html.encode(), names_people=names_people), seen.title, needed(url, html), sealed)


def needed(url: str, html: str) -> tuple[str, ...]:
    """The addresses of styles, scripts and pictures that a browser fetches with a page, each once."""
    folder = posixpath.dirname(url)
    return tuple({posixpath.normpath(posixpath.join(folder, one or other)): None for one, other in _NEEDED.findall(html)})
