"""A build that goes on from the last one: only what changed since is read, made and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder import freshness
from site_builder.ledger import Book, Folders, Ledger, next_book, open_ledger
from site_builder.pipeline import Order, Result, run
from site_builder.problems import Problem
from site_builder.write import OvertakenError, Written

Write = Callable[[Result], Written | list[Problem]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of the last build that ended well: its book, and the marks of its files."""

    book: Book
    stamp: freshness.Stamp | None


@dataclass(frozen=True, slots=True)
class Task:
    """What to build and where to; ``options`` are those that every page depends on, ``now`` is how the files are at the start."""

    order: Order
    out: Path
    options: str
    now: freshness.Present


NOTHING_KEPT = Kept(Book(), None)


@dataclass(frozen=True, slots=True)
class Build:
    """What came of a build: the result, what writing it did (or what stood in the way), and the book for the next one."""

    result: Result
    written: Written | list[Problem]
    book: Book


def go_on(task: Task, kept: Kept, write: Write, say: Callable[[str], None] = lambda stage: None) -> Build:
    """Build and write."""
    order = task.order
    ledger = open_ledger(kept.book, kept.stamp, task.now, Folders(order.root, task.out), task.options)
    if order.compress:  # what is compressed ahead is made from the bytes of every file
        ledger = replace(ledger, ground="")
    result = run(order, say, ledger)
    if result.failed:
        return Build(result, [], Book())
    say("Writing")
    try:
        written = write(result)
    except OvertakenError:
        ledger = Ledger(code=ledger.code, ground=ledger.ground)
        result = run(order, say)
        written = [] if result.failed else write(result)
    return Build(result, written, next_book(ledger, result.account) if result.account else Book())
