"""Adds an item to a list in YAML text and leaves every other line as it is: comments, order and layout stay."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from site_builder.source import Text, parse_yaml

_PLAIN = re.compile(r"[A-Za-z][^\n:#\"'{}\[\],&*!|>%@`]*")
_LIKE_OTHERS = {"null", "true", "false", "yes", "no", "on", "off"}
_WIDTH = 110


class CannotInsert(Exception):
    """The list is written in a way that an item cannot be added to; the message says what to do."""


def with_item(text: str, location: Sequence[str], item: Mapping[str, Any], before: int | None = None) -> str:
    """The text with an item at the end of the list at ``location``, or before the item with a number.

    Parts of a location are names of fields, and ids of items with '=' before them.
    What is missing on the way is added.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    node, rest = _descend(root, list(location)) if root is not None else (None, list(location))
    if node is None or rest:
        new = _inserted(text, node, rest, item)
    elif isinstance(node, yaml.SequenceNode) and node.value:
        new = _in_list(text, node, item, before)
    else:
        new = _in_empty_list(text, node, item)
    _prove(text, new, item)
    return new


def _descend(node: yaml.Node, location: list[str]) -> tuple[yaml.Node, list[str]]:
    """The deepest node on the way to a location, and what is left of the way."""
    while location:
        inner = None
        if isinstance(node, yaml.MappingNode):
            inner = next((value for key, value in node.value if key.value == location[0]), None)
        elif isinstance(node, yaml.SequenceNode):
            inner = next((item for item in node.value if f"={_id_of(item)}" == location[0]), None)
        if inner is None:
            return node, location
        node, location = inner, location[1:]
    return node, []


def _id_of(node: yaml.Node) -> str | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((str(value.value) for key, value in pairs if key.value == "id"), None)


def _in_list(text: str, node: yaml.SequenceNode, item: Mapping[str, Any], before: int | None) -> str:
    if node.flow_style:
        raise CannotInsert(
            f"the list on line {node.start_mark.line + 1} is written in brackets; write it with one item a line, then try again"
        )
    lines = text.split("\n")
    new = _block(item, node.start_mark.column)
    if before is None or before >= len(node.value):
        at = _last_line(node, lines) + 1
    else:
        at = node.value[before].start_mark.line
        while at > node.start_mark.line and lines[at - 1].lstrip().startswith("#"):
            at -= 1
    return "\n".join([*lines[:at], *new, *lines[at:]])


def _in_empty_list(text: str, node: yaml.Node, item: Mapping[str, Any]) -> str:
    """In the place of ``[]``, or of nothing, after the name of a field."""
    lines = text.split("\n")
    at = node.start_mark.line
    if not re.search(r":\s*(\[\s*\])?\s*(#.*)?$", lines[at]):
        raise CannotInsert(f"line {at + 1} holds no list; write the field with an empty list, '[]', then try again")
    indent = len(lines[at]) - len(lines[at].lstrip(" -"))
    lines[at] = re.sub(r":\s*\[\s*\]", ":", lines[at])
    return "\n".join([*lines[: at + 1], *_block(item, indent + 2), *lines[at + 1 :]])


def _inserted(text: str, node: yaml.Node | None, rest: list[str], item: Mapping[str, Any]) -> str:
    """After what the deepest node on the way holds, with the fields that are missing."""
    lines = text.split("\n")
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        raise CannotInsert(f"line {node.start_mark.line + 1} is written in brackets; write it with one field a line, then try again")
    column, at = (node.start_mark.column, _last_line(node, lines) + 1) if node else (0, len(lines) - 1)
    return "\n".join([*lines[:at], *_way(rest, item, column), *lines[at:]])


def _way(rest: Sequence[str], item: Mapping[str, Any], column: int) -> list[str]:
    """The fields on the way to a list, and the list with one item."""
    lines = []
    for part in rest:
        lines.append(f"{' ' * column}- id: {part[1:]}" if part.startswith("=") else f"{' ' * column}{part}:")
        column += 2
    return [*lines, *_block(item, column)]


def _last_line(node: yaml.Node, lines: Sequence[str]) -> int:
    """The number of the last line that a node writes on, without comments and empty lines after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
        return max(_last_line(last, lines), node.start_mark.line)
    end = node.end_mark.line if node.end_mark.column else node.end_mark.line - 1
    at = max(min(end, len(lines) - 1), node.start_mark.line)
    while at > node.start_mark.line and not lines[at].strip():
        at -= 1
    return int(at)


def _block(item: Mapping[str, Any], column: int) -> list[str]:
    lines = [line for name, value in item.items() for line in _field(name, value, column + 2)]
    return [f"{' ' * column}- {lines[0].lstrip()}", *lines[1:]]


def _field(name: str, value: Any, column: int) -> list[str]:
    indent = " " * column
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [f"{indent}{name}:", *(line for item in value for line in _block(item, column + 2))]
    if isinstance(value, str) and len(indent) + len(name) + len(value) + 2 > _WIDTH:
        width = _WIDTH - column
        lines = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
        if " ".join(lines) == value and not lines[0].startswith(" "):
            return [f"{indent}{name}: >-", *(f"{indent}  {line}" for line in lines)]
    return [f"{indent}{name}: {written(value)}"]


def written(value: Any) -> str:
    """A value as it is written in YAML on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(written(item) for item in value)}]"
    text = str(value)
    if isinstance(value, int) or (_PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _LIKE_OTHERS):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _prove(old: str, new: str, item: Mapping[str, Any]) -> None:
    """That the new text still reads, and holds the item; a mistake here must never reach a file."""
    document, problems = parse_yaml(Text("", new))
    ids = [value for value in _texts(document.data) if value == item["id"]]
    if problems or len(ids) <= len([value for value in _texts(parse_yaml(Text("", old))[0].data) if value == item["id"]]):
        raise CannotInsert("the file is written in a way that nothing can be added to by this command; add the lines by hand")


def _texts(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value)]
    return [text for value in data for text in _texts(value)] if isinstance(data, list) else [data]
