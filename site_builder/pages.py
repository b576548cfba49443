"""Which pages the site has: one row in ``PAGES`` for each kind of page.

To add a kind of page, write a function from content to pages and add a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from site_builder.fields import Model
from site_builder.problems import Place
from site_builder.site import Content, Page


def all_pages(content: Content, places: dict[str, Place]) -> tuple[Page, ...]:
    """Every page of the site; ``places`` says where each generated page comes from."""
    return tuple(page for make in PAGES for page in make(content, places))


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
            place=article.document.place(("title",)),
            sources=front.sources,
            reviewed=front.reviewed or content.settings.reviewed,
            review_by=front.review_by or content.settings.review_by,
            series=folder if name != "index" else "",
            order=front.order,
            prose=article.prose,
        )


def _generated(
    content: Content, places: dict[str, Place], ref: str, url: str, template: str, titles: tuple[str, str, str],
    sources: tuple[str, ...], subject: Model, series: str, order: int,
) -> Page:
    title, nav_title, description = titles
    return Page(
        url=url, ref=ref, template=template, title=title, nav_title=nav_title, description=description,
        section=url.rpartition("/")[0], place=places.get(ref, Place("data")), sources=sources,
        reviewed=content.settings.reviewed, review_by=content.settings.review_by,
        series=series, order=order, subject=subject,
    )


def _domains(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for domain in content.domains:
        titles = (domain.title, domain.title, domain.summary)
        yield _generated(content, places, domain.ref, f"domains/{domain.id}.html", "domain.html", titles, domain.sources, domain, "domains", domain.order)


def _themes(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for theme in content.themes:
        titles = (theme.title, theme.title, theme.summary)
        yield _generated(content, places, theme.ref, f"matrix/{theme.id}.html", "theme.html", titles, theme.sources, theme, "themes", theme.order)


def _stages(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for order, stage in enumerate(content.matrix.stages):
        title = f"{stage.title} across all themes"
        titles = (title, stage.title, f"Every component of the maturity matrix at the stage {stage.title}, theme by theme.")
        yield _generated(content, places, stage.ref, f"matrix/stage-{stage.id}.html", "stage.html", titles, content.matrix.sources, stage, "stages", order)


def _regions(content: Content, places: dict[str, Place]) -> Iterator[Page]:
    for region in content.regions:
        titles = (f"Contacts in {region.title}", region.title, f"Contacts for the systems of {region.title}, as printed in August 2019.")
        yield _generated(content, places, region.ref, f"contacts/{region.id}.html", "region.html", titles, region.sources, region, "regions", region.order)


PAGES: tuple[Callable[[Content, dict[str, Place]], Iterable[Page]], ...] = (
    _articles,
    _domains,
    _themes,
    _stages,
    _regions,
)
