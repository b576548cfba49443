"""What the script gets, made from the site of full size."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from site_builder.assessment.client_data import ClientData, client_data_of, client_data_text
from site_builder.assessment.format import LocalEdition
from site_builder.assessment.matrix import Links, Matrix, matrix_digest, matrix_of
from site_builder.content.overlay.changes import Overlay
from site_builder.content.overlay.schema import Edition
from site_builder.core.problems import Place
from site_builder.site.load import load_site
from site_builder.site.model import Site
from tests.conftest import FULL


@pytest.fixture(scope="module")
def site() -> Site:
    """The site of full size, assembled."""
    made, _ = load_site(FULL)
    assert made is not None
    return made


@pytest.fixture(scope="module")
def matrix(site: Site) -> Matrix:
    """The real matrix."""
    return matrix_of(site)


@pytest.fixture(scope="module")
def payload(site: Site) -> ClientData:
    """The real payload."""
    return client_data_of(site)


def test_the_counts_of_the_matrix_hold(matrix: Matrix) -> None:
    components = [component for theme in matrix.themes for component in theme.components]
    assert len(components) == 69
    assert [component.audience for component in components].count("pcn") == 40
    assert len({component.id for component in components}) == 69
    assert [theme.id for theme in matrix.themes if not theme.domains] == ["managing-resources"]


def test_the_order_is_that_of_the_matrix(matrix: Matrix) -> None:
    stages = [stage.id for stage in matrix.stages]
    for theme in matrix.themes:
        places = [(stages.index(component.stage), component.audience) for component in theme.components]
        assert places == sorted(places)


def test_links_lead_to_pages_of_the_site(payload: ClientData, site: Site) -> None:
    urls = {page.url for page in site.pages}
    found = list(hrefs(payload.model_dump(mode="json")))
    assert len(found) > 69
    assert all(href.startswith("../") and href.removeprefix("../").partition("#")[0] in urls for href in found)


def hrefs(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["href"]] if "href" in value else []
        return own + [href for inner in value.values() for href in hrefs(inner)]
    return [href for inner in value for href in hrefs(inner)] if isinstance(value, list) else []


def test_a_part_of_a_domain_brings_only_its_groups(matrix: Matrix, site: Site) -> None:
    leadership = next(theme for theme in matrix.themes if theme.id == "leadership")
    parts = {domain.part: domain for domain in leadership.domains if domain.ref == "domain:organisational-development"}
    whole = next(domain for domain in site.content.domains if domain.id == "organisational-development")
    assert set(parts) == {"od", "change-management"}
    assert [group.title for group in parts["od"].groups] == [group.title for group in whole.groups if group.part == "od"]
    assert parts["od"].href == "../domains/organisational-development.html#od"


def test_a_page_can_help_as_well(matrix: Matrix) -> None:
    leadership = next(theme for theme in matrix.themes if theme.id == "leadership")
    [page] = [domain for domain in leadership.domains if domain.ref.startswith("page:")]
    assert (page.printed, page.title, page.groups) == ("CD leadership", "Supporting the development of PCN Clinical Directors", ())


def test_the_digest_follows_ids_and_texts(matrix: Matrix) -> None:
    components = [component for theme in matrix.themes for component in theme.components]
    changed = [components[0].model_copy(update={"text": "Another wording."}), *components[1:]]
    retitled = [components[0].model_copy(update={"title": "Another title"}), *components[1:]]
    assert matrix_digest(components) == matrix.digest == matrix_digest(retitled)
    assert matrix_digest(changed) != matrix.digest


def test_a_local_edition_is_named(site: Site) -> None:
    edition = Edition(id="kent-and-medway", name="Kent and Medway", version="2", owner="Kent and Medway", national_edition="2019-08")
    local = site._replace(content=site.content._replace(local=Overlay(edition, Place("local/edition.yaml"), ())))
    assert matrix_of(local).local == LocalEdition(id="kent-and-medway", title="Kent and Medway, version 2")


def test_systems_and_contacts_of_the_directory(payload: ClientData) -> None:
    assert len(payload.systems) == 6
    assert sum(len(system.people) for system in payload.systems) == 7
    assert {system.region for system in payload.systems} == {"South East"}
    assert payload.national.email == "england.pcn@nhs.net"
    assert payload.national.mailto == "mailto:england.pcn@nhs.net"


def test_funding_lists(payload: ClientData) -> None:
    assert (len(payload.funding.use_for), len(payload.funding.not_for)) == (4, 4)


def test_the_text_is_safe_in_a_script_element_and_reads_back(payload: ClientData) -> None:
    hostile = payload.model_copy(update={"funding": payload.funding.model_copy(update={"use_for": ("</script><!--\u2028",)})})
    text = client_data_text(hostile)
    assert not {"<", "\u2028", "\u2029"} & set(text)
    read = json.loads(text)
    assert read["funding"]["use_for"] == ["</script><!--\u2028"]
    assert list(read) == [
        "generator",
        "matrix",
        "systems",
        "national",
        "funding",
        "local_changes",
        "retired",
        "local_hidden",
        "guide",
        "schema",
    ]


def test_the_text_is_the_same_at_every_build_and_small(payload: ClientData) -> None:
    assert client_data_text(payload) == client_data_text(payload)
    assert len(gzip.compress(client_data_text(payload).encode())) < 20_000


def test_a_link_that_leads_nowhere_is_an_error(site: Site) -> None:
    with pytest.raises(KeyError):
        Links({}).to("theme:leadership")
