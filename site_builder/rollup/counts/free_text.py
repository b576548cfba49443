"""What PCNs wrote themselves: free text by PCN and theme, and actions."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.assessment.format import Action, Assessment, ThemeAnswers
from site_builder.assessment.matrix import Matrix
from site_builder.rollup.counts.support_needs import is_said
from site_builder.rollup.format.counts import ActionItem, TextItem
from site_builder.rollup.format.roll_up import LEFT_OUT
from site_builder.rollup.intake.record import known_themes, theme_ids


def texts_of(matrix: Matrix, number: int, assessment: Assessment) -> Iterator[TextItem]:
    """The free texts of one assessment, in the order of the matrix."""
    priority = assessment.about.improvement_priority
    if priority is not None and _is_here(priority):
        yield _text(number, None, "improvement_priority", priority)
    for theme in theme_ids(known_themes(matrix), assessment.themes):
        answers = assessment.themes[theme]
        needs = answers.needs or {}
        fields = [("how", answers.how), *((need, needs.get(need)) for need in matrix.labels.needs), ("evidence", answers.evidence)]
        yield from (_text(number, theme, field, text) for field, text in fields if text and _is_here(text))
        yield from _notes(matrix, number, theme, answers)


def _is_here(text: str) -> bool:
    """True for a text that says something itself; in a saved roll-up other words stand for one that is left out."""
    return is_said(text) and text != LEFT_OUT


def actions_of(matrix: Matrix, number: int, assessment: Assessment) -> Iterator[tuple[str, ActionItem]]:
    """The actions of one assessment that say something, each with its month ("" without a day).

    Where nobody wrote what to do, ``what`` is the title of the component that the action is for.
    """
    for theme in theme_ids(known_themes(matrix), assessment.themes):
        for action in assessment.themes[theme].actions or ():
            if is_written(action):
                yield (action.by or "")[:7], _action(matrix, number, theme, action)


def is_written(action: Action) -> bool:
    """True for an action that says something."""
    return is_said(action.what) or is_said(action.who) or bool(action.by)


def _action(matrix: Matrix, number: int, theme: str, action: Action) -> ActionItem:
    what = action.what if action.what and is_said(action.what) else _component_title(matrix, theme, action.component)
    return {"pcn": number, "theme": theme, "what": what, "who": action.who or "", "by": action.by or None}


def _component_title(matrix: Matrix, theme: str, component: str | None) -> str:
    return next((one.title for found in matrix.themes if found.id == theme for one in found.components if one.id == component), "")


def _notes(matrix: Matrix, number: int, theme: str, answers: ThemeAnswers) -> Iterator[TextItem]:
    held = answers.components or {}
    known = [component.id for found in matrix.themes if found.id == theme for component in found.components]
    for key in [*known, *sorted(set(held) - set(known))]:
        note = held[key].note if key in held else None
        if note and _is_here(note):
            yield _text(number, theme, "note", note, key)


def _text(number: int, theme: str | None, field: str, text: str, component: str | None = None) -> TextItem:
    return {"pcn": number, "theme": theme, "field": field, "component": component, "text": text}
