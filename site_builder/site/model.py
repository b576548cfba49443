"""The whole site as one value: what the pages are made from, and the pages."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from site_builder.content.fields import Entity, Model
from site_builder.content.loader import Article
from site_builder.content.markdown.document import RenderedMarkdown
from site_builder.content.models.assessment_form import AssessmentWords
from site_builder.content.models.directory import Address, Person, Region
from site_builder.content.models.domains import Domain
from site_builder.content.models.glossary import Term
from site_builder.content.models.guidance import Funding, Process, Role
from site_builder.content.models.guide import Guide, GuideList
from site_builder.content.models.matrix import MatrixHead, Theme
from site_builder.content.models.personal_form import PersonalForm
from site_builder.content.models.retired import Retired
from site_builder.content.models.search import SearchWords
from site_builder.content.models.settings import Settings
from site_builder.content.models.sources import SourceDocument
from site_builder.content.overlay.changes import Overlay
from site_builder.content.walk import entities
from site_builder.core.problems import Place


class Content(NamedTuple):
    """All content in reading order; nothing in it knows about pages or addresses.

    ``more`` has the files of each kind that no other field is made of, by the name of the kind, in the order of their paths.
    """

    settings: Settings
    sources: tuple[SourceDocument, ...]
    domains: tuple[Domain, ...]
    matrix: MatrixHead
    themes: tuple[Theme, ...]
    regions: tuple[Region, ...]
    addresses: tuple[Address, ...]
    terms: tuple[Term, ...]
    roles: tuple[Role, ...]
    processes: tuple[Process, ...]
    funding: Funding
    assessment: AssessmentWords
    search: SearchWords
    articles: tuple[Article, ...]
    personal_form: PersonalForm | None = None
    local: Overlay | None = None
    retired: tuple[Retired, ...] = ()
    more: Mapping[str, tuple[Model, ...]] = {}


def guides_of(content: Content) -> tuple[Guide, ...]:
    """What the publisher suggests at the statements of the self-assessment."""
    return tuple(guide for one in content.more.get("guide", ()) if isinstance(one, GuideList) for guide in one.guides)


def citations_of(content: Content) -> dict[str, str]:
    """What each part of a source is called: ``prospectus p8`` is 'Prospectus, page 8'."""
    return {f"{one.id} {part.id}": f"{one.short_title}, {part.label}" for one in content.sources for part in one.sections}


def people_of(content: Content) -> tuple[Person, ...]:
    """Everyone in the directory, in its order."""
    return tuple(person for region in content.regions for system in region.systems for person in system.people)


def addresses_of_people(content: Content) -> frozenset[str]:
    """The e-mail addresses of the directory in small letters, without the one for reports, which stands on every page for all to see."""
    reports = content.settings.report_email or ""
    return frozenset(person.email.lower() for person in people_of(content)) - {reports.lower()}


def refs_of(content: Content) -> frozenset[str]:
    """The reference of everything that has an id, pages too."""
    groups = (content.sources, content.domains, content.themes, content.regions, content.addresses, content.terms, content.roles)
    values = (*chain(*groups, *content.more.values()), *content.processes, content.matrix, content.funding, content.personal_form)
    things = {thing.ref for value in values for _, thing in entities(value)}
    return frozenset(things | {f"page:{article.id}" for article in content.articles})


class Page(NamedTuple):
    """One HTML page to be: its address below the site's folder, and what its template needs."""

    url: str
    ref: str
    template: str
    title: str
    nav_title: str
    description: str
    section: str
    place: Place
    sources: tuple[str, ...]
    reviewed: str
    review_by: str
    series: str = ""
    prose: RenderedMarkdown | None = None
    subject: Entity | None = None
    listed: bool = True


class Site(NamedTuple):
    """Content, pages, and where every reference leads.

    ``targets`` maps a reference such as ``domain:set-up`` to an address such as
    ``domains/set-up.html``; ``prose`` maps Markdown from a data file to its rendering;
    ``by_ref`` maps the reference of a page to the page.
    """

    content: Content
    pages: tuple[Page, ...]
    targets: Mapping[str, str]
    prose: Mapping[str, RenderedMarkdown] = {}
    by_ref: Mapping[str, Page] = {}
