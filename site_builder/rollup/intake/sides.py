"""The sides of the matrix: which one an id names, and what an assessment holds on a side that it does not assess."""

from __future__ import annotations

from typing import Any

from site_builder.assessment.format import Assessment, LastTime, SetAside, Side, ThemeAnswers
from site_builder.assessment.logic import sides_of


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


def assessed_only(sides: tuple[Side, ...], assessment: Assessment) -> tuple[Assessment, Side | None]:
    """The assessment without the sides that it does not assess, and the first of them on which something was said, else None.

    Answers stay in a file when a side is no longer ticked. They are not meant for anybody.
    """
    assessed = sides_of(sides, assessment)
    others = tuple(side for side in sides if side not in assessed)
    if not others:
        return assessment, None
    themes = _themes_without(assessment.themes, others)
    last = assessment.last_time
    last_time = LastTime.model_construct(**{**dict(last), "themes": _themes_without(last.themes, others)}) if last else None
    kept = assessment.model_copy(update={"themes": themes, "last_time": last_time})
    said = (side for side in others if any(_says_on(theme, side) for theme in assessment.themes.values()))
    return kept, next(said, None)


def _without(theme: ThemeAnswers, sides: tuple[Side, ...]) -> ThemeAnswers:
    components = {key: value for key, value in (theme.components or {}).items() if side_named(sides, key) is None}
    return theme.model_copy(update={"components": components, **dict.fromkeys(sides), "set_aside": _aside_without(theme.set_aside, sides)})


def _aside_without(aside: SetAside | None, sides: tuple[Side, ...]) -> SetAside | None:
    positions = {side: position for side, position in ((aside and aside.positions) or {}).items() if side not in sides}
    return aside and aside.model_copy(update={"positions": positions})


def _themes_without(themes: dict[str, ThemeAnswers], sides: tuple[Side, ...]) -> dict[str, ThemeAnswers]:
    return {key: _without(theme, sides) for key, theme in themes.items()}


def _says_on(theme: ThemeAnswers, side: Side) -> bool:
    held = [value for key, value in (theme.components or {}).items() if side_named((side,), key)]
    position, aside = theme.position(side), theme.set_aside
    stages = bool(position.now or position.in_a_year) or says(aside and (aside.positions or {}).get(side))
    return any(value.answer or value.note for value in held) or stages
