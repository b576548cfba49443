"""The rules that ``parser.py`` adds to the Markdown parser: one function for each."""

from __future__ import annotations

import re
from itertools import zip_longest

from markdown_it.rules_core import StateCore
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes

from site_builder.content.markdown.document import CALLOUTS, plain_text

ANY = "any"  # the parser looks for one sort of container, not for each by itself
CONTAINERS = {*CALLOUTS, "show"}
_BEFORE_A_ROW = re.compile(r"[\s>]*")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_CLASSES = {"bullet_list_open": "nhsuk-list nhsuk-list--bullet", "ordered_list_open": "nhsuk-list nhsuk-list--number"}
_ALIGN = re.compile(r"text-align:(\w+)")
_ENDS = re.compile(r"[\s>]*:{3,}\s*")


def heading_attributes(state: StateCore) -> None:
    """Moves ``{#id sources="…"}`` at the end of a heading into its attributes, and its sources into its notes."""
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        start = inline.content.rfind("{")
        if heading.type != "heading_open" or start < 0 or not inline.content.endswith("}"):
            continue
        try:
            _, attributes = parse_attributes(inline.content[start:])
        except ParseError:
            continue
        heading.meta["sources"] = attributes.pop("sources", "")
        heading.attrs.update(attributes)
        inline.content = inline.content[:start].rstrip()


def container_names_and_ends(state: StateCore) -> None:
    """Gives each container its name, and notes whether a line of its own closes it: the plugin also ends one where the text ends."""
    lines = state.src.split("\n")
    taken: set[int] = set()
    names: list[str] = []
    for token in state.tokens:
        if not token.type.startswith(f"container_{ANY}_"):
            continue
        if token.nesting == 1:
            names.append(token.info.split()[0])
        token.type = f"container_{names[-1] if token.nesting == 1 else names.pop()}_{'open' if token.nesting == 1 else 'close'}"
        if token.nesting == 1 and token.map:
            end = token.map[1]
            closed = end not in taken and end < len(lines) and bool(_ENDS.fullmatch(lines[end]))
            taken |= {end} if closed else set()
            token.meta["closed"] = closed


def cells_of_rows(state: StateCore) -> None:
    """Notes with each row of a table how many cells its line has: the parser drops those that the head has no column for."""
    lines = state.src.split("\n")
    for token in state.tokens:
        if token.type == "tr_open" and token.map:
            cells = _BETWEEN_CELLS.split(_BEFORE_A_ROW.sub("", lines[token.map[0]], count=1).strip())
            token.meta["cells"] = len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def classes(state: StateCore) -> None:
    """Gives lists and the cells of tables the classes of the styles."""
    for token in state.tokens:
        if token.type in _CLASSES:
            token.attrSet("class", _CLASSES[token.type])
        elif token.type in {"th_open", "td_open"}:
            align = _ALIGN.search(str(token.attrs.pop("style", "")))
            if align and align[1] == "right":
                token.attrSet("class", "app-table__number")
            if token.type == "th_open":
                token.attrSet("scope", "col")


def stacking_tables(state: StateCore) -> None:
    """Gives each cell the words of its column, which stand beside it where rows stack."""
    heads: list[str] = []
    column = 0
    for token, following in zip_longest(state.tokens, state.tokens[1:]):
        if token.type == "table_open":
            heads = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open" and following:
            heads.append(plain_text(following))
        elif token.type == "td_open":
            token.attrSet("data-label", heads[column])
            column += 1
