"""What an assessment says: suggested stages, next steps, what moved.

The scripts in ``theme/scripts/assessment/logic`` give the same results; one set of cases drives
the tests of both. There is no score, total or rank anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from site_builder.assessment.format import Answer, Assessment, LastTime, Position, Side, Stage, ThemeAnswers
from site_builder.assessment.matrix import Matrix, MatrixComponent, positions_of, sides_in
from site_builder.assessment.results import ChangedComponent, ComparedSide, ComparedTheme, NextSteps, StepComponent

DONE = frozenset({"in_place", "does_not_apply"})


def suggest(matrix: Matrix, assessment: Assessment, theme: str, side: Side) -> Stage | None:
    """The suggested stage, or None when nothing was answered or nothing applies.

    A stage is suggested when every component that applies, in it and in all
    stages before it, is in place.
    """
    answers = answers_of(assessment, theme)
    components = components_of(matrix, theme, side)
    if all(component.id not in answers for component in components):
        return None
    suggested, in_place = matrix.before.id, 0
    for stage in (stage.id for stage in matrix.stages):
        applying = _applying(components, answers, stage)
        if any(answer != "in_place" for answer in applying):
            break
        suggested = stage
        in_place += len(applying)
    return suggested if in_place or suggested == matrix.before.id else None


def next_steps(matrix: Matrix, assessment: Assessment) -> tuple[NextSteps, ...]:
    """For every theme and chosen side, the components that are not in place up to the stage wanted in a year.

    Where no such stage is chosen, up to the stage after the present one (chosen, or else suggested). The first
    stage is always within: no component comes before it.
    """
    return tuple(_steps(matrix, assessment, theme.id, side) for theme in matrix.themes for side in sides_of(sides_in(matrix), assessment))


def open_themes(steps: Iterable[NextSteps]) -> tuple[tuple[str, Side], ...]:
    """The themes and sides with a next step that somebody answered: one that nobody answered says nothing of what would help."""
    return tuple((step.theme, step.side) for step in steps if any(component.answer for component in step.components))


def compare(matrix: Matrix, assessment: Assessment) -> tuple[ComparedTheme, ...] | None:
    """The themes in which there is something to compare with last time, or None when there is no last time."""
    last = assessment.last_time
    if last is None:
        return None
    known = [theme.id for theme in matrix.themes]
    ids = [*known, *(theme for theme in last.themes if theme not in known)]
    themes = (_compared_theme(matrix, assessment, last, theme) for theme in ids)
    return tuple(theme for theme in themes if theme.sides or theme.components)


def sides_of(sides: tuple[Side, ...], assessment: Assessment) -> tuple[Side, ...]:
    """The chosen ones among the sides of a matrix, in its order; all when none is chosen, here or of another edition."""
    about = assessment.about
    chosen = about.audiences or (() if about.set_aside else sides)
    return tuple(side for side in sides if side in chosen)


def components_of(matrix: Matrix, theme: str, side: Side) -> tuple[MatrixComponent, ...]:
    """The components of one side of a theme, in matrix order; none for a theme that is not known."""
    return matrix.parts.get((theme, side), ())


def answers_of(assessment: Assessment, theme: str) -> dict[str, Answer]:
    """The answers that were given in a theme, by component id."""
    return given_answers(assessment.themes.get(theme, ThemeAnswers()))


def given_answers(theme: ThemeAnswers) -> dict[str, Answer]:
    """The answers that were given in what is said about one theme, by component id."""
    components = theme.components or {}
    return {key: component.answer for key, component in components.items() if component.answer is not None}


def _applying(components: tuple[MatrixComponent, ...], answers: dict[str, Answer], stage: Stage) -> list[Answer | None]:
    found = (answers.get(component.id) for component in components if component.stage == stage)
    return [answer for answer in found if answer != "does_not_apply"]


def _steps(matrix: Matrix, assessment: Assessment, theme: str, side: Side) -> NextSteps:
    up_to = _up_to(matrix, assessment, theme, side)
    order = positions_of(matrix)
    within = order[: order.index(up_to) + 1] if up_to else ()
    answers = answers_of(assessment, theme)
    components = (
        StepComponent(id=component.id, stage=component.stage, answer=answers.get(component.id))
        for component in components_of(matrix, theme, side)
        if component.stage in within and answers.get(component.id) not in DONE
    )
    return NextSteps(theme=theme, side=side, up_to=up_to, components=tuple(components))


def _up_to(matrix: Matrix, assessment: Assessment, theme: str, side: Side) -> Stage | None:
    position = assessment.themes.get(theme, ThemeAnswers()).position(side)
    order = positions_of(matrix)
    if position.in_a_year:
        return order[1] if position.in_a_year == order[0] else position.in_a_year
    present = position.now or suggest(matrix, assessment, theme, side)
    return order[min(order.index(present) + 1, len(order) - 1)] if present else None


def _compared_theme(matrix: Matrix, assessment: Assessment, last: LastTime, theme: str) -> ComparedTheme:
    before = last.themes.get(theme, ThemeAnswers())
    after = assessment.themes.get(theme, ThemeAnswers())
    order = positions_of(matrix)
    sides = (_compared_side(order, side, before.position(side), after.position(side).now) for side in sides_in(matrix))
    return ComparedTheme(
        theme=theme,
        sides=tuple(side for side in sides if side.then or side.planned),
        components=tuple(_changed(matrix, before, answers_of(assessment, theme), theme)),
    )


def _compared_side(order: tuple[Stage, ...], side: Side, before: Position, now: Stage | None) -> ComparedSide:
    then, planned = before.now, before.in_a_year
    return ComparedSide(
        side=side,
        then=then,
        planned=planned,
        now=now,
        moved=_direction(order.index(now) - order.index(then)) if then and now else None,
        reached=order.index(now) >= order.index(planned) if planned and now else None,
    )


def _direction(steps: int) -> Literal["forward", "same", "back"]:
    if steps == 0:
        return "same"
    return "forward" if steps > 0 else "back"


def _changed(matrix: Matrix, before: ThemeAnswers, answers: dict[str, Answer], theme: str) -> Iterator[ChangedComponent]:
    earlier = given_answers(before)
    known = [component.id for found in matrix.themes if found.id == theme for component in found.components]
    for key in [*known, *(key for key in earlier if key not in known)]:
        then, now = earlier.get(key), answers.get(key)
        if then and now and then != now:
            yield ChangedComponent(id=key, then=then, now=now)


def stage_set_aside(theme: ThemeAnswers, side: Side, when: str) -> str | None:
    """The id of the stage that is set aside in the place of a position, or None."""
    positions = (theme.set_aside.positions if theme.set_aside else None) or {}
    stage: str | None = getattr(positions.get(side), when, None)
    return stage
