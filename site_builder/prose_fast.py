"""The tokens of a plain Markdown text in a fraction of the time; of a text that is not plain, None.

They are the very tokens that the parser of ``prose`` gives, and tests hold both ways to it. All rules work on tokens,
whichever way they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markdown_it.token import Token
from mdit_py_plugins.anchors.index import unique_slug

from site_builder.prose_blocks import BREAKS, NotPlain, Reading
from site_builder.prose_plain import GRAMMAR, HEAD, MARKER, RULE, SET_APART

_ANCHORED = {"h2", "h3", "h4"}


def fast_tokens(text: str, slug: Callable[[str], str]) -> list[Token] | None:
    """The tokens of a plain text with ids for its headings, or None when the parser has to be asked."""
    head = HEAD.match(text)
    start = head.end() if head else 0
    if not GRAMMAR.fullmatch(text, start):
        return None
    reading = Reading(text)
    if head:
        end = text.count("\n", 0, start)
        reading.tokens.append(Token("front_matter", "", 0, map=[0, end], content=head[1][:-1], markup="---", block=True, hidden=True))
        reading.at = end
    try:
        _document(reading)
    except NotPlain:
        return None
    _anchors(reading.headings, slug)
    return reading.tokens


def _document(reading: Reading) -> None:
    """All blocks, those in containers too: containers do not stand in one another."""
    container: Token | None = None
    while reading.at < reading.end:
        line = reading.lines[reading.at]
        if not line:
            reading.at += 1
        elif line.startswith(":::"):
            container = _edge(reading, line[3:], container)
        else:
            _block(reading, line, 1 if container else 0)
    if container:
        raise NotPlain


def _block(reading: Reading, line: str, level: int) -> None:
    first = line[0]
    if first == "#":
        _heading(reading, line, level)
    elif first == "|":
        _table(reading, level)
    elif first == " ":
        raise NotPlain
    elif line in BREAKS:
        reading.tokens.append(Token("hr", "hr", 0, {}, [reading.at, reading.at + 1], level, None, "", first * 4, "", {}, True, False))
        reading.at += 1
    elif MARKER.match(line):
        reading.items(level, 0)
    else:
        reading.paragraph(line, level, 0)


def _edge(reading: Reading, info: str, container: Token | None) -> Token | None:
    """The line that opens or closes a container."""
    if bool(info) == bool(container):
        raise NotPlain
    reading.at += 1
    if container is None:
        opened = reading.open(f"container_{info.split(' ', 2)[1]}_open", "div", 0, [reading.at - 1, 0], ":::")
        opened.info = info
        opened.meta["closed"] = True
        return opened
    container.map = [container.map[0] if container.map else 0, reading.at - 1]
    reading.close(container.type.replace("_open", "_close"), "div", 0, ":::")
    return None


def _heading(reading: Reading, line: str, level: int) -> None:
    span = [reading.at, reading.at + 1]
    attributes = SET_APART.search(line) if line[-1] == "}" else None
    markup, _, content = line[: attributes.start() if attributes else None].partition(" ")
    tag = f"h{len(markup)}"
    opened = reading.open("heading_open", tag, level, span, markup)
    if attributes:
        opened.attrs.update((name, value) for name, value in attributes.groupdict().items() if value is not None)
    reading.headings.append((opened, reading.inline(content, span.copy(), level + 1)))
    reading.close("heading_close", tag, level, markup)
    reading.at += 1


def _table(reading: Reading, level: int) -> None:
    start = reading.at
    while reading.at < reading.end and reading.lines[reading.at].startswith("|"):
        reading.at += 1
    rows = [[cell.strip(" ") for cell in line[1:-1].split("|")] for line in reading.lines[start : reading.at]]
    follows = reading.lines[reading.at] if reading.at < reading.end else ""
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or (follows and follows != ":::"):
        raise NotPlain
    if not RULE.fullmatch(reading.lines[start + 1]):
        raise NotPlain
    ways = [_way(cell) for cell in rows[1]]
    reading.open("table_open", "table", level, [start, reading.at])
    for part, cell, inner, first in (("thead", "th", rows[:1], start), ("tbody", "td", rows[2:], start + 2)):
        if inner:
            reading.open(f"{part}_open", part, level + 1, [first, first + len(inner)])
            for at, row in enumerate(inner, first):
                _row(reading, at, cell, zip(row, ways, strict=True), level + 2)
            reading.close(f"{part}_close", part, level + 1)
    reading.close("table_close", "table", level)


def _row(reading: Reading, at: int, cell: str, cells: Iterable[tuple[str, str]], level: int) -> None:
    """A row of a table: its cells and how they are aligned."""
    reading.open("tr_open", "tr", level, [at, at + 1])
    for content, way in cells:
        opened = reading.open(f"{cell}_open", cell, level + 1, None)
        if way:
            opened.attrs["style"] = f"text-align:{way}"
        reading.inline(content, [at, at + 1], level + 2)
        reading.close(f"{cell}_close", cell, level + 1)
    reading.close("tr_close", "tr", level)


def _way(cell: str) -> str:
    if cell[-1] == ":":
        return "center" if cell[0] == ":" else "right"
    return "left" if cell[0] == ":" else ""


def _anchors(headings: Sequence[tuple[Token, Token]], slug: Callable[[str], str]) -> None:
    """Gives headings without an id one made of their words, as the plugin for anchors does."""
    taken = {str(opened.attrs["id"]) for opened, _ in headings if "id" in opened.attrs}
    for opened, inline in headings:
        if opened.tag in _ANCHORED and "id" not in opened.attrs:
            words = "".join(child.content for child in inline.children or () if child.type in {"text", "code_inline"})
            opened.attrs["id"] = unique_slug(slug(words), taken)
