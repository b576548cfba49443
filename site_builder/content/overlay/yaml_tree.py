"""A YAML document as a tree in which every value knows its place, so that trees can be merged."""

from __future__ import annotations

from typing import Any, NamedTuple

from site_builder.content.yaml_parser import Location, YamlDocument
from site_builder.core.problems import Place


class LocatedNode(NamedTuple):
    """A value and where it stands: a dict of nodes, a list of nodes, or a plain value."""

    place: Place
    value: Any


def to_tree(document: YamlDocument) -> LocatedNode:
    """The document as a tree."""

    def grow(value: Any, location: Location) -> LocatedNode:
        if isinstance(value, dict):
            value = {key: grow(inner, (*location, key)) for key, inner in value.items()}
        elif isinstance(value, list):
            value = [grow(inner, (*location, index)) for index, inner in enumerate(value)]
        return LocatedNode(document.place(location), value)

    return grow(document.data, ())


def to_document(node: LocatedNode) -> YamlDocument:
    """The tree as a document again, with the place of every value."""
    places: dict[Location, Place] = {}

    def flatten(node: LocatedNode, location: Location) -> Any:
        places[location] = node.place
        if isinstance(node.value, dict):
            return {key: flatten(inner, (*location, key)) for key, inner in node.value.items()}
        if isinstance(node.value, list):
            return [flatten(inner, (*location, index)) for index, inner in enumerate(node.value)]
        return node.value

    data = flatten(node, ())
    return YamlDocument(node.place.path, data, places)


def at(node: LocatedNode, location: Location) -> LocatedNode:
    """The node at a location."""
    for part in location:
        node = node.value[part]
    return node


def with_value(node: LocatedNode, location: Location, new: LocatedNode) -> LocatedNode:
    """The tree with another node at a location, which may be a new field."""
    if not location:
        return new
    part, *rest = location
    value = node.value.copy()
    value[part] = with_value(value[part], tuple(rest), new) if rest else new
    return LocatedNode(node.place, value)


def without(node: LocatedNode, location: Location) -> LocatedNode:
    """The tree without one item of a list."""
    *above, last = location
    items = at(node, tuple(above))
    kept = [item for index, item in enumerate(items.value) if index != last]
    return with_value(node, tuple(above), LocatedNode(items.place, kept))
