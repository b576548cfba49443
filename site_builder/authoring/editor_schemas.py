"""JSON Schemas of every shape that people write, made from the models that check it.

A data file names its schema in a comment on its first line, which common editors
read: completion, descriptions and red lines come from it.
"""

from __future__ import annotations

import json
import posixpath
from typing import Any

from pydantic import BaseModel

from site_builder.content.collections import COLLECTIONS
from site_builder.content.macro_examples import Examples
from site_builder.content.models.front_matter import FrontMatter
from site_builder.content.overlay.loader import LOCAL_KINDS
from site_builder.content.overlay.schema import Edition

SCHEMAS_FOLDER = "schemas"
_COMMENT = "Written by 'python build.py schemas' from the models; change them instead."


def schemas() -> dict[str, str]:
    """Every schema: its path below the project's folder, and its text."""
    made = {f"{SCHEMAS_FOLDER}/{kind.name}.json": schema_of(kind.model) for kind in COLLECTIONS}
    made[f"{SCHEMAS_FOLDER}/front-matter.json"] = schema_of(FrontMatter)
    made[f"{SCHEMAS_FOLDER}/edition.json"] = schema_of(Edition)
    made[f"{SCHEMAS_FOLDER}/examples.json"] = schema_of(Examples)
    for kind in LOCAL_KINDS:
        made[f"{SCHEMAS_FOLDER}/local/{kind.name}.json"] = without_required(schema_of(kind.model))
    return {path: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for path, schema in made.items()}


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model, with a comment that says how it was made."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": _COMMENT}
    return {**head, **model.model_json_schema()}


def without_required(schema: Any) -> Any:
    """The schema for a local file of the same shape, which holds only what it adds."""
    if isinstance(schema, dict):
        return {key: without_required(value) for key, value in schema.items() if key != "required" or not isinstance(value, list)}
    return [without_required(value) for value in schema] if isinstance(schema, list) else schema


def schema_comment(path: str, schema: str) -> str:
    """The first line of a data file: a comment that leads editors to its schema, both paths from the project's folder."""
    return f"# yaml-language-server: $schema={posixpath.relpath(schema, posixpath.dirname(path))}"
