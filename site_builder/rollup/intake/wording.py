"""The sentences and tables of a roll-up, which the report and the page in the browser read from the same files of the theme."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from site_builder.render.theme import theme_file

_PLACE = re.compile(r"\{(\w+)(?::([^|}]*)\|([^}]*))?\}")


class Wording(NamedTuple):
    """The sentences by key, and the heads of tables by name: of those made from files, and of those made from roll-ups."""

    sentences: dict[str, str]
    tables: dict[str, dict[str, Any]]


def read_wording(theme: Path) -> Wording:
    """The wording, with places for values."""
    return Wording(*(json.loads(theme_file(theme, f"scripts/rollup/logic/{name}.json")) for name in ("wording", "tables")))


def filled(sentence: str, values: Mapping[str, str | int]) -> str:
    """A sentence with values in its places: ``{count}``, and ``{count:is|are}`` for what goes with one or with more."""

    def put(place: re.Match[str]) -> str:
        name, one, more = place.groups()
        value = values[name]
        if one is not None:
            return str(one if value == 1 else more)
        return f"{value:,}" if isinstance(value, int) else value

    return _PLACE.sub(put, sentence)


def table_head(head: Mapping[str, Any], values: Mapping[str, str | int], lists: Mapping[str, Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    """The title of a table and its columns; a column such as ``{answers}`` stands for a list of them."""
    columns = (lists[column[1:-1]] if column[1:-1] in lists else (filled(column, values),) for column in head["columns"])
    return filled(head["title"], values), tuple(title for some in columns for title in some)
