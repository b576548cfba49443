"""The JSON Schema of the roll-up, made from the models."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from site_builder.assessment.schema import DIALECT, FormatIds, with_ids
from site_builder.rollup.format.openable import SavedRollUp, SharedCounts
from site_builder.rollup.format.roll_up import RollUp


def roll_up_schema(ids: FormatIds) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the three forms of ``pcn-roll-up`` version 2, of one matrix, as published with the site."""
    forms: TypeAdapter[Any] = TypeAdapter(RollUp | SavedRollUp | SharedCounts)
    return {"$schema": DIALECT, **with_ids(forms.json_schema(), ids), "title": "PCN roll-up, format version 2"}
