"""The published schema: made from the models, equal every time, right for other validators."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from site_builder.assessment.format import Assessment
from site_builder.assessment.schema import browser_schema, export_schema
from tests.assessment.support import BAD, IDS, document, read_json

EXAMPLE_OF_DESIGN: dict[str, Any] = {
    "format": "pcn-self-assessment",
    "format_version": 2,
    "generator": {"name": "pcn-prospectus", "version": "0.1.0"},
    "matrix": {"id": "pcn-maturity-matrix", "edition": "2019-08", "digest": f"sha256-{'0f' * 32}", "local": None},
    "id": "6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d90",
    "previous_id": None,
    "created": "2026-01-31T10:00:00Z",
    "updated": "2026-01-31T11:00:00.123Z",
    "about": {
        "name": "Riverside PCN",
        "system": "kent-and-medway",
        "date": "2026-01-31",
        "participants": "Clinical director",
        "audiences": ["pcn"],
        "improvement_priority": "Same-day access",
    },
    "themes": {
        "leadership": {
            "components": {"leadership.foundation.pcn.vision": {"answer": "partly", "note": "Draft"}},
            "pcn": {"now": "foundation", "in_a_year": "step-1"},
            "system": {"now": None, "in_a_year": None},
            "how": "A day out",
            "needs": {"time": "A day", "capacity": "One", "skills": "Facts", "support": "Help"},
            "evidence": "Minutes",
            "actions": [{"what": "Workshop", "who": "Manager", "by": "2026-06-30"}],
        }
    },
    "last_time": None,
}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(export_schema(IDS))
    Draft202012Validator.check_schema(browser_schema(IDS))


def test_the_schema_is_equal_at_every_call_and_no_call_changes_it() -> None:
    browser_schema(IDS)
    assert json.dumps(export_schema(IDS)) == json.dumps(export_schema(IDS))


def test_the_example_of_the_design_is_sound() -> None:
    Draft202012Validator(export_schema(IDS)).validate(EXAMPLE_OF_DESIGN)
    assert Assessment.model_validate(EXAMPLE_OF_DESIGN).themes["leadership"].position("pcn").now


def test_fields_named_like_keywords_stay() -> None:
    assert "title" in browser_schema(IDS)["$defs"]["LocalEdition"]["properties"]


def test_the_browser_schema_has_no_words_for_people() -> None:
    text = json.dumps(browser_schema(IDS))
    assert '"description"' not in text
    assert len(text) < len(json.dumps(export_schema(IDS)))


@pytest.mark.parametrize("name", ["wrong-types.json", "wrong-values.json", "missing-fields.json", "extra-fields.json", "bad-ids.json"])
def test_another_validator_refuses_what_we_refuse(name: str) -> None:
    assert not Draft202012Validator(export_schema(IDS)).is_valid(read_json(BAD / name))


@pytest.mark.parametrize("name", ["sound.json", "markup.json", "unknown-components.json", "local-edition.json", "other-edition.json"])
def test_another_validator_accepts_what_we_accept(name: str) -> None:
    Draft202012Validator(export_schema(IDS)).validate(read_json(BAD / name))


def test_the_browsers_check_knows_every_keyword_of_the_schema() -> None:
    """schema-check.js understands these and no others, so a new one must be taught first."""
    known = {"$ref", "anyOf", "type", "enum", "const", "properties", "required", "additionalProperties", "propertyNames"}
    known |= {"items", "maxItems", "maxLength", "pattern", "examples", "$defs"}
    assert set(keywords(browser_schema(IDS))) <= known


def keywords(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [word for part in schema for word in keywords(part)]
    if not isinstance(schema, dict):
        return []
    inner: list[str] = []
    for word, value in schema.items():
        maps = word in {"properties", "$defs"}
        inner += [word, *(found for part in (value.values() if maps else [value]) for found in keywords(part))]
    return inner


def test_a_blank_assessment_is_sound() -> None:
    Draft202012Validator(export_schema(IDS)).validate(document({}))
