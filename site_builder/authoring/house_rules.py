"""Advice on house style, which 'check' gives and which stops nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from site_builder.content.loader import LoadedContent
from site_builder.content.source import SourceText, read_text
from site_builder.core.problems import Place, Problem
from site_builder.site.model import Site

LONGEST_DESCRIPTION = 160
# Marks that word processors put in, each with its name and what to write instead.
_MARKS = {
    "\u201c": ("a curly quotation mark", 'write "'),
    "\u201d": ("a curly quotation mark", 'write "'),
    "\u2018": ("a curly quotation mark", "write '"),
    "\u2019": ("a curly apostrophe", "write '"),
    "\u2014": ("a long dash", "write a comma, a colon or a new sentence"),
    "\u2026": ("an ellipsis in one character", "end the sentence, or write three dots"),
}
_MARK = re.compile(f"[{''.join(_MARKS)}]")


def house_rules(root: Path, content: LoadedContent, site: Site) -> Iterator[Problem]:
    """Long descriptions, and in English the marks of word processors, each file once at its first."""
    for page in site.pages:
        if len(page.description) > LONGEST_DESCRIPTION:
            message = f"the description of this page has {len(page.description)} characters, and search engines show {LONGEST_DESCRIPTION}"
            yield Problem(page.place, message, "shorten it", "warning")
    if site.content.settings.language.partition("-")[0] == "en":
        paths = [*(entry.document.path for entry in content.entries), *(article.document.path for article in content.articles)]
        for path in sorted(set(paths)):
            text = read_text(root, root / path)
            if isinstance(text, SourceText):
                yield from _marks(path, text.text)


def _marks(path: str, text: str) -> Iterator[Problem]:
    first = _MARK.search(text)
    if first:
        line, column = text.count("\n", 0, first.start()) + 1, first.start() - text.rfind("\n", 0, first.start())
        name, remedy = _MARKS[first[0]]
        others = len(_MARK.findall(text)) - 1
        more = f", and {others} more like it in this file" if others else ""
        yield Problem(Place(path, line, column), f"there is {name} ({first[0]}){more}", remedy, "warning")
