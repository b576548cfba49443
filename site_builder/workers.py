"""Work shared with other processors: the same function over parts of a list, each part in a process of its own."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTHWHILE = 50
_MOST = 4


def share(work: Callable[[Sequence[T]], R], items: Sequence[T], worth: int = 1) -> list[R]:
    """What ``work`` makes of the items, part by part and in their order; ``worth`` is how many pages an item costs.

    One part is worked on here and each other one in a fork of this process, where the
    system can fork and there is enough to do. What comes of it must be picklable. A part
    whose process fails is worked on again here, so that nothing is missing.
    """
    count = min(_processes(len(items) * worth), len(items) or 1)
    size = -(-len(items) // count) if items else 0
    parts = [items[at : at + size] for at in range(0, len(items), size)] if items else []
    others = [_Fork(work, part) for part in parts[1:]]
    done = [work(part) for part in parts[:1]]
    return done + [fork.result() for fork in others]


def _processes(count: int) -> int:
    """How many processes to use: one where forking is not safe, since other threads may hold a lock."""
    if not sys.platform.startswith("linux") or count < WORTHWHILE or threading.active_count() > 1:
        return 1
    return max(1, min(_MOST, len(os.sched_getaffinity(0)), count * 2 // WORTHWHILE))


class _Fork:
    """A part of the work in a process of its own, which sends back what it made through a pipe."""

    def __init__(self, work: Callable[[Any], Any], part: Any) -> None:
        self._work, self._part = work, part
        self._pipe, door = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(self._pipe)
            _answer(door, work, part)
        os.close(door)

    def result(self) -> Any:
        """What came of it; made here after all when the process did not end well."""
        with os.fdopen(self._pipe, "rb") as pipe, suppress(EOFError, pickle.UnpicklingError):
            made = pickle.load(pipe)  # noqa: S301 - from our own process
        _, status = os.waitpid(self._process, 0)
        return made if status == 0 else self._work(self._part)


def _answer(door: int, work: Callable[[Any], Any], part: Any) -> None:
    """Work, send, and end without any of what else ends a process."""
    status = 1
    try:
        made = work(part)
        with os.fdopen(door, "wb") as pipe:
            pickle.dump(made, pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
