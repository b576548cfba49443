"""Lists of expected PCNs as people save them; the browser reads the same cases."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from site_builder.rollup.intake.expected import LIST_TOO_LARGE, MAX_LIST_BYTES, NotAListError, expected_from, expected_names, names_of
from tests.rollup.support import CASES

LISTS = CASES / "rollup" / "expected-lists"
EXPECTED: dict[str, dict[str, Any]] = json.loads((LISTS / "expected.json").read_text("utf-8"))


def read(path: Path) -> dict[str, Any]:
    try:
        return {"names": list(expected_names(path.read_bytes()).values())}
    except NotAListError as problem:
        return {"refused": str(problem)}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_names_of_a_list_are_found_or_it_is_said_why_not(name: str) -> None:
    assert read(LISTS / name) == EXPECTED[name]


def test_every_list_is_expected() -> None:
    assert sorted(path.name for path in LISTS.iterdir() if path.name != "expected.json") == sorted(EXPECTED)


def test_a_list_that_is_too_large_is_refused() -> None:
    with pytest.raises(NotAListError, match=LIST_TOO_LARGE):
        expected_names(b"a" * (MAX_LIST_BYTES + 1))


@pytest.mark.parametrize("hostile", ['"x;""' * 60_000, '"""x;' * 60_000, " " * 300_000, '"' * 300_000, ", " * 150_000, "a\n" * 150_000])
def test_no_list_takes_longer_than_its_size(hostile: str) -> None:
    started = time.process_time()
    with suppress(NotAListError):
        names_of(hostile)
    assert time.process_time() - started < 5


def test_near_names_are_found_in_one_go_through_lists_of_names_that_are_all_near() -> None:
    listed = names_of("\n".join(f"{'of ' * (number % 7)}Alder{' ' * (number % 2)}Vale {number}" for number in range(20_000)))
    started = time.process_time()
    found = expected_from(listed, [f"Al Der Vale {number}" for number in range(20_000)] + ["of the"] * 20_000, None, True)
    assert (found["returned"], found["not_listed"]["count"], len(found["near"])) == (20_000, 20_000, 20_000)
    assert time.process_time() - started < 5
