"""Which pages the site has: one row in ``PAGE_SOURCES`` for each kind of page.

To add a kind of page, write a function from content to pages and add a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from site_builder.content.models.directory import Region
from site_builder.content.models.domains import Domain
from site_builder.content.models.matrix import Stage, Theme
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


def _page_of(  # noqa: PLR0913, PLR0917 - what pages of things differ in
    content: Content,
    places: dict[str, Place],
    thing: Domain | Theme | Stage | Region,
    url: str,
    series: str,
    description: str,
    sources: tuple[str, ...],
    title: str = "",
) -> Page:
    """The page of a thing of the data, with the layout of its kind; ``title`` is that of the thing where nothing else is given."""
    return Page(
        ref=thing.ref,
        place=places[thing.ref],
        reviewed=getattr(thing, "reviewed", None) or content.settings.reviewed,
        review_by=getattr(thing, "review_by", None) or content.settings.review_by,
        url=url,
        template=f"{thing.kind}.html",
        title=title or thing.title,
        nav_title=thing.title,
        description=description,
        section=url.partition("/")[0],
        sources=sources,
        series=series,
        subject=thing,
    )


def _domains(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for domain in content.domains:
        yield _page_of(content, places, domain, f"domains/{domain.id}.html", "domains", domain.summary, domain.sources)


def _themes(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for theme in content.themes:
        yield _page_of(content, places, theme, f"matrix/{theme.id}.html", "themes", theme.summary, theme.sources)


def _stages(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for stage in content.matrix.stages:
        about = f"Every component of the maturity matrix at the stage {stage.title}, theme by theme."
        title = f"{stage.title} across all themes"
        yield _page_of(content, places, stage, f"matrix/stage-{stage.id}.html", "stages", about, content.matrix.sources, title)


def _regions(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for region in content.regions:
        title = f"Contacts in {region.in_text or region.title}"
        yield _page_of(content, places, region, f"contacts/{region.id}.html", "regions", _about_contacts(region), region.sources, title)


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
