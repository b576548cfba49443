"""Add an item to a list in YAML text and leave every other line as it is: comments, order and layout."""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from site_builder.content.source import SourceText
from site_builder.content.yaml_parser import LOADER, parse_yaml
from site_builder.core.text.characters import control_character

_PLAIN = re.compile(r"[A-Za-z][^\s:#\"'{}\[\],&*!|>%@`]*(?: [^\s:#\"'{}\[\],&*!|>%@`]+)*")
_LIKE_OTHERS = {"null", "true", "false", "yes", "no", "on", "off"}
_WIDTH = 110
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class CannotInsert(Exception):
    """The list is written in a way that an item cannot be added to; the message says what to do."""


def insert_item(text: str, location: Sequence[str], item: Mapping[str, Any], before: int | None = None, beside: Sequence[str] = ()) -> str:
    """The text with an item at the end of the list at ``location``, or before the item with a number.

    Parts of a location are names of fields, and ids of items with '=' before them. What is missing on the way is added;
    ``beside`` are lists that must then stand beside the last one, if only empty. Raises CannotInsert.
    """
    problems = parse_yaml(SourceText("", text))[1]
    if problems:
        raise CannotInsert(f"line {problems[0].place.line} of the file: {problems[0].message}; {problems[0].remedy}, then try again")
    root = yaml.compose(text, Loader=LOADER)
    node, rest = _descend(root, list(location)) if root is not None else (None, list(location))
    if node is None or rest:
        new = _inserted(text, node, rest, item, [name for name in beside if len(rest) > 1 and name != rest[-1]])
    elif isinstance(node, yaml.SequenceNode) and node.value:
        new = _in_list(text, node, item, before)
    else:
        new = _in_empty_list(text, node, item)
    _verify(text, new, item)
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
    if not re.search(r":\s*+(?:\[\s*+\])?+\s*+(?:#.*)?$", lines[at]):
        raise CannotInsert(f"line {at + 1} has no list; write the field with an empty list, '[]', then try again")
    indent = len(lines[at]) - len(lines[at].lstrip(" -"))
    lines[at] = re.sub(r":\s*+\[\s*+\]", ":", lines[at])
    return "\n".join([*lines[: at + 1], *_block(item, indent + 2), *lines[at + 1 :]])


def _inserted(text: str, node: yaml.Node | None, rest: list[str], item: Mapping[str, Any], beside: Sequence[str]) -> str:
    """After what the deepest node on the way holds, with the fields that are missing."""
    lines = text.split("\n")
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        raise CannotInsert(f"line {node.start_mark.line + 1} is written in brackets; write it with one field a line, then try again")
    column, at = (node.start_mark.column, _last_line(node, lines) + 1) if node else (0, len(lines) - 1)
    return "\n".join([*lines[:at], *_way(rest, item, column, beside), *lines[at:]])


def _way(rest: Sequence[str], item: Mapping[str, Any], column: int, beside: Sequence[str]) -> list[str]:
    """The fields on the way to a list, the list with one item, and empty lists beside it."""
    lines = []
    for part in rest:
        lines.append(f"{' ' * column}- id: {part[1:]}" if part.startswith("=") else f"{' ' * column}{part}:")
        column += 2
    return [*lines, *_block(item, column), *(f"{' ' * (column - 2)}{name}: []" for name in beside)]


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
    if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        return [f"{indent}{name}:", *(line for item in value for line in _block(item, column + 2))]
    if isinstance(value, dict):
        return [f"{indent}{name}:", *(line for inner, own in value.items() for line in _field(inner, own, column + 2))]
    if isinstance(value, str) and len(indent) + len(name) + len(value) + 2 > _WIDTH:
        width = _WIDTH - column
        lines = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
        if len(lines) > 1 and " ".join(lines) == value and not control_character(value):
            return [f"{indent}{name}: >-", *(f"{indent}  {line}" for line in lines)]
    return [f"{indent}{name}: {yaml_scalar(value)}"]


def yaml_scalar(value: Any) -> str:
    """A value as it is written in YAML on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(yaml_scalar(item) for item in value)}]"
    text = str(value)
    if isinstance(value, int) or (_PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _LIKE_OTHERS):
        return text
    return json.dumps(text, ensure_ascii=False)


def _verify(old: str, new: str, item: Mapping[str, Any]) -> None:
    """That the new text still reads, and holds the item; a mistake here must never reach a file."""
    document, problems = parse_yaml(SourceText("", new))
    wanted = json.loads(json.dumps(item))
    if problems or _count(document.data, wanted) != _count(parse_yaml(SourceText("", old))[0].data, wanted) + 1:
        raise CannotInsert("the file is written in a way that nothing can be added to by this command; add the lines by hand")


def _count(data: Any, wanted: Any) -> int:
    """How often a value stands in plain values."""
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return int(data == wanted) + sum(_count(value, wanted) for value in inside)


def texts_in(data: Any) -> Iterator[str]:
    """Every text in plain values."""
    if isinstance(data, str):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from texts_in(value)


def with_ends_of(old: str, new: str) -> str:
    """A text with plain line ends, with those that ``old`` has on the lines of both, and the usual one of ``old`` on the others."""
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    before, lines = _LINE.findall(old.removeprefix(mark)), new.split("\n")
    usual = Counter(end for _, end in before if end).most_common(1)[0][0] if len(before) > 1 else "\n"
    most = min(len(before), len(lines))
    same = next((at for at in range(most) if before[at][0] != lines[at]), most)
    last = next((at for at in range(most - same) if before[-1 - at][0] != lines[-1 - at]), most - same)
    ends = [end for _, end in before]
    placed = [*ends[:same], *[usual] * (len(lines) - same - last), *ends[len(ends) - last :]]
    return mark + "".join(line + (end or usual) for line, end in zip(lines[:-1], placed, strict=False)) + lines[-1]
