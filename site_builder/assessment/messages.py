"""What is wrong with a document, in the words that the browser uses too.

A file may be nothing but mistakes, and a list of them all would take a hundred
times its size: they are found one after the other, so that the caller can stop.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

Path = tuple[str | int, ...]
SchemaRule = Mapping[str, Any]

MAX_LOOKED_AT = 1000
_WANTED: dict[str, tuple[str, type]] = {
    "string": ("text", str),
    "array": ("a list", list),
    "object": ("a set of fields", dict),
    "integer": ("a number", int),
}
_KINDS = (
    (type(None), "empty"),
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (list, "a list"),
    (dict, "a set of fields"),
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Fault(NamedTuple):
    """One thing that is wrong: its path in the document, words, and a place where it has no path."""

    path: Path
    message: str
    where: str = ""


def schema_faults(schema: SchemaRule, document: Any) -> Iterator[Fault]:
    """Everything that keeps a document from being as a schema says; the schema is the browser's."""
    return iter(_check(schema["$defs"], schema, document, ()))


def quote_value(value: Any) -> str:
    """A value as it stands in a message, shortened."""
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:57] + '...'}”"
    return next(words for kind, words in _KINDS if isinstance(value, kind))


def as_text(path: Path) -> str:
    """A path as text, for example ``themes.leadership.actions[2].by``."""
    return "".join(_step(step) for step in path).removeprefix(".")


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if re.fullmatch(r"[A-Za-z0-9_-]+", step) else f"[{json.dumps(step, ensure_ascii=False)}]"


def _check(named: SchemaRule, schema: SchemaRule, value: Any, path: Path) -> Iterable[Fault]:
    """The faults of a value and of what it holds; most values are sound words, for which nothing is made."""
    rule = _resolved(named, schema)
    if "anyOf" in rule:
        first, *others = rule["anyOf"]
        return () if value is None else _check(named, others[0] if first.get("type") == "null" else first, value, path)
    message = _own_fault(rule, value)
    if message:
        return (Fault(path, message),)
    if rule["type"] == "object":
        return _in_fields(named, rule, value, path)
    return _in_items(named, rule, value, path) if rule["type"] == "array" else ()


def _resolved(named: SchemaRule, schema: SchemaRule) -> SchemaRule:
    found: SchemaRule = named[schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else schema
    return found


def _own_fault(rule: SchemaRule, value: Any) -> str:
    """What is wrong with the value itself, what it holds left aside; "" when nothing is."""
    if "enum" in rule or "const" in rule:
        return _choice_fault(rule.get("enum") or [rule["const"]], value)
    words, kind = _WANTED[rule["type"]]
    if not isinstance(value, kind) or isinstance(value, bool):
        return f"The value should be {words}, but it is {'text' if isinstance(value, str) else quote_value(value)}."
    return _text_fault(rule, value) if isinstance(value, str) else ""


def _choice_fault(allowed: list[Any], value: Any) -> str:
    if value in allowed if isinstance(value, str) else any(type(one) is type(value) and one == value for one in allowed):
        return ""
    choices = ", ".join(map(str, allowed))
    if isinstance(value, str):
        return f"{quote_value(value)} is not one of: {choices}."
    return f"The value should be one of: {choices}. What stands here is {quote_value(value)}."


def _text_fault(rule: SchemaRule, value: str) -> str:
    if "maxLength" in rule and len(value) > rule["maxLength"]:
        return f"This text is longer than {rule['maxLength']:,} characters."
    if "pattern" in rule and not re.fullmatch(rule["pattern"], value):
        example = rule["examples"][0]
        return f"{quote_value(value)} {'is not a date' if _DAY.match(example) else 'has the wrong form'}. Write it like {example}."
    return ""


def _in_items(named: SchemaRule, rule: SchemaRule, value: list[Any], path: Path) -> Iterator[Fault]:
    """Faults of the items, unless there are too many sound ones: then the length is what matters."""
    sound, most = 0, rule["maxItems"]
    found: list[Fault] = []
    for index, item in enumerate(value):
        here = list(islice(_check(named, rule["items"], item, (*path, index)), MAX_LOOKED_AT))
        found += here
        sound += not here
        if sound > most:
            found = [Fault(path, f"This list has more than {most} entries.")]
        if sound > most or len(found) >= MAX_LOOKED_AT:
            break
    yield from found


def _in_fields(named: SchemaRule, rule: SchemaRule, value: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    fields = rule.get("properties", {})
    for name in rule.get("required", ()):
        if name not in value:
            yield Fault((*path, name), f"“{name}” is missing.")
    for name, inner in value.items():
        here = (*path, name)
        if name in fields:
            yield from _check(named, fields[name], inner, here)
        elif not rule.get("additionalProperties"):
            yield Fault(here, f"{quote_value(name)} is not a field of this format.")
        else:
            if _own_fault(_resolved(named, rule["propertyNames"]), name):
                yield Fault(here, f"{quote_value(name)} is not an id.")
            yield from _check(named, rule["additionalProperties"], inner, here)
