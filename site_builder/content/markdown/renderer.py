"""Render Markdown to HTML and collect its headings, links and mistakes.

Links to things of the site are written by id (``domain:set-up``) and stay
symbolic (``@domain:set-up``) until the address of the page is known.
"""

from __future__ import annotations

from markdown_it.token import Token

from site_builder.content.markdown.document import (
    CALLOUTS,
    Heading,
    Link,
    Parsed,
    RenderedMarkdown,
    TextSection,
    embed_arguments,
    link_text,
    plain_text,
)
from site_builder.content.markdown.lint_rules import RULES, rules_for
from site_builder.content.markdown.parser import make_parser
from site_builder.content.source import SourceText
from site_builder.core.limits import oversize
from site_builder.core.problems import Place, Problem


class MarkdownRenderer:
    """The parser with the project's rules; make one and use it for every text."""

    def __init__(self) -> None:
        self._md = make_parser()

    def parse(self, source: SourceText) -> Parsed:
        """The tokens of a file; front matter apart."""
        excess = oversize(source.text)
        if excess:
            return Parsed(source.path, None, (), excess)
        tokens = self._md.parse(source.text)
        if tokens and tokens[0].type == "front_matter":
            return Parsed(source.path, SourceText(source.path, tokens[0].content), tuple(tokens[1:]), digest=source.digest)
        return Parsed(source.path, None, tuple(tokens), digest=source.digest)

    def render(self, parsed: Parsed, first: Place | None = None) -> tuple[RenderedMarkdown, list[Problem]]:
        """The rendered text. ``first`` is the place of a text inside a YAML file."""
        reader = _DocumentBuilder(parsed, first)
        problems = reader.excess() or reader.read()
        html = self._md.renderer.render(reader.tokens, self._md.options, {})
        headings, links, shows = tuple(reader.headings), tuple(reader.links), tuple(reader.shows)
        return RenderedMarkdown(html.strip(), headings, links, reader.passages(), shows, parsed.digest), problems

    def text(self, value: str, place: Place) -> tuple[RenderedMarkdown, list[Problem]]:
        """Markdown that stands in a field of a YAML file."""
        excess = oversize(value)
        return self.render(Parsed(place.path, None, () if excess else tuple(self._md.parse(value)), excess), place)


class _DocumentBuilder:
    """One walk over the tokens of a text: collects and checks."""

    def __init__(self, parsed: Parsed, first: Place | None) -> None:
        self.parsed = parsed
        self.first = first
        self.tokens: list[Token] = []
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.shows: list[str] = []
        self._texts: list[tuple[Heading | None, list[str]]] = [(None, [])]

    def passages(self) -> tuple[TextSection, ...]:
        """The plain text by heading, empty passages left out."""
        return tuple(TextSection(h, " ".join(" ".join(t).split())) for h, t in self._texts if t)

    def place(self, token: Token) -> Place:
        return self._at(token.map[0] + 1 if token.map else 1)

    def _at(self, line: int) -> Place:
        return self.first.of_line(line) if self.first else Place(self.parsed.path, line)

    def excess(self) -> list[Problem]:
        """Why the text was not read, when it holds too much."""
        if self.parsed.excess is None:
            return []
        message, remedy, line = self.parsed.excess
        return [Problem(self._at(line), message, remedy)]

    def read(self) -> list[Problem]:
        problems: list[Problem] = []
        source = list(self.parsed.tokens)
        for index, token in enumerate(source):
            if token.type in RULES:
                problems += self._check(token, source, index)
            if token.type == "inline":
                problems += self._literal(token)
            if token.type.startswith("container_"):
                self._container(token)
            else:
                self._keep(token, source, index)
        return problems

    def _container(self, token: Token) -> None:
        name = token.type.removeprefix("container_").removesuffix("_open").removesuffix("_close")
        if name in CALLOUTS:
            self.tokens.append(self._callout(token, name))
        elif token.nesting == 1:
            self._show(token)

    def _keep(self, token: Token, source: list[Token], index: int) -> None:
        if token.type == "heading_open":
            self._heading(token, source[index + 1])
        elif token.type == "inline":
            self._inline(token)
        self.tokens.append(token)

    def _show(self, token: Token) -> None:
        words = embed_arguments(token)
        self.shows.append(" ".join(words))
        self.tokens.append(Token("app_show", "", 0, info=" ".join(words)))
        if words[:1] == ["process"]:
            self.links.append(Link(":".join(words), "", self.place(token)))

    def _callout(self, token: Token, name: str) -> Token:
        title = token.info.strip().removeprefix(name).strip() if token.nesting == 1 else ""
        return Token("app_callout", "", token.nesting, info=name, meta={"title": title or CALLOUTS[name]})

    def _heading(self, token: Token, inline: Token) -> None:
        sources = str(token.meta.get("sources", ""))
        heading = Heading(
            int(token.tag[1]),
            str(token.attrs.get("id", "")),
            plain_text(inline),
            tuple(part.strip() for part in sources.split(",") if part.strip()),
            self.place(token),
        )
        self.headings.append(heading)
        self._texts.append((heading, []))

    def _inline(self, token: Token) -> None:
        children = token.children or []
        is_heading = bool(self.tokens) and self.tokens[-1].type == "heading_open"
        if not is_heading:
            self._texts[-1][1].append(plain_text(token))
        for position, child in enumerate(children):
            if child.type == "image":
                self.links.append(Link(str(child.attrs["src"]), child.content, self.place(token)))
            if child.type == "link_open":
                self.links.append(Link(str(child.attrs.get("href", "")), link_text(children, position), self.place(token)))

    def _literal(self, token: Token) -> list[Problem]:
        start = token.map[0] + 1 if token.map else 1
        return [
            Problem(self._at(start + below), message, remedy, severity)
            for below, message, remedy, severity in token.meta.get("literal", ())
        ]

    def _check(self, token: Token, source: list[Token], index: int) -> list[Problem]:
        found: list[Problem] = []
        for rule in rules_for(token):
            remark = rule(token, source, index, self.headings)
            for words in remark if isinstance(remark, list) else [remark]:
                if words:
                    found.append(Problem(self.place(token), *words))
        return found
