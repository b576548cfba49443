"""What the data files hold: one frozen model for every shape.

The same models check the files, describe them to editors' tools as JSON Schema,
and are the values that the rest of the generator works with.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from site_builder.fields import (
    Day,
    Email,
    Id,
    Line,
    Lines,
    Markdown,
    Model,
    Names,
    Reference,
    Sources,
    Thing,
)

DomainId = Annotated[Id, Names("domain")]
PageId = Annotated[Id, Names("page")]
RoleId = Annotated[Id, Names("role")]
PagePath = Annotated[str, Names("page")]

StageId = Literal["foundation", "step-1", "step-2", "step-3"]
AudienceId = Literal["pcn", "system"]
Basis = Literal["document", "use", "standard", "search"]


class Section(Model):
    """A citable part of a source document: a page, or a named section."""

    id: Id
    title: Line
    label: Line = Field(description="How the section is cited, for example 'page 4'")


class SourceDocument(Thing):
    """One of the documents that the site restates."""

    kind: ClassVar[str] = "source"

    title: Line
    short_title: Line
    date: Line = Field(description="The date printed on the document: 2019-08-09, or 2019-08 where no day is given")
    issuer: Line | None = Field(description="The body named on the cover, or null where none is named")
    note: Line | None = None
    sections: tuple[Section, ...]


class SourceList(Model):
    """data/sources.yaml"""

    documents: tuple[SourceDocument, ...]


class NavigationItem(Model):
    """One entry of the site's navigation."""

    title: Line
    to: Reference


class Brand(Model):
    """The look of the header. Off unless the publisher may use a logo."""

    organisation: Line
    logo: Line | None = Field(default=None, description="File name of a logo in theme/assets that the publisher may use")


class Settings(Model):
    """data/site.yaml: what the site is called and how it is published."""

    name: Line = Field(description="The name of the site, shown in the header and in every page title")
    brand: Brand
    language: Line = "en-GB"
    site_url: Line | None = Field(default=None, description="Address of the published site, or null when it is not known")
    banner: Markdown = Field(description="The edition banner at the top of every page, in Markdown")
    edition: Line
    reviewed: Day = Field(description="The day on which the content was last reviewed as a whole")
    review_by: Day = Field(description="The day by which it is to be reviewed again")
    report_email: Email = Field(description="Where readers report a mistake or a wrong contact")
    report_note: Line
    navigation: tuple[NavigationItem, ...]
    footer: tuple[NavigationItem, ...]
    tasks: tuple[NavigationItem, ...] = Field(description="The first list of the home page: what readers come to do")


class Part(Model):
    """A named part of a domain that has its own outcomes and groups."""

    id: Id
    title: Line
    context: Markdown | None = None


class Outcome(Thing):
    """An expected outcome of a domain."""

    kind: ClassVar[str] = "outcome"

    part: Id | None = None
    text: Line
    sources: Sources = ()


class Support(Thing):
    """A key component of a domain (a sub-component of a group)."""

    kind: ClassVar[str] = "support"

    text: Line


class Group(Thing):
    """A group of key components of a domain."""

    kind: ClassVar[str] = "group"

    part: Id | None = None
    title: Line
    text: Line | None = None
    sources: Sources = ()
    components: tuple[Support, ...]


class Access(Model):
    """How a PCN gets the support of a domain."""

    text: Line
    email: Email


class Domain(Thing):
    """data/domains/<id>.yaml: one of the six development support domains."""

    kind: ClassVar[str] = "domain"

    title: Line
    order: int
    summary: Line
    sources: Sources = Field(min_length=1)
    context: Markdown
    parts: tuple[Part, ...] = ()
    outcomes: tuple[Outcome, ...]
    groups: tuple[Group, ...]
    access: Access | None = Field(description="null where the source gives no access route")
    specification: Line | None = Field(description="The national service specification named, or null")
    oddities: Lines = ()
    gaps: Lines = ()


class Stage(Thing):
    """A column of the matrix."""

    kind: ClassVar[str] = "stage"

    id: StageId
    title: Line
    text: Line | None = None


class Audience(Thing):
    """A side of the matrix: PCNs or systems."""

    kind: ClassVar[str] = "audience"

    id: AudienceId
    title: Line
    heading: Line
    text: Line | None = None


class Question(Thing):
    """One of the three questions that open a discussion."""

    kind: ClassVar[str] = "question"

    text: Line
    help: Line
    sources: Sources


class MatrixHead(Thing):
    """data/matrix/matrix.yaml: the matrix as a whole."""

    kind: ClassVar[str] = "matrix"

    title: Line
    edition: Line
    sources: Sources
    stages: tuple[Stage, ...]
    audiences: tuple[Audience, ...]
    questions: tuple[Question, ...]


class Component(Thing):
    """One statement of the matrix: one bullet of one cell."""

    kind: ClassVar[str] = "component"

    title: Line
    text: Line


class Cell(Model):
    """The components of one theme at one stage, for both sides."""

    pcn: tuple[Component, ...]
    system: tuple[Component, ...]


class ThemeDomain(Model):
    """A prospectus domain as printed beside a theme, and what it leads to."""

    printed: Line
    domain: DomainId | None = None
    part: Id | None = None
    page: PagePath | None = None


class Theme(Thing):
    """data/matrix/<id>.yaml: a row of the matrix."""

    kind: ClassVar[str] = "theme"

    title: Line
    short_title: Line
    order: int
    summary: Line
    sources: Sources
    domains: tuple[ThemeDomain, ...]
    cells: dict[StageId, Cell]
    gaps: Lines = ()
    oddities: Lines = ()


class Person(Thing):
    """A contact of a system, as printed in August 2019."""

    kind: ClassVar[str] = "person"

    name: Line
    email: Email
    oddity: Line | None = None


class System(Thing):
    """A health and care system (STP or ICS) and its contacts."""

    kind: ClassVar[str] = "system"

    title: Line
    people: tuple[Person, ...]


class Region(Thing):
    """data/contacts/<id>.yaml: a region and its systems."""

    kind: ClassVar[str] = "region"

    title: Line
    order: int
    sources: Sources = ()
    note: Line | None = None
    gaps: Lines = ()
    systems: tuple[System, ...] = ()


class Address(Thing):
    """A national address and what it is for."""

    kind: ClassVar[str] = "address"

    title: Line
    email: Email
    uses: Lines
    sources: Sources
    oddity: Line | None = None


class AddressList(Model):
    """data/national.yaml"""

    addresses: tuple[Address, ...]


class Term(Thing):
    """A glossary entry."""

    kind: ClassVar[str] = "term"

    term: Line
    abbreviation: Line | None = None
    basis: Basis
    link: bool = Field(default=True, description="Whether the first use of the abbreviation on a page links here")
    meaning: Line | None = None
    also: Lines = ()
    see: tuple[Reference, ...] = ()
    sources: Sources = ()
    oddity: Line | None = None


class Glossary(Model):
    """data/glossary.yaml"""

    terms: tuple[Term, ...]


class Responsibility(Thing):
    """One responsibility of a role-holder."""

    kind: ClassVar[str] = "responsibility"

    text: Line


class Role(Thing):
    """A role-holder in PCN development."""

    kind: ClassVar[str] = "role"

    title: Line
    headline: Line
    sources: Sources
    responsibilities: tuple[Responsibility, ...]


class RoleList(Model):
    """data/roles.yaml"""

    roles: tuple[Role, ...]


class Step(Thing):
    """One step of a process."""

    kind: ClassVar[str] = "step"

    title: Line
    text: Line
    points: Lines = ()
    roles: tuple[RoleId, ...] = ()


class Process(Thing):
    """A suggested process, in order."""

    kind: ClassVar[str] = "process"

    title: Line
    sources: Sources
    numbered_in_source: bool
    note: Line | None = None
    steps: tuple[Step, ...]


class ProcessList(Model):
    """data/processes.yaml"""

    processes: tuple[Process, ...]


class FundingRule(Thing):
    """What the money may or may not be used for."""

    kind: ClassVar[str] = "funding"

    text: Line


class Parameter(Thing):
    """A condition on how systems use the funding."""

    kind: ClassVar[str] = "funding"

    title: Line
    text: Line
    parts: Lines = ()


class Funding(Model):
    """data/funding.yaml"""

    sources: Sources
    parameters: tuple[Parameter, ...]
    use_for: tuple[FundingRule, ...]
    not_for: tuple[FundingRule, ...]


class FrontMatter(Model):
    """The head of a Markdown page, between two lines of ``---``."""

    title: Line = Field(description="The heading of the page, in sentence case")
    description: Line = Field(max_length=200, description="One sentence for lists and search results")
    sources: Sources = Field(description="What the page restates, for example [prospectus p5]; [] for pages about the site")
    order: int = Field(description="Position among the pages of the folder")
    nav_title: Line | None = Field(default=None, description="A shorter title for navigation")
    layout: Line = Field(default="article", description="The template in theme/layouts, without .html")
    reviewed: Day | None = None
    review_by: Day | None = None
