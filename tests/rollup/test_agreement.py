"""The browser and the command line combine the same files to the same numbers."""

from __future__ import annotations

from trust.amount import amount

from .random_sets import random_set
from .support import ask_browser_modules, combined, small_matrix

SETS = amount(60, 5000)
MATRIX = small_matrix()


def test_random_sets_give_the_same_roll_up() -> None:
    for start in range(0, SETS, 100):
        sets = [random_set(MATRIX, seed) for seed in range(start, min(start + 100, SETS))]
        for number, (files, theirs) in enumerate(zip(sets, ask_browser_modules(sets, MATRIX), strict=True), start):
            assert combined(files, MATRIX).roll_up().model_dump(mode="json") == theirs, f"set {number}"
