"""What the logic of the self-assessment returns; the browser returns plain objects, which say more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from site_builder.assessment.format import Answer, Side, Stage


@dataclass(frozen=True, slots=True)
class StepComponent:
    """A component to work on and its present answer."""

    id: str
    stage: str
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What one side may work on in one theme; ``up_to`` is None when nothing is chosen or suggested."""

    theme: str
    side: Side
    up_to: Stage | None
    components: tuple[StepComponent, ...]


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One side of a theme: where it was, what was planned, where it is; None where that was not chosen."""

    side: Side
    then: Stage | None
    planned: Stage | None
    now: Stage | None
    moved: Literal["forward", "same", "back"] | None
    reached: bool | None


@dataclass(frozen=True, slots=True)
class ChangedComponent:
    """A component that was answered both times, and differently."""

    id: str
    then: Answer
    now: Answer


@dataclass(frozen=True, slots=True)
class ComparedTheme:
    """What moved in one theme."""

    theme: str
    sides: tuple[ComparedSide, ...]
    components: tuple[ChangedComponent, ...]
