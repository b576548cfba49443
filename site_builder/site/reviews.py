"""Which pages are due to be reviewed, and when."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.loader import LoadedContent
from site_builder.core.problems import Place, Problem
from site_builder.site.model import Content, Page, Site

SETTINGS = Place("data/site.yaml")


class Review(NamedTuple):
    """Something to review: by when, when it was last, what it is called, and where its date stands."""

    review_by: str
    reviewed: str
    title: str
    url: str
    place: Place


def overdue(site: Site, today: str) -> list[Problem]:
    """A warning for each page whose review date is before ``today`` (such as 2026-11-23)."""
    return [
        Problem(
            page.place,
            f"the review date of {page.url} was {page.review_by}",
            "review the page, then set 'reviewed' and 'review_by' in its front matter or in data/site.yaml",
            "warning",
        )
        for page in site.pages
        if page.review_by < today
    ]


def out_of_order(loaded: LoadedContent) -> list[Problem]:
    """Dates of the last review that are after those of the next one, where both are written in one place."""
    heads = [(article.front, article.document) for article in loaded.articles]
    found = []
    for value, document in [*heads, *((entry.value, entry.document) for entry in loaded.entries)]:
        last, following = getattr(value, "reviewed", None), getattr(value, "review_by", None)
        if last and following and last > following:
            message = f"'reviewed' is {last}, after 'review_by', which is {following}"
            found.append(Problem(document.place(("reviewed",)), message, "set 'review_by' to the day of the next review"))
    return found


def reviews(site: Site) -> tuple[Review, ...]:
    """Every review to come, soonest first: a row for each page with a date of its own, and one for all other pages."""
    settings = site.content.settings
    own = [page for page in site.pages if _has_own_date(page, site.content)]
    rows = [Review(page.review_by, page.reviewed, page.title, page.url, page.place) for page in own]
    count = len(site.pages) - len(own)
    whole = f"The site as a whole ({count} pages without a date of their own)"
    rows.append(Review(settings.review_by, settings.reviewed, whole, "index.html", SETTINGS))
    return tuple(sorted(rows, key=lambda row: (row.review_by, row.url)))


def _has_own_date(page: Page, content: Content) -> bool:
    return (page.review_by, page.reviewed) != (content.settings.review_by, content.settings.reviewed)
