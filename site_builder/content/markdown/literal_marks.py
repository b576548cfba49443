"""Find marks that an author meant as Markdown but that readers would see as they are.

To add one, write a row in ``MARKS`` and a case in ``tests/cases/prose.md``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from site_builder.content.markdown.document import CALLOUTS
from site_builder.core.problems import Severity
from site_builder.core.text.characters import ODD_SPACES, look_alike

MARKUP, LINK = "\0", "\1"  # stand for what was read as markup, as an escape or as code, and for both ends of a link
_NAMES = "|".join((*CALLOUTS, "show"))
_QUOTES = r"\u201c\u201d\u201e\"'\u2018\u2019"
_LINE_END = re.compile(r"\n")
_TO_SHOW = "(marks that are to be shown stand in backticks)"


class Mark(NamedTuple):
    """What is looked for, what is wrong with it (``{}`` stands for what was found), and what to do."""

    pattern: re.Pattern[str]
    message: str
    remedy: str
    severity: Severity = "error"


def _mark(pattern: str, message: str, remedy: str, severity: Severity = "error") -> Mark:
    return Mark(re.compile(pattern, re.MULTILINE), message, remedy, severity)


MARKS = (
    _mark(rf"^#{{1,6}}[{ODD_SPACES}]", "'{}' begins no heading", "put a plain space after the '#'"),
    _mark(rf"^##++(?![\s{ODD_SPACES}]|\Z)", "'{}' without a space begins no heading", "put a space after the '#'"),
    _mark(r"^#{7,}+(?= )", "'{}' begins no heading: there are six levels", "use '##'"),
    _mark(rf"^(?:[-*+]|\d{{1,9}}[.)])[{ODD_SPACES}]", "'{}' begins no item of a list", "put a plain space after the mark"),
    _mark(
        r"^(?:[-*+]|\d{1,9}[.)])(?=[A-Za-z])",
        "'{}' without a space begins no item of a list",
        "put a space after the mark, or '\\' before the sign if it is to be shown",
        "warning",
    ),
    _mark(rf"^(?:::(?!:)|: ?(?=(?:{_NAMES})\b))", "'{}' begins no container", "write ':::', with three colons"),
    _mark(r"^\|[^\n]*\|[ ]*+$", "a row with '|' belongs to no table", "write a line such as |---|---| below the first row of the table"),
    _mark(
        rf"\[\^[^\[\]\s{LINK}]++\]|{LINK}\^[^\s{LINK}]++{LINK}",
        "there are no footnotes here",
        f"put the note into the sentence, or between '::: inset' and ':::' {_TO_SHOW}",
    ),
    _mark(r"~~[^~]++~~", "words cannot be struck through", f"remove the words, or the marks '~~' {_TO_SHOW}"),
    _mark(r"\*\*+", "'{}' makes nothing bold here", f"let the marks touch the words on both sides {_TO_SHOW}"),
    _mark(r"`++", "'{}' begins no code: nothing closes it", "write the same mark after the words, or remove it"),
    _mark(
        r"\](?=\s++\(\s*+[a-z][a-z-]*+:)",
        "a link has a space between its words and its address",
        "write [words](address), without the space",
    ),
    _mark(r"\)(?=\[[a-z][a-z-]*+:)", "a link is the wrong way round", "write [words](address)"),
    _mark(r"\]\[[^\[\]\n]++\]", "a link names an address that is written nowhere", "write [words](address)"),
    _mark(
        rf"\{{(?=[{_QUOTES} ]*+[#.][A-Za-z]|[A-Za-z-]++=)[^{{}}\n]*+\}}?",
        "'{}' is not understood",
        f'write {{#id}} or {{sources="…"}} at the end of a heading, or {{.nhsuk-button}} right after a link {_TO_SHOW}',
    ),
)


# What each of them begins with or holds: a text without any of it needs no closer look.
_SUSPECT = re.compile(r"[#*`~|\[\]{^]|^[-+:\d]", re.MULTILINE)


def literal_marks(state: StateCore) -> None:
    """Notes with each running text the marks in it that are shown as they are, before escapes are joined with the rest."""
    for token in state.tokens:
        found = tuple(_found("".join(map(_shown, token.children or ())))) if token.type == "inline" else ()
        if found:
            token.meta["literal"] = found


def _shown(child: Token) -> str:
    if child.type == "text":
        return child.content
    if child.type in {"link_open", "link_close"}:
        return LINK
    return "\n" if child.type in {"softbreak", "hardbreak"} else MARKUP


def _found(text: str) -> Iterator[tuple[int, str, str, Severity]]:
    """Each sort of mark, once a line: the line below the first one of its text, what is wrong, what to do, and how bad it is."""
    if not _SUSPECT.search(text):
        return
    ends = [end.start() for end in _LINE_END.finditer(text)]
    for mark in MARKS:
        told = -1
        for found in mark.pattern.finditer(text):
            below = bisect_left(ends, found.start())
            if below == told:
                continue
            told, words = below, found[0].replace(MARKUP, "").replace(LINK, "")
            odd = look_alike(words)
            yield below, mark.message.format(words) + (f": it holds {odd}" if odd else ""), mark.remedy, mark.severity
