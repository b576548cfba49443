"""The sides of the matrix: which one an id names, and what an assessment holds on a side that it does not assess."""

from __future__ import annotations

from typing import Any, TypeVar

from site_builder.assessment.format import Assessment, LastTime, Side, ThemeAnswers, ThemeLastTime
from site_builder.assessment.logic import SIDES, sides_of

_Theme = TypeVar("_Theme", ThemeAnswers, ThemeLastTime)


def side_named(component: str) -> str | None:
    """The side that an id names, for example ``leadership.step-1.pcn.local-one``, or None."""
    side = [*component.split("."), "", "", ""][2]
    return side if side in SIDES else None


def says(value: Any) -> bool:
    """True when a value of a document, or anything in it, is filled in."""
    if isinstance(value, dict):
        return any(map(says, value.values()))
    if isinstance(value, list | tuple):
        return any(map(says, value))
    return value not in {None, ""}


def assessed_only(assessment: Assessment) -> tuple[Assessment, Side | None]:
    """The assessment without a side that it does not assess, and that side when something was said there, else None.

    Answers stay in a file when a side is no longer ticked. They are not meant for anybody.
    """
    other = next((side for side in SIDES if side not in sides_of(assessment)), None)
    if other is None:
        return assessment, None
    themes = {key: _without(theme, other) for key, theme in assessment.themes.items()}
    last = assessment.last_time
    last_time = LastTime.model_construct(**{**dict(last), "themes": _last_without(last, other)}) if last else None
    kept = assessment.model_copy(update={"themes": themes, "last_time": last_time})
    return kept, other if any(_says_on(theme, other) for theme in assessment.themes.values()) else None


def _without(theme: _Theme, side: Side) -> _Theme:
    components = {key: value for key, value in (theme.components or {}).items() if side_named(key) != side}
    return theme.model_copy(update={"components": components, side: None})


def _last_without(last: LastTime, side: Side) -> dict[str, ThemeLastTime]:
    return {key: _without(theme, side) for key, theme in last.themes.items()}


def _says_on(theme: ThemeAnswers, side: Side) -> bool:
    held = [value for key, value in (theme.components or {}).items() if side_named(key) == side]
    position = getattr(theme, side)
    return any(value.answer or value.note for value in held) or bool(position and (position.now or position.in_a_year))
