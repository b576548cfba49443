"""data/assessment.yaml: the words of the self-assessment."""

from __future__ import annotations

from pydantic import Field

from site_builder.content.fields import Model, SingleLine


class AnswerWords(Model):
    """One of the answers to a component, and the words for it."""

    id: SingleLine = Field(description="The value in an exported file")
    title: SingleLine = Field(description="The words of the answer")


class FieldWords(Model):
    """The label of a field, and a hint below it."""

    label: SingleLine = Field(description="The words above the field")
    hint: SingleLine | None = Field(default=None, description="A hint below them, or null")


class AssessmentFields(Model):
    """The words of every field of the self-assessment."""

    name: FieldWords = Field(description="The name of the PCN or system")
    system: FieldWords = Field(description="The health and care system that the PCN is in")
    other_system: FieldWords = Field(description="A system that is not in the list")
    date: FieldWords = Field(description="The date of the discussion")
    participants: FieldWords = Field(description="Who took part")
    audiences: FieldWords = Field(description="The choice of sides of the matrix")
    improvement_priority: FieldWords = Field(description="The service improvement priority that the PCN has chosen")
    note: FieldWords = Field(description="A note on an answer")
    evidence: FieldWords = Field(description="What shows where the team is")
    how: FieldWords = Field(description="How the team will get to where it wants to be")
    time: FieldWords = Field(description="What is needed: time")
    capacity: FieldWords = Field(description="What is needed: capacity")
    skills: FieldWords = Field(description="What is needed: skills")
    support: FieldWords = Field(description="What is needed: support")
    what: FieldWords = Field(description="What an action is")
    who: FieldWords = Field(description="Who does it")
    by: FieldWords = Field(description="By when it is done")


class AssessmentWords(Model):
    """data/assessment.yaml: the words of the self-assessment's form."""

    answers: tuple[AnswerWords, ...] = Field(description="The answers to choose from, in order")
    undecided: SingleLine = Field(description="The choice of a team that has not agreed on a stage")
    fields: AssessmentFields = Field(description="The words of each field, by its name")
