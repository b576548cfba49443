"""The JSON Schema of the export format, made from the models."""

from __future__ import annotations

from typing import Any

from site_builder.assessment.format import Assessment

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WORDS_FOR_PEOPLE = frozenset({"title", "description"})


def export_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an exported file, as published with the site. Equal at every call."""
    made = Assessment.model_json_schema()
    head = {"$schema": DIALECT, "title": "PCN self-assessment, export format version 1"}
    return head | {key: value for key, value in _tidied(made, frozenset({"title"})).items() if key not in head}


def browser_schema() -> dict[str, Any]:
    """The same schema without the words that only people read, for the browser's own check."""
    schema = export_schema()
    del schema["$schema"]
    return _tidied(schema, _WORDS_FOR_PEOPLE)


def _tidied(schema: dict[str, Any], dropped: frozenset[str]) -> dict[str, Any]:
    """A copy without the dropped keywords and without defaults.

    Fields may have the names of keywords (a local edition has a title), so the
    maps of fields are copied whole.
    """
    result: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword in {"properties", "$defs"}:
            result[keyword] = {name: _tidied(inner, dropped) for name, inner in value.items()}
        elif keyword not in dropped | {"default"}:
            result[keyword] = _tidied_value(value, dropped)
    return result


def _tidied_value(value: Any, dropped: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return _tidied(value, dropped)
    if isinstance(value, list):
        return [_tidied_value(item, dropped) for item in value]
    return value
