"""What a build puts into the folder besides pages."""

from __future__ import annotations

from xml.etree import ElementTree as XML

import pytest

from tests.conftest import Build

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_without_an_address_there_is_no_sitemap_for_machines(build: Build, minimal: dict[str, str]) -> None:
    assert {"sitemap.xml", "robots.txt"} & set(build(minimal).files) == set()


@pytest.mark.parametrize("address", ["https://example.org/pcn", "https://example.org/pcn/"])
def test_with_an_address_every_page_is_in_the_sitemap(build: Build, minimal: dict[str, str], address: str) -> None:
    result = build(minimal, site_url=address)
    found = [node.text for node in XML.fromstring(result.files["sitemap.xml"]).iter(LOC)]  # noqa: S314 - our own file
    pages = sorted(url for url in result.files if url.endswith(".html"))
    assert {f"https://example.org/pcn/{url}" for url in ("index.html", "guidance/first.html")} <= set(found)
    assert {(url or "").removeprefix("https://example.org/pcn/") for url in found} <= set(pages)
    assert b"Sitemap: https://example.org/pcn/sitemap.xml" in result.files["robots.txt"]


def test_an_address_with_signs_of_xml_is_written_as_text(build: Build, minimal: dict[str, str]) -> None:
    files = build(minimal, site_url="https://example.org/?a=1&b=<2>").files
    assert XML.fromstring(files["sitemap.xml"]) is not None  # noqa: S314 - our own file


@pytest.mark.parametrize("address", ["", "https://example.org/pcn"])
def test_the_page_for_missing_addresses_leads_home_where_that_is_known(build: Build, minimal: dict[str, str], address: str) -> None:
    missing = "---\ntitle: Page not found\ndescription: Words.\nsources: []\norder: 9\nlayout: not-found\n---\nWords.\n"
    page = build(minimal | {"content/404.md": missing}, site_url=address or None).files["404.html"].decode()
    assert ('<a href="https://example.org/pcn/index.html">Go to the home page</a>' in page) == bool(address)
    assert ("href=" in page) == bool(address)


def test_the_address_in_the_settings_counts_when_none_is_given(build: Build, minimal: dict[str, str]) -> None:
    minimal["data/site.yaml"] += "site_url: https://example.org/a\n"
    assert b"https://example.org/a/index.html" in build(minimal).files["sitemap.xml"]


def test_with_a_mistake_in_the_content_pages_are_not_checked_for_what_follows_from_it(build: Build, minimal: dict[str, str]) -> None:
    minimal["content/guidance/roles-and-responsibilities.md"] = "No front matter."
    assert [problem.message for problem in build(minimal).problems] == ["the page has no front matter"]
