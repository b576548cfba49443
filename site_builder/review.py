"""Which pages are due to be reviewed."""

from __future__ import annotations

from site_builder.problems import Problem
from site_builder.site import Site


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
