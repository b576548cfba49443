"""data/matrix: the maturity matrix and its themes."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from site_builder.content.fields import Entity, Id, IsoDate, Lines, Model, SingleLine, Sources
from site_builder.content.models.ids import AudienceId, DomainId, PagePath, StageId


class Stage(Entity):
    """A column of the matrix."""

    kind: ClassVar[str] = "stage"

    id: StageId = Field(description="One of the four stages")
    title: SingleLine = Field(description="What it is called, in sentence case")
    text: SingleLine | None = Field(default=None, description="A sentence about the stage, or null")


class Audience(Entity):
    """A side of the matrix: PCNs or systems."""

    kind: ClassVar[str] = "audience"

    id: AudienceId = Field(description="One of the two sides")
    title: SingleLine = Field(description="The side in a word, for example PCNs")
    heading: SingleLine = Field(description="The heading over its components, for example For PCNs")
    text: SingleLine | None = Field(default=None, description="A sentence about the side, or null")


class Question(Entity):
    """One of the three questions that open a discussion."""

    kind: ClassVar[str] = "question"

    text: SingleLine = Field(description="The question, as it is asked")
    help: SingleLine = Field(description="What to talk about, in a sentence or two")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")


class MatrixHead(Entity):
    """data/matrix/matrix.yaml: the matrix as a whole."""

    kind: ClassVar[str] = "matrix"

    title: SingleLine = Field(description="What it is called, in sentence case")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    stages: tuple[Stage, ...] = Field(description="The stages, in order")
    audiences: tuple[Audience, ...] = Field(description="The two sides, in order")
    questions: tuple[Question, ...] = Field(description="The questions that open a discussion, in order")


class Component(Entity):
    """One statement of the matrix: one bullet of one cell."""

    kind: ClassVar[str] = "component"

    title: SingleLine = Field(description="Two to six words")
    text: SingleLine = Field(description="A statement that a team can call in place, partly in place or not yet in place")
    item: int | None = Field(
        default=None, ge=1, description="Which item of its cell in the source it restates: 1 is the first; left out where it restates none"
    )


class Cell(Model):
    """The components of one theme at one stage, for both sides."""

    pcn: tuple[Component, ...] = Field(description="The components for PCNs, in order")
    system: tuple[Component, ...] = Field(description="The components for systems, in order")


class ThemeDomain(Model):
    """A prospectus domain as printed beside a theme, and what it leads to."""

    printed: SingleLine = Field(description="The words printed beside the theme")
    domain: DomainId | None = Field(default=None, description="The id of the domain they stand for, or null")
    part: Id | None = Field(default=None, description="The id of the part of that domain, or null")
    page: PagePath | None = Field(
        default=None, description="The page they lead to where they stand for no domain, for example guidance/clinical-directors"
    )


class Theme(Entity):
    """data/matrix/<id>.yaml: a row of the matrix."""

    kind: ClassVar[str] = "theme"

    title: SingleLine = Field(description="What it is called, in sentence case")
    short_title: SingleLine = Field(description="One or two words for tables and lists")
    order: int = Field(description="Its position among the others: 1 is first")
    summary: SingleLine = Field(description="One or two sentences for lists and search results")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    domains: tuple[ThemeDomain, ...] = Field(description="The prospectus domains printed beside the theme, in order")
    cells: dict[StageId, Cell] = Field(description="The components by stage")
    gaps: Lines = Field(default=(), description="What the source does not say, one sentence each")
    oddities: Lines = Field(default=(), description="What looks odd in the source, one sentence each")
    reviewed: IsoDate | None = Field(default=None, description="The day of the last review, where it differs from data/site.yaml")
    review_by: IsoDate | None = Field(default=None, description="The day of the next review, where it differs from data/site.yaml")
