"""data/assessment.yaml: the words of the self-assessment."""

from collections.abc import Callable
from typing import Annotated, TypeVar, get_args

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from site_builder.content.fields import Model, SingleLine
from site_builder.content.models.shared_fields import AnsweredById, AnswerId, MatrixId, OutcomeId, StatusId


class AnswerWords(Model):
    """One of the answers to a component, and the words for it."""

    id: AnswerId = Field(description="The value in an exported file")
    title: SingleLine = Field(description="The words of the answer")


class StatusWords(Model):
    """One of the statuses of a section, and the words for it."""

    id: StatusId = Field(description="The value in an exported file")
    title: SingleLine = Field(description="The words of the status")


class OutcomeWords(Model):
    """One of the things that become of an action, and the words for it."""

    id: OutcomeId = Field(description="The value in an exported file")
    title: SingleLine = Field(description="The words of the outcome")


class AnsweredByWords(Model):
    """One of those who may answer, and the words for them."""

    id: AnsweredById = Field(description="The value in an exported file")
    title: SingleLine = Field(description="The words of the choice")
    hint: SingleLine | None = Field(default=None, description="A hint below them, or null")


W = TypeVar("W", AnswerWords, StatusWords, OutcomeWords, AnsweredByWords)


def _each_once(ids: tuple[str, ...]) -> Callable[[tuple[W, ...]], tuple[W, ...]]:
    def check(items: tuple[W, ...]) -> tuple[W, ...]:
        if sorted(item.id for item in items) != sorted(ids):
            raise PydanticCustomError("each_once", "it needs each of these ids once: {ids}", {"ids": ", ".join(ids)})
        return items

    return check


class FieldWords(Model):
    """The label of a field, and a hint below it."""

    label: SingleLine = Field(description="The words above the field")
    hint: SingleLine | None = Field(default=None, description="A hint below them, or null")


class NeedWords(FieldWords):
    """A kind of need, such as time: its label, and what stands after other words."""

    id: MatrixId
    part: SingleLine = Field(description="What it is called after other words, for example time")


class AssessmentFields(Model):
    """The words of every field of the self-assessment."""

    name: FieldWords = Field(description="The name of the PCN or system")
    system: FieldWords = Field(description="The health and care system that the PCN is in")
    other_system: FieldWords = Field(description="A system that is not in the list")
    date: FieldWords = Field(description="The date of the discussion")
    participants: FieldWords = Field(description="Who took part")
    answered_by: FieldWords = Field(description="The choice of who answers: the team together, or one person or practice")
    voice: FieldWords = Field(description="The person or practice that answers")
    audiences: FieldWords = Field(description="The choice of sides of the matrix")
    improvement_priority: FieldWords = Field(description="The service improvement priority that the PCN has chosen")
    kept_moving_by: FieldWords = Field(description="Who keeps the plan moving")
    next_meeting: FieldWords = Field(description="The day on which the team meets again")
    note: FieldWords = Field(description="A note on an answer")
    evidence: FieldWords = Field(description="What shows where the team is")
    how: FieldWords = Field(description="How the team will get to where it wants to be")
    what: FieldWords = Field(description="What an action is")
    who: FieldWords = Field(description="Who does it")
    by: FieldWords = Field(description="By when it is done")


class PartLabels(Model):
    """What each part of an assessment is called in spreadsheets, in the preview of a file and in roll-ups."""

    about: SingleLine = Field(description="The section about the team")
    name: SingleLine = Field(description="The name of the PCN or system")
    system: SingleLine = Field(description="The health and care system")
    date: SingleLine = Field(description="The date of the discussion")
    participants: SingleLine = Field(description="Who took part")
    audiences: SingleLine = Field(description="The sides of the matrix that are answered")
    improvement_priority: SingleLine = Field(description="The service improvement priority")
    answered_by: SingleLine = Field(description="Who answered: the team together, or one person or practice")
    voice: SingleLine = Field(description="The person or practice that answered")
    asked_by: SingleLine = Field(description="Who asked for the assessment")
    send_to: SingleLine = Field(description="Where the file is to be sent")
    wanted_by: SingleLine = Field(description="The day by which it is wanted there")
    kept_moving_by: SingleLine = Field(description="Who keeps the plan moving")
    next_meeting: SingleLine = Field(description="The day on which the team meets again")
    answer: SingleLine = Field(description="The answer to a component")
    note: SingleLine = Field(description="The note on an answer")
    now: SingleLine = Field(description="The stage where the team is")
    in_a_year: SingleLine = Field(description="The stage where the team wants to be in a year")
    how: SingleLine = Field(description="How the team will get there")
    needs: SingleLine = Field(description="What the team needs; the kind of need follows it")
    support: SingleLine = Field(description="The support that the team has chosen")
    evidence: SingleLine = Field(description="What shows where the team is")
    actions: SingleLine = Field(description="All actions of a theme")
    action: SingleLine = Field(description="One action; its number follows it")
    what: SingleLine = Field(description="What an action is")
    who: SingleLine = Field(description="Who does it")
    by: SingleLine = Field(description="By when it is done")
    component: SingleLine = Field(description="The component that an action is for")
    outcome: SingleLine = Field(description="What became of an action")
    why: SingleLine = Field(description="A word on what became of an action")
    progress: SingleLine = Field(description="How far the team is with the sections")
    last_time: SingleLine = Field(description="The answers of last time")
    voices: SingleLine = Field(description="What people answered alone")
    voice_names: SingleLine = Field(description="Whether the voices are named")
    matrix: SingleLine = Field(description="The matrix that was used")


class AssessmentWords(Model):
    """data/assessment.yaml: the words of the self-assessment, of its files and of roll-ups."""

    answers: Annotated[tuple[AnswerWords, ...], AfterValidator(_each_once(get_args(AnswerId)))] = Field(
        description="The answers to choose from, in order"
    )
    unanswered: SingleLine = Field(description="What stands where no answer was chosen")
    statuses: Annotated[tuple[StatusWords, ...], AfterValidator(_each_once(get_args(StatusId)))] = Field(
        description="How far a team is with a section, in order"
    )
    outcomes: Annotated[tuple[OutcomeWords, ...], AfterValidator(_each_once(get_args(OutcomeId)))] = Field(
        description="What becomes of an action, in order"
    )
    answered_by: Annotated[tuple[AnsweredByWords, ...], AfterValidator(_each_once(get_args(AnsweredById)))] = Field(
        description="Who may answer, in order"
    )
    parts: PartLabels = Field(description="What each part of an assessment is called outside the form, by its name in the format")
    undecided: SingleLine = Field(description="The choice of a team that has not agreed on a stage")
    fields: AssessmentFields = Field(description="The words of each field, by its name")
    needs: tuple[NeedWords, ...] = Field(default=(), description="What a team may need, in order; none: the form does not ask")
