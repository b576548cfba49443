"""What somebody decided where files leave it open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Decisions:
    """The file to use for an assessment, which lines are one PCN, who is expected, which names are one system.

    ``near`` holds what names share that are near to one of the list of expected PCNs and count as that.

    None stands for all lines or names that look alike.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)
    joined: frozenset[str] | None = frozenset()
    expected: Mapping[str, str] | None = None
    systems: frozenset[str] | None = frozenset()
    near: frozenset[str] | None = frozenset()
