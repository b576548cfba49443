"""Pages that are due to be reviewed."""

from __future__ import annotations

import pytest

from tests.conftest import Build


@pytest.mark.parametrize(("today", "warned"), [("2027-01-30", False), ("2027-01-31", False), ("2027-02-01", True)])
def test_a_page_is_due_on_the_day_after_its_date(build: Build, minimal: dict[str, str], today: str, warned: bool) -> None:
    result = build(minimal, today=today)
    assert not result.failed
    assert bool(result.problems) is warned
    assert all(problem.severity == "warning" for problem in result.problems)


def test_a_page_with_a_date_of_its_own_is_due_on_that(build: Build, minimal: dict[str, str]) -> None:
    minimal["content/glossary.md"] = minimal["content/glossary.md"].replace("order: 1", 'order: 1\nreview_by: "2026-02-01"')
    [problem] = build(minimal, today="2026-02-02").problems
    assert str(problem).startswith("content/glossary.md:2:1: warning: the review date of glossary.html was 2026-02-01; review the page")
