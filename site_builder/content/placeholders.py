"""Stand-ins for data files with errors, so that everything else is still checked in the same run."""

from __future__ import annotations

from typing import Any, get_origin

from site_builder.content.collections import COLLECTIONS
from site_builder.content.fields import Model

_MODELS = {kind.name: kind.model for kind in COLLECTIONS}


def placeholder(kind: str) -> Model:
    """What a data file of this kind would hold with nothing in it: empty lists, and None where there is no default."""
    model = _MODELS[kind]
    needed = {name: field.annotation for name, field in model.model_fields.items() if field.is_required()}
    empty: dict[str, Any] = {name: () if get_origin(annotation) is tuple else None for name, annotation in needed.items()}
    return model.model_construct(**empty)
