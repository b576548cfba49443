"""Merge a local edition into a data file: add, reword and remove. Trees in, trees out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel

from site_builder.content.fields import Entity
from site_builder.content.models.directory import Provenance
from site_builder.content.overlay.schema import Edition
from site_builder.content.overlay.yaml_tree import LocatedNode, at, to_tree, with_value, without
from site_builder.content.yaml_parser import Location, YamlDocument
from site_builder.core.problems import Place, Problem, did_you_mean

HIDEABLE = ("component", "group", "support", "outcome", "system", "person", "term", "responsibility", "step", "funding", "page")
_FIXED_FIELDS = {"id", "order", "edition"}

Trees = dict[int, LocatedNode]


class Located(NamedTuple):
    """Where a national thing is: the number of its file, its location in the file, and its value."""

    entry: int
    location: Location
    thing: Entity


@dataclass(frozen=True, slots=True)
class National:
    """The national data files: their documents by number, their things by reference, and ids in files with errors."""

    documents: tuple[YamlDocument, ...]
    index: Mapping[str, Located]
    known: frozenset[str]

    def tree(self, trees: Trees, number: int) -> LocatedNode:
        """A file as changed so far."""
        return trees[number] if number in trees else to_tree(self.documents[number])


def merge(national: LocatedNode, local: LocatedNode) -> tuple[LocatedNode, list[Problem]]:
    """A national file with what a local file of the same shape adds to it.

    A local item with the id of a national one says where something is added,
    and holds nothing else of its own.
    """
    if not isinstance(local.value, dict) or not isinstance(national.value, dict):
        return national, [_not_here(local.place, "this")]
    problems: list[Problem] = []
    for name, node in local.value.items():
        there = national.value.get(name)
        if name == "id":
            continue
        if there is None and isinstance(node.value, list | dict):
            national = with_value(national, (name,), node)
        elif there is not None and isinstance(there.value, dict) and isinstance(node.value, dict):
            made, found = merge(there, node)
            national, problems = with_value(national, (name,), made), problems + found
        elif there is not None and _holds_items(there) and _holds_items(node):
            made, found = _joined_lists(there, node)
            national, problems = with_value(national, (name,), made), problems + found
        else:
            problems.append(_not_here(node.place, f"'{name}'"))
    return national, problems


def _joined_lists(national: LocatedNode, local: LocatedNode) -> tuple[LocatedNode, list[Problem]]:
    items = list(national.value)
    ids = {_id(item): number for number, item in enumerate(items)}
    problems: list[Problem] = []
    for node in local.value:
        number = ids.get(_id(node))
        if number is None:
            ids[_id(node)] = len(items)
            items.append(node)
        elif number >= len(national.value):
            remedy = f"give one of them another id; the first is at {items[number].place}"
            problems.append(Problem(node.place, f"the id '{_id(node)}' is used twice", remedy))
        elif any(not isinstance(inner.value, list | dict) for name, inner in node.value.items() if name != "id"):
            remedy = "give it an id of your own, or name it under 'replace' in edition.yaml to change its words"
            problems.append(Problem(node.place, f"the id '{_id(node)}' is taken by the national edition", remedy))
        else:
            items[number], found = merge(items[number], node)
            problems += found
    return LocatedNode(national.place, items), problems


def _holds_items(node: LocatedNode) -> bool:
    """True for a list whose items all have ids (and for an empty list)."""
    return isinstance(node.value, list) and all(isinstance(item.value, dict) and "id" in item.value for item in node.value)


def _id(node: LocatedNode) -> str:
    return str(node.value["id"].value)


def _not_here(place: Place, what: str) -> Problem:
    remedy = "here, leave only the id and what you add; to change words, name the item under 'replace' in edition.yaml"
    return Problem(place, f"{what} belongs to the national edition", remedy)


def replace_fields(trees: Trees, national: National, edition: Edition, document: YamlDocument) -> tuple[Trees, list[Problem]]:
    """The files with local words in the fields that ``replace`` names."""
    problems: list[Problem] = []
    head = to_tree(document)
    for number, item in enumerate(edition.replace):
        find = national.index.get(item.ref)
        if find is None:
            problems += _unknown(item.ref, document.place(("replace", number, "ref")), national, edition)
            continue
        fields = at(head, ("replace", number)).value.get("fields")
        if fields is None or not fields.value:
            place = document.place(("replace", number))
            problems.append(Problem(place, f"nothing says what to change in '{item.ref}'", "write the fields to change below 'fields:'"))
            continue
        for name, node in fields.value.items():
            if name in _FIXED_FIELDS or _holds_things(find.thing, name):
                problems.append(Problem(node.place, f"'{name}' cannot be changed", "change fields that hold words, such as title and text"))
            else:
                tree = national.tree(trees, find.entry)
                trees = {**trees, find.entry: with_value(tree, (*find.location, name), node)}
    return trees, problems


def _holds_things(thing: Entity, name: str) -> bool:
    value = getattr(thing, name, None)
    inner = list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, tuple) else [value]
    return any(isinstance(item, BaseModel) and not isinstance(item, Provenance) for item in inner)


def hide_items(trees: Trees, national: National, edition: Edition, document: YamlDocument) -> tuple[Trees, list[Problem]]:
    """The files without the items that ``hide`` names; deep ones and later ones go first, so that locations stay true."""
    problems: list[Problem] = []
    finds: list[Located] = []
    for number, item in enumerate(edition.hide):
        place = document.place(("hide", number, "ref"))
        kind, find = item.ref.partition(":")[0], national.index.get(item.ref)
        if find is None:
            problems += _unknown(item.ref, place, national, edition)
        elif kind not in HIDEABLE or not isinstance(find.location[-1], int):
            remedy = f"hide what is in it instead; what can be hidden: {', '.join(HIDEABLE)}"
            problems.append(Problem(place, f"a {kind} cannot be hidden, since pages and answers depend on it", remedy))
        elif find not in finds:
            finds.append(find)
    for find in sorted(finds, key=lambda find: (len(find.location), find.location[-1]), reverse=True):
        trees = {**trees, find.entry: without(national.tree(trees, find.entry), find.location)}
    return trees, problems


def _unknown(ref: str, place: Place, national: National, edition: Edition) -> list[Problem]:
    bare = ref.partition(":")[2]
    if ref.startswith("page:") or bare in national.known or bare.partition(".")[0] in national.known:
        return []
    if edition.id in bare:
        return [Problem(place, f"the national edition has no '{ref}'", "change your own items in their own files")]
    return [Problem(place, f"the national edition has no '{ref}'", did_you_mean(ref, national.index, "check the kind and the id"))]
