"""Apply a function to many items, in several processes where there is enough to do."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent import futures
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTHWHILE = 150  # pages: about half a second of work, below which a second process costs more than it saves
_PORTION = 25
_MOST = 4


def map_in_processes(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """What ``work`` makes of each item, in their order.

    This process makes the first of them: what it makes need not be sent, and no copy of it stands by meanwhile. The others
    start as copies, so ``work`` may be any function, and only what they make must be picklable.
    Where the system has no such copies, where other threads run, or where a process dies, all is done here.
    """
    processes = _processes(len(items))
    if processes == 1:
        return [work(item) for item in items]
    context, own = multiprocessing.get_context("fork"), len(items) // processes
    try:
        with futures.ProcessPoolExecutor(processes - 1, context, _take, (work, items)) as pool:
            others = pool.map(_made, range(own, len(items)), chunksize=_PORTION)
            return [*map(work, items[:own]), *others]
    except (futures.BrokenExecutor, MemoryError):
        return [work(item) for item in items]


def _processes(count: int) -> int:
    if count < WORTHWHILE or threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return max(1, min(_MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))


def end_with_parent() -> None:
    """Let this process of a pool end when the one that started it is gone, however that ended: nobody waits for what it makes."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: Any) -> None:
    parent.join()
    os._exit(1)


class _Work:
    """What a process works with. It is there when the process starts, so that nothing but numbers has to be sent to it."""

    work: Callable[[Any], Any]
    items: Sequence[Any]


def _take(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    end_with_parent()
    _Work.work, _Work.items = staticmethod(work), items


def _made(number: int) -> Any:
    return _Work.work(_Work.items[number])
