"""Find the texts that the site theme shows: words between the tags of templates, and strings in templates and scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import String

from site_builder.authoring.wording_rules import TextBlock
from site_builder.content.source import read_text
from site_builder.core.files.paths import glob_sorted
from site_builder.core.problems import Place, Problem

Found = Iterator[tuple[int, str]]

_VALUE = "\u2026"  # stands for what a template or a script puts in
_INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "span", "strong", "time"}
_UNSEEN = {"script", "style", "svg"}
_READ_OUT = {"alt", "aria-label", "placeholder", "title"}
_NAMES = re.compile(r"\b(?:app|nhsuk|data)-|[=<>{}#]")
_PLACE = re.compile(r"\{\w+(?::[^|}]*\|([^}]*))?\}")
_SAYS_SOMETHING = re.compile(r"[A-Z] ?[a-z]|[a-z]+ [a-z]+.*[.?!:]")


def passages_of_theme(root: Path) -> Iterator[TextBlock]:
    """Every text of the templates and scripts in theme/ below ``root``, where there is one, with its line."""
    for pattern, texts in _KINDS:
        for path in glob_sorted(root, pattern):
            read = read_text(root, path)
            if isinstance(read, Problem):
                continue
            for line, text in texts(read.text):
                words = " ".join(text.split())
                if _SAYS_SOMETHING.search(words) and not _NAMES.search(words):
                    yield TextBlock(Place(read.path, line), words, is_title=True)


def _of_template(text: str) -> Found:
    """What stands in a template, and the strings in its expressions. A template with a mistake has none: the build tells of it."""
    try:
        tokens = list(Environment(autoescape=True).lex(text))
    except TemplateSyntaxError:
        return
    parts: list[str] = []
    for line, kind, value in tokens:
        if kind == "data":
            parts.append(value)
            continue
        parts.append((_VALUE if kind == "variable_begin" else "") + "\n" * value.count("\n"))
        if kind == "string":
            yield line, value[1:-1]
    page = _Words()
    page.feed("".join(parts))
    page.close()
    yield from page.found


class _Words(HTMLParser):
    """Gathers the words of each block of a page, and those that are read out in place of something, by line."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._line = 1
        self._words = ""
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag not in _INLINE:
            self._end_block()
        self.found += ((self.getpos()[0], value) for name, value in attrs if name in _READ_OUT and value)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        if tag not in _INLINE:
            self._end_block()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if not self._words.strip():
            self._line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self._words += data

    def close(self) -> None:
        super().close()
        self._end_block()

    def _end_block(self) -> None:
        self.found.append((self._line, self._words))
        self._words = ""


def _of_script(text: str) -> Found:
    """The strings of a script, those inside others first; what a template literal puts in is left open."""
    line = 1
    inside: list[str] = []  # "`" in a template literal, "${" in what it puts in
    literals: list[tuple[int, str]] = []
    for _, kind, value in JavascriptLexer().get_tokens_unprocessed(text):
        if kind in String.Interpol:
            if value == "${":
                literals[-1] = (literals[-1][0], literals[-1][1] + _VALUE)
                inside.append(value)
            else:
                inside.pop()
        elif kind in String.Backtick and value != "`":
            literals[-1] = (literals[-1][0], literals[-1][1] + value)
        elif kind in String.Backtick and inside[-1:] == ["`"]:
            inside.pop()
            yield literals.pop()
        elif kind in String.Backtick:
            inside.append(value)
            literals.append((line, ""))
        elif kind in (String.Single, String.Double):
            yield line, value[1:-1].replace('\\"', '"')
        line += value.count("\n")


def _of_wording(text: str) -> Found:
    """The sentences of a JSON file; what a script or a template puts in is left open, and of two forms the second is taken."""
    return ((line, _PLACE.sub(lambda place: place[1] or _VALUE, sentence)) for line, sentence in _of_script(text))


_KINDS: tuple[tuple[str, Callable[[str], Found]], ...] = (
    ("theme/layouts/**/*.html", _of_template),
    ("theme/macros/**/*.html", _of_template),
    ("theme/scripts/**/*.js", _of_script),
    ("theme/scripts/**/*.json", _of_wording),
)
