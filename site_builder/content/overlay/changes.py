"""What a local edition changes, as values: each addition, each wording, each hidden item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from site_builder.content.markdown.document import RenderedMarkdown
from site_builder.content.overlay.schema import Edition
from site_builder.core.problems import Place

ChangeKind = Literal["added", "replaced", "hidden"]


class FieldChange(NamedTuple):
    """One field of a thing: what the national edition says, and what the local edition says, where they say anything."""

    name: str
    national: str | None
    local: str | None


class OverlayChange(NamedTuple):
    """One difference. ``refs`` are the thing and what it holds; ``within`` is what it belongs to; ``prose`` is a page's national text."""

    how: ChangeKind
    ref: str
    title: str
    place: Place
    refs: tuple[str, ...] = ()
    within: str = ""
    why: str | None = None
    wordings: tuple[FieldChange, ...] = ()
    prose: RenderedMarkdown | None = None

    @property
    def kind(self) -> str:
        """The kind of the thing, such as ``component``."""
        return self.ref.partition(":")[0]

    @property
    def names_people(self) -> bool:
        """Whether it is about a person of the directory, or about what holds some."""
        return any(ref.startswith("person:") for ref in (self.ref, *self.refs))

    @property
    def id(self) -> str:
        """The id of the thing."""
        return self.ref.partition(":")[2]


@dataclass(frozen=True)
class Overlay:
    """A local edition as applied: the items that it changes, and the settings of the site."""

    edition: Edition
    place: Place
    changes: tuple[OverlayChange, ...]
    settings: tuple[FieldChange, ...] = ()

    @cached_property
    def by_ref(self) -> Mapping[str, OverlayChange]:
        """Each change by the reference of its thing; an addition also by those of all that it holds."""
        inner = {ref: change._replace(ref=ref) for change in self.of_kind("added") for ref in change.refs}
        return inner | {change.ref: change for change in self.changes}

    def of_kind(self, how: ChangeKind) -> tuple[OverlayChange, ...]:
        """The changes of one sort, in order."""
        return tuple(change for change in self.changes if change.how == how)


def hidden_components(changes: Iterable[OverlayChange], beginning: str) -> tuple[OverlayChange, ...]:
    """The national components that an edition hides, whose ids begin so."""
    return tuple(one for one in changes if one.how == "hidden" and one.kind == "component" and one.id.startswith(beginning))
