"""Rules over finished pages: each fires on its mistake, and not on the page put right."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from site_builder.core.problems import Place, Problem
from site_builder.output.page_checks import PAGE_RULES, check_page, duplicate_titles, scan_page

PAGE = '<!doctype html><html lang="en"><head><title>{title}</title></head><body><main><h1>One</h1>{main}</main></body></html>'
OTHERS = frozenset({"assets/site.css", "assets/map.png"})


@dataclass(frozen=True)
class Finished:
    """A page as it will be published: its address, where it comes from, and its HTML."""

    url: str
    place: Place
    html: str


def problems_of(*pages: Finished) -> list[Problem]:
    """Every finding on every page of a site."""
    scans = {page.url: scan_page(page.url, page.html) for page in pages}
    places = {page.url: page.place for page in pages}
    found = [problem for page in pages for problem in check_page(page.url, page.place, scans[page.url], scans, OTHERS)]
    return found + duplicate_titles({url: scan.title for url, scan in scans.items()}, places)


def page(main: str = "", *, url: str = "a/one.html", title: str = "One") -> Finished:
    return Finished(url, Place("content/one.md", 2), PAGE.format(title=title, main=main))


def found(*pages: Finished) -> list[str]:
    return [problem.message for problem in problems_of(*pages)]


def raw(html: str) -> Finished:
    return Finished("a/one.html", Place("content/one.md"), html)


def test_a_sound_page_has_no_findings() -> None:
    main = """<h2 id="x">Two</h2><p><a href="#x">Further down</a> <a href="one.html">Again</a> <a href="mailto:a@b.org">a@b.org</a>
    <a href="https://example.org">A site</a> <img src="../assets/map.png" alt=""></p>
    <table><tr><th scope="col">Name</th></tr><tr><td>Ann</td></tr></table>"""
    assert found(page(main)) == []


# For each rule: what it reports, and what it lets pass.
CASES = {
    "_one_h1": ("<h1>Two</h1>", "there are 2 headings of level 1", "<h2>Two</h2>"),
    "_heading_order": ("<h3>Deep</h3>", "the heading 'Deep' of level 3 follows level 1", "<h2>Two</h2><h3>Deep</h3><h2>Up</h2>"),
    "_duplicate_ids": ('<p id="x"></p><p id="x"></p>', "the id 'x' is used twice", '<p id="x"></p><p id="X"></p>'),
    "_links": ('<a href="one.html"> Here. </a>', "a link to one.html says 'Here.'", '<a href="one.html" aria-label="One"></a>'),
    "_images": (
        '<img src="../assets/map.png">',
        "the image ../assets/map.png has no text alternative",
        '<img src="../assets/map.png" alt="">',
    ),
    "_tables": ("<table><tr><td>a</td></tr></table>", "a table has no header", "<table><tr><th>a</th></tr></table>"),
    "_inline_code": ('<p style="color:red">a</p>', "the element p carries style or script of its own", '<p class="red">a</p>'),
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_fires_on_its_mistake_and_not_on_the_page_put_right(name: str) -> None:
    wrong, message, right = CASES[name]
    assert found(page(wrong)) == [f"on the page a/one.html {message}"]
    assert found(page(right)) == []


def test_a_page_says_its_language() -> None:
    assert found(raw("<html><title>T</title><main><h1>One</h1></main></html>")) == ["on the page a/one.html the language is not given"]


def test_every_rule_is_tried_here() -> None:
    assert {*(rule.__name__ for rule in PAGE_RULES), "_duplicate_ids"} == {*CASES, "_language"}


def test_a_page_without_a_heading_of_level_1_is_reported() -> None:
    assert found(raw('<html lang="en"><title>T</title><main></main></html>')) == ["on the page a/one.html there are 0 headings of level 1"]


def test_script_in_an_attribute_is_reported() -> None:
    assert found(page('<button onclick="x()">Go</button>')) == [
        "on the page a/one.html the element button carries style or script of its own"
    ]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("gone.html", "the link 'gone.html' leads nowhere"),
        ("../../one.html", "the link '../../one.html' leads nowhere"),
        ("/a/one.html", "the link '/a/one.html' leads nowhere"),
        ("//example.org/x", "the link '//example.org/x' leads nowhere"),
        ("javascript:x", "the link 'javascript:x' leads nowhere"),
        ("#gone", "the link '#gone' leads to a place that the page does not have"),
        ("two.html#gone", "the link 'two.html#gone' leads to a place that the page does not have"),
    ],
)
def test_a_link_to_what_is_not_there_is_reported(link: str, message: str) -> None:
    two = page('<p id="x">a</p>', url="a/two.html", title="Two")
    assert found(page(f'<a href="{link}">Some page</a>'), two) == [f"on the page a/one.html {message}"]


@pytest.mark.parametrize("link", ["two.html", "two.html#x", "../a/two.html", "two.html?side=pcn", "../assets/site.css", "#", "tel:123"])
def test_a_link_to_what_is_there_is_fine(link: str) -> None:
    two = page('<p id="x">a</p>', url="a/two.html", title="Two")
    assert found(page(f'<a href="{link}">Some page</a>'), two) == []


def test_a_reference_that_was_not_resolved_is_reported_by_its_name() -> None:
    assert found(page('<a href="@domain:gone">A domain</a>')) == ["on the page a/one.html a link names 'domain:gone', which does not exist"]


def test_a_missing_picture_or_script_is_reported() -> None:
    assert found(page('<img src="../assets/gone.png" alt="">')) == ["on the page a/one.html the link '../assets/gone.png' leads nowhere"]


def test_two_pages_with_one_title_are_reported() -> None:
    assert found(page(), page(url="a/two.html")) == ["on the page a/two.html the title 'One' is that of a/one.html too"]


def test_a_finding_stands_at_the_source_of_the_page() -> None:
    assert [str(problem.place) for problem in problems_of(page("<h1>Two</h1>"))] == ["content/one.md:2:1"]
