"""Markdown to HTML, with what the rest of the site wants to know about it.

Links to things of the site are written by id (``domain:set-up``) and stay
symbolic (``@domain:set-up``) until the address of the page is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from site_builder.problems import Place, Problem
from site_builder.source import Text

CALLOUTS = {"gap": "Not in the source", "oddity": "Note on the source", "inset": "", "warning": "Important"}
SCHEMES = ("http:", "https:", "mailto:", "tel:")
_SYMBOLIC = re.compile(r"^[a-z-]+:[A-Za-z0-9./-]+(#[A-Za-z0-9._-]+)?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text: level 2 to 6, its fragment, its plain words, its sources."""

    level: int
    id: str
    text: str
    sources: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text: where it leads as written, its words, and where it stands."""

    to: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Passage:
    """The plain text under one heading (or before the first, with heading None)."""

    heading: Heading | None
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A text that was rendered: HTML, and what it is made of."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A Markdown file before rendering: its front matter as text, and its tokens."""

    path: str
    front_matter: Text | None
    tokens: tuple[Token, ...]


class Markdown:
    """The parser with the project's rules; make one and use it for every text."""

    def __init__(self) -> None:
        self._md = _parser()

    def parse(self, source: Text) -> Parsed:
        """The tokens of a file; front matter apart."""
        tokens = self._md.parse(source.text)
        if tokens and tokens[0].type == "front_matter":
            return Parsed(source.path, Text(source.path, tokens[0].content), tuple(tokens[1:]))
        return Parsed(source.path, None, tuple(tokens))

    def render(self, parsed: Parsed, first: Place | None = None) -> tuple[Prose, list[Problem]]:
        """The rendered text. ``first`` is the place of a text inside a YAML file."""
        reader = _Reader(parsed, first)
        problems = list(reader.read())
        html = self._md.renderer.render(reader.tokens, self._md.options, {})
        return Prose(html.strip(), tuple(reader.headings), tuple(reader.links), reader.passages()), problems

    def text(self, value: str, place: Place) -> tuple[Prose, list[Problem]]:
        """Markdown that stands in a field of a YAML file."""
        return self.render(Parsed(place.path, None, tuple(self._md.parse(value))), place)


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True}).enable("table")
    md.use(front_matter_plugin).use(deflist_plugin)
    md.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    md.use(anchors_plugin, min_level=2, max_level=4, slug_func=_slug)
    for name in (*CALLOUTS, "show"):
        md.use(container_plugin, name=name)
    md.add_render_rule("table_open", lambda *_: '<div class="app-table"><table class="nhsuk-table">\n')
    md.add_render_rule("table_close", lambda *_: "</table></div>\n")
    md.add_render_rule("app_callout", _render_callout)
    md.add_render_rule("app_source", lambda self, tokens, i, *_: f"<!--source {tokens[i].meta['sources']}-->\n")
    md.add_render_rule("app_show", lambda self, tokens, i, *_: f"<!--show {tokens[i].info}-->\n")
    return md


def _heading_attributes(state: StateCore) -> None:
    """Moves ``{#id sources="…"}`` at the end of a heading into its attributes."""
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        start = inline.content.rfind("{")
        if heading.type != "heading_open" or start < 0 or not inline.content.endswith("}"):
            continue
        try:
            _, attributes = parse_attributes(inline.content[start:])
        except ParseError:
            continue
        heading.attrs.update(attributes)
        inline.content = inline.content[:start].rstrip()


_FRAGMENT = re.compile(r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.lower().replace("'", ""))) or "section"


def _render_callout(self: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    token = tokens[index]
    return f"<!--callout {token.info}|{token.meta['title']}-->\n" if token.nesting == 1 else "<!--end callout-->\n"


class _Reader:
    """One walk over the tokens of a text: collects, checks, and adds classes."""

    def __init__(self, parsed: Parsed, first: Place | None) -> None:
        self.parsed = parsed
        self.first = first
        self.tokens: list[Token] = []
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self._texts: list[tuple[Heading | None, list[str]]] = [(None, [])]
        self._pending_sources = ""

    def passages(self) -> tuple[Passage, ...]:
        """The plain text by heading, empty passages left out."""
        return tuple(Passage(h, re.sub(r"\s+", " ", " ".join(t)).strip()) for h, t in self._texts if t)

    def place(self, token: Token) -> Place:
        line = token.map[0] + 1 if token.map else 1
        if self.first:
            return Place(self.first.path, self.first.line + line - 1 + (1 if line > 1 else 0))
        return Place(self.parsed.path, line)

    def read(self) -> list[Problem]:
        problems: list[Problem] = []
        source = list(self.parsed.tokens)
        for index, token in enumerate(source):
            problems += self._check(token, source, index)
            self._keep(token, source, index)
        self._close_sources()
        return problems

    def _keep(self, token: Token, source: list[Token], index: int) -> None:
        if token.type == "heading_open":
            self._heading(token, source[index + 1])
        if token.type == "inline":
            self._inline(token)
        name = token.type.removeprefix("container_").removesuffix("_open").removesuffix("_close")
        if name in CALLOUTS:
            self.tokens.append(self._callout(token, name))
        elif name == "show":
            if token.nesting == 1:
                self.tokens.append(Token("app_show", "", 0, info=token.info.strip().removeprefix("show").strip()))
        else:
            _classify(token)
            self.tokens.append(token)

    def _callout(self, token: Token, name: str) -> Token:
        title = token.info.strip().removeprefix(name).strip() if token.nesting == 1 else ""
        return Token("app_callout", "", token.nesting, info=name, meta={"title": title or CALLOUTS[name]})

    def _heading(self, token: Token, inline: Token) -> None:
        if token.tag == "h2":
            self._close_sources()
        sources = str(token.attrs.pop("sources", ""))
        heading = Heading(
            int(token.tag[1]),
            str(token.attrs.get("id", "")),
            _plain(inline),
            tuple(part.strip() for part in sources.split(",") if part.strip()),
            self.place(token),
        )
        self._pending_sources = self._pending_sources or ",".join(heading.sources)
        self.headings.append(heading)
        self._texts.append((heading, []))

    def _close_sources(self) -> None:
        if self._pending_sources:
            self.tokens.append(Token("app_source", "", 0, meta={"sources": self._pending_sources}))
            self._pending_sources = ""

    def _inline(self, token: Token) -> None:
        children = token.children or []
        is_heading = bool(self.tokens) and self.tokens[-1].type == "heading_open"
        if not is_heading:
            self._texts[-1][1].append(_plain(token))
        for position, child in enumerate(children):
            if child.type != "link_open":
                continue
            to = str(child.attrs.get("href", ""))
            self.links.append(Link(to, _link_text(children, position), self.place(token)))
            if is_symbolic(to):
                child.attrs["href"] = "@" + to

    def _check(self, token: Token, source: list[Token], index: int) -> list[Problem]:
        found: list[Problem] = []
        for rule in RULES:
            remark = rule(token, source, index, self.headings)
            if remark:
                found.append(Problem(self.place(token), *remark))
        return found


def is_symbolic(address: str) -> bool:
    """True for a link by id such as ``domain:set-up`` (and not for web, mail or telephone addresses)."""
    return bool(_SYMBOLIC.match(address)) and not address.startswith(SCHEMES)


def _plain(inline: Token) -> str:
    parts = [
        child.content if child.type in {"text", "code_inline"} else " "
        for child in inline.children or []
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}
    ]
    return "".join(parts)


def _link_text(children: Sequence[Token], position: int) -> str:
    text = ""
    for child in children[position + 1 :]:
        if child.type == "link_close":
            break
        text += child.content
    return text.strip()


_CLASSES = {"bullet_list_open": "nhsuk-list nhsuk-list--bullet", "ordered_list_open": "nhsuk-list nhsuk-list--number"}
_ALIGN = re.compile(r"text-align:(\w+)")


def _classify(token: Token) -> None:
    if token.type in _CLASSES:
        token.attrSet("class", _CLASSES[token.type])
    if token.type in {"th_open", "td_open"}:
        align = _ALIGN.search(str(token.attrs.pop("style", "")))
        if align and align[1] == "right":
            token.attrSet("class", "app-table__number")
        if token.type == "th_open":
            token.attrSet("scope", "col")


Remark = tuple[str, str] | None
VAGUE = {"here", "click here", "this", "this page", "read more", "more", "link", "this link", "find out more", "details", "see here"}


def _h1(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    if token.type == "heading_open" and token.tag == "h1":
        return "a heading of level 1 ('#') stands in the text", "use '##': the title in the front matter is the only level 1"
    return None


def _skipped(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    if token.type == "heading_open":
        level, before = int(token.tag[1]), headings[-1].level if headings else 1
        if level > before + 1 and level > 1:
            return f"a heading of level {level} follows level {before}", f"use '{'#' * (before + 1)}'"
    return None


def _double_fragment(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    if token.type == "heading_open" and any(h.id == token.attrs.get("id") for h in headings):
        return f"two headings have the id '{token.attrs.get('id')}'", "give one of them another id, for example {#second-id}"
    return None


def _heading_attribute(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    if token.type == "heading_open":
        unknown = sorted(set(token.attrs) - {"id", "sources"})
        if unknown:
            return f"a heading has the attribute '{unknown[0]}'", 'only {#id} and {sources="…"} can be given'
        if not _FRAGMENT.match(str(token.attrs.get("id", "x"))):
            return f"the id '{token.attrs['id']}' has the wrong form", "use lower-case words joined by hyphens"
    return None


def _empty_heading(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    if token.type == "heading_open" and not _plain(source[index + 1]).strip():
        return "a heading has no words", "write the heading or remove the line"
    return None


def _raw_html(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    if token.type == "html_block" or any(child.type == "html_inline" for child in token.children or []):
        return "HTML stands in the Markdown", "use Markdown, or a container such as '::: inset'"
    return None


def _vague_link(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    children = token.children or []
    for position, child in enumerate(children):
        if child.type == "link_open":
            text = _link_text(children, position)
            if text.lower().strip(" .") in VAGUE or not text:
                return f"a link says '{text}'" if text else "a link has no words", "say where it leads"
    return None


def _bad_address(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    for child in token.children or []:
        to = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
        if child.type == "link_open" and not (to.startswith(("#", *SCHEMES)) or is_symbolic(to)):
            return f"the link '{to}' is not one this site can follow", _address_remedy(to)
    return None


def _address_remedy(to: str) -> str:
    stem = to.split("#", maxsplit=1)[0].strip("./").removesuffix(".html").removesuffix(".md")
    return f"link to a page by its id, for example page:{stem or 'index'}"


def _image(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    for child in token.children or []:
        if child.type == "image" and not child.content.strip():
            return "an image has no text alternative", "write ![what it shows](…)"
    return None


def _table_header(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    if token.type != "thead_open":
        return None
    for later in source[index:]:
        if later.type == "thead_close":
            return "a table has no header", "fill in the first row of the table"
        if later.type == "inline" and later.content.strip():
            return None
    return None


def _unknown_container(token: Token, source: list[Token], index: int, headings: list[Heading]) -> Remark:
    if token.type == "inline" and token.content.lstrip().startswith(":::"):
        return (
            f"'{token.content.split(chr(10))[0].strip()}' is not a container of this site",
            f"use one of {', '.join((*CALLOUTS, 'show'))}, and close it with ':::'",
        )
    return None


RULES = (
    _h1,
    _skipped,
    _double_fragment,
    _heading_attribute,
    _empty_heading,
    _raw_html,
    _vague_link,
    _bad_address,
    _image,
    _table_header,
    _unknown_container,
)
