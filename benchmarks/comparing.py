"""Builds of several generators, in turn: each round takes every generator once, so that a busy minute meets them all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus import Corpus
from generators import Generator, Ours
from measuring import Failed, Run, TooLong, median, run

CASES = ("clean", "unchanged", "one page edited")
SLOW = 60.0
"""A clean build that takes longer, in seconds, is measured once and not in every round."""
HEADLINE = "The benchmark says"


@dataclass
class Entry:
    """A generator at one size: its project, its runs by case, the memory of each case, and why it left, where it did."""

    generator: Generator
    folder: Path
    corpus: Corpus
    runs: dict[str, list[Run]] = field(default_factory=lambda: {case: [] for case in CASES})
    memory: dict[str, float] = field(default_factory=dict)
    trouble: str | None = None

    @property
    def name(self) -> str:
        return self.generator.name

    def median(self, case: str, what: str = "wall") -> float | None:
        """The median of a case, or None where it was not measured."""
        return median(self.runs[case], what) if self.runs[case] else None

    def edit(self, mark: str) -> None:
        """Change a paragraph at the end of the page that benchmarks change."""
        source = self.generator.source(self.folder, self.corpus.edited)
        before = source.read_text("utf-8").partition(HEADLINE)[0].rstrip()
        source.write_text(f"{before}\n\n{HEADLINE} {mark}.\n", "utf-8")

    def holds(self, mark: str) -> bool:
        """Whether the page as built holds the change."""
        built = self.generator.built(self.folder, self.corpus.edited)
        return built.exists() and mark in built.read_text("utf-8")

    def json(self) -> dict[str, object]:
        """What is kept in the results."""
        return {"trouble": self.trouble, "packages": self.generator.packages, "memory": self.memory, "runs": self.runs}


def enter(generator: Generator, corpus: Corpus, folder: Path) -> Entry:
    """Lay out a project."""
    folder.mkdir(parents=True)
    generator.lay_out(folder, corpus)
    return Entry(generator, folder, corpus)


def measure(entries: Sequence[Entry], rounds: int, limit: float, say: Callable[[str], None]) -> None:
    """All rounds, and one more in which memory is watched."""
    for entry in entries:
        if isinstance(entry.generator, Ours):
            run(entry.generator.build(entry.folder), entry.folder, limit)
    for number in range(rounds + 1):
        watch = number == rounds
        for entry in entries:
            first = entry.median("clean")
            if entry.trouble or (number and first and first > SLOW):
                continue
            _round(entry, f"round{number}of{os.getpid()}", limit, watch)
            say(f"  {entry.name}: {entry.trouble or 'memory' if watch else entry.trouble or f'round {number + 1}'}")
    for entry in entries:
        for case in CASES:
            if case not in entry.memory and entry.runs[case]:
                entry.memory[case] = max(one.largest for one in entry.runs[case])


def _round(entry: Entry, mark: str, limit: float, watch: bool) -> None:
    try:
        for case in CASES:
            _prepare(entry, case, mark)
            done = run(entry.generator.build(entry.folder), entry.folder, limit, watch)
            if watch:
                entry.memory[case] = max(done.together or 0, done.largest)
            else:
                entry.runs[case].append(done)
        if not entry.holds(mark):
            entry.trouble = "the edited page does not hold the change"
    except (TooLong, Failed) as error:
        entry.trouble = str(error)


def _prepare(entry: Entry, case: str, mark: str) -> None:
    if case == "clean":
        entry.generator.clean(entry.folder)
    elif case == "one page edited":
        entry.edit(mark)
