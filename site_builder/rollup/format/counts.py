"""What a roll-up counts: the parts of its format that hold numbers of PCNs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from site_builder.assessment.format import ActionOutcome, Side, Stage
from site_builder.content.fields import Model

# Ids of needs, and those of fields with free text: the schema lists those that there are.
Need = TypeAliasType("Need", str)
TextField = TypeAliasType("TextField", str)


class Count(Model):
    """A number of PCNs, and which."""

    count: int
    pcns: tuple[int, ...] = ()


class StageCount(Count):
    """How many PCNs are at a stage; null where none was chosen."""

    stage: Stage | None


class SideCounts(Model):
    """One side of a theme; ``few``: so few that single PCNs can be recognised."""

    side: Side
    assessed: int
    few: bool
    now: tuple[StageCount, ...]
    in_a_year: tuple[StageCount, ...]
    set_aside: int = Field(default=0, description="Positions at stages that the matrix does not have: they are in no row")


class ThemeCounts(Model):
    """One theme."""

    theme: str
    sides: tuple[SideCounts, ...]


class ComponentCounts(Model):
    """How many PCNs gave which answer to a component; stage is null where the matrix has no such component."""

    id: str
    theme: str
    stage: Stage | None
    side: Side | None
    in_place: int = 0
    partly: int = 0
    not_yet: int = 0
    do_not_know: int = 0
    does_not_apply: int = 0
    unanswered: int = 0


class WantedCount(Model):
    """A component up to the stage that PCNs chose for a year from now: how many of those PCNs do not have it in place."""

    id: str
    theme: str
    stage: Stage
    side: Side
    partly: int
    not_yet: int
    do_not_know: int


class ThemeCount(Model):
    """A number of PCNs in one theme."""

    theme: str
    count: int


class DomainCount(Count):
    """How many PCNs answered that something is not fully in place with which a domain helps; ``groups`` are its component groups."""

    ref: str
    part: str | None
    title: str
    groups: tuple[str, ...]
    themes: tuple[ThemeCount, ...]


class SupportCount(Count):
    """How many PCNs ticked a group of key components as support that they want; ``domain`` is the title of its domain."""

    group: str
    title: str
    domain: str
    themes: tuple[ThemeCount, ...]


class OutcomeCount(Model):
    """What became of how many actions of last time; null where nothing is said."""

    outcome: ActionOutcome | None
    count: int


class NeedCount(Count):
    """How many PCNs name a kind of need."""

    need: Need
    themes: tuple[ThemeCount, ...]


class ActionItem(Model):
    """An action of a PCN."""

    pcn: int
    theme: str
    what: str
    who: str
    by: str | None


class MonthCount(Model):
    """Actions due in a month; null where no day is given."""

    month: str | None
    count: int
    items: tuple[ActionItem, ...]


class TextItem(Model):
    """What a PCN wrote: about itself (theme null), a theme, or a component (field ``note``)."""

    pcn: int
    theme: str | None
    field: TextField
    component: str | None
    text: str


class SideComparison(Model):
    """What moved on one side of a theme, and whether what was planned is reached."""

    side: Side
    forward: Count
    same: Count
    back: Count
    moved_unknown: Count
    reached: Count
    not_reached: Count
    reached_unknown: Count


class ThemeComparison(Model):
    """What moved in one theme."""

    theme: str
    sides: tuple[SideComparison, ...]


class ComponentChange(Model):
    """How many PCNs have a component in place now and had not; no longer have it; or changed another answer."""

    theme: str
    id: str
    gained: int = 0
    lost: int = 0
    other: int = 0


class RoundComparison(Model):
    """Two rounds; ``only_now`` and ``only_before`` are in one of them only."""

    both: Count
    few: bool
    only_now: Count
    only_before: Count
    themes: tuple[ThemeComparison, ...]
    components: tuple[ComponentChange, ...]
    more_themes: int = Field(description="Themes that the matrix does not have and that are not listed")
    more_components: int = Field(description="Components that the matrix does not have and that are not listed")


class SetAsideCount(Model):
    """How many PCNs said something at a stage or a side that the matrix does not have, or of such a need (side and ``when`` null)."""

    theme: str
    side: str | None
    when: Literal["now", "in_a_year"] | None
    id: str = Field(description="Id of the stage, or of the need, as the files have it")
    count: int


class NotInMatrix(Model):
    """What has no counterpart in the matrix of this roll-up: what most assessments hold, and how many more there are.

    Ids of other editions can hold a name: where names are left out, all of them are.
    """

    themes: tuple[ThemeCounts, ...]
    components: tuple[ComponentCounts, ...]
    set_aside: tuple[SetAsideCount, ...] = ()
    more_themes: int
    more_components: int
    more_set_aside: int = 0


class NamedCount(Model):
    """A number, and names."""

    count: int
    names: tuple[str, ...]


class NearName(Model):
    """A name of a file that is near to one of the list, and whether it counts as that one."""

    listed: str
    returned: str
    joined: bool


class Expected(Model):
    """A list of expected PCNs beside those that returned a file."""

    listed: int
    returned: int
    missing: NamedCount
    not_listed: NamedCount
    near: tuple[NearName, ...] = ()
    one_person: tuple[str, ...] = Field(
        default=(), description="Those of the missing of which one person or practice alone returned a file"
    )
