"""Work shared with other processors: the same function over portions of a list, many of them in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import select
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

if sys.platform == "linux":
    import fcntl

T = TypeVar("T")
R = TypeVar("R")

WORTHWHILE = 50
_PORTION = 25
_TAKING = 0.25  # what it costs to take what another process made, beside making it
_MOST = 4
_ROOM = 2**20  # what a pipe may hold, in bytes: without privileges one may not ask for more


def end_with_parent() -> None:
    """Let this process of a pool end when the one that started it is gone, however that ended: nobody waits for what it makes."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: Any) -> None:
    parent.join()
    os._exit(1)


def share(work: Callable[[Sequence[T]], Iterable[R]], items: Sequence[T], worth: int = 1) -> list[R]:
    """What ``work`` makes of the items, in their order; ``worth`` is how many pages an item costs.

    One part, a smaller one, is worked on here and each other one in a fork of this process, where the
    system can fork and there is enough to do. ``work`` is given a portion at a time, and what
    comes of it must be picklable. A part whose process fails is worked on again here, so that nothing is missing.
    """
    others = min(_processes(len(items) * worth), len(items) or 1) - 1
    each = int(len(items) / (others + 1 - others * _TAKING))
    own = len(items) - others * each
    portion = max(1, _PORTION // worth)
    forks = [_Fork(work, part, portion) for part in _slices(items[own:], each)] if others else []
    done: list[R] = []
    for some in _slices(items[:own], portion):
        done += work(some)
        for fork in forks:
            fork.take()
    return [*done, *(one for fork in forks for one in fork.result())]


def _slices(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def _processes(count: int) -> int:
    """How many processes to use: one where forking is not safe, since other threads may hold a lock."""
    if not sys.platform.startswith("linux") or count < WORTHWHILE or threading.active_count() > 1:
        return 1
    return max(1, min(_MOST, len(os.sched_getaffinity(0)), count * 2 // WORTHWHILE))


class _Fork:
    """A part of the work in a process of its own, which sends what it made through a pipe, portion by portion."""

    def __init__(self, work: Callable[[Any], Any], part: Any, portion: int) -> None:
        self._work, self._part = work, part
        self._made: list[Any] = []
        read, write = os.pipe()
        _make_room(write)
        parent = os.getpid()
        self._process = os.fork()
        if self._process == 0:
            os.close(read)
            _answer(write, work, _slices(part, portion), parent)
        os.close(write)
        self._pipe = os.fdopen(read, "rb")

    def take(self, to_the_end: bool = False) -> None:
        """Take what is there, so that it is not held twice, and the other process need not wait; ``to_the_end`` also what is to come."""
        with suppress(EOFError, pickle.UnpicklingError):
            while to_the_end or select.select([self._pipe], [], [], 0)[0]:
                self._made += pickle.load(self._pipe)  # noqa: S301 - from our own process

    def result(self) -> list[Any]:
        """All that came of it; made here after all when the process did not end well."""
        with self._pipe:
            self.take(to_the_end=True)
        _, status = os.waitpid(self._process, 0)
        return self._made if status == 0 else [*self._work(self._part)]


def _make_room(pipe: int) -> None:
    """Let the other process be some portions ahead; where the system gives no more room, it waits a little."""
    if sys.platform == "linux":
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _answer(door: int, work: Callable[[Any], Iterable[Any]], portions: Iterable[Any], parent: int) -> None:
    """Work, send, and end without any of what else ends a process; also when nobody is there any more to send to."""
    status = 1
    try:
        with os.fdopen(door, "wb") as pipe:
            for some in portions:
                if os.getppid() != parent:
                    break
                pickle.dump([*work(some)], pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
        status = 0
    finally:
        os._exit(status)
