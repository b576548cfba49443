"""data/matrix: the maturity matrix and its themes."""

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from site_builder.content.fields import Entity, Id, Model, SingleLine
from site_builder.content.models.shared_fields import (
    DomainId,
    Gaps,
    MatrixId,
    Oddities,
    Order,
    PagePath,
    Restated,
    ReviewBy,
    Reviewed,
    Summary,
    Title,
)

# What an exported file says of a theme beside where each side stands: no side can have one of these ids.
SAID_OF_A_THEME = ("components", "how", "needs", "evidence", "actions")


Asked = Literal["now", "in_a_year", "how"]


class Start(Model):
    """Where a team is that has not reached the first stage."""

    id: MatrixId
    title: SingleLine = Field(description="What it is called, for example Working on Foundation")
    text: SingleLine | None = Field(default=None, description="A sentence beside the choice, such as where it comes from, or null")


class Stage(Entity):
    """A column of the matrix."""

    kind: ClassVar[str] = "stage"

    id: MatrixId
    title: Title
    text: SingleLine | None = Field(default=None, description="A sentence about the stage, or null")


def _no_field_of_a_theme(name: str) -> str:
    if name in SAID_OF_A_THEME:
        raise PydanticCustomError("taken", "exported files use this word for something else")
    return name


class Audience(Entity):
    """A side of the matrix: for whom some of its components are."""

    kind: ClassVar[str] = "audience"

    id: Annotated[MatrixId, AfterValidator(_no_field_of_a_theme)]
    title: SingleLine = Field(description="The side in a word, for example PCNs")
    heading: SingleLine = Field(description="The heading over its components, for example For PCNs")
    text: SingleLine | None = Field(default=None, description="A sentence about the side, or null")


class Question(Entity):
    """One of the questions that open a discussion."""

    kind: ClassVar[str] = "question"

    asks: Asked | None = Field(
        default=None, description="What the answer is kept as: now, in_a_year or how; null for a question that is only talked about"
    )

    text: SingleLine = Field(description="The question, as it is asked")
    help: SingleLine = Field(description="What to talk about, in a sentence or two")
    sources: Restated


def _all_asked(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    asked = [question.asks for question in questions if question.asks]
    if sorted(asked) != sorted(get_args(Asked)):
        raise PydanticCustomError(
            "all_asked", "each of these must be what one question asks, once: {all}", {"all": ", ".join(get_args(Asked))}
        )
    return questions


def _asked_once(asked: Asked) -> JsonDict:
    return {"contains": {"properties": {"asks": {"const": asked}}, "required": ["asks"]}, "maxContains": 1}


class MatrixHead(Entity):
    """data/matrix/matrix.yaml: the matrix as a whole."""

    kind: ClassVar[str] = "matrix"

    title: Title
    sources: Restated
    before: Start = Field(description="Where a team is that has not reached the first stage")
    stages: tuple[Stage, ...] = Field(min_length=1, description="The stages, in order")
    audiences: tuple[Audience, ...] = Field(min_length=1, description="The sides, in order: for whom the components are")
    questions: Annotated[tuple[Question, ...], AfterValidator(_all_asked)] = Field(
        description="The questions that open a discussion, in order; three of them ask for now, in_a_year and how",
        json_schema_extra={"allOf": [_asked_once(asked) for asked in get_args(Asked)]},
    )


class Component(Entity):
    """One statement of the matrix: one bullet of one cell."""

    kind: ClassVar[str] = "component"

    title: SingleLine = Field(description="Two to six words")
    text: SingleLine = Field(description="A statement that a team can call in place, partly in place or not yet in place")
    item: int | None = Field(
        default=None, ge=1, description="Which item of its cell in the source it restates: 1 is the first; left out where it restates none"
    )


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

    title: Title
    short_title: SingleLine = Field(description="One or two words for tables and lists")
    order: Order
    summary: Summary
    sources: Restated
    domains: tuple[ThemeDomain, ...] = Field(description="The domains printed beside the theme, in order")
    cells: dict[MatrixId, dict[MatrixId, tuple[Component, ...]]] = Field(
        description="The components in order, by stage and side; data/matrix/matrix.yaml says which stages and sides there are"
    )
    gaps: Gaps = ()
    oddities: Oddities = ()
    reviewed: Reviewed = None
    review_by: ReviewBy = None
