"""data/domains: the support domains."""

from typing import ClassVar

from pydantic import Field

from site_builder.content.fields import Email, Entity, Id, IsoDate, Lines, MarkdownText, Model, SingleLine, Sources


class Part(Model):
    """A named part of a domain that has its own outcomes and groups."""

    id: Id = Field(description="A short id, used in the address of the part on the page")
    title: SingleLine = Field(description="What it is called, in sentence case")
    context: MarkdownText | None = Field(default=None, description="Why this part matters, in Markdown")
    outcomes_intro: SingleLine | None = Field(default=None, description="The words that open the list of outcomes, or null")
    components_intro: SingleLine | None = Field(default=None, description="The words that open the key components, or null")


class Outcome(Entity):
    """An expected outcome of a domain."""

    kind: ClassVar[str] = "outcome"

    part: Id | None = Field(default=None, description="The id of the part of the domain that it belongs to, or null")
    text: SingleLine = Field(description="The outcome, as what support would do; words that open the list come before it")
    sources: Sources = Field(
        default=(), description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited"
    )


class Support(Entity):
    """A key component of a domain (a sub-component of a group)."""

    kind: ClassVar[str] = "support"

    text: SingleLine = Field(description="What the support consists of, as one item of a list")


class Group(Entity):
    """A group of key components of a domain."""

    kind: ClassVar[str] = "group"

    part: Id | None = Field(default=None, description="The id of the part of the domain that it belongs to, or null")
    title: SingleLine = Field(description="What it is called, in sentence case")
    text: SingleLine | None = Field(default=None, description="A sentence that opens the group, or null")
    sources: Sources = Field(
        default=(), description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited"
    )
    components: tuple[Support, ...] = Field(description="The key components of the group, in order")


class Access(Model):
    """How a PCN gets the support of a domain."""

    text: SingleLine = Field(description="How to get the support, in a sentence")
    email: Email = Field(description="The address to write to, as printed")


class Domain(Entity):
    """data/domains/<id>.yaml: one of the six development support domains."""

    kind: ClassVar[str] = "domain"

    title: SingleLine = Field(description="What it is called, in sentence case")
    order: int = Field(description="Its position among the others: 1 is first")
    summary: SingleLine = Field(description="One or two sentences for lists and search results")
    sources: Sources = Field(
        min_length=1, description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited"
    )
    context: MarkdownText = Field(description="Why the domain matters, in Markdown")
    parts: tuple[Part, ...] = Field(default=(), description="Named parts with their own outcomes and groups; usually none")
    outcomes_intro: SingleLine | None = Field(default=None, description="The words that open the list of outcomes, or null")
    outcomes: tuple[Outcome, ...] = Field(description="The expected outcomes, in order")
    components_intro: SingleLine | None = Field(default=None, description="The words that open the key components, or null")
    groups: tuple[Group, ...] = Field(description="The groups of key components, in order")
    access: Access | None = Field(description="null where the source gives no access route")
    specification: SingleLine | None = Field(description="The national service specification named, or null")
    oddities: Lines = Field(default=(), description="What looks odd in the source, one sentence each")
    gaps: Lines = Field(default=(), description="What the source does not say, one sentence each")
    reviewed: IsoDate | None = Field(default=None, description="The day of the last review, where it differs from data/site.yaml")
    review_by: IsoDate | None = Field(default=None, description="The day of the next review, where it differs from data/site.yaml")
