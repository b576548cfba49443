"""What a roll-up counts: the parts of its format that hold numbers of PCNs."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, with_config
from typing_extensions import TypeAliasType, TypedDict

from site_builder.assessment.format import ActionOutcome, Side, Stage
from site_builder.content.models.shared_fields import AnswerId

# Values of a roll-up, or of a document that may be one, whose fields are looked up by name.
Json = Mapping[str, Any]
# Ids of needs, and those of fields with free text: the schema lists those that there are.
Need = TypeAliasType("Need", str)
TextField = TypeAliasType("TextField", str)

# What is counted apart: of a component, of one that is wanted, of a side, of what was planned for it, of a component between two rounds.
ANSWER_KINDS = (*get_args(AnswerId), "unanswered")
WANTED_KINDS = ("partly", "not_yet", "do_not_know")
MOVED_KINDS = ("forward", "same", "back", "moved_unknown")
PLANNED_KINDS = ("reached", "not_reached", "reached_unknown")
CHANGE_KINDS = ("gained", "lost", "other")


@with_config(extra="forbid")
class RollUpPart(TypedDict):
    """A part of a roll-up: plain values under the names of the format, and under no others."""


class Count(RollUpPart):
    """A number of PCNs, and which."""

    count: int
    pcns: Annotated[Sequence[int], Field(default=())]


class StageCount(Count):
    """How many PCNs are at a stage; null where none was chosen."""

    stage: Stage | None


class SideCounts(RollUpPart):
    """One side of a theme; ``few``: so few that single PCNs can be recognised."""

    side: Side
    assessed: int
    few: bool
    now: Sequence[StageCount]
    in_a_year: Sequence[StageCount]
    set_aside: Annotated[int, Field(default=0, description="Positions at stages that the matrix does not have: they are in no row")]


class ThemeCounts(RollUpPart):
    """One theme."""

    theme: str
    sides: Sequence[SideCounts]


class ComponentCounts(RollUpPart):
    """How many PCNs gave which answer to a component; stage is null where the matrix has no such component."""

    id: str
    theme: str
    stage: Stage | None
    side: Side | None
    in_place: Annotated[int, Field(default=0)]
    partly: Annotated[int, Field(default=0)]
    not_yet: Annotated[int, Field(default=0)]
    do_not_know: Annotated[int, Field(default=0)]
    does_not_apply: Annotated[int, Field(default=0)]
    unanswered: Annotated[int, Field(default=0)]


class WantedCount(RollUpPart):
    """A component up to the stage that PCNs chose for a year from now: how many of those PCNs do not have it in place."""

    id: str
    theme: str
    stage: Stage
    side: Side
    partly: int
    not_yet: int
    do_not_know: int


class ThemeCount(RollUpPart):
    """A number of PCNs in one theme."""

    theme: str
    count: int


class DomainCount(Count):
    """How many PCNs answered that something is not fully in place with which a domain helps; ``groups`` are its component groups."""

    ref: str
    part: str | None
    title: str
    groups: Sequence[str]
    themes: Sequence[ThemeCount]


class SupportCount(Count):
    """How many PCNs ticked a group of key components as support that they want; ``domain`` is the title of its domain."""

    group: str
    title: str
    domain: str
    themes: Sequence[ThemeCount]


class OutcomeCount(RollUpPart):
    """What became of how many actions of last time; null where nothing is said."""

    outcome: ActionOutcome | None
    count: int


class NeedCount(Count):
    """How many PCNs name a kind of need."""

    need: Need
    themes: Sequence[ThemeCount]


class ActionItem(RollUpPart):
    """An action of a PCN."""

    pcn: int
    theme: str
    what: str
    who: str
    by: str | None


class MonthCount(RollUpPart):
    """Actions due in a month; null where no day is given."""

    month: str | None
    count: int
    items: Sequence[ActionItem]


class TextItem(RollUpPart):
    """What a PCN wrote: about itself (theme null), a theme, or a component (field ``note``)."""

    pcn: int
    theme: str | None
    field: TextField
    component: str | None
    text: str


class SideComparison(RollUpPart):
    """What moved on one side of a theme, and whether what was planned is reached."""

    side: Side
    forward: Count
    same: Count
    back: Count
    moved_unknown: Count
    reached: Count
    not_reached: Count
    reached_unknown: Count


class ThemeComparison(RollUpPart):
    """What moved in one theme."""

    theme: str
    sides: Sequence[SideComparison]


class ComponentChange(RollUpPart):
    """How many PCNs have a component in place now and had not; no longer have it; or changed another answer."""

    theme: str
    id: str
    gained: Annotated[int, Field(default=0)]
    lost: Annotated[int, Field(default=0)]
    other: Annotated[int, Field(default=0)]


class RoundComparison(RollUpPart):
    """Two rounds; ``only_now`` and ``only_before`` are in one of them only."""

    both: Count
    few: bool
    only_now: Count
    only_before: Count
    themes: Sequence[ThemeComparison]
    components: Sequence[ComponentChange]
    more_themes: Annotated[int, Field(description="Themes that the matrix does not have and that are not listed")]
    more_components: Annotated[int, Field(description="Components that the matrix does not have and that are not listed")]


class SetAsideCount(RollUpPart):
    """How many PCNs said something at a stage or a side that the matrix does not have, or of such a need (side and ``when`` null)."""

    theme: str
    side: str | None
    when: Literal["now", "in_a_year"] | None
    id: Annotated[str, Field(description="Id of the stage, or of the need, as the files have it")]
    count: int


class NotInMatrix(RollUpPart):
    """What has no counterpart in the matrix of this roll-up: what most assessments hold, and how many more there are.

    Ids of other editions can hold a name: where names are left out, all of them are.
    """

    themes: Sequence[ThemeCounts]
    components: Sequence[ComponentCounts]
    set_aside: Annotated[Sequence[SetAsideCount], Field(default=())]
    more_themes: int
    more_components: int
    more_set_aside: Annotated[int, Field(default=0)]


class NamedCount(RollUpPart):
    """A number, and names."""

    count: int
    names: Sequence[str]


class NearName(RollUpPart):
    """A name of a file that is near to one of the list, and whether it counts as that one."""

    listed: str
    returned: str
    joined: bool


class Expected(RollUpPart):
    """A list of expected PCNs beside those that returned a file."""

    listed: int
    returned: int
    missing: NamedCount
    not_listed: NamedCount
    near: Annotated[Sequence[NearName], Field(default=())]
    undecided: Annotated[int, Field(default=0, description="How many such names do not count as those of the list")]
    one_person: Annotated[
        Sequence[str], Field(default=(), description="Those of the missing of which one person or practice alone returned a file")
    ]
