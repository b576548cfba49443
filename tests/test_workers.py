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


def who(items: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in items]


def long(items: Sequence[int]) -> list[bytes]:
    return [bytes([item % 256]) * 200_000 for item in items]


def dying(items: Sequence[int]) -> list[int]:
    if os.getpid() != HERE:
        os._exit(9)
    return doubled(items)


def dying_late(items: Sequence[int]) -> list[int]:
    return dying(items) if ITEMS[-1] in items else doubled(items)


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


@pytest.mark.parametrize("work", [doubled, dying, dying_late, failing])
def test_all_is_there_and_in_order(work: Callable[[Sequence[int]], list[int]]) -> None:
    assert share(work, ITEMS) == doubled(ITEMS)


def test_a_part_that_breaks_off_while_it_is_sent_is_made_here() -> None:
    lists = [one for one in share(breaking_off, ITEMS) if isinstance(one, list)]
    assert [item for one in lists for item in one] == doubled(ITEMS)


def test_every_processor_has_its_part() -> None:
    assert len({*share(who, ITEMS)}) == 4


def test_much_more_than_a_pipe_holds_is_taken() -> None:
    assert share(long, ITEMS) == [bytes([item % 256]) * 200_000 for item in ITEMS]


def test_little_work_is_not_shared() -> None:
    assert {*share(who, range(WORTHWHILE - 1))} == {HERE}
    assert share(doubled, []) == []


def test_beside_other_threads_nothing_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert {*share(who, ITEMS)} == {HERE}


def test_few_items_that_cost_much_are_shared() -> None:
    assert len({*share(who, range(3), worth=WORTHWHILE)}) == 3
