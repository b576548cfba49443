"""Parse YAML into plain values, with the place of every key and item.

YAML is read from the parser's events, not by the usual loader, because that
loader keeps the last of two equal keys without a word, turns ``no`` and dates
into other types, follows aliases without limit, and forgets where things stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from site_builder.content.source import SourceText
from site_builder.content.yaml_faults import faults
from site_builder.core.limits import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES
from site_builder.core.problems import Place, Problem, text_place
from site_builder.core.text.characters import control_character

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Location = tuple[str | int, ...]
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}")


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """Plain values from YAML, with the place of every key and item.

    ``data`` is made of dict, list, str, int, float, bool and None; ``places``
    maps a location such as ``("groups", 2, "title")`` to where it stands.
    """

    path: str
    data: Any
    places: dict[Location, Place]

    def place(self, location: Location) -> Place:
        """The place of a location, or of the nearest thing around it."""
        while location and location not in self.places:
            location = location[:-1]
        return self.places.get(location, Place(self.path))


def parse_yaml(source: SourceText, first_line: int = 1) -> tuple[YamlDocument, list[Problem]]:
    """Values and places of one YAML text, and everything wrong with its form.

    ``first_line`` is the line of the file on which the text starts. When the
    text cannot be parsed at all, ``data`` is None and one problem says why.
    """
    builder = _Builder(source, first_line - 1)
    try:
        loader = LOADER(source.text)
        try:
            data = builder.document(_events(loader))
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        data = None
        for fault in faults(error, source.text.split("\n")):
            builder.problem(Place(source.path, fault.line + first_line, fault.column + 1), fault.message, fault.remedy)
    except yaml.YAMLError as error:
        data = None
        builder.problem(Place(source.path, first_line), f"this is not YAML ({_first_line(error)})", "write it more simply")
    except _Unusable as unusable:
        data = None
        builder.problems.append(unusable.problem)
    return YamlDocument(source.path, data, builder.places), builder.problems


class _Unusable(Exception):
    """YAML that is well formed and still cannot be made into values of this project."""

    def __init__(self, place: Place, message: str, remedy: str) -> None:
        super().__init__(message)
        self.problem = Problem(place, message, remedy)


def _events(loader: Any) -> Iterator[Any]:
    while loader.check_event():
        yield loader.get_event()


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else "unreadable"


class _Builder:
    """Turns one stream of YAML events into values, noting places and problems."""

    def __init__(self, source: SourceText, line_offset: int) -> None:
        self.path = source.path
        self.source = source
        self.line_offset = line_offset
        self.places: dict[Location, Place] = {}
        self.problems: list[Problem] = []

    def place(self, mark: Any) -> Place:
        if mark is None:
            return Place(self.path, self.line_offset + 1)
        return Place(self.path, mark.line + 1 + self.line_offset, mark.column + 1)

    def problem(self, place: Place, message: str, remedy: str) -> None:
        self.problems.append(Problem(place, message, remedy))
        if len(self.problems) == MAX_PROBLEMS:
            raise _Unusable(place, f"there are {MAX_PROBLEMS} mistakes up to here", "correct these first; the rest was not looked at")

    def document(self, events: Iterator[Any]) -> Any:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                first = next(events)
                self.places[()] = self.place(first.start_mark)
                data = self.value(first, events, ())
                self._only_one(events)
                return data
        return None

    def _only_one(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.problem(self.place(event.start_mark), "a second document starts", "remove the line '---'")
                return

    def value(self, event: Any, events: Iterator[Any], location: Location) -> Any:
        if len(location) > MAX_DEPTH:
            raise _Unusable(self.place(event.start_mark), f"this is nested more than {MAX_DEPTH} deep", "write it more simply")
        if len(self.places) > MAX_VALUES:
            raise _Unusable(self.place(event.start_mark), f"the file contains more than {MAX_VALUES} values", "split it")
        if isinstance(event, yaml.ScalarEvent):
            self._note_lines(event, location)
            return _plain(self._text(event), event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, location)
        self.problem(self.place(event.start_mark), "aliases (*name) are not used here", "write the value out")
        return None

    def _sequence(self, events: Iterator[Any], location: Location) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            inner = (*location, len(items))
            self.places.setdefault(inner, self.place(event.start_mark))
            items.append(self.value(event, events, inner))
        return items

    def _mapping(self, events: Iterator[Any], location: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            place = self.place(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Unusable(place, "a field name is not a plain word", "write the field name as one word, or put the text in quotes")
            key = self._text(event)
            inner = (*location, key)
            if key in result:
                first = self.places[inner]
                self.problem(place, f"the field '{key}' is used twice", f"remove one; the first is on line {first.line}")
            else:
                self.places[inner] = place
            result[key] = self.value(next(events), events, inner)
        return result

    def _note_lines(self, event: Any, location: Location) -> None:
        """With the place of a text that does not stand on one line with its field: on which lines its own lines stand."""
        place = self.places[location]
        if event.end_mark.line + 1 + self.line_offset > place.line:
            self.places[location] = text_place(place, tuple(self._lines(event)))

    @cached_property
    def _source_lines(self) -> list[str]:
        return self.source.text.split("\n")

    def _lines(self, event: Any) -> Iterator[int]:
        """The line of the file on which each line of a text stands that has several in the file."""
        start, text, lines = event.start_mark, str(event.value), self._source_lines
        if event.style == "|":
            yield from (self.line_offset + start.line + 2 + line for line in range(text.count("\n") + 1))
            return
        told = line = at = 0
        for number in range(start.line + (event.style == ">"), min(event.end_mark.line + 1, len(lines))):
            words = lines[number][start.column if number == start.line else 0 :].strip().strip(event.style or " ")
            found = text.find(words, at)
            if found < 0:  # with escapes in it; the rest is told of at the last line known
                break
            line += text.count("\n", at, found)
            yield from [self.line_offset + number + 1] * (line + 1 - told if words else 0)
            told, at = max(told, line + 1 if words else 0), found + len(words)

    def _text(self, event: Any) -> str:
        text = str(event.value)
        odd = control_character(text) if event.style == '"' else None  # only there is anything written in other characters
        if odd:
            self.problem(
                self.place(event.start_mark),
                f"the text contains the control character {odd}",
                "remove what stands for it; text contains none",
            )
        return text


def _plain(text: str, event: Any) -> Any:
    if not event.implicit[0]:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text
