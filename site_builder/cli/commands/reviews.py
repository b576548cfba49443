"""``reviews``: what is due to be reviewed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from site_builder.authoring.review_calendar import reviews_as_ical
from site_builder.cli.common import LOCAL, stop_on_errors, tell, write_file
from site_builder.cli.registry import COMMANDS
from site_builder.core.dates import today
from site_builder.core.text.text_table import text_table
from site_builder.site.load import load_site
from site_builder.site.reviews import Review, reviews


@click.command(help=COMMANDS["reviews"])
@click.option("--within", type=int, default=None, metavar="DAYS", help="Only what is due within so many days.")
@click.option("--calendar", "path", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write an iCalendar file as well.")
@LOCAL
@click.pass_obj
def command(root: Path, within: int | None, path: Path | None, local: Path | None) -> None:
    """Print the table, and write the calendar when asked."""
    site, problems = load_site(root, local)
    stop_on_errors(problems)
    if site is None:
        return
    until = (date.fromisoformat(today()) + timedelta(days=within)).isoformat() if within is not None else "9999"
    found = [review for review in reviews(site) if review.review_by <= until]
    if path:
        write_file(path, reviews_as_ical(found, site.content.settings.name))
        tell(f"{len(found)} review{'' if len(found) == 1 else 's'} in {path}")
    elif found:
        tell(text_table(("Review by", "Last reviewed", "What", "Where the date stands"), map(_row, found)))
    else:
        tell(f"Nothing is due until {until}")


def _row(review: Review) -> tuple[str, ...]:
    due = f"{review.review_by} (overdue)" if review.review_by < today() else review.review_by
    return due, review.reviewed, review.title, review.place.path
