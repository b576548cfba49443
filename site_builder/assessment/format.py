"""The export format of a self-assessment, version 2: the one definition of it.

The state of the tool in the browser is the same document. What is unanswered is
absent or null. Ids that this matrix does not know are kept, because an assessment
may come from another edition or a local one: what stands under those of sides, stages
and needs is in ``set_aside``, where ``set_aside.py`` puts it before a file is checked.
Documents of version 1 are made new by ``migrate.py`` before that.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints
from typing_extensions import TypeAliasType

from site_builder.content.fields import ID_PATTERN, Model
from site_builder.content.models.shared_fields import AnsweredById, AnswerId, OutcomeId, StatusId

FORMAT = "pcn-self-assessment"
FORMAT_VERSION = 2
TEXT_LENGTH = 20_000
ACTIONS_PER_THEME = 200
SUPPORT_PER_THEME = 200
VOICES = 50
OTHER_SIDES = 200

# Days that there are, from the year 1 on: pydantic, the browser and the published schema all refuse 30 February by this one pattern.
_YEAR = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)"
_MONTH_AND_DAY = "((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
_DAY = f"({_YEAR}-{_MONTH_AND_DAY}|{_LEAP_YEAR}-02-29)"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?"
_HEX = "[0-9a-f]"
_UUID = f"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"

Text = TypeAliasType("Text", Annotated[str, StringConstraints(max_length=TEXT_LENGTH)])
ShortText = TypeAliasType("ShortText", Annotated[str, StringConstraints(max_length=200)])
Key = TypeAliasType(
    "Key",
    Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=120), Field(examples=["leadership.foundation.pcn.vision"])],
)
Day = TypeAliasType("Day", Annotated[str, StringConstraints(pattern=f"^{_DAY}$"), Field(examples=["2026-01-31"])])
Moment = TypeAliasType("Moment", Annotated[str, StringConstraints(pattern=f"^{_DAY}T{_TIME}Z$"), Field(examples=["2026-01-31T10:00:00Z"])])
Uuid = TypeAliasType(
    "Uuid",
    Annotated[str, StringConstraints(pattern=f"^{_UUID}$"), Field(examples=["6f1c2a9e-0b7d-4c55-9e53-2f6a1b8c7d90"])],
)
Digest = TypeAliasType(
    "Digest",
    Annotated[str, StringConstraints(pattern=f"^sha256-{_HEX}{{64}}$"), Field(examples=[f"sha256-{'0' * 64}"])],
)
Answer = TypeAliasType("Answer", AnswerId)
# Ids of the matrix: the model takes any, and the schema (`schema.py`) only those that there are.
Stage = TypeAliasType("Stage", str)
Side = TypeAliasType("Side", str)
Status = TypeAliasType("Status", StatusId)
ActionOutcome = TypeAliasType("ActionOutcome", OutcomeId)
AnsweredBy = TypeAliasType("AnsweredBy", AnsweredById)
OtherSides = TypeAliasType("OtherSides", Annotated[tuple[Key, ...], Field(max_length=OTHER_SIDES)])
ActionId = TypeAliasType("ActionId", Annotated[str, StringConstraints(pattern="^[a-z0-9]{1,20}$"), Field(examples=["3f2a9c41"])])


class Generator(Model):
    """The program that wrote the file."""

    name: ShortText
    version: ShortText


class LocalEdition(Model):
    """A local edition that adds to the national matrix or replaces parts of it."""

    id: Key
    title: ShortText


class MatrixUsed(Model):
    """The matrix that the assessment was last answered on."""

    id: Key
    edition: ShortText
    digest: Digest = Field(description="SHA-256 over the ids and texts of all components, in matrix order")
    local: LocalEdition | None = None


class About(Model):
    """Who assessed what, and when."""

    name: Text | None = Field(default=None, description="Name of the PCN or of the system")
    system: ShortText | None = Field(default=None, description="Id of a system in the directory, or the name of another one")
    date: Day | None = None
    participants: Text | None = Field(default=None, description="Who took part; roles, as free text")
    audiences: tuple[Side, ...] | None = Field(default=None, description="Which sides of the matrix are answered")
    improvement_priority: Text | None = Field(default=None, description="The service improvement priority that the PCN has chosen")
    answered_by: AnsweredBy | None = Field(default=None, description="Whether the team answers together (null: it does) or one voice")
    voice: Text | None = Field(default=None, description="The person or practice that answers, where it is one voice")
    asked_by: Text | None = Field(default=None, description="Who asked for the assessment, as a starter link says")
    send_to: Text | None = Field(default=None, description="Where the file is to be sent, as a starter link says")
    wanted_by: Day | None = Field(default=None, description="The day by which it is wanted there, as a starter link says")
    kept_moving_by: Text | None = Field(default=None, description="Who keeps the plan moving between the meetings")
    next_meeting: Day | None = Field(default=None, description="The day on which the team meets again")
    set_aside: OtherSides | None = Field(default=None, description="Sides that are answered too and that this matrix does not have")


class ComponentAnswer(Model):
    """What the team says about one component."""

    answer: Answer | None = None
    note: Text | None = None


class Position(Model):
    """Where one side stands in one theme, and where it wants to be in a year."""

    now: Stage | None = None
    in_a_year: Stage | None = None


class OtherPosition(Model):
    """Where a side stands and wants to be, at stages of whatever edition."""

    now: Key | None = None
    in_a_year: Key | None = None


class SetAside(Model):
    """What a file of another edition said under ids that this matrix does not have: kept as it is, and not counted."""

    positions: dict[Key, OtherPosition | None] | None = Field(
        default=None, description="By side: where the side, the stage or both are other ones"
    )
    needs: dict[Key, Text | None] | None = None


class Action(Model):
    """One thing to do; ``id`` is its own within the theme and stays with it, so that a calendar knows it again."""

    id: ActionId | None = None
    what: Text | None = None
    who: Text | None = None
    by: Day | None = None
    component: Key | None = Field(default=None, description="The component that the action is for")
    outcome: ActionOutcome | None = Field(default=None, description="What became of it")
    why: Text | None = Field(default=None, description="A word on what became of it")


Actions = TypeAliasType("Actions", Annotated[tuple[Action, ...], Field(max_length=ACTIONS_PER_THEME)])
SupportGroups = TypeAliasType("SupportGroups", Annotated[tuple[Key, ...], Field(max_length=SUPPORT_PER_THEME)])


class BySide(Model):
    """What stands in a file under the id of each side, beside the fields of the model."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Position | None]

    def position(self, side: Side) -> Position:
        """Where a side stands; a blank position where nothing is said."""
        return (self.__pydantic_extra__ or {}).get(side) or Position()


class ThemeAnswers(BySide):
    """Everything said about one theme; ``components`` is by component id."""

    components: dict[Key, ComponentAnswer] | None = None
    how: Text | None = None
    needs: dict[Key, Text | None] | None = None
    support: SupportGroups | None = Field(default=None, description="Ids of the groups of key components that the team wants support with")
    evidence: Text | None = None
    actions: Actions | None = None
    set_aside: SetAside | None = None


class LastTime(Model):
    """The assessment before; ``themes`` is by theme id, and holds all that was said."""

    date: Day | None = None
    name: Text | None = None
    kept_moving_by: Text | None = None
    next_meeting: Day | None = None
    themes: dict[Key, ThemeAnswers]


class OwnFile(Model):
    """What a voice is in its own file, where the team calls it otherwise, or where two voices began with one file."""

    id: Uuid | None = None
    name: Text | None = None


class Voice(Model):
    """What one person or practice answered alone, before the team answered together; ``id`` is that of their own assessment."""

    id: Uuid
    updated: Moment
    name: Text | None = None
    date: Day | None = None
    in_file: OwnFile | None = Field(default=None, description="What its own file says in the place of this id and name")
    themes: dict[Key, ThemeAnswers]


Voices = TypeAliasType("Voices", Annotated[tuple[Voice, ...], Field(max_length=VOICES)])


class Assessment(Model):
    """A self-assessment as exported: who, answers, plans; ``themes`` is by theme id."""

    format: Literal["pcn-self-assessment"]
    format_version: Literal[2]
    generator: Generator
    matrix: MatrixUsed
    id: Uuid
    previous_id: Uuid | None = Field(default=None, description="The id of the assessment that this one was started from")
    created: Moment
    updated: Moment
    about: About
    themes: dict[Key, ThemeAnswers]
    progress: dict[Key, Status] | None = Field(
        default=None, description="What the team says of each task: 'about' and every theme; absent means not started"
    )
    last_time: LastTime | None = None
    voices: Voices | None = Field(default=None, description="What people answered alone; it leaves the team's computer only when chosen")
    voice_names: Literal["shown", "hidden"] | None = Field(default=None, description="Whether the tool names the voices; null: it does")
