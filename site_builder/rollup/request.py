"""What the command is asked for, how it speaks while it works, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.core.problems import Problem
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.roll_up import Choice
from site_builder.rollup.intake.decisions import Decisions
from site_builder.rollup.intake.naming import Naming
from site_builder.rollup.intake.store import Store

WriteAnswers = Callable[[Path, Store, Naming], int]


@dataclass(frozen=True, slots=True)
class RollUpRequest:
    """What was asked for: exports, the folder, and whether to go on when files cannot be used.

    ``use`` names files to prefer where several hold the same assessment;
    ``write_answers`` writes the Parquet files, where they are wanted. ``keep`` writes a roll-up that can be
    opened again, with ``texts`` also what PCNs wrote; ``share`` writes the counts that may leave the system.
    """

    exports: tuple[str, ...]
    out: Path
    decisions: Decisions = field(default_factory=Decisions)
    choice: Choice = field(default_factory=Choice)
    keep_going: bool = False
    use: tuple[str, ...] = ()
    write_answers: WriteAnswers | None = None
    workers: int | None = None
    keep: bool = False
    texts: bool = False
    share: bool = False


@dataclass(frozen=True, slots=True)
class Reporter:
    """How the work speaks: ``say`` names the stage it is at, ``tell`` a line about a file that cannot be used."""

    say: Callable[[str], None]
    tell: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class RollUpOutcome:
    """What came of it: numbers of files, and whether the report was written."""

    files: Json
    written: bool
    copies: int = 0
    alike: int = 0
    near: int = 0
    foreign: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
