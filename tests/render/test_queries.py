"""Answers to the questions that templates ask."""

from __future__ import annotations

import pytest

from site_builder.core.dates import long_date
from site_builder.render.queries import SiteQueries, as_fragment
from tests.conftest import Build


@pytest.fixture
def views(build: Build, minimal: dict[str, str]) -> SiteQueries:
    site = build(minimal).site
    assert site is not None
    return SiteQueries(site)


@pytest.mark.parametrize(
    ("value", "words"), [("2019-08-09", "9 August 2019"), ("2019-08", "August 2019"), ("2024-02-29", "29 February 2024")]
)
def test_a_date_is_written_as_people_read_it(value: str, words: str) -> None:
    assert long_date(value) == words


def test_a_page_inside_another_has_lower_headings_and_fragments_of_its_own() -> None:
    html = '<h2 id="a">A</h2><h5 id="b">B</h5><a href="#a">A</a><a href="x.html#a">X</a>'
    assert as_fragment(html, "p") == '<h3 id="p.a">A</h3><h6 id="p.b">B</h6><a href="#p.a">A</a><a href="x.html#a">X</a>'


def test_a_source_is_cited_in_words_and_an_unknown_one_as_it_stands(views: SiteQueries) -> None:
    assert views.cite("book p1") == "Book, page 1"
    assert views.cite("book p9") == "book p9"


def test_a_page_knows_its_neighbours_in_a_series(views: SiteQueries) -> None:
    page = views.page_of("page:guidance/second")
    assert page is not None
    around = views.neighbours(page)
    assert around is not None
    assert [neighbour.url if neighbour else None for neighbour in around] == [
        "guidance/first.html",
        "guidance/roles-and-responsibilities.html",
    ]


def test_the_first_page_of_a_series_has_none_before_it_and_a_lone_page_no_series(views: SiteQueries) -> None:
    first, alone = views.page_of("page:guidance/first"), views.page_of("page:glossary")
    assert first is not None
    assert alone is not None
    around = views.neighbours(first)
    assert around is not None
    assert around[0] is None
    assert views.neighbours(alone) is None


def test_themes_name_a_domain_and_roles_take_part_in_steps(views: SiteQueries) -> None:
    assert [theme.id for theme in views.themes_of("first-domain")] == ["first-theme"]
    assert [(process.id, step.id) for process, step in views.steps_of("lead")] == [("small-process", "small-process.begin")]
    assert views.themes_of("gone") == []


def test_the_sitemap_holds_every_page_but_the_one_for_missing_pages(views: SiteQueries) -> None:
    listed = [page.url for _, pages in views.sitemap_groups() for page in pages]
    assert len(listed) == len(set(listed))
    assert {"index.html", "matrix/stage-foundation.html", "contacts/somewhere.html"} <= set(listed)
    assert "404.html" not in listed


def test_the_glossary_stands_by_letter(views: SiteQueries) -> None:
    assert [(letter, [term.id for term in terms]) for letter, terms in views.terms_by_letter()] == [("P", ["pcn"])]


def test_a_thing_is_called_by_its_title_and_an_unknown_one_by_its_id(views: SiteQueries) -> None:
    assert [views.name_of(ref) for ref in ("page:guidance/first", "system:nowhere", "no-kind")] == ["First page", "nowhere", ""]
    named = views._names
    assert views._names is named, "worked out once, and not for every link"
    assert set(named) >= {"term", "system", "role", "process", "component"}
