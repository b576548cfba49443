"""What a local edition changed is marked in the index, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.site.model import Site
from tests.conftest import FULL, ROOT, TODAY
from tests.search.site_index import index

ADDED, REPLACED = 1, 2
MARKED = """
1 guidance/our-offer.html
1 contacts/south-east.html#example-valley
1 contacts/south-east.html#example-valley.pcn-team
1 domains/set-up.html#set-up.example-valley-starter-day
1 domains/set-up.html#set-up.example-valley-starter-day.visit
1 matrix/leadership.html#leadership.foundation.pcn.example-valley-forum
1 glossary.html#example-valley-neighbourhood-forum
2 matrix/leadership.html#leadership.foundation.pcn.vision
2 contacts/south-east.html#kent-and-medway.becky-burn
2 glossary.html#50k
2 guidance/key-milestones.html
""".strip().splitlines()


@pytest.fixture(scope="session")
def example(cache: Path) -> Site:
    result = build_site(BuildConfig(FULL, ROOT / "theme", cache, TODAY, overlay_dir=ROOT / "examples" / "local-edition"))
    assert result.site is not None, "\n".join(map(str, result.problems))
    return result.site


@pytest.fixture(scope="session")
def marks(example: Site) -> dict[str, int]:
    """The mark of each address; 0 where there is none."""
    data = index(example)
    return {page + (f"#{row[0]}" if row[0] else ""): row[7] if len(row) > 7 else 0 for page, rows in data["pages"] for row in rows}


@pytest.mark.parametrize("line", MARKED)
def test_what_is_local_is_marked(line: str, marks: dict[str, int]) -> None:
    mark, _, url = line.partition(" ")
    assert marks[url] == int(mark)


def test_all_of_a_local_page_is_marked(marks: dict[str, int]) -> None:
    for page, mark in (("guidance/our-offer.html", ADDED), ("guidance/key-milestones.html", REPLACED)):
        assert {found for url, found in marks.items() if url.partition("#")[0] == page} == {mark}


def test_what_is_national_is_not(marks: dict[str, int]) -> None:
    local_pages = ("guidance/our-offer.html", "guidance/key-milestones.html")
    marked = {url for url, mark in marks.items() if mark and not url.startswith(local_pages)}
    assert marked - {line.partition(" ")[2] for line in MARKED} <= {
        "domains/set-up.html#set-up.example-valley-starter-day.plan",
    }


def test_the_national_edition_has_no_marks(real: BuildResult) -> None:
    assert real.site is not None
    assert max(len(row) for _, rows in index(real.site)["pages"] for row in rows) == 7
