"""What the data files hold: one frozen model for every shape.

The same models check the files, describe them to editors' tools as JSON Schema,
and are the values that the rest of the generator works with.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from site_builder.fields import (
    Day,
    EditionName,
    Email,
    Id,
    Language,
    Line,
    Lines,
    Markdown,
    Model,
    Month,
    Names,
    PageAddress,
    Reference,
    SecurityAddress,
    SiteAddress,
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

    id: Id = Field(description="How it is cited after the id of the document, for example p5")
    title: Line = Field(description="What the page or section is called in the source")
    label: Line = Field(description="How the section is cited, for example 'page 4'")


class SourceDocument(Thing):
    """One of the documents that the site restates."""

    kind: ClassVar[str] = "source"

    title: Line = Field(description="The title as printed")
    short_title: Line = Field(description="A short title for citations")
    date: Month = Field(description="The date printed on the document: 2019-08-09, or 2019-08 where no day is given")
    issuer: Line | None = Field(description="The body named on the cover, or null where none is named")
    note: Line | None = Field(default=None, description="A remark for readers about the document")
    sections: tuple[Section, ...] = Field(description="Every part that can be cited, in order")


class SourceList(Model):
    """data/sources.yaml"""

    documents: tuple[SourceDocument, ...] = Field(description="The documents that the site restates")


class NavigationItem(Model):
    """One entry of the site's navigation."""

    title: Line = Field(description="The words of the link")
    to: Reference = Field(description="Where it leads, for example page:guidance/index")


class Brand(Model):
    """The look of the header. Off unless the publisher may use a logo."""

    organisation: Line = Field(description="The name of the publisher, as text")
    logo: Line | None = Field(default=None, description="File name of a logo in theme/assets that the publisher may use")


class Settings(Model):
    """data/site.yaml: what the site is called and how it is published."""

    name: Line = Field(description="The name of the site, shown in the header and in every page title")
    brand: Brand = Field(description="The look of the header")
    language: Language = Field(default="en-GB", description="The language of the pages, for example en-GB")
    site_url: SiteAddress | None = Field(default=None, description="Address of the published site, or null when it is not known")
    banner: Markdown = Field(description="The edition banner at the top of every page, in Markdown")
    edition: EditionName = Field(description='The edition of the national content, a year and a month such as "2019-08"')
    local: Line | None = Field(default=None, description="The folder of a local edition, or null for the national edition alone")
    reviewed: Day = Field(description="The day on which the content was last reviewed as a whole")
    review_by: Day = Field(description="The day by which it is to be reviewed again")
    report_email: Email = Field(description="Where readers report a mistake or a wrong contact")
    report_note: Line = Field(description="A sentence beside the address for reports")
    security_contact: SecurityAddress | None = Field(
        default=None, description="Where to report a weakness of the site, an address with mailto: or https:, for .well-known/security.txt"
    )
    notice: Line = Field(
        default="The text of two documents of August 2019, restated in plain English. Not an official NHS publication.",
        description="What every file to take away says about itself",
    )
    licence: Line = Field(
        default="The text of the two documents does not state a licence.",
        description="What every file to take away says about its licence",
    )
    contacts_in_search_engines: bool = Field(
        default=False, description="Whether search engines may list pages and files that name people of the directory"
    )
    offline: bool = Field(default=True, description="Whether browsers keep the whole site, so that it works without a network")
    navigation: tuple[NavigationItem, ...] = Field(description="The links of the header, in order")
    footer: tuple[NavigationItem, ...] = Field(description="The links of the footer, in order")
    tasks: tuple[NavigationItem, ...] = Field(description="The first list of the home page: what readers come to do")


class Part(Model):
    """A named part of a domain that has its own outcomes and groups."""

    id: Id = Field(description="A short id, used in the address of the part on the page")
    title: Line = Field(description="What it is called, in sentence case")
    context: Markdown | None = Field(default=None, description="Why this part matters, in Markdown")


class Outcome(Thing):
    """An expected outcome of a domain."""

    kind: ClassVar[str] = "outcome"

    part: Id | None = Field(default=None, description="The id of the part of the domain that it belongs to, or null")
    text: Line = Field(description="The outcome, as a whole sentence")
    sources: Sources = Field(
        default=(), description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited"
    )


class Support(Thing):
    """A key component of a domain (a sub-component of a group)."""

    kind: ClassVar[str] = "support"

    text: Line = Field(description="What the support consists of, as one item of a list")


class Group(Thing):
    """A group of key components of a domain."""

    kind: ClassVar[str] = "group"

    part: Id | None = Field(default=None, description="The id of the part of the domain that it belongs to, or null")
    title: Line = Field(description="What it is called, in sentence case")
    text: Line | None = Field(default=None, description="A sentence that opens the group, or null")
    sources: Sources = Field(
        default=(), description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited"
    )
    components: tuple[Support, ...] = Field(description="The key components of the group, in order")


class Access(Model):
    """How a PCN gets the support of a domain."""

    text: Line = Field(description="How to get the support, in a sentence")
    email: Email = Field(description="The address to write to, as printed")


class Domain(Thing):
    """data/domains/<id>.yaml: one of the six development support domains."""

    kind: ClassVar[str] = "domain"

    title: Line = Field(description="What it is called, in sentence case")
    order: int = Field(description="Its position among the others: 1 is first")
    summary: Line = Field(description="One or two sentences for lists and search results")
    sources: Sources = Field(
        min_length=1, description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited"
    )
    context: Markdown = Field(description="Why the domain matters, in Markdown")
    parts: tuple[Part, ...] = Field(default=(), description="Named parts with their own outcomes and groups; usually none")
    outcomes: tuple[Outcome, ...] = Field(description="The expected outcomes, in order")
    groups: tuple[Group, ...] = Field(description="The groups of key components, in order")
    access: Access | None = Field(description="null where the source gives no access route")
    specification: Line | None = Field(description="The national service specification named, or null")
    oddities: Lines = Field(default=(), description="What looks odd in the source, one sentence each")
    gaps: Lines = Field(default=(), description="What the source does not say, one sentence each")
    reviewed: Day | None = Field(default=None, description="The day of the last review, where it differs from data/site.yaml")
    review_by: Day | None = Field(default=None, description="The day of the next review, where it differs from data/site.yaml")


class Stage(Thing):
    """A column of the matrix."""

    kind: ClassVar[str] = "stage"

    id: StageId = Field(description="One of the four stages")
    title: Line = Field(description="What it is called, in sentence case")
    text: Line | None = Field(default=None, description="A sentence about the stage, or null")


class Audience(Thing):
    """A side of the matrix: PCNs or systems."""

    kind: ClassVar[str] = "audience"

    id: AudienceId = Field(description="One of the two sides")
    title: Line = Field(description="The side in a word, for example PCNs")
    heading: Line = Field(description="The heading over its components, for example For PCNs")
    text: Line | None = Field(default=None, description="A sentence about the side, or null")


class Question(Thing):
    """One of the three questions that open a discussion."""

    kind: ClassVar[str] = "question"

    text: Line = Field(description="The question, as it is asked")
    help: Line = Field(description="What to talk about, in a sentence or two")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")


class MatrixHead(Thing):
    """data/matrix/matrix.yaml: the matrix as a whole."""

    kind: ClassVar[str] = "matrix"

    title: Line = Field(description="What it is called, in sentence case")
    edition: EditionName = Field(
        description='The edition of the matrix, a year and a month such as "2019-08"; exports of the assessment name it'
    )
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    stages: tuple[Stage, ...] = Field(description="The stages, in order")
    audiences: tuple[Audience, ...] = Field(description="The two sides, in order")
    questions: tuple[Question, ...] = Field(description="The questions that open a discussion, in order")


class Component(Thing):
    """One statement of the matrix: one bullet of one cell."""

    kind: ClassVar[str] = "component"

    title: Line = Field(description="Two to six words")
    text: Line = Field(description="A statement that a team can call in place, partly in place or not yet in place")


class Cell(Model):
    """The components of one theme at one stage, for both sides."""

    pcn: tuple[Component, ...] = Field(description="The components for PCNs, in order")
    system: tuple[Component, ...] = Field(description="The components for systems, in order")


class ThemeDomain(Model):
    """A prospectus domain as printed beside a theme, and what it leads to."""

    printed: Line = Field(description="The words printed beside the theme")
    domain: DomainId | None = Field(default=None, description="The id of the domain they stand for, or null")
    part: Id | None = Field(default=None, description="The id of the part of that domain, or null")
    page: PagePath | None = Field(
        default=None, description="The page they lead to where they stand for no domain, for example guidance/clinical-directors"
    )


class Theme(Thing):
    """data/matrix/<id>.yaml: a row of the matrix."""

    kind: ClassVar[str] = "theme"

    title: Line = Field(description="What it is called, in sentence case")
    short_title: Line = Field(description="One or two words for tables and lists")
    order: int = Field(description="Its position among the others: 1 is first")
    summary: Line = Field(description="One or two sentences for lists and search results")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    domains: tuple[ThemeDomain, ...] = Field(description="The prospectus domains printed beside the theme, in order")
    cells: dict[StageId, Cell] = Field(description="The components by stage")
    gaps: Lines = Field(default=(), description="What the source does not say, one sentence each")
    oddities: Lines = Field(default=(), description="What looks odd in the source, one sentence each")
    reviewed: Day | None = Field(default=None, description="The day of the last review, where it differs from data/site.yaml")
    review_by: Day | None = Field(default=None, description="The day of the next review, where it differs from data/site.yaml")


class Person(Thing):
    """A contact of a system, as printed in August 2019."""

    kind: ClassVar[str] = "person"

    name: Line = Field(description="The name, exactly as printed")
    email: Email = Field(description="The email address, exactly as printed")
    oddity: Line | None = Field(
        default=None, description="What looks odd in the source, shown beside it as a note; null where nothing does"
    )


class System(Thing):
    """A health and care system (STP or ICS) and its contacts."""

    kind: ClassVar[str] = "system"

    title: Line = Field(description="The name of the system, as printed")
    people: tuple[Person, ...] = Field(description="The contacts of the system, in order")


class Region(Thing):
    """data/contacts/<id>.yaml: a region and its systems."""

    kind: ClassVar[str] = "region"

    title: Line = Field(description="The name of the region")
    order: int = Field(description="Its position among the others: 1 is first")
    sources: Sources = Field(
        default=(), description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited"
    )
    note: Line | None = Field(default=None, description="A sentence above the contacts, or null")
    gaps: Lines = Field(default=(), description="What the source does not say, one sentence each")
    systems: tuple[System, ...] = Field(default=(), description="The systems of the region and their contacts")
    reviewed: Day | None = Field(default=None, description="The day of the last review, where it differs from data/site.yaml")
    review_by: Day | None = Field(default=None, description="The day of the next review, where it differs from data/site.yaml")


class Address(Thing):
    """A national address and what it is for."""

    kind: ClassVar[str] = "address"

    title: Line = Field(description="Whose address it is")
    email: Email = Field(description="The email address, exactly as printed")
    uses: Lines = Field(description="What to write to it about, one purpose each")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    oddity: Line | None = Field(
        default=None, description="What looks odd in the source, shown beside it as a note; null where nothing does"
    )


class AddressList(Model):
    """data/national.yaml"""

    addresses: tuple[Address, ...] = Field(
        min_length=1, description="The national addresses; the first one is shown where a region has no contact"
    )


class Term(Thing):
    """A glossary entry."""

    kind: ClassVar[str] = "term"

    term: Line = Field(description="The term in full")
    abbreviation: Line | None = Field(default=None, description="Its abbreviation as used in the text, or null")
    basis: Basis = Field(
        description="Where the meaning is from: the document, its use there, the standard NHS name, or what people search for"
    )
    link: bool = Field(default=True, description="Whether the first use of the abbreviation on a page links here")
    meaning: Line | None = Field(default=None, description="What the documents say of it, or null where they say nothing beyond the name")
    also: Lines = Field(default=(), description="Other words that people look for")
    see: tuple[Reference, ...] = Field(default=(), description="Where to read more, for example [domain:set-up]")
    sources: Sources = Field(
        default=(), description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited"
    )
    oddity: Line | None = Field(
        default=None, description="What looks odd in the source, shown beside it as a note; null where nothing does"
    )


class Glossary(Model):
    """data/glossary.yaml"""

    terms: tuple[Term, ...] = Field(description="All terms")


class Responsibility(Thing):
    """One responsibility of a role-holder."""

    kind: ClassVar[str] = "responsibility"

    text: Line = Field(description="The responsibility, as an instruction")


class Role(Thing):
    """A role-holder in PCN development."""

    kind: ClassVar[str] = "role"

    title: Line = Field(description="What it is called, in sentence case")
    headline: Line = Field(description="The role in a few words")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    responsibilities: tuple[Responsibility, ...] = Field(description="What the role-holder does, in order")


class RoleList(Model):
    """data/roles.yaml"""

    roles: tuple[Role, ...] = Field(description="The role-holders, in order")


class Step(Thing):
    """One step of a process."""

    kind: ClassVar[str] = "step"

    title: Line = Field(description="The step in a few words")
    text: Line = Field(description="What is done, in a sentence or two")
    points: Lines = Field(default=(), description="Details, one each")
    roles: tuple[RoleId, ...] = Field(default=(), description="The ids of the roles that take part")


class Process(Thing):
    """A suggested process, in order."""

    kind: ClassVar[str] = "process"

    title: Line = Field(description="What it is called, in sentence case")
    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    numbered_in_source: bool = Field(description="Whether the source numbers the steps")
    note: Line | None = Field(default=None, description="A remark for readers, or null")
    steps: tuple[Step, ...] = Field(description="The steps, in order")


class ProcessList(Model):
    """data/processes.yaml"""

    processes: tuple[Process, ...] = Field(description="All processes")


class FundingRule(Thing):
    """What the money may or may not be used for."""

    kind: ClassVar[str] = "funding"

    text: Line = Field(description="What the money is or is not for, as one item of a list")


class Parameter(Thing):
    """A condition on how systems use the funding."""

    kind: ClassVar[str] = "funding"

    title: Line = Field(description="The condition in a few words")
    text: Line = Field(description="The condition, in a sentence or two")
    parts: Lines = Field(default=(), description="Its parts, one each")


class Funding(Model):
    """data/funding.yaml"""

    sources: Sources = Field(description="What it restates, for example [prospectus p5]; data/sources.yaml lists what can be cited")
    parameters: tuple[Parameter, ...] = Field(description="The conditions, in order")
    use_for: tuple[FundingRule, ...] = Field(description="What to use the money for")
    not_for: tuple[FundingRule, ...] = Field(description="What not to use it for")


class Spelling(Model):
    """A spelling that readers may use, and the one that this site uses."""

    other: Line = Field(description="The spelling that readers may use")
    ours: Line = Field(description="The spelling of this site")


class Synonym(Model):
    """Everyday words, and the terms of the documents that they stand for."""

    words: Lines = Field(description="Everyday words")
    means: Lines = Field(description="The terms of the documents that they stand for")


class PageWords(Model):
    """Words that readers use for a page and that the page itself does not hold."""

    to: Reference = Field(description="The page, for example page:guidance/benefits")
    words: Lines = Field(description="Words that lead to it")


class SearchWords(Model):
    """data/search.yaml: what the search knows about words."""

    ignore: Lines = Field(description="Words that say nothing about what is looked for, such as 'the' and 'how'")
    spellings: tuple[Spelling, ...] = Field(description="Other spellings; -ize for -ise and the like need no entry")
    synonyms: tuple[Synonym, ...] = Field(description="Everyday words and what they stand for")
    pages: tuple[PageWords, ...] = Field(description="Words that lead to one page although it does not hold them")


class AnswerWords(Model):
    """One of the answers to a component, and the words for it."""

    id: Line = Field(description="The value in an exported file")
    title: Line = Field(description="The words of the answer")


class FieldWords(Model):
    """The label of a field, and a hint below it."""

    label: Line = Field(description="The words above the field")
    hint: Line | None = Field(default=None, description="A hint below them, or null")


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
    undecided: Line = Field(description="The choice of a team that has not agreed on a stage")
    fields: AssessmentFields = Field(description="The words of each field, by its name")


class WordToAvoid(Model):
    """A word to avoid in plain English."""

    word: Line = Field(description="The word or words, in small letters")
    instead: Line = Field(description="What to write instead")


class WordAdvice(Model):
    """data/words.yaml: what the command ``words`` looks for."""

    longest: int = Field(default=30, description="The number of words after which a sentence is called long")
    known: Lines = Field(default=(), description="Abbreviations that need no explanation")
    avoid: tuple[WordToAvoid, ...] = Field(default=(), description="Words to avoid, and what to write instead")


class FrontMatter(Model):
    """The head of a Markdown page, between two lines of ``---``."""

    title: Line = Field(description="The heading of the page, in sentence case")
    description: Line = Field(max_length=200, description="One sentence for lists and search results")
    sources: Sources = Field(description="What the page restates, for example [prospectus p5]; [] for pages about the site")
    order: int = Field(description="Position among the pages of the folder")
    nav_title: Line | None = Field(default=None, description="A shorter title for navigation")
    layout: Line = Field(default="article", description="The template in theme/layouts, without .html")
    old_paths: tuple[PageAddress, ...] = Field(
        default=(), description="Addresses that the page had before, such as guidance/old-name.html; each leads here"
    )
    reviewed: Day | None = Field(
        default=None, description="The day on which the page was last reviewed, where it differs from data/site.yaml"
    )
    review_by: Day | None = Field(
        default=None, description="The day by which it is to be reviewed again, where it differs from data/site.yaml"
    )
