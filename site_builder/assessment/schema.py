"""The JSON Schemas of the formats: those of the models, with the ids of a matrix.

Those of the models stand in files, which ``build.py schemas`` writes: a build publishes them and has no other use for the models.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from site_builder.assessment.matrix import Matrix, positions_of, sides_in

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCHEMAS = Path(__file__).parent / "schemas"
_WORDS_FOR_PEOPLE = frozenset({"title", "description"})


class FormatIds(NamedTuple):
    """The id and edition of a matrix, and its ids: positions from the first on, sides, needs, themes, and a component as an example."""

    matrix: str
    edition: str
    positions: tuple[str, ...]
    sides: tuple[str, ...]
    needs: tuple[str, ...]
    themes: tuple[str, ...]
    example: str


def ids_of(matrix: Matrix) -> FormatIds:
    """The ids of a matrix that may stand in an exported file."""
    return FormatIds(
        matrix=matrix.id,
        edition=matrix.edition,
        positions=positions_of(matrix),
        sides=sides_in(matrix),
        needs=matrix.labels.needs,
        themes=tuple(theme.id for theme in matrix.themes),
        example=next((component.id for theme in matrix.themes for component in theme.components), matrix.id),
    )


def model_schema(name: str, folder: Path = _SCHEMAS) -> dict[str, Any]:
    """The JSON Schema of a model, from its file."""
    schema: dict[str, Any] = json.loads((folder / f"{name}.json").read_bytes())
    return schema


@cache
def export_schema(ids: FormatIds) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an exported file of one matrix, as published with the site; not to be changed."""
    made = _with_ids(model_schema("assessment"), ids)
    head = {"$schema": DIALECT, "title": "PCN self-assessment, export format version 2"}
    return head | {key: value for key, value in _tidied(made, frozenset({"title"})).items() if key not in head}


def browser_schema(ids: FormatIds) -> dict[str, Any]:
    """The same schema without the words that only people read, for the browser's own check."""
    return _tidied(export_schema(ids), _WORDS_FOR_PEOPLE | {"$schema"})


def personal_form_schema() -> dict[str, Any]:
    """The JSON Schema of the file of a personal form, without the words that only people read, for the browser's own check."""
    return _tidied(model_schema("personal-form"), _WORDS_FOR_PEOPLE)


def roll_up_schema(ids: FormatIds) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the three forms of ``pcn-roll-up`` version 2, of one matrix, as published with the site."""
    return {"$schema": DIALECT, **_with_ids(model_schema("roll-up"), ids), "title": "PCN roll-up, format version 2"}


def _with_ids(schema: dict[str, Any], ids: FormatIds) -> dict[str, Any]:
    """The schema of the models with the ids of a matrix: those that may be chosen, and those under which something stands."""
    named = dict(schema["$defs"])
    named["Key"] = {**named["Key"], "examples": [ids.example]}
    named["Stage"] = {"enum": list(ids.positions), "type": "string"}
    named["Side"] = {"enum": list(ids.sides), "type": "string"}
    if "Need" in named:
        said = ("improvement_priority", "how", *ids.needs, "evidence", "note")
        named |= {"Need": {"enum": list(ids.needs), "type": "string"}, "TextField": {"enum": list(said), "type": "string"}}
    if "ThemeAnswers" in named:
        text = {"anyOf": [{"$ref": "#/$defs/Text"}, {"type": "null"}]}
        named["Needs"] = {
            "additionalProperties": False,
            "description": "What the team needs to get there.",
            "properties": dict.fromkeys(ids.needs, text),
            "type": "object",
        }
        named["ThemeAnswers"] = _with_sides(named["ThemeAnswers"], ids.sides)
        answers = named["ThemeAnswers"]["properties"]
        answers["needs"] = {"anyOf": [{"$ref": "#/$defs/Needs"}, {"type": "null"}]}
        used = named["MatrixUsed"]["properties"]
        used |= {"id": {"const": ids.matrix, "type": "string"}, "edition": {**used["edition"], "examples": [ids.edition]}}
        sides = named["About"]["properties"]["audiences"]["anyOf"][0]
        sides["maxItems"] = len(ids.sides)
    return {**schema, "$defs": dict(sorted(named.items()))}


def _with_sides(theme: dict[str, Any], sides: tuple[str, ...]) -> dict[str, Any]:
    position = {"anyOf": [{"$ref": "#/$defs/Position"}, {"type": "null"}]}
    fields = theme["properties"]
    placed = {"components": fields["components"], **dict.fromkeys(sides, position), **fields}
    return {**theme, "additionalProperties": False, "properties": placed}


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
