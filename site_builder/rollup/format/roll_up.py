"""The format ``pcn-roll-up``, version 2: the one definition of it.

PCNs have numbers in the order of their names; a list ``pcns`` holds such numbers.
Where names are left out, every list of PCNs, files and texts is empty and the
counts stay; systems and editions that only files name stand as "(left out)".
"""

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from pydantic import Field

from site_builder.assessment.format import Generator, LocalEdition, MatrixUsed, Side, Stage
from site_builder.content.fields import Model
from site_builder.rollup.format.counts import (
    ComponentCounts,
    DomainCount,
    Expected,
    MonthCount,
    NeedCount,
    NotInMatrix,
    OutcomeCount,
    RollUpPart,
    RoundComparison,
    SupportCount,
    TextItem,
    ThemeCounts,
    WantedCount,
)

ROLL_UP_FORMAT_VERSION: Final = 2
NATIONAL = "national"
LEFT_OUT = "(left out)"
MONTH_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"


class Choice(Model):
    """What was looked at; null means all, and for rounds each PCN's newest assessment."""

    system: str | None = Field(default=None, description="Id of a system, or the name of another one")
    side: Side | None = None
    round: str | None = Field(default=None, pattern=MONTH_PATTERN, description="A period, named by its first month, for example 2025-04")
    earlier: str | None = Field(default=None, pattern=MONTH_PATTERN, description="The period to compare with; null: the assessment before")
    months: Literal[3, 6, 12] = Field(default=12, description="How long a period is; the first begins in April")
    local: str | None = Field(default=None, description="Id of a local edition, or 'national' for those without one")
    names: bool = Field(default=True, description="Whether PCNs are named")


class FileCounts(RollUpPart):
    """What became of the files: ``read`` is the sum of ``refused``, ``copies``, ``other_rounds``, ``filtered`` and ``counted``."""

    read: int
    refused: int
    copies: Annotated[int, Field(description="Other files of an assessment that is already used")]
    differing: Annotated[int, Field(description="Those copies that differ from the file that is used")]
    other_rounds: Annotated[int, Field(description="Assessments of the same PCNs from other rounds")]
    filtered: Annotated[int, Field(description="Assessments that the choice leaves out")]
    blank: Annotated[int, Field(default=0, description="Newest assessments without an answer: the one before is looked at")]
    counted: int
    other_side: Annotated[int, Field(description="Counted ones that hold something on a side that they do not assess; it is left out")]


class Refusal(RollUpPart):
    """Why a file cannot be used: a place in it, and plain words."""

    where: str
    message: str


class RefusedFile(RollUpPart):
    """A file that cannot be used."""

    file: str
    findings: Sequence[Refusal]


class Version(RollUpPart):
    """An assessment that was in several files: which one is used, and why."""

    id: str
    used: str
    left_out: Sequence[str]
    why: Literal["newest", "same", "fuller", "same_time", "chosen"]


class Alike(RollUpPart):
    """Assessments of nearly one name that were not started from each other; ``names``: all ways in which it is written."""

    name: str
    system: str
    names: Annotated[Sequence[str], Field(default=())]
    lines: Annotated[int, Field(description="How many PCNs they are, if they are not rounds of one")]
    joined: Annotated[bool, Field(description="Whether they were taken for rounds of one PCN")]


class SystemAlike(RollUpPart):
    """Names that look like one system, and the one that they get."""

    names: Sequence[str]
    into: str
    joined: Annotated[bool, Field(description="Whether they were taken for one system")]


class Undecided(RollUpPart):
    """What looks like one and nobody has said that it is: PCNs that may be counted more than once, and systems."""

    pcns: int
    systems: int


class RoundCount(RollUpPart):
    """A period, and how many PCNs have an assessment in it."""

    round: str
    count: int


class RoundPosition(RollUpPart):
    """Where a PCN said it was in one theme."""

    theme: str
    side: Side
    now: Stage | None
    in_a_year: Stage | None
    set_aside: Annotated[
        Sequence[Literal["now", "in_a_year"]], Field(default=(), description="Which of them is at a stage that the matrix does not have")
    ]


class Round(RollUpPart):
    """One assessment of a PCN."""

    id: str
    date: str
    file: str
    positions: Sequence[RoundPosition]


class Pcn(RollUpPart):
    """A PCN and all its rounds, oldest first; ``date``, ``file`` and ``local`` are of the one looked at."""

    number: int
    name: str
    system: str
    in_round: Annotated[bool, Field(description="False for a PCN that is only in the earlier round")]
    date: str
    file: str
    local: LocalEdition | None
    left_out: Annotated[Side | None, Field(description="A side that it does not assess and on which it holds something; that is left out")]
    rounds: Sequence[Round]


class SystemCount(RollUpPart):
    """How many assessments are from a system."""

    system: str
    count: int


class EditionCount(RollUpPart):
    """How many assessments were made on a local edition, or on the national matrix alone."""

    edition: str
    title: str | None
    count: int


class RollUp(RollUpPart):
    """Many assessments combined."""

    format: Literal["pcn-roll-up"]
    format_version: Literal[2]
    generator: Generator
    matrix: MatrixUsed
    choice: Choice
    files: FileCounts
    refused: Sequence[RefusedFile]
    versions: Sequence[Version]
    alike: Sequence[Alike]
    systems_alike: Sequence[SystemAlike]
    undecided: Annotated[Undecided, Field(default={"pcns": 0, "systems": 0})]
    rounds: Sequence[RoundCount]
    pcns: Sequence[Pcn]
    assessments: int
    few: bool
    systems: Sequence[SystemCount]
    editions: Sequence[EditionCount]
    themes: Sequence[ThemeCounts]
    components: Sequence[ComponentCounts]
    wanted: Sequence[WantedCount]
    support: Sequence[SupportCount]
    outcomes: Sequence[OutcomeCount]
    domains: Sequence[DomainCount]
    needs: Sequence[NeedCount]
    actions: Sequence[MonthCount]
    texts: Sequence[TextItem]
    comparison: RoundComparison
    not_in_matrix: NotInMatrix
    expected: Expected | None
