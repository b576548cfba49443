"""Walks over models: every entity and every marked value inside, with its location."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from site_builder.content.fields import Entity, IdOf, IsMarkdown, IsReference
from site_builder.content.yaml_parser import Location


class MarkedValue(NamedTuple):
    """A marked value found in a model: where it is, its mark, and the value."""

    location: Location
    mark: IdOf | IsReference | IsMarkdown
    value: str


def entities(value: Any, location: Location = ()) -> Iterator[tuple[Location, Entity]]:
    """Every thing inside a model, itself included, with its location."""
    if isinstance(value, Entity):
        yield location, value
    for inner, child in _children(value):
        yield from entities(child, (*location, *inner))


def kinds_in(annotation: Any) -> frozenset[str]:
    """The kinds of thing that values of a model, or of another type, can hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        own = {annotation.kind} if issubclass(annotation, Entity) else set()
        return frozenset(own).union(*(kinds_in(field.annotation) for field in annotation.model_fields.values()))
    return frozenset().union(*map(kinds_in, get_args(annotation)))


def marked_values(value: Any, location: Location = ()) -> Iterator[MarkedValue]:
    """Every marked value inside a model, in the order of its fields."""
    if isinstance(value, BaseModel):
        for name, marks in _marked_fields(type(value)):
            for inner, text in _strings(getattr(value, name)):
                for mark in marks:
                    yield MarkedValue((*location, name, *inner), mark, text)
    for inner, child in _children(value):
        yield from marked_values(child, (*location, *inner))


@cache
def _marked_fields(model: type[BaseModel]) -> tuple[tuple[str, list[IdOf | IsReference | IsMarkdown]], ...]:
    """The fields of a model that carry marks, with their marks."""
    marked = ((name, [*_marks_of(field.metadata), *_marks_inside(field.annotation)]) for name, field in model.model_fields.items())
    return tuple((name, marks) for name, marks in marked if marks)


def _children(value: Any) -> Iterator[tuple[Location, Any]]:
    if isinstance(value, BaseModel):
        for name in _fields_with_models(type(value)):
            yield from _models((name,), getattr(value, name))


@cache
def _fields_with_models(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that may hold other models."""
    return tuple(name for name, field in model.model_fields.items() if _may_hold_models(field.annotation))


def _may_hold_models(annotation: Any) -> bool:
    parts = get_args(annotation)
    return any(map(_may_hold_models, parts)) if parts else isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _models(location: Location, value: Any) -> Iterator[tuple[Location, BaseModel]]:
    if isinstance(value, BaseModel):
        yield location, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _models((*location, index), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _models((*location, key), item)


def _strings(value: Any) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield (index,), item


def _marks_inside(annotation: Any) -> list[IdOf | IsReference | IsMarkdown]:
    """Marks of the items of a tuple or of the parts of a union, for example ``Markdown | None``."""
    marks = _marks_of(getattr(annotation, "__metadata__", ()))
    for part in getattr(annotation, "__args__", ()):
        marks += _marks_inside(part)
    return marks


def _marks_of(notes: Iterable[Any]) -> list[IdOf | IsReference | IsMarkdown]:
    return [note for note in notes if isinstance(note, IdOf | IsReference | IsMarkdown)]
