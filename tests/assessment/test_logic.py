"""The logic on the shared cases, and what must hold of it for any answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import to_jsonable_python

from site_builder.assessment import logic
from site_builder.assessment.format import Assessment
from site_builder.assessment.matrix import positions_of, sides_in
from tests.assessment.strategies import ANSWERS, COMPONENTS, Document, documents
from tests.assessment.support import CASES, as_python_says, assessment, read_json, small_matrix

MATRIX = small_matrix()
RANKS: dict[str | None, int] = {None: 0, "do_not_know": 0, "not_yet": 1, "partly": 2, "in_place": 3}


def cases(name: str) -> list[Any]:
    return [pytest.param(case["input"], case["expected"], id=case["title"]) for case in read_json(CASES / name)]


@pytest.mark.parametrize(("given_", "expected"), cases("suggest.json"))
def test_suggest(given_: Document, expected: Document) -> None:
    made = logic.suggest(MATRIX, assessment(given_["state"]), given_["theme"], given_["side"])
    assert made == as_python_says("suggest", expected["suggestion"])


@pytest.mark.parametrize(("given_", "expected"), cases("next-steps.json"))
def test_next_steps(given_: Document, expected: Document) -> None:
    made = assessment(given_["state"])
    assert to_jsonable_python(logic.next_steps(MATRIX, made)) == expected["steps"]
    assert [list(place) for place in logic.open_themes(logic.next_steps(MATRIX, made))] == expected["open"]


@pytest.mark.parametrize(("given_", "expected"), cases("compare.json"))
def test_compare(given_: Document, expected: Document) -> None:
    made = logic.compare(MATRIX, assessment(given_["state"]))
    assert to_jsonable_python(made) == as_python_says("compare", expected)


def height(answers: dict[str, str], theme: str, side: logic.Side) -> int:
    """The suggested stage as a number; 0 where there is no suggestion."""
    state = {"themes": {theme: {"components": {key: {"answer": answer} for key, answer in answers.items()}}}}
    made = logic.suggest(MATRIX, assessment(state), theme, side)
    return 0 if made is None else 1 + positions_of(MATRIX).index(made)


@given(st.data(), st.sampled_from(sorted(COMPONENTS)), st.sampled_from(sides_in(MATRIX)))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_a_better_answer_never_lowers_the_suggestion(data: st.DataObject, theme: str, side: logic.Side) -> None:
    leaning = [*ANSWERS, "in_place", "in_place", "in_place", "in_place"]
    answers = {key: data.draw(st.sampled_from(leaning)) for key in COMPONENTS[theme] if data.draw(st.integers(0, 4))}
    key = data.draw(st.sampled_from([key for key in COMPONENTS[theme] if answers.get(key) != "does_not_apply"] or COMPONENTS[theme]))
    before = RANKS.get(answers.get(key), 3)
    better = [answer for answer, rank in RANKS.items() if answer and rank > before]
    for answer in better:
        assert height(answers | {key: answer}, theme, side) >= height(answers, theme, side)


@given(documents())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_next_steps_list_only_what_is_open_and_in_reach(state: Document) -> None:
    made = Assessment.model_validate(state)
    for steps in logic.next_steps(MATRIX, made):
        reach = positions_of(MATRIX)[: positions_of(MATRIX).index(steps.up_to) + 1] if steps.up_to else ()
        assert all(component.stage in reach for component in steps.components)
        assert not [component for component in steps.components if component.answer in ("in_place", "does_not_apply")]


def test_no_result_holds_a_score_or_a_percentage() -> None:
    fields = {name for model in (logic.NextSteps, logic.ComparedTheme) for name in model.__dataclass_fields__}
    assert not {"score", "total", "percentage", "rank", "average"} & fields
