"""Paragraphs and lists of a plain Markdown text, line by line, as tokens."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it.token import Token

from site_builder.prose_inline import inline_tokens
from site_builder.prose_plain import MARKER

BREAKS = {"---", "***", "___"}
_MARKS = set("-*+0123456789")


class NotPlain(Exception):
    """Something is laid out in a way that only the parser is sure of."""


class Reading:
    """One text on its way from lines to tokens; ``at`` is the line to read next."""

    def __init__(self, text: str) -> None:
        self.lines = text.removesuffix("\n").split("\n")
        self.end = len(self.lines)
        self.at = 0
        self.tokens: list[Token] = []
        self.headings: list[tuple[Token, Token]] = []  # each with its words

    def open(self, kind: str, tag: str, level: int, span: list[int] | None, markup: str = "") -> Token:
        token = Token(kind, tag, 1, {}, span, level, None, "", markup, "", {}, True, False)
        self.tokens.append(token)
        return token

    def close(self, kind: str, tag: str, level: int, markup: str = "") -> None:
        self.tokens.append(_closing(kind, tag, level, markup))

    def inline(self, content: str, span: list[int], level: int) -> Token:
        token = Token("inline", "", 0, {}, span, level, inline_tokens(content), content, "", "", {}, True, False)
        self.tokens.append(token)
        return token

    def paragraph(self, content: str, level: int, indent: int) -> None:
        """The lines up to one that ends a paragraph; they begin where its first words do."""
        start = self.at
        self.at += 1
        while self.at < self.end and self.goes_on(self.lines[self.at], indent):
            content = f"{content}\n{self.lines[self.at][indent:]}"
            self.at += 1
        span = [start, self.at]
        self.open("paragraph_open", "p", level, span)
        self.inline(content.rstrip(" "), span.copy(), level + 1)
        self.close("paragraph_close", "p", level)

    def goes_on(self, line: str, indent: int) -> bool:
        """True when a paragraph holds the line too; it begins further left or right where the parser has to be asked."""
        if not line or line[0] == "#" or line.startswith(":::"):
            return False
        begin = _begin(line)
        marker = MARKER.match(line) if line[begin] in _MARKS else None
        if marker:
            if begin > indent or (begin == indent and marker[2] and marker[2] != "1") or (begin < indent and indent == 0):
                raise NotPlain
            return False
        if begin != indent or line in BREAKS:
            raise NotPlain
        return True

    def items(self, level: int, indent: int) -> None:
        """A list of which the marks stand at ``indent``; blank lines after it are part of it."""
        start, marker = self.at, _marker(self.lines[self.at])
        kind, tag = ("bullet_list", "ul") if marker[1] else ("ordered_list", "ol")
        mark = marker[1] or marker[3]
        opened = self.open(f"{kind}_open", tag, level, None, mark)
        if marker[2] and int(marker[2]) != 1:
            opened.attrs["start"] = int(marker[2])
        paragraphs: list[int] = []
        loose = self.item(marker, mark, level + 1, paragraphs)
        while self.at < self.end and self.begin() >= indent:
            following = MARKER.match(self.lines[self.at])
            if self.begin() > indent:
                raise NotPlain
            if following is None or (following[1] or following[3]) != mark:
                break
            loose = loose or not self.lines[self.at - 1]
            loose = self.item(following, mark, level + 1, paragraphs) or loose
        opened.map = [start, self.at]
        self.close(f"{kind}_close", tag, level, mark)
        for position in () if loose else paragraphs:
            self.tokens[position].hidden = True
            self.tokens[position + 2] = _closing("paragraph_close", "p", level + 2, "", hidden=True)

    def item(self, marker: re.Match[str], mark: str, level: int, paragraphs: list[int]) -> bool:
        """An item, and whether a blank line stands between its parts; ``paragraphs`` takes where its own ones are."""
        opened = self.open("list_item_open", "li", level, [self.at, 0], mark)
        opened.info = marker[2] or ""
        indent, start, loose = marker.end(), self.at, False
        paragraphs.append(len(self.tokens))
        self.paragraph(self.lines[self.at][indent:], level + 1, indent)
        while self.at < self.end:
            if not self.lines[self.at]:
                self.at += 1
                continue
            if self.begin() < indent:
                break
            after_blank = not self.lines[self.at - 1]
            loose = loose or after_blank
            if self.begin() > indent:
                raise NotPlain
            if MARKER.match(self.lines[self.at]):
                self.items(level + 1, indent)
            elif after_blank:
                paragraphs.append(len(self.tokens))
                self.paragraph(self.lines[self.at][indent:], level + 1, indent)
            else:
                raise NotPlain
        opened.map = [start, self.at]
        self.close("list_item_close", "li", level, mark)
        return loose

    def begin(self) -> int:
        """Where the words of the next line begin."""
        return _begin(self.lines[self.at])


def _begin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _marker(line: str) -> re.Match[str]:
    found = MARKER.match(line)
    if found is None:
        raise NotPlain
    return found


@lru_cache(maxsize=256)
def _closing(kind: str, tag: str, level: int, markup: str, *, hidden: bool = False) -> Token:
    """A token that nothing changes once it is made: one does for all texts."""
    return Token(kind, tag, -1, {}, None, level, None, "", markup, "", {}, True, hidden)
