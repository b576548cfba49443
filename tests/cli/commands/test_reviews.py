"""Review dates: what is listed, in which order, and as a calendar that another program can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from site_builder.authoring.review_calendar import reviews_as_ical
from site_builder.cli.main import command
from site_builder.site.reviews import Review, reviews
from tests.conftest import ROOT, Build, lay_out

PAGE = "---\ntitle: Own dates\ndescription: D.\nsources: []\norder: 9\nreviewed: 2026-02-01\nreview_by: 2026-06-01\n---\nText.\n"


@pytest.fixture
def dated(minimal: dict[str, str]) -> dict[str, str]:
    """The minimal site with a page and a domain that have dates of their own."""
    domain = minimal["data/domains/first-domain.yaml"] + "review_by: 2026-05-01\n"
    return {**minimal, "content/guidance/dated.md": PAGE, "data/domains/first-domain.yaml": domain}


def listed(build: Build, files: dict[str, str]) -> tuple[Review, ...]:
    result = build(files, today="2026-01-31")
    assert result.site is not None
    return reviews(result.site)


def test_the_soonest_comes_first_and_other_pages_share_a_row(build: Build, dated: dict[str, str]) -> None:
    rows = listed(build, dated)
    assert [(row.review_by, row.url, row.place.path) for row in rows] == [
        ("2026-05-01", "domains/first-domain.html", "data/domains/first-domain.yaml"),
        ("2026-06-01", "guidance/dated.html", "content/guidance/dated.md"),
        ("2027-01-31", "index.html", "data/site.yaml"),
    ]


def test_a_date_that_has_passed_is_a_warning(build: Build, dated: dict[str, str]) -> None:
    result = build(dated, today="2026-06-02")
    assert [problem.place.path for problem in result.problems] == ["content/guidance/dated.md", "data/domains/first-domain.yaml"]
    assert not result.failed


def test_the_calendar_has_an_event_for_each_review(build: Build, dated: dict[str, str]) -> None:
    rows = listed(build, dated)
    made = reviews_as_ical(rows, "Small site")
    events = Calendar.from_ical(made).walk("VEVENT")
    assert [event["dtstart"].dt.isoformat() for event in events] == [row.review_by for row in rows]
    assert len({str(event["uid"]) for event in events}) == len(rows)
    assert reviews_as_ical(rows, "Small site") == made


@pytest.fixture
def project(tmp_path: Path, dated: dict[str, str], cache: Path) -> Path:
    root = tmp_path / "project"
    lay_out(root, dated)
    (root / "theme").symlink_to(ROOT / "theme")
    (root / ".cache").symlink_to(cache)
    return root


def test_the_command_prints_a_table(project: Path) -> None:
    said = CliRunner().invoke(command, ["reviews"], obj=project).output
    assert "2026-05-01 (overdue)" in said
    assert said.index("2026-05-01") < said.index("2026-06-01") < said.index("2027-01-31")


def test_the_command_writes_a_calendar(project: Path) -> None:
    path = project / "reviews.ics"
    said = CliRunner().invoke(command, ["reviews", "--calendar", str(path)], obj=project).output
    assert said.startswith("3 reviews in")
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 3


def test_the_command_can_look_at_the_near_future_only(project: Path) -> None:
    for name, text in [("data/site.yaml", "2999-01-31"), ("content/guidance/dated.md", "2999-06-01")]:
        path = project / name
        path.write_text(path.read_text("utf-8").replace("2027-01-31", text).replace("2026-06-01", text), "utf-8")
    said = CliRunner().invoke(command, ["reviews", "--within", "30"], obj=project).output
    assert "first-domain" in said
    assert "2999" not in said
