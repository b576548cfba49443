"""data/domains: the support domains."""

from typing import Annotated, ClassVar

from pydantic import Field

from site_builder.content.fields import Email, Entity, Id, MarkdownText, Model, SingleLine
from site_builder.content.models.shared_fields import Gaps, Oddities, Order, Restated, ReviewBy, Reviewed, Summary, Title

PartId = Annotated[Id | None, Field(description="The id of the part of the domain that it belongs to, or null")]
OutcomesIntro = Annotated[SingleLine | None, Field(description="The words that open the list of outcomes, or null")]
ComponentsIntro = Annotated[SingleLine | None, Field(description="The words that open the key components, or null")]


class Part(Model):
    """A named part of a domain that has its own outcomes and groups."""

    id: Id = Field(description="A short id, used in the address of the part on the page")
    title: Title
    context: MarkdownText | None = Field(default=None, description="Why this part matters, in Markdown")
    outcomes_intro: OutcomesIntro = None
    components_intro: ComponentsIntro = None


class Outcome(Entity):
    """An expected outcome of a domain."""

    kind: ClassVar[str] = "outcome"

    part: PartId = None
    text: SingleLine = Field(description="The outcome, as what support would do; words that open the list come before it")
    sources: Restated = ()


class Support(Entity):
    """A key component of a domain (a sub-component of a group)."""

    kind: ClassVar[str] = "support"

    text: SingleLine = Field(description="What the support consists of, as one item of a list")


class Group(Entity):
    """A group of key components of a domain."""

    kind: ClassVar[str] = "group"

    part: PartId = None
    title: Title
    text: SingleLine | None = Field(default=None, description="A sentence that opens the group, or null")
    sources: Restated = ()
    components: tuple[Support, ...] = Field(description="The key components of the group, in order")


class Access(Model):
    """How a PCN gets the support of a domain."""

    text: SingleLine = Field(description="How to get the support, in a sentence")
    email: Email = Field(description="The address to write to, as printed")


class Domain(Entity):
    """data/domains/<id>.yaml: one of the six development support domains."""

    kind: ClassVar[str] = "domain"

    title: Title
    order: Order
    summary: Summary
    sources: Restated = Field(min_length=1)
    context: MarkdownText = Field(description="Why the domain matters, in Markdown")
    parts: tuple[Part, ...] = Field(default=(), description="Named parts with their own outcomes and groups; usually none")
    outcomes_intro: OutcomesIntro = None
    outcomes: tuple[Outcome, ...] = Field(description="The expected outcomes, in order")
    components_intro: ComponentsIntro = None
    groups: tuple[Group, ...] = Field(description="The groups of key components, in order")
    access: Access | None = Field(description="null where the source gives no access route")
    specification: SingleLine | None = Field(description="The national service specification named, or null")
    oddities: Oddities = ()
    gaps: Gaps = ()
    reviewed: Reviewed = None
    review_by: ReviewBy = None
