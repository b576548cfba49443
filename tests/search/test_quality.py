"""The search finds in the site of full size what it found before: floors for the queries to tune on and for those kept aside."""

from __future__ import annotations

import pytest

from tests.conftest import FULL
from tests.search.evaluate import Figures, measure

FLOORS = {
    "exact": 1.0,
    "acronym": 1.0,
    "misspelling": 0.98,
    "name": 0.98,
    "question": 0.9,
    "everyday": 0.92,
    "own-words": 0.92,
    "partial": 0.94,
    "features": 0.96,
    "today": 0.92,
    "look-ups": 0.96,
    "cells": 0.96,
    "slips": 0.96,
    "all": 0.96,
}
# What each class of the set that is kept aside had first, when it was measured.
KEPT_ASIDE = {"features": 0.88, "own-words": 0.84, "today": 0.96, "look-ups": 0.96, "cells": 0.92, "slips": 0.96, "all": 0.92}


@pytest.fixture(scope="session")
def table() -> dict[str, Figures]:
    return measure(held_out=False, root=FULL)[0]


@pytest.mark.parametrize("name", FLOORS)
def test_the_first_result_is_right_as_often_as_before(name: str, table: dict[str, Figures]) -> None:
    assert table[name].first >= FLOORS[name] - 0.005
    assert table[name].third >= 0.95


def test_every_class_has_queries(table: dict[str, Figures]) -> None:
    assert set(table) == set(FLOORS)
    assert all(figures.count >= 15 for figures in table.values())


def test_queries_that_it_was_not_tuned_on_have_their_page_first_nearly_as_often_as_measured() -> None:
    measured = measure(held_out=True, root=FULL)[0]
    assert set(measured) == set(KEPT_ASIDE)
    assert [name for name, floor in KEPT_ASIDE.items() if measured[name].first < floor - 0.005] == []
    assert [name for name, row in measured.items() if name == "all" and row.third < 0.94] == []
