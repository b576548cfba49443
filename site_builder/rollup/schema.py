"""The JSON Schema of the roll-up, made from the models."""

from __future__ import annotations

from typing import Any

from site_builder.assessment.schema import DIALECT
from site_builder.rollup.format import RollUp


def roll_up_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``pcn-roll-up`` version 1, as published with the site."""
    made = RollUp.model_json_schema(mode="serialization")
    return {"$schema": DIALECT, **made, "title": "PCN roll-up, format version 1"}
