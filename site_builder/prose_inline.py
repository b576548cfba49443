"""The tokens of running text that the grammar of ``prose_plain`` allows: its marks stand in pairs, and none is a letter."""

from __future__ import annotations

from functools import lru_cache

from markdown_it.token import Token

from site_builder.prose_plain import MARKS

_TAGS = {"*": "em", "**": "strong"}


def inline_tokens(content: str) -> list[Token]:
    """The children of an ``inline`` token."""
    pieces = MARKS.split(content)
    if len(pieces) == 1:
        return [_text(content, 0)] if content else []
    out: list[Token] = []
    within: list[str] = []  # what is open, the innermost last
    marks = iter(pieces)
    for words in marks:
        mark = next(marks, "")
        said = words.rstrip(" ") if mark == "\n" else words
        if said:
            _say(said, len(within), out)
        if mark == "\n":
            out.append(_constant("hardbreak" if words.endswith("  ") else "softbreak", "br", 0, len(within), ""))
        elif mark:
            _mark(mark, within, out)
    return out


def _mark(mark: str, within: list[str], out: list[Token]) -> None:
    if mark[0] == "`":
        out.append(Token("code_inline", "code", 0, {}, None, len(within), None, mark[1:-1], "`", "", {}, False, False))
    elif mark in _TAGS:
        _emphasis(mark, within, out)
    elif mark == "[":
        out.append(Token("link_open", "a", 1, {}, None, len(within), None, "", "", "", {}, False, False))
        within.append(mark)
    else:
        within.pop()
        opened = next(token for token in reversed(out) if token.type == "link_open")
        address, _, dress = mark[2:].partition(")")
        opened.attrs["href"] = address
        if dress:
            opened.attrs["class"] = dress[2:-1]
        out.append(_constant("link_close", "a", -1, len(within), ""))


def _emphasis(mark: str, within: list[str], out: list[Token]) -> None:
    """Opens or closes; of two marks the parser makes one a text of no length."""
    tag = _TAGS[mark]
    closes = within[-1:] == [mark]
    if closes:
        within.pop()
    if mark == "**" and not closes:
        _say("", len(within), out)
    out.append(_constant(f"{tag}_close" if closes else f"{tag}_open", tag, -1 if closes else 1, len(within), mark))
    if mark == "**" and closes:
        _say("", len(within), out)
    if not closes:
        within.append(mark)


def _say(words: str, level: int, out: list[Token]) -> None:
    """Adds words to the text before them, if there is one."""
    if out and out[-1].type == "text":
        out[-1].content += words
    else:
        out.append(_text(words, level))


def _text(words: str, level: int) -> Token:
    return Token("text", "", 0, {}, None, level, None, words, "", "", {}, False, False)


@lru_cache(maxsize=256)
def _constant(kind: str, tag: str, nesting: int, level: int, markup: str) -> Token:
    """A token that nothing changes once it is made: one does for all texts."""
    return Token(kind, tag, nesting, {}, None, level, None, "", markup, "", {}, False, False)  # type: ignore[arg-type]
