"""The sides of the matrix: which one an id names, and what an assessment holds on a side that it does not assess."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from site_builder.assessment.format import Side
from site_builder.assessment.set_aside import Document


@lru_cache(4096)
def side_named(sides: tuple[Side, ...], component: str) -> Side | None:
    """Which of the sides of a matrix an id names, for example ``leadership.step-1.pcn.local-one``, or None."""
    side = [*component.split("."), "", "", ""][2]
    return side if side in sides else None


def says(value: Any) -> bool:
    """True when a value of a document, or anything in it, is filled in."""
    if isinstance(value, dict):
        return any(map(says, value.values()))
    if isinstance(value, list | tuple):
        return any(map(says, value))
    return value not in {None, ""}


def assessed_sides(sides: tuple[Side, ...], about: Document) -> tuple[Side, ...]:
    """The chosen ones among the sides of a matrix, as ``sides_of`` has them of an assessment."""
    chosen = about.get("audiences") or (() if about.get("set_aside") else sides)
    return tuple(side for side in sides if side in chosen)


def assessed_only(sides: tuple[Side, ...], document: Document) -> tuple[Document, Side | None]:
    """A sound document without the sides that it does not assess, and the first of them on which something was said, else None.

    Answers stay in a file when a side is no longer ticked. They are not meant for anybody.
    """
    assessed = assessed_sides(sides, document["about"])
    others = tuple(side for side in sides if side not in assessed)
    if not others:
        return document, None
    themes, last = document["themes"], document.get("last_time")
    kept = {**document, "themes": _themes_without(themes, others)}
    if last:
        kept["last_time"] = {**last, "themes": _themes_without(last["themes"], others)}
    return kept, next((side for side in others if any(_says_on(theme, side) for theme in themes.values())), None)


def _themes_without(themes: Document, others: tuple[Side, ...]) -> Document:
    return {key: _without(theme, others) for key, theme in themes.items()}


def _without(theme: Document, others: tuple[Side, ...]) -> Document:
    answers, aside = theme.get("components") or {}, positions_aside(theme)
    strange = {key for key in answers if side_named(others, key)}
    if not strange and not any(side in theme or side in aside for side in others):
        return theme
    kept = {key: value for key, value in theme.items() if key not in others}
    if strange:
        kept["components"] = {key: value for key, value in answers.items() if key not in strange}
    if aside:
        kept["set_aside"] = {**kept["set_aside"], "positions": {side: value for side, value in aside.items() if side not in others}}
    return kept


def _says_on(theme: Document, side: Side) -> bool:
    held = (value for key, value in (theme.get("components") or {}).items() if side_named((side,), key))
    return says(theme.get(side)) or says(positions_aside(theme).get(side)) or any(map(says, held))


def positions_aside(theme: Document) -> Document:
    """What is set aside of positions, by side."""
    return (theme.get("set_aside") or {}).get("positions") or {}
