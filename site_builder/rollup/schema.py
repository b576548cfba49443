"""The JSON Schema of the roll-up, made from the models."""

from __future__ import annotations

from typing import Any

from site_builder.assessment.schema import DIALECT, FormatIds, with_ids
from site_builder.rollup.format import RollUp


def roll_up_schema(ids: FormatIds) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``pcn-roll-up`` version 2, of one matrix, as published with the site."""
    made = with_ids(RollUp.model_json_schema(mode="serialization"), ids)
    return {"$schema": DIALECT, **made, "title": "PCN roll-up, format version 1"}
