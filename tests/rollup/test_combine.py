"""Many assessments as one roll-up: the cases that the browser's modules are tested with too."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from site_builder.rollup.schema import roll_up_schema

from .random_sets import random_set
from .support import CASES, FileSet, combined, small_matrix

MATRIX = small_matrix()
ROLLUP_CASES: list[dict[str, Any]] = json.loads((CASES / "rollup" / "combine.json").read_text("utf-8"))
BLANK = json.loads((CASES / "assessment" / "blank.json").read_text("utf-8"))


def file_set(case: dict[str, Any]) -> FileSet:
    """A case's files as texts."""
    files = [{"file": item["file"], "text": item["text"] if "text" in item else whole(item["document"])} for item in case["files"]]
    return {**case, "files": files}


def whole(document: dict[str, Any]) -> str:
    """A whole export: the blank one with what a case gives; ``local`` is the local edition."""
    given = {key: value for key, value in document.items() if key != "local"}
    return json.dumps({**BLANK, **given, "matrix": {**BLANK["matrix"], "local": document.get("local")}})


def missing(expected: Any, found: Any, path: str = "") -> list[str]:
    """Where a value does not hold what is expected; objects may hold more, and lists too."""
    if isinstance(expected, dict):
        return [fault for key, value in expected.items() for fault in missing(value, found[key], f"{path}.{key}")]
    if isinstance(expected, list) and expected and isinstance(expected[0], dict):
        short = [] if len(found) >= len(expected) else [f"{path}: {len(found)} entries"]
        pairs = enumerate(zip(expected, found, strict=False))
        return short + [fault for at, (one, two) in pairs for fault in missing(one, two, f"{path}[{at}]")]
    return [] if expected == found else [f"{path}: {found!r} instead of {expected!r}"]


@pytest.mark.parametrize("case", ROLLUP_CASES, ids=[case["title"] for case in ROLLUP_CASES])
def test_case(case: dict[str, Any]) -> None:
    roll_up = combined(file_set(case), MATRIX).roll_up().model_dump(mode="json")
    assert missing(case["result"], roll_up) == []


def test_every_file_is_accounted_for() -> None:
    for seed in range(40):
        files = combined(random_set(MATRIX, seed), MATRIX).roll_up().files
        assert files.read == files.refused + files.copies + files.other_rounds + files.filtered + files.counted


def test_roll_ups_are_sound_for_a_validator_that_is_not_ours() -> None:
    validator = Draft202012Validator(roll_up_schema())
    for seed in range(40):
        document = combined(random_set(MATRIX, seed), MATRIX).roll_up().model_dump(mode="json")
        assert not list(validator.iter_errors(document))


def test_nothing_is_named_when_names_are_left_out() -> None:
    for seed in range(40):
        files = random_set(MATRIX, seed)
        files["choice"]["names"] = False
        said = json.dumps(combined(files, MATRIX).roll_up().model_dump(mode="json"), ensure_ascii=False)
        for secret in ("Riverside", "Eclair", "Zoë", "Two\\nlines", "<b>bold</b>", ".json", "00-4000"):
            assert secret not in said.replace(json.dumps(files["choice"]), "")


def test_there_is_no_rank_average_or_score_anywhere() -> None:
    words = json.dumps(roll_up_schema()).lower()
    for word in ("rank", "average", "mean", "score", "percent", "total", "best", "worst", "league"):
        assert f'"{word}' not in words
