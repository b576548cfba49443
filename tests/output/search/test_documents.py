"""What can be found, and the script that it is handed over in."""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult
from site_builder.content.walk import entities
from site_builder.output.search.documents import RESULT_KINDS, UNLISTED, SearchDocument
from site_builder.output.search.index import NAME
from site_builder.site.model import Site
from site_builder.site.well_known import ONE_FILE_URL
from tests.conftest import Build
from tests.search.site_index import documents, index, whole_index_script


@pytest.fixture(scope="session")
def site(real: BuildResult) -> Site:
    assert real.site is not None
    return real.site


@pytest.fixture(scope="session")
def found(site: Site) -> tuple[SearchDocument, ...]:
    return documents(site)


def test_words_of_two_entries_for_one_page_all_lead_to_it(build: Build, minimal: dict[str, str]) -> None:
    rows = "pages:\n  - {to: 'page:guidance/first', words: [alpha]}\n  - {to: 'page:guidance/first', words: [beta, gamma]}\n"
    result = build(minimal | {"data/search.yaml": minimal["data/search.yaml"].replace("pages: []\n", rows)})
    assert result.site is not None, result.problems
    assert index(result.site)["hints"] == {"guidance/first.html": "alpha,beta,gamma"}


def test_every_address_leads_to_a_place_that_the_page_has(real: BuildResult, found: tuple[SearchDocument, ...]) -> None:
    pages = {url: LexborHTMLParser(content.decode()) for url, content in real.files.items() if url.endswith(".html")}
    ids = {url: {node.attributes.get("id") for node in tree.css("[id]")} for url, tree in pages.items()}
    lost = [
        one.url
        for one in found
        for page, _, fragment in [one.url.partition("#")]
        if page not in ids or (fragment and fragment not in ids[page])
    ]
    assert lost == []


def test_every_page_can_be_found(site: Site, found: tuple[SearchDocument, ...]) -> None:
    assert {page.url for page in site.pages if page.ref not in UNLISTED} <= {one.url for one in found}


@pytest.mark.parametrize("kind", ["component", "group", "support", "system", "person", "term", "role", "step"])
def test_every_thing_can_be_found(kind: str, site: Site, found: tuple[SearchDocument, ...]) -> None:
    content = site.content
    parts = (content.themes, content.domains, content.regions, content.terms, content.roles, content.processes)
    refs = [thing.ref for part in parts for value in part for _, thing in entities(value) if thing.kind == kind]
    urls = {one.url for one in found}
    assert refs
    assert [ref for ref in refs if site.targets[ref] not in urls] == []


def test_every_section_of_an_article_can_be_found(site: Site, found: tuple[SearchDocument, ...]) -> None:
    urls = {one.url for one in found}
    page = next(page for page in site.pages if page.ref == "page:guidance/available-resources")
    assert page.prose is not None
    assert {f"{page.url}#{heading.id}" for heading in page.prose.headings} <= urls


def test_each_address_is_listed_once_beside_what_can_be_done_there(site: Site, found: tuple[SearchDocument, ...]) -> None:
    features = {feature.title for feature in site.content.search.features}
    assert len(features) > 10
    assert features <= {one.title for one in found}
    assert [url for url, count in Counter(one.url for one in found if one.title not in features).items() if count > 1] == []


def test_each_document_has_a_known_kind_and_a_title(found: tuple[SearchDocument, ...]) -> None:
    kinds = {kind.id for kind in RESULT_KINDS}
    assert [one for one in found if one.kind not in kinds or not one.title] == []


SHOWN = """
glossary.html#mdt | Multidisciplinary team (MDT) | Glossary
contacts/south-east.html#kent-and-medway | Kent and Medway | Contacts > South East
contacts/south-east.html#kent-and-medway.becky-burn | Becky Burn | Contacts > South East > Kent and Medway
guidance/available-resources.html#parameters | Six parameters | Guidance > Available resources
guidance/available-resources.html#funding.universal-offer | A universal offer | Guidance > Available resources
guidance/roles-and-responsibilities.html#region | Regions | Guidance > Roles and responsibilities
guidance/pcn-support-process.html#pcn-support.conversations | Conversations | Guidance > PCN support process > PCN development support
domains/leadership.html | Leadership development support | Support domains
domains/leadership.html#leadership.styles | Leadership styles | Support domains > Leadership development support
matrix/integrating-care.html#step-2 | Integrating care: Step 2 | Matrix > Integrating care
matrix/integrating-care.html#integrating-care.foundation.pcn.partners | Contact with partner organisations | Matrix > Integrating care > Foundation > For PCNs
about/privacy.html#pages | What the pages do | About > Privacy
""".strip().splitlines()  # noqa: E501


@pytest.mark.parametrize("shown", SHOWN)
def test_a_document_says_what_and_where_it_is(shown: str, found: tuple[SearchDocument, ...]) -> None:
    [one] = [one for one in found if one.url == shown.partition(" | ")[0]]
    assert f"{one.url} | {one.title} | {' > '.join(one.trail)}" == shown


def test_the_script_holds_the_index_and_nothing_else(site: Site) -> None:
    script = whole_index_script(site).decode()
    found = re.fullmatch(r'\(globalThis\.pcnProspectus\?\?=\{\}\)\.searchIndex="([A-Za-z0-9+/=]+)";\n', script)
    assert found
    assert json.loads(zlib.decompress(base64.b64decode(found[1]))) == index(site)


def test_the_index_and_the_engine_are_small(real: BuildResult) -> None:
    found = ("assets/search-", "search-index")
    both = {url: len(gzip.compress(content, 9)) for url, content in real.files.items() if url.startswith(found)}
    assert len(both) == 2
    assert max(both.values()) < 100_000
    assert sum(both.values()) < 120_000


def test_pages_name_the_index_and_the_engine_but_do_not_load_them(real: BuildResult) -> None:
    page = LexborHTMLParser(real.files["guidance/introduction.html"].decode())
    form = page.css_first("[data-module='app-search']")
    assert form is not None
    for name in ("data-index", "data-engine"):
        assert (form.attributes.get(name) or "").removeprefix("../") in real.files
    assert [node.attributes["src"] for node in page.css("script[src]") if "search" in (node.attributes["src"] or "")] == []


def test_abbreviations_come_from_the_glossary_both_as_such_and_as_other_names(site: Site) -> None:
    pairs = index(site)["words"]["abbreviations"]
    assert ["MDT", "Multidisciplinary team"] in pairs
    assert ["ABCD", "Asset based community development"] in pairs
    assert [pair for pair in pairs if " " in pair[0] and pair[0] != "Network Contract DES"] == []


def test_words_of_today_lead_to_what_comes_near_and_are_told(build: Build, minimal: dict[str, str]) -> None:
    rows = "later:\n  - {words: [gizmo board], to: ['page:guidance/first']}\n"
    result = build(minimal | {"data/search.yaml": minimal["data/search.yaml"] + rows})
    assert result.site is not None, result.problems
    data = index(result.site)
    assert data["hints"] == {"guidance/first.html": "gizmo board"}
    assert data["words"]["later"] == "gizmo board"


def test_what_can_be_done_is_a_result_of_its_own(build: Build, minimal: dict[str, str]) -> None:
    rows = "features:\n  - {title: Do it, to: 'page:guidance/first', text: Press the button., words: [doing]}\n"
    result = build(minimal | {"data/search.yaml": minimal["data/search.yaml"] + rows})
    assert result.site is not None, result.problems
    [row] = [row for page, rows in index(result.site)["pages"] for row in rows if row[3] == "Do it" and page == "guidance/first.html"]
    assert (row[4], row[6]) == ("Press the button.", "doing")


def test_the_offline_copy_is_found_as_a_thing_of_its_own(found: tuple[SearchDocument, ...]) -> None:
    [one] = [one for one in found if one.url == ONE_FILE_URL]
    assert (one.kind, one.trail) == ("tool", ("Downloads",))


def test_a_comma_in_a_phrase_parts_no_two_phrases(build: Build, minimal: dict[str, str]) -> None:
    rows = "pages:\n  - {to: 'page:guidance/first', words: ['1,200 people', beta]}\n"
    result = build(minimal | {"data/search.yaml": minimal["data/search.yaml"].replace("pages: []\n", rows)})
    assert result.site is not None, result.problems
    assert index(result.site)["hints"] == {"guidance/first.html": "1200 people,beta"}


EMPTY = {"ignore": "[]", "spellings": "[]", "synonyms": "[]", "pages": "[]"}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("pages", "[{to: 'page:nowhere', words: [a]}]", "data/search.yaml:4:10: nothing here is called 'page:nowhere'"),
        (
            "features",
            "[{title: a, to: 'page:nowhere', text: b, words: [c]}]",
            "data/search.yaml:5:23: nothing here is called 'page:nowhere'",
        ),
        ("later", "[{words: [a], to: ['term:nowhere']}]", "data/search.yaml:5:27: nothing here is called 'term:nowhere'"),
        ("ignore", "[1]", "data/search.yaml:1:10: item 1 of 'ignore' is '1', not text"),
        ("synonyms", "[{words: [a]}]", "data/search.yaml:3:12: the field 'means' is missing"),
    ],
)
def test_mistakes_in_the_words_are_reported_where_they_stand(
    field: str, value: str, expected: str, build: Build, minimal: dict[str, str]
) -> None:
    words = "".join(f"{name}: {given}\n" for name, given in {**EMPTY, field: value}.items())
    problems = [str(problem) for problem in build({**minimal, "data/search.yaml": words}).problems]
    assert [problem for problem in problems if problem.startswith(expected)], problems


def test_the_small_site_has_an_index_too(build: Build, minimal: dict[str, str]) -> None:
    result = build(minimal)
    assert NAME in result.files
