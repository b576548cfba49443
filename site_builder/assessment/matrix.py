"""The matrix as the tool and the logic use it: plain, in order, with addresses as seen from the tool's page."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pydantic import Field

from site_builder.assessment.format import LocalEdition
from site_builder.assessment.labels import Labels, make_labels
from site_builder.content.fields import Model
from site_builder.content.models.domains import Domain
from site_builder.content.models.matrix import Asked, MatrixHead, Theme, ThemeDomain
from site_builder.core.files.digests import digest
from site_builder.site.model import Page, Site
from site_builder.site.urls import UnknownReferenceError, relative_url
from site_builder.site.well_known import TOOL_URL


class Titled(Model):
    """An id and the title that people see."""

    id: str
    title: str


class MatrixAudience(Titled):
    """A side of the matrix."""

    heading: str


class MatrixQuestion(Model):
    """One of the opening questions; ``asks`` says what the answer is kept as."""

    id: str
    asks: Asked | None
    text: str
    help: str


class MatrixComponent(Titled):
    """One statement to answer; ``href`` leads to it from the tool's page."""

    stage: str
    audience: str
    text: str
    href: str


class GroupLink(Model):
    """A group of key components of a domain; ``id`` is kept where a team wants support with it."""

    id: str
    title: str
    href: str


class HelpingDomain(Model):
    """A prospectus domain printed beside a theme; ``ref`` and ``part`` say which one it is."""

    ref: str
    part: str | None
    printed: str
    title: str
    href: str
    groups: tuple[GroupLink, ...]


class MatrixTheme(Titled):
    """A theme with all its components, in matrix order."""

    short_title: str
    summary: str
    href: str
    components: tuple[MatrixComponent, ...]
    domains: tuple[HelpingDomain, ...]


class Matrix(Model):
    """The matrix as the tool and the logic use it, with the labels of what is answered."""

    id: str
    edition: str
    digest: str = Field(description="SHA-256 over the ids and texts of all components, in matrix order")
    local: LocalEdition | None = None
    before: Titled = Field(description="The position of those who have not reached the first stage")
    stages: tuple[Titled, ...]
    audiences: tuple[MatrixAudience, ...]
    questions: tuple[MatrixQuestion, ...]
    themes: tuple[MatrixTheme, ...]
    labels: Labels

    @cached_property
    def parts(self) -> Mapping[tuple[str, str], tuple[MatrixComponent, ...]]:
        """The components of each theme and side, in order."""
        return {
            (theme.id, side.id): tuple(component for component in theme.components if component.audience == side.id)
            for theme in self.themes
            for side in self.audiences
        }


class Links:
    """Addresses of things as seen from the tool's page, or from another one."""

    def __init__(self, targets: Mapping[str, str], seen_from: str = TOOL_URL) -> None:
        """``targets`` maps a reference such as ``theme:leadership`` to an address below the site's folder."""
        self._targets, self._seen_from = targets, seen_from

    def to(self, ref: str) -> str:
        """The relative address of a thing.

        Raises UnknownReferenceError for one that leads nowhere, which checking the content rules out.
        """
        if ref not in self._targets:
            raise UnknownReferenceError(ref)
        return relative_url(self._targets[ref], self._seen_from)

    def to_page(self, ref: str) -> str | None:
        """The relative address of a page that the site may do without; None where it does."""
        return self.to(ref) if ref in self._targets else None


def matrix_of(site: Site, seen_from: str = TOOL_URL) -> Matrix:
    """The matrix of a site, with addresses as seen from one of its pages. Raises UnknownReferenceError where a link leads nowhere."""
    content, links = site.content, Links(site.targets, seen_from)
    head, by_id = content.matrix, {domain.id: domain for domain in content.domains}
    edition = content.local.edition if content.local else None
    made = tuple(_theme(head, theme, by_id, links, site.by_ref) for theme in content.themes)
    return Matrix(
        id=head.id,
        edition=content.settings.edition,
        digest=matrix_digest(component for theme in made for component in theme.components),
        local=edition and LocalEdition(id=edition.id, title=f"{edition.name}, version {edition.version}"),
        before=Titled(id=head.before.id, title=head.before.title),
        stages=tuple(Titled(id=stage.id, title=stage.title) for stage in head.stages),
        audiences=tuple(MatrixAudience(id=side.id, title=side.title, heading=side.heading) for side in head.audiences),
        questions=tuple(
            MatrixQuestion(id=question.id, asks=question.asks, text=question.text, help=question.help) for question in head.questions
        ),
        themes=made,
        labels=make_labels(content.assessment, content.settings.terms),
    )


def positions_of(matrix: Matrix) -> tuple[str, ...]:
    """The ids of all positions, from the one before the first stage on."""
    return (matrix.before.id, *(stage.id for stage in matrix.stages))


def sides_in(matrix: Matrix) -> tuple[str, ...]:
    """The ids of its sides, in order."""
    return tuple(side.id for side in matrix.audiences)


def matrix_digest(components: Iterable[MatrixComponent]) -> str:
    """``sha256-`` and the hexadecimal hash of the ids and texts, which changes with any wording."""
    pairs = [[component.id, component.text] for component in components]
    canonical = json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))
    return f"sha256-{digest(canonical)}"


def _theme(head: MatrixHead, theme: Theme, domains: Mapping[str, Domain], links: Links, pages: Mapping[str, Page]) -> MatrixTheme:
    return MatrixTheme(
        id=theme.id,
        title=theme.title,
        short_title=theme.short_title,
        summary=theme.summary,
        href=links.to(theme.ref),
        components=tuple(_components(head, theme, links)),
        domains=tuple(_domain(named, domains, links, pages) for named in theme.domains),
    )


def _components(head: MatrixHead, theme: Theme, links: Links) -> Iterator[MatrixComponent]:
    for stage in head.stages:
        cell = theme.cells.get(stage.id, {})
        for audience in head.audiences:
            for component in cell.get(audience.id, ()):
                yield MatrixComponent(
                    id=component.id,
                    stage=stage.id,
                    audience=audience.id,
                    title=component.title,
                    text=component.text,
                    href=links.to(component.ref),
                )


def _domain(named: ThemeDomain, domains: Mapping[str, Domain], links: Links, pages: Mapping[str, Page]) -> HelpingDomain:
    if named.domain is None:
        ref = f"page:{named.page}"
        title = pages[ref].title if ref in pages else named.printed
        return HelpingDomain(ref=ref, part=None, printed=named.printed, title=title, href=links.to(ref), groups=())
    domain = domains.get(named.domain)
    if domain is None:
        raise UnknownReferenceError(f"domain:{named.domain}")
    part = next((part for part in domain.parts if part.id == named.part), None)
    groups = (group for group in domain.groups if part is None or group.part == part.id)
    return HelpingDomain(
        ref=domain.ref,
        part=part.id if part else None,
        printed=named.printed,
        title=part.title if part else domain.title,
        href=links.to(domain.ref) + (f"#{part.id}" if part else ""),
        groups=tuple(GroupLink(id=group.id, title=group.title, href=links.to(group.ref)) for group in groups),
    )
