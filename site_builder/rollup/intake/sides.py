"""The sides of the matrix: which one an id names, and what an assessment holds on a side that it does not assess."""

from __future__ import annotations

from typing import Any

from site_builder.assessment.format import Side
from site_builder.assessment.set_aside import Document


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
    said = (side for side in others if any(_says_on(theme, side) for theme in themes.values()))
    return kept, next(said, None)


def _themes_without(themes: Document, sides: tuple[Side, ...]) -> Document:
    return {key: _without(theme, sides) for key, theme in themes.items()}


def _without(theme: Document, sides: tuple[Side, ...]) -> Document:
    kept = {key: value for key, value in theme.items() if key not in sides}
    answers, aside = kept.get("components"), kept.get("set_aside")
    if answers:
        kept["components"] = {key: value for key, value in answers.items() if side_named(sides, key) is None}
    if aside and aside.get("positions"):
        kept["set_aside"] = {**aside, "positions": {side: value for side, value in aside["positions"].items() if side not in sides}}
    return kept


def _says_on(theme: Document, side: Side) -> bool:
    held = [value for key, value in (theme.get("components") or {}).items() if side_named((side,), key)]
    return says([held, theme.get(side), positions_aside(theme).get(side)])


def positions_aside(theme: Document) -> Document:
    """What is set aside of positions, by side."""
    return (theme.get("set_aside") or {}).get("positions") or {}
