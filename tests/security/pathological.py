"""Reads the texts that cost the parsers most, each as large as a file may be, and says what each cost. Run as a program.

Its memory is that of a fresh process, so that its growth can be told.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator

from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.front_matter import FrontMatter
from site_builder.content.models.glossary import Glossary
from site_builder.content.source import SourceText
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.limits import MAX_BLOCK, MAX_BYTES, MAX_LINES, MAX_TEXT
from tests.security.soak import amount

HEAD = "---\ntitle: x\n---\n"
PIECES = {
    "references": "[a][",
    "brackets": "[",
    "pictures": "![",
    "headings": "## a\n",
    "links": "[a](page:x) ",
    "stars": "**a",
    "lists": "- a\n",
    "addresses": "<http://a.b> ",
    "quotes": "> ",
    "html": "<b>",
    "entities": "&amp;",
    "ticks": "`a ",
    "tables": "|a|b|c|\n",
    "definitions": "a\n: b\n",
    "containers": "::: inset\n",
    "attributes": '# a {#b sources="',
}
YAML = {
    "items": "- a\n",
    "fields": "k{n}: v\n",
    "unknown fields": "terms{n}: [a]\n",
    "same fields": "a: b\n",
    "aliases": "- *a\n",
    "deep": "[",
    "one long text": "x",
    "flow": "{a: [b, {c: d}]}, ",
    "documents": "--- a\n",
}


def full_text(piece: str) -> str:
    """A page that holds as much of a piece as it may, in paragraphs as long as they may be."""
    block = piece * ((MAX_BLOCK - 50) // len(piece))
    text = HEAD
    while len(text) + len(block) + 2 < MAX_TEXT and text.count("\n") + block.count("\n") + 2 < MAX_LINES:
        text += block + "\n\n"
    return text


def full_yaml(piece: str) -> str:
    """A data file as large as it may be."""
    if "{n}" in piece:
        return "".join(piece.replace("{n}", str(number)) for number in range(MAX_BYTES // (len(piece) + 4)))
    return piece * (MAX_BYTES // len(piece))


def read_all() -> Iterator[tuple[str, float, int]]:
    """What was read, the seconds of the processor that it took, and how many problems were found."""
    markdown = MarkdownRenderer()
    for name, piece in [*PIECES.items()][: amount(5, 99)]:
        started = time.process_time()
        _, problems = markdown.render(markdown.parse(SourceText("page.md", full_text(piece))))
        yield f"Markdown: {name}", time.process_time() - started, len(problems)
    for name, piece in [*YAML.items()][: amount(4, 99)]:
        started = time.process_time()
        document, found = parse_yaml(SourceText("data.yaml", full_yaml(piece)))
        for model in (Glossary, FrontMatter):
            found += validate(document, model)[1] if document.data is not None else []
        for line in map(str, found):
            line.encode()
        yield f"YAML: {name}", time.process_time() - started, len(found)


if __name__ == "__main__":
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = list(read_all())
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    json.dump({"rows": rows, "grown": grown}, sys.stdout)
