"""Many assessments as one roll-up: the cases that the browser's modules are tested with too."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from site_builder.assessment.schema import roll_up_schema
from site_builder.rollup.intake.store import Store
from tests.assessment.support import IDS
from tests.rollup.random_sets import random_set
from tests.rollup.support import CASES, ROOT, FileSet, combined, roll_up_of, small_matrix

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
    roll_up = roll_up_of(combined(file_set(case), MATRIX))
    assert missing(case["result"], roll_up) == []


NEXT_STEPS = json.loads((CASES / "assessment" / "next-steps.json").read_text("utf-8"))


@pytest.mark.parametrize("case", NEXT_STEPS, ids=[case["title"] for case in NEXT_STEPS])
def test_the_domains_of_a_roll_up_of_one_are_those_of_its_plan(case: dict[str, Any]) -> None:
    files = {"files": [{"file": "a.json", "text": whole(case["input"]["state"])}]}
    rows = roll_up_of(combined(files, MATRIX))["domains"]
    found = [[row["ref"], row["part"], [theme["theme"] for theme in row["themes"]]] for row in rows]
    assert sorted(found, key=str) == sorted(case["expected"]["help"], key=str)


def test_the_domains_are_in_the_order_of_the_matrix_whatever_their_counts() -> None:
    order = list(dict.fromkeys((domain.ref, domain.part) for theme in MATRIX.themes for domain in theme.domains))
    rising = 0
    for seed in range(40):
        rows = roll_up_of(combined(random_set(MATRIX, seed), MATRIX))["domains"]
        shown = [(row["ref"], row["part"]) for row in rows]
        assert shown == [one for one in order if one in shown]
        rising += any(row["count"] < after["count"] for row, after in pairwise(rows))
    assert rising


def test_every_file_is_accounted_for() -> None:
    for seed in range(40):
        files = roll_up_of(combined(random_set(MATRIX, seed), MATRIX))["files"]
        assert files["read"] == sum(files[kind] for kind in ("refused", "copies", "other_rounds", "filtered", "counted"))


def test_roll_ups_are_sound_for_a_validator_that_is_not_ours() -> None:
    validator = Draft202012Validator(roll_up_schema(IDS))
    for seed in range(40):
        document = roll_up_of(combined(random_set(MATRIX, seed), MATRIX))
        assert not list(validator.iter_errors(document))


def test_nothing_is_named_when_names_are_left_out() -> None:
    for seed in range(40):
        files = random_set(MATRIX, seed)
        files["choice"]["names"] = False
        said = json.dumps(roll_up_of(combined(files, MATRIX)), ensure_ascii=False)
        for secret in ("Riverside", "Eclair", "Zoë", "Two\\nlines", "<b>bold</b>", ".json", "00-4000"):
            assert secret not in said.replace(json.dumps(files["choice"]), "")


def test_months_and_their_actions_are_asked_for_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked of the store is counted: actions in thousands of months must not each look at all others."""
    days = [f"{year}-0{month}-01" for year in range(2000, 2020) for month in range(1, 10)]
    themes = {"leadership": {"actions": [{"what": "Meet", "by": day} for day in days]}}
    mine = combined(file_set({"files": [{"file": "a.json", "document": {"themes": themes}}]}), MATRIX)
    asked: list[str] = []
    rows = Store.rows
    monkeypatch.setattr(Store, "rows", lambda store, query, values=(): asked.append(query) or rows(store, query, values))  # type: ignore[func-returns-value]
    assert [month["count"] for month, _ in mine.actions()] == [1] * len(days)
    assert len(asked) <= len(days)
    plans = [row[-1] for query in set(asked) for row in rows(mine.store, f"EXPLAIN QUERY PLAN {query}", ("action", "2000-01"))]
    assert not [plan for plan in plans if plan.startswith("SCAN")]


def test_nothing_of_a_file_becomes_part_of_a_question_to_the_store() -> None:
    """Every question is a constant of the module: none is put together when files are there."""
    for evil in ("'; DROP TABLE file; --", '" OR 1=1'):
        about = {"name": evil, "system": evil}
        case = {"files": [{"file": evil, "document": {"about": about, "themes": {"leadership": {"actions": [{"what": evil}]}}}}]}
        assert roll_up_of(combined(file_set(case), MATRIX))["pcns"][0]["name"] == evil
    source = "".join(path.read_text("utf-8") for path in sorted((ROOT / "site_builder" / "rollup").glob("*.py")))
    put_together = re.findall(r"""(?:rows|change|execute|count)\(\s*f["']""", source)
    assert put_together == []


def test_there_is_no_rank_average_or_score_anywhere() -> None:
    words = json.dumps(roll_up_schema(IDS)).lower()
    for word in ("rank", "average", "mean", "score", "percent", "total", "best", "worst", "league"):
        assert f'"{word}' not in words
