"""What the site knows of a text besides its HTML: headings, links and passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it.token import Token

from site_builder.content.source import SourceText
from site_builder.core.problems import Place

CALLOUTS = {"gap": "Missing from the documents", "oddity": "About the wording", "inset": "", "warning": "Important", "steps": ""}
SHOWN = ("domains", "funding lists", "funding parameters", "licence", "process", "questions", "roles", "stages", "themes")
# What begins a reference to a file of the theme or to a picture.
ASSET = "asset:"
SCHEMES = ("http:", "https:", "mailto:", "tel:")
STARTING_TEXTS = (
    "Write the first paragraph here: what the page is about and for whom.",
    "First heading",
    "Write the text of this part here.",
)
_AROUND_ADDRESSES = ".,;:!?()[]<>\"'\u2018\u2019\u201c\u201d"
_SYMBOLIC = re.compile(r"^[a-z-]+:[A-Za-z0-9./-]+(#[A-Za-z0-9._-]+)?$")


class Heading(NamedTuple):
    """A heading of a text: level 2 to 6, its fragment, its plain words, its sources."""

    level: int
    id: str
    text: str
    sources: tuple[str, ...]
    place: Place


class Link(NamedTuple):
    """A link in a text: where it leads as written, its words, and where it stands."""

    to: str
    text: str
    place: Place


class TextSection(NamedTuple):
    """The plain text under one heading (or before the first, with heading None)."""

    heading: Heading | None
    text: str


@dataclass(frozen=True, slots=True)
class RenderedMarkdown:
    """A text that was rendered: HTML, and what it is made of.

    ``shows`` are the lists of the site that it brings in, such as ``process pcn-support``;
    ``digest`` tells texts apart, where it is given.
    """

    html: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    passages: tuple[TextSection, ...]
    shows: tuple[str, ...] = ()
    digest: str = ""

    @property
    def heading_ids(self) -> tuple[str, ...]:
        """The fragments of the headings."""
        return tuple(heading.id for heading in self.headings)


class Parsed(NamedTuple):
    """A Markdown file before rendering: its front matter as text, and its tokens; ``excess`` is why it was not read at all."""

    path: str
    front_matter: SourceText | None
    tokens: tuple[Token, ...]
    excess: tuple[str, str, int] | None = None
    digest: str = ""


def is_reference(address: str) -> bool:
    """True for a link by id such as ``domain:set-up`` (and not for web, mail or telephone addresses)."""
    return bool(_SYMBOLIC.match(address)) and not address.startswith(SCHEMES)


def email_addresses(prose: RenderedMarkdown) -> Iterator[str]:
    """The e-mail addresses that a text links to or names in its words, in small letters."""
    for link in prose.links:
        if link.to.startswith("mailto:"):
            yield unquote(link.to.removeprefix("mailto:").partition("?")[0]).lower()
    for passage in prose.passages:
        if "@" in passage.text:
            yield from (word.strip(_AROUND_ADDRESSES).lower() for word in passage.text.split() if "@" in word)


def plain_text(inline: Token) -> str:
    """The words of a piece of running text, without markup."""
    parts = [
        child.content if child.type in {"text", "code_inline"} else " "
        for child in inline.children or []
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}
    ]
    return "".join(parts)


def link_text(children: Sequence[Token], position: int) -> str:
    """The words of the link that opens at a position."""
    text = ""
    for at in range(position + 1, len(children)):  # a slice would copy what is left of the text for every link
        child = children[at]
        if child.type == "link_close":
            break
        text += child.content
    return text.strip()


def embed_arguments(token: Token) -> list[str]:
    """What a container such as ``::: show process pcn-support`` asks for, word by word."""
    return token.info.split()[1:]
