"""Reviews as an iCalendar file, which calendars and mail programs read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

from site_builder import __version__
from site_builder.site.reviews import Review


def reviews_as_ical(reviews: Iterable[Review], name: str) -> bytes:
    """One event on the day of each review. The same reviews give the same bytes."""
    made = Calendar()
    made.add("prodid", f"-//PCN Prospectus//{__version__}//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"Reviews of {name}")
    for review in reviews:
        event = Event()
        event.add("uid", f"{review.review_by}-{review.url.removesuffix('.html').replace('/', '-')}@pcn-prospectus")
        event.add("dtstamp", datetime.combine(date.fromisoformat(review.reviewed), time(), UTC))
        event.add("dtstart", date.fromisoformat(review.review_by))
        event.add("summary", f"Review: {review.title}")
        event.add("description", f"Last reviewed {review.reviewed}. The date is in {review.place.path}.")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())
