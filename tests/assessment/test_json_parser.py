"""Where a text stops being JSON: the cases that the browser's reader has too."""

from __future__ import annotations

from typing import Any

import pytest

from site_builder.assessment.json_parser import parse
from tests.assessment.support import CASES, read_json


@pytest.mark.parametrize("case", read_json(CASES / "breaks.json"), ids=lambda case: case["text"])
def test_a_text_that_breaks_is_told_apart_from_one_that_is_cut_off(case: dict[str, Any]) -> None:
    _, [fault] = parse(case["text"])
    assert (fault.where, "ends in the middle" in fault.message) == (f"line {case['line']}", case["cut_off"])
