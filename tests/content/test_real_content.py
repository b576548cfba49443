"""The real content: all of it, counted item by item, with its sources and its oddities.

The figures are those of the two documents. Where a change of the content changes
one of them, the content is wrong: nothing is added to what the documents say.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache as remembered

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builder.build.pipeline import BuildResult
from site_builder.content.fields import IdOf
from site_builder.content.walk import entities, marked_values
from site_builder.site.model import Content, Site
from tests.conftest import ROOT, Build

# PCN and system components of each cell, by stage: Foundation, Step 1, Step 2, Step 3.
CELLS = {
    "leadership": [(2, 2), (3, 2), (2, 2), (1, 1)],
    "population-health": [(1, 1), (3, 2), (2, 2), (2, 2)],
    "integrating-care": [(2, 1), (2, 2), (2, 1), (2, 1)],
    "managing-resources": [(2, 2), (1, 1), (1, 1), (1, 1)],
    "communities": [(2, 1), (3, 1), (3, 2), (3, 1)],
}
STAGES = ["foundation", "step-1", "step-2", "step-3"]

# Outcomes, and sub-components of each group.
DOMAINS = {
    "set-up": (3, [2, 3, 7, 3]),
    "organisational-development": (10, [3, 1, 4, 2, 3, 3, 8]),
    "leadership": (3, [3, 2, 0, 3, 4]),
    "collaborative-working": (4, [2, 2, 3, 6, 3]),
    "population-health-management": (7, [2, 1, 3, 4]),
    "social-prescribing": (3, [3, 6]),
}
SPECIFICATIONS = {
    "set-up": None,
    "organisational-development": None,
    "leadership": None,
    "collaborative-working": "Personalised Care",
    "population-health-management": "Anticipatory Care",
    "social-prescribing": "Personalised Care",
}

# Page, fragment of the section, items of its first list.
LISTS = [
    ("guidance/introduction", "audience", 3),
    ("guidance/introduction", "funding", 2),
    ("guidance/introduction", "how-to-use", 2),
    ("guidance/introduction", "how-developed", 5),
    ("guidance/ambitions-and-expectations", "ambitions", 5),
    ("guidance/ambitions-and-expectations", "expectations", 9),
    ("guidance/benefits", "benefits", 11),
    ("guidance/sustainable-change", "owned-by-teams", 2),
    ("guidance/sustainable-change", "improving-care", 2),
    ("guidance/sustainable-change", "purpose", 2),
    ("guidance/clinical-directors", "focuses", 3),
    ("guidance/clinical-directors", "responsibilities", 4),
    ("guidance/clinical-directors", "who", 4),
    ("guidance/clinical-director-support-process", "points", 5),
    ("guidance/clinical-director-support-process", "skills", 8),
    ("guidance/clinical-director-support-process", "understanding", 6),
    ("matrix/about", "purpose", 3),
    ("further-information", "places", 9),
    ("further-information", "regional-contacts", 6),
    ("gp-contract", "documents", 6),
]

CONTACTS = [
    ("Kent and Medway", "Becky Burn", "beckie.burn@nhs.net", True),
    ("Kent and Medway", "Cathy Bellman", "cathy.bellman@nhs.net", False),
    ("Sussex & East Surrey", "Wendy Carberry", "wendycarberry@nhs.net", True),
    ("Frimley Health & Care", "Nicola Airey", "nicola.airey@nhs.net", False),
    ("Surrey Heartlands", "Nikki Mallinder", "nikki.mallinder@nhs.net", False),
    ("Buckinghamshire, Oxfordshire and Berkshire", "Harriet Taylor", "harriet.taylor@nhs.net", False),
    ("Hampshire and Isle of Wight", "Becky Whale", "b.whale@nhs.net", True),
]

# Curly quotes, the long dash and the ellipsis.
ODD_MARKS = "\u201c\u201d\u2018\u2019\u2014\u2026"

# Pages about the site itself, which restate no document.
ABOUT_THE_SITE = ("about/", "downloads", "search", "sitemap", "404", "glossary", "assessment/", "system-view")


@pytest.fixture(scope="session")
def site(real: BuildResult) -> Site:
    assert real.site is not None
    return real.site


@pytest.fixture(scope="session")
def content(site: Site) -> Content:
    return site.content


def test_the_real_content_has_no_mistakes(real: BuildResult) -> None:
    assert [str(problem) for problem in real.problems] == []


def test_the_matrix_has_five_themes_four_stages_and_two_sides(content: Content) -> None:
    assert [theme.id for theme in content.themes] == list(CELLS)
    assert [stage.id for stage in content.matrix.stages] == STAGES
    assert [audience.id for audience in content.matrix.audiences] == ["pcn", "system"]


def test_every_cell_holds_as_many_components_as_the_source_has_bullets(content: Content) -> None:
    found = {theme.id: [tuple(len(theme.cells[stage][side]) for side in ("pcn", "system")) for stage in STAGES] for theme in content.themes}
    assert found == CELLS


def test_there_are_69_components_40_for_pcns_and_29_for_systems(content: Content) -> None:
    cells = [cell for theme in content.themes for cell in theme.cells.values()]
    assert len(cells) * 2 == 40
    assert (sum(len(cell["pcn"]) for cell in cells), sum(len(cell["system"]) for cell in cells)) == (40, 29)


def test_every_domain_has_its_outcomes_groups_and_sub_components(content: Content) -> None:
    found = {domain.id: (len(domain.outcomes), [len(group.components) for group in domain.groups]) for domain in content.domains}
    assert found == DOMAINS


def test_six_domains_have_30_outcomes_27_groups_and_86_sub_components(content: Content) -> None:
    groups = [group for domain in content.domains for group in domain.groups]
    assert sum(len(domain.outcomes) for domain in content.domains) == 30
    assert (len(content.domains), len(groups), sum(len(group.components) for group in groups)) == (6, 27, 86)


def test_organisational_development_has_two_parts_of_4_and_6_outcomes(content: Content) -> None:
    [domain] = [domain for domain in content.domains if domain.id == "organisational-development"]
    assert Counter(outcome.part for outcome in domain.outcomes) == {"od": 4, "change-management": 6}
    assert Counter(group.part for group in domain.groups) == {"od": 4, "change-management": 3}


def test_only_set_up_support_has_an_access_route_and_three_domains_name_a_specification(content: Content) -> None:
    assert [domain.id for domain in content.domains if domain.access] == ["set-up"]
    assert {domain.id: domain.specification for domain in content.domains} == SPECIFICATIONS


def test_themes_name_the_domains_that_are_printed_beside_them(content: Content) -> None:
    assert {theme.id: [link.domain for link in theme.domains] for theme in content.themes} == {
        "leadership": ["leadership", "organisational-development", "organisational-development", None],
        "population-health": ["population-health-management"],
        "integrating-care": ["collaborative-working"],
        "managing-resources": [],
        "communities": ["social-prescribing"],
    }


def test_managing_resources_maps_to_no_domain_and_set_up_to_no_theme_and_both_say_so(site: Site, real: BuildResult) -> None:
    assert "set-up" not in {link.domain for theme in site.content.themes for link in theme.domains}
    [gaps] = [theme.gaps for theme in site.content.themes if not theme.domains]
    assert gaps and all(gap in words_of(real, "matrix/managing-resources") for gap in gaps)
    assert re.search(r"[Nn]o theme", words_of(real, "domains/set-up"))


def test_roles_have_2_5_5_and_7_responsibilities(content: Content) -> None:
    assert [len(role.responsibilities) for role in content.roles] == [2, 5, 5, 7]


def test_the_processes_have_6_steps_and_a_start_with_3_steps(content: Content) -> None:
    assert {process.id: len(process.steps) for process in content.processes} == {"pcn-support": 6, "clinical-director-support": 4}
    assert not any(process.numbered_in_source for process in content.processes)


def test_funding_has_6_parameters_4_uses_and_4_exclusions(content: Content) -> None:
    funding = content.funding
    assert (len(funding.parameters), len(funding.use_for), len(funding.not_for)) == (6, 4, 4)
    assert [len(parameter.parts) for parameter in funding.parameters] == [0, 0, 0, 3, 0, 0]


def test_the_discussion_opens_with_three_questions(content: Content) -> None:
    assert [question.id for question in content.matrix.questions] != []
    assert len(content.matrix.questions) == 3


def test_contacts_are_as_printed_and_the_odd_ones_are_flagged(content: Content) -> None:
    found = [
        (system.title, person.name, person.email, bool(person.oddity))
        for region in content.regions
        for system in region.systems
        for person in system.people
    ]
    assert found == CONTACTS


def test_all_seven_regions_have_a_page_and_the_six_without_contacts_say_so(content: Content, real: BuildResult) -> None:
    assert len(content.regions) == 7
    without = [region for region in content.regions if not region.systems]
    assert len(without) == 6
    for region in without:
        assert region.gaps and all(gap in words_of(real, f"contacts/{region.id}") for gap in region.gaps)


@remembered
def tree_of(html: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(html.decode())


def words_of(real: BuildResult, page: str) -> str:
    main = tree_of(real.files[f"{page}.html"]).css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())


def following(node: LexborNode) -> list[LexborNode]:
    found = []
    current = node.next
    while current is not None and (current.tag or "") not in {"h2", node.tag}:
        found.append(current)
        current = current.next
    return found


@pytest.mark.parametrize(("page", "section", "count"), LISTS)
def test_a_list_has_as_many_items_as_its_source(real: BuildResult, page: str, section: str, count: int) -> None:
    heading = tree_of(real.files[f"{page}.html"]).css_first(f"main [id='{section}']")
    assert heading is not None
    lists = [node for node in following(heading) if node.tag in {"ol", "ul"}]
    assert len([item for item in lists[0].iter() if item.tag == "li"]) == count


def test_ids_are_unique_within_their_kind(content: Content) -> None:
    values = [
        *content.sources, *content.domains, content.matrix, *content.themes, *content.regions,
        *content.addresses, *content.terms, *content.roles, *content.processes,
    ]  # fmt: skip
    refs = Counter(thing.ref for value in values for _, thing in entities(value))
    assert [ref for ref, count in refs.items() if count > 1] == []
    assert len(refs) > 300


def test_every_reference_to_a_source_resolves(content: Content) -> None:
    sections = {f"{document.id} {section.id}" for document in content.sources for section in document.sections}
    values = [*content.domains, content.matrix, *content.themes, *content.regions, *content.addresses, *content.terms, content.funding]
    named = {leaf.value for value in values for leaf in marked_values(value) if leaf.mark == IdOf("source")}
    named |= {source for article in content.articles for source in article.front.sources}
    named |= {source for article in content.articles for heading in article.prose.headings for source in heading.sources}
    assert named <= sections
    assert len(named) > 30


def test_every_part_of_the_sources_that_holds_text_is_restated_somewhere(content: Content, site: Site) -> None:
    cited = {source for page in site.pages for source in page.sources}
    sections = {f"{document.id} {section.id}" for document in content.sources for section in document.sections}
    assert sections - cited <= {"prospectus p1"}


def test_every_page_lists_its_sources_or_is_about_the_site(site: Site) -> None:
    assert [page.url for page in site.pages if not page.sources and not page.url.startswith(ABOUT_THE_SITE)] == []


def test_no_description_is_longer_than_search_engines_show(site: Site) -> None:
    assert [page.url for page in site.pages if len(page.description) > 160] == []


def test_every_page_says_when_it_was_reviewed_and_that_this_is_an_old_edition(real: BuildResult, site: Site) -> None:
    said = site.content.settings.banner.partition("[")[0].strip()
    for page in site.pages:
        html = real.files[page.url].decode()
        if page.ref == "page:404":
            continue
        assert said in html, page.url
        assert "Page last reviewed" in html, page.url


def test_addresses_of_people_and_teams_are_those_of_the_source(content: Content) -> None:
    assert {address.email for address in content.addresses} == {"england.pcn@nhs.net", "england.gpcontracts@nhs.net"}


def test_text_has_straight_quotes_and_no_long_dashes() -> None:
    files = [*(ROOT / "content").rglob("*.md"), *(ROOT / "data").rglob("*.yaml")]
    odd = {f"{path.relative_to(ROOT)}: {mark}" for path in files for mark in ODD_MARKS if mark in path.read_text("utf-8")}
    assert odd == set()


def test_nothing_is_scored(real: BuildResult) -> None:
    for page in ("matrix/index", "matrix/about", "matrix/leadership"):
        assert not re.search(r"\b(your score|percent|per cent)\b", words_of(real, page))


def test_a_build_on_another_day_gives_the_same_pages(build: Build, minimal: dict[str, str]) -> None:
    assert build(minimal, today="2031-05-06").files == build(minimal).files
