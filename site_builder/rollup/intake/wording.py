"""The sentences of a roll-up, which the report and the page in the browser read from one file of the theme."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from site_builder.render.theme import theme_file

_PLACE = re.compile(r"\{(\w+)(?::([^|}]*)\|([^}]*))?\}")


def read_wording(theme: Path) -> dict[str, str]:
    """The sentences by key, with places for values."""
    return dict(json.loads(theme_file(theme, "scripts/rollup/logic/wording.json")))


def filled(sentence: str, values: Mapping[str, str | int]) -> str:
    """A sentence with values in its places: ``{count}``, and ``{count:is|are}`` for what goes with one or with more."""

    def put(place: re.Match[str]) -> str:
        name, one, more = place.groups()
        value = values[name]
        if one is not None:
            return str(one if value == 1 else more)
        return f"{value:,}" if isinstance(value, int) else value

    return _PLACE.sub(put, sentence)
