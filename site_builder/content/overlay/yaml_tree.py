"""A document as a tree in which every value knows its place, so that trees can be joined and cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from site_builder.content.yaml_parser import Document, Location
from site_builder.core.problems import Place


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands: a dict of nodes, a list of nodes, or a plain value."""

    place: Place
    value: Any


def planted(document: Document) -> Node:
    """The document as a tree."""

    def grow(value: Any, location: Location) -> Node:
        if isinstance(value, dict):
            value = {key: grow(inner, (*location, key)) for key, inner in value.items()}
        elif isinstance(value, list):
            value = [grow(inner, (*location, index)) for index, inner in enumerate(value)]
        return Node(document.place(location), value)

    return grow(document.data, ())


def flattened(node: Node) -> Document:
    """The tree as a document again, with the place of every value."""
    places: dict[Location, Place] = {}

    def flatten(node: Node, location: Location) -> Any:
        places[location] = node.place
        if isinstance(node.value, dict):
            return {key: flatten(inner, (*location, key)) for key, inner in node.value.items()}
        if isinstance(node.value, list):
            return [flatten(inner, (*location, index)) for index, inner in enumerate(node.value)]
        return node.value

    data = flatten(node, ())
    return Document(node.place.path, data, places)


def at(node: Node, location: Location) -> Node:
    """The node at a location."""
    for part in location:
        node = node.value[part]
    return node


def with_value(node: Node, location: Location, new: Node) -> Node:
    """The tree with another node at a location, which may be a new field."""
    if not location:
        return new
    part, *rest = location
    value = node.value.copy()
    value[part] = with_value(value[part], tuple(rest), new) if rest else new
    return Node(node.place, value)


def without(node: Node, location: Location) -> Node:
    """The tree without one item of a list."""
    *above, last = location
    items = at(node, tuple(above))
    kept = [item for index, item in enumerate(items.value) if index != last]
    return with_value(node, tuple(above), Node(items.place, kept))
