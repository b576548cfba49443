"""Find the running text of all content, piece by piece, each with its line: paragraphs of pages and fields of data files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown_it.token import Token

from site_builder.authoring.wording_rules import TextBlock
from site_builder.content.loader import DataFile
from site_builder.content.markdown.document import plain_text
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.reader import PAGE_FILES
from site_builder.content.source import read_text
from site_builder.core.files.paths import glob_sorted
from site_builder.core.problems import Place, Problem

_SENTENCES = {
    "text",
    "summary",
    "meaning",
    "description",
    "context",
    "note",
    "help",
    "hint",
    "oddity",
    "oddities",
    "gaps",
    "points",
    "parts",
    "banner",
    "why",
}
_TITLES = {"title", "label", "term", "headline"}
_NOTE_CONTAINERS = ("container_gap_", "container_oddity_")
_NOTES = {"note", "oddity", "oddities", "gaps"}
_PARTS = re.compile(r"\n\s*\n|\n\s*[-*] |\n\s*\d+\. ")
_SKIPPED = {"search", "words", "retired", "sources"}


def passages_of_pages(root: Path, markdown: MarkdownRenderer, folder: Path | None = None) -> Iterator[TextBlock]:
    """Every paragraph, item and heading of content/, in ``root`` or in a folder below it."""
    for path in glob_sorted(folder or root, PAGE_FILES):
        text = read_text(root, path)
        if isinstance(text, Problem):
            continue
        notes = 0
        for token in markdown.parse(text).tokens:
            notes += token.nesting * token.type.startswith(_NOTE_CONTAINERS)
            if token.type == "inline":
                place = Place(text.path, token.map[0] + 1 if token.map else 1)
                yield TextBlock(place, plain_text(token).strip(), tuple(_italics(token)), is_note=notes > 0)


def _italics(token: Token) -> Iterator[str]:
    inside = ""
    depth = 0
    for child in token.children or []:
        if child.type == "em_open":
            depth += 1
        elif child.type == "em_close":
            depth -= 1
            yield inside
            inside = ""
        elif depth:
            inside += child.content


def passages_of_data(entries: Iterable[DataFile]) -> Iterator[TextBlock]:
    """Every field of data/ that holds sentences."""
    for entry in entries:
        if entry.kind in _SKIPPED:
            continue
        for location, place in entry.document.places.items():
            names = [part for part in location if isinstance(part, str)]
            value = entry.document.data
            for part in location:
                value = value[part]
            if not names or not isinstance(value, str):
                continue
            if names[-1] in _TITLES:
                yield TextBlock(place, value, is_title=True)
            elif names[-1] in _SENTENCES:
                parts = (" ".join(part.split()) for part in _PARTS.split(value))
                yield from (TextBlock(place, part, is_note=names[-1] in _NOTES) for part in parts if part)
