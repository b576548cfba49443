"""Which pages the site has: one row in ``PAGE_SOURCES`` for each kind of page.

To add a kind of page, write a function from content to pages and add a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypedDict

from site_builder.content.fields import Entity
from site_builder.content.models.directory import Region
from site_builder.core.dates import long_date
from site_builder.core.problems import Place
from site_builder.site.model import Content, Page
from site_builder.site.overlay_pages import local_pages
from site_builder.site.provenance import common_provenance, people_in


def build_pages(content: Content, places: dict[str, Place]) -> tuple[Page, ...]:
    """Every page of the site; ``places`` says where each generated page comes from."""
    return tuple(page for make in PAGE_SOURCES for page in make(content, places))


def _articles(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for article in content.articles:
        front = article.front
        folder, _, name = article.id.rpartition("/")
        yield Page(
            url=f"{article.id}.html",
            ref=f"page:{article.id}",
            template=f"{front.layout}.html",
            title=front.title,
            nav_title=front.nav_title or front.title,
            description=front.description,
            section=folder,
            place=article.place,
            sources=front.sources,
            reviewed=front.reviewed or content.settings.reviewed,
            review_by=front.review_by or content.settings.review_by,
            series=folder if name != "index" else "",
            prose=article.prose,
        )


class _Common(TypedDict):
    ref: str
    place: Place
    reviewed: str
    review_by: str


def _common(content: Content, places: dict[str, Place], thing: Entity) -> _Common:
    settings = content.settings
    return {
        "ref": thing.ref,
        "place": places[thing.ref],
        "reviewed": getattr(thing, "reviewed", None) or settings.reviewed,
        "review_by": getattr(thing, "review_by", None) or settings.review_by,
    }


def _domains(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for domain in content.domains:
        yield Page(
            **_common(content, places, domain),
            url=f"domains/{domain.id}.html",
            template="domain.html",
            title=domain.title,
            nav_title=domain.title,
            description=domain.summary,
            section="domains",
            sources=domain.sources,
            series="domains",
            subject=domain,
        )


def _themes(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for theme in content.themes:
        yield Page(
            **_common(content, places, theme),
            url=f"matrix/{theme.id}.html",
            template="theme.html",
            title=theme.title,
            nav_title=theme.title,
            description=theme.summary,
            section="matrix",
            sources=theme.sources,
            series="themes",
            subject=theme,
        )


def _stages(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for stage in content.matrix.stages:
        yield Page(
            **_common(content, places, stage),
            url=f"matrix/stage-{stage.id}.html",
            template="stage.html",
            title=f"{stage.title} across all themes",
            nav_title=stage.title,
            description=f"Every component of the maturity matrix at the stage {stage.title}, theme by theme.",
            section="matrix",
            sources=content.matrix.sources,
            series="stages",
            subject=stage,
        )


def _regions(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for region in content.regions:
        yield Page(
            **_common(content, places, region),
            url=f"contacts/{region.id}.html",
            template="region.html",
            title=f"Contacts in {region.in_text or region.title}",
            nav_title=region.title,
            description=_about_contacts(region),
            section="contacts",
            sources=region.sources,
            series="regions",
            subject=region,
        )


def _about_contacts(region: Region) -> str:
    dated = common_provenance(people_in(region))
    place = region.in_text or region.title
    return f"Contacts for the systems of {place}{f', as printed in {long_date(dated.printed)}' if dated and dated.printed else ''}."


PAGE_SOURCES: tuple[Callable[[Content, dict[str, Place]], Iterable[Page]], ...] = (
    _articles,
    _domains,
    _themes,
    _stages,
    _regions,
    local_pages,
)
