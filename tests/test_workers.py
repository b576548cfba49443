"""Shared work: in order, whole, and done here where another process fails."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence

import pytest

from site_builder.workers import WORTHWHILE, share

ITEMS = range(3 * WORTHWHILE)
HERE = os.getpid()
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux forks here")


@pytest.fixture(autouse=True)
def four_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four processors, and no thread that an earlier test has left."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 2, 3})
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


def dying(items: Sequence[int]) -> list[int]:
    if os.getpid() != HERE:
        os._exit(9)
    return doubled(items)


def failing(items: Sequence[int]) -> list[int]:
    if os.getpid() != HERE:
        raise MemoryError
    return doubled(items)


class Unsendable(list[int]):
    """A value that breaks off while it is sent."""

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        if os.getpid() != HERE:
            os._exit(9)
        return (Unsendable, ())


def breaking_off(items: Sequence[int]) -> list[object]:
    return [bytes(200_000), Unsendable(doubled(items))]


@pytest.mark.parametrize("work", [doubled, dying, failing])
def test_every_part_is_there_and_in_order(work: Callable[[Sequence[int]], list[int]]) -> None:
    parts = share(work, ITEMS)
    assert len(parts) == 4
    assert [item for part in parts for item in part] == doubled(ITEMS)


def test_a_part_that_breaks_off_while_it_is_sent_is_made_here() -> None:
    parts = share(breaking_off, ITEMS)
    assert [item for part in parts for item in part[1]] == doubled(ITEMS)  # type: ignore[attr-defined]


def test_little_work_is_not_shared() -> None:
    assert share(lambda items: os.getpid(), range(WORTHWHILE - 1)) == [HERE]
    assert share(doubled, []) == []


def test_beside_other_threads_nothing_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert share(lambda items: os.getpid(), ITEMS) == [HERE]


def test_few_items_that_cost_much_are_shared() -> None:
    assert len({*share(lambda items: os.getpid(), range(3), worth=WORTHWHILE)}) == 3
