"""The site of full size: everything in it is read, has an id of its own, and is said on its pages as the data says it.

What the shipped content holds is no matter of the tests: ``build.py record`` compares that with what was put on record.
"""

from __future__ import annotations

from collections import Counter
from functools import cache as remembered

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult
from site_builder.content.fields import IdOf
from site_builder.content.walk import entities, marked_values
from site_builder.site.model import Content, Site
from tests.conftest import FULL, Build


@pytest.fixture(scope="session")
def site(real: BuildResult) -> Site:
    assert real.site is not None
    return real.site


@pytest.fixture(scope="session")
def content(site: Site) -> Content:
    return site.content


@remembered
def tree_of(html: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(html.decode())


def words_of(real: BuildResult, page: str) -> str:
    main = tree_of(real.files[f"{page}.html"]).css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())


def test_the_full_site_has_no_mistakes(real: BuildResult) -> None:
    assert [str(problem) for problem in real.problems] == []


def test_every_file_is_read(content: Content) -> None:
    """What is counted here is counted in the files, not by the models that read them."""
    contacts = [path.read_text("utf-8") for path in (FULL / "data" / "contacts").iterdir()]
    assert len(content.domains) == len(list((FULL / "data" / "domains").iterdir()))
    assert len(content.regions) == len(list((FULL / "data" / "contacts").iterdir()))
    assert len(content.themes) == len(list((FULL / "data" / "matrix").iterdir())) - 1
    assert len(content.articles) == len(list((FULL / "content").rglob("*.md")))
    emails = [person.email for region in content.regions for system in region.systems for person in system.people]
    assert len(emails) == sum(one.count("        email: ") for one in contacts) > 5


def test_a_theme_without_a_domain_and_a_domain_without_a_theme_say_so(content: Content, real: BuildResult) -> None:
    alone = [theme.id for theme in content.themes if not theme.domains]
    linked = {link.domain for theme in content.themes for link in theme.domains}
    left = [domain.id for domain in content.domains if domain.id not in linked]
    assert alone and left
    gaps = {theme.id: theme.gaps for theme in content.themes}
    assert [theme for theme in alone if not all(gap in words_of(real, f"matrix/{theme}") for gap in gaps[theme])] == []
    assert [domain for domain in left if "no theme" not in words_of(real, f"domains/{domain}").lower()] == []


def test_every_region_has_a_page_with_its_contacts_or_its_gaps(content: Content, real: BuildResult) -> None:
    for region in content.regions:
        said = words_of(real, f"contacts/{region.id}")
        assert [system.title for system in region.systems if system.title not in said] == []
        assert [gap for gap in region.gaps if " ".join(gap.split()) not in said] == []


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


def test_every_page_says_when_it_was_reviewed_and_which_edition_this_is(real: BuildResult, site: Site) -> None:
    banner = site.content.settings.banner.partition("[")[0].strip()
    for page in site.pages:
        html = real.files[page.url].decode()
        if page.ref == "page:404":
            continue
        assert banner in html, page.url
        if page.template != "tool.html":  # nothing stands between a team and its questions; the page that leads there says it
            assert "Page last reviewed" in html, page.url


def test_a_build_on_another_day_gives_the_same_pages(build: Build, minimal: dict[str, str]) -> None:
    assert build(minimal, today="2031-05-06").files == build(minimal).files


def test_the_status_of_the_text_is_the_setting_of_the_publisher(build: Build, minimal: dict[str, str]) -> None:
    page = "content/guidance/first.md"
    files = {**minimal, page: f"{minimal[page]}\n## Licence {{#licence}}\n\n::: show licence\n:::\n"}
    files["data/site.yaml"] = "\n".join(line for line in minimal["data/site.yaml"].splitlines() if not line.startswith("licence:"))
    files["data/site.yaml"] += '\nlicence: "Use it <freely>."\n'
    assert b"<p>Use it &lt;freely&gt;.</p>" in build(files).files["guidance/first.html"]
