"""Cases as text files: a title, an input and what is expected, with a line '.' after each.

To add a case, copy a block of a file in ``cases/`` and change it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """One block of a case file."""

    title: str
    given: str
    expected: str


def read_cases(name: str) -> list[Case]:
    """The blocks of ``cases/<name>``."""
    parts = (CASES / name).read_text("utf-8").split("\n.\n")
    return [Case(*(part.strip("\n") for part in parts[at : at + 3])) for at in range(0, len(parts) - 2, 3)]


def each_case(name: str) -> Callable[..., pytest.MarkDecorator]:
    """Runs a test once for every block of a case file."""
    cases = read_cases(name)
    return pytest.mark.parametrize("case", cases, ids=[case.title for case in cases])
