"""Work in several processes: in order, whole, and done here where another process fails."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from typing import Any

import pytest

from site_builder.core.parallel import WORTHWHILE, map_in_processes

ITEMS = range(3 * WORTHWHILE)
HERE = os.getpid()


@pytest.fixture(autouse=True)
def four_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four processors, and no thread that an earlier test has left."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 2, 3})
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def doubled(item: int) -> int:
    return 2 * item


def dying(item: int) -> int:
    if os.getpid() != HERE:
        os._exit(9)
    return doubled(item)


def dying_late(item: int) -> int:
    return dying(item) if item == ITEMS[-1] else doubled(item)


def without_memory(item: int) -> int:
    if os.getpid() != HERE:
        raise MemoryError
    return doubled(item)


@pytest.mark.parametrize("work", [doubled, dying, dying_late, without_memory])
def test_all_is_there_and_in_order(work: Callable[[int], int]) -> None:
    assert map_in_processes(work, ITEMS) == [doubled(item) for item in ITEMS]


def test_long_results_come_back_whole() -> None:
    made = map_in_processes(lambda item: bytes([item % 256]) * 200_000, ITEMS)
    assert [len(one) for one in made] == [200_000] * len(ITEMS)


def test_several_processes_have_a_part() -> None:
    workers = map_in_processes(lambda item: os.getpid(), ITEMS)
    assert workers[0] == HERE and HERE not in workers[-WORTHWHILE:]


@pytest.mark.parametrize("what", ["little to do", "other threads", "a system without copies of processes"])
def test_all_is_done_here(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    items: Any = ITEMS[: WORTHWHILE - 1] if what == "little to do" else ITEMS
    if what == "other threads":
        monkeypatch.setattr(threading, "active_count", lambda: 2)
    if what.startswith("a system"):
        monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert set(map_in_processes(lambda item: os.getpid(), items)) == {HERE}
