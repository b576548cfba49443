"""Who is on a page is known from the data: what shows people is kept out of search engines, whatever their addresses look like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.core.text.uris import mailto
from tests.conftest import FULL, ROOT, TODAY, Build, lay_out

CONTACTS = "data/contacts/somewhere.yaml"
PEOPLES_PAGES = {"contacts/index.html", "contacts/somewhere.html"}
PEOPLES_FILES = {"api/contacts.json", "downloads/contacts.csv", "downloads/contacts/", "search-index.js"}
WORKBOOKS = {"downloads/pcn-prospectus.xlsx", "downloads/pcn-prospectus.ods"}


def with_address(files: dict[str, str], email: str) -> dict[str, str]:
    region = yaml.safe_load(files[CONTACTS])
    region["systems"][0]["people"] = [{"id": region["systems"][0]["id"] + ".someone", "name": "Some One", "email": email}]
    return files | {CONTACTS: yaml.safe_dump(region, allow_unicode=True)}


def noindex(result: BuildResult) -> set[str]:
    return {url for url, content in result.files.items() if url.endswith(".html") and b'content="noindex"' in content} - {"404.html"}


def refused(result: BuildResult) -> set[str]:
    lines = result.files["robots.txt"].decode().splitlines()
    return {line.removeprefix("Disallow: /pcn/") for line in lines if line.startswith("Disallow: ")}


@pytest.mark.parametrize(
    "email",
    [
        "plain.team@example.org",
        "r&d.team@example.org",
        "zoë.team@example.org",
        "team#1@example.org",
        "pat.o'brien@example.org",
        "a!b$c*d+e/f^g_h`i{j|k}l~m-n@example.org",
        "team@müller.example",
        "A.Name@NHS.net",
    ],
)
def test_what_shows_people_is_kept_out_whatever_their_addresses_look_like(email: str, build: Build, minimal: dict[str, str]) -> None:
    result = build(with_address(minimal, email), site_url="https://example.org/pcn")
    assert not result.failed, result.problems
    assert noindex(result) >= PEOPLES_PAGES
    assert refused(result) == PEOPLES_FILES | WORKBOOKS
    sitemap = result.files["sitemap.xml"].decode()
    assert not [url for url in noindex(result) if f"/{url}<" in sitemap]
    nginx = result.hosting["nginx.conf"].decode()
    assert all(f'"~^{re.escape(place)}' in nginx for place in ("/pcn/contacts/", "/pcn/search-index.js"))
    page = LexborHTMLParser(result.files["contacts/somewhere.html"].decode())
    assert mailto(email) in [link.attributes["href"] for link in page.css("a.app-person__email")]


def test_the_address_for_reports_may_be_that_of_a_contact(build: Build, minimal: dict[str, str]) -> None:
    result = build(with_address(minimal, "site@example.org"), site_url="https://example.org/pcn")
    assert noindex(result) == noindex(build(with_address(minimal, "other@example.org"), site_url="https://example.org/pcn"))
    assert "<loc>https://example.org/pcn/guidance/first.html</loc>" in result.files["sitemap.xml"].decode()
    assert refused(result) == PEOPLES_FILES | WORKBOOKS


@pytest.mark.parametrize("words", ["Write to R&D.Team@example.org.", "[Write](mailto:r%26d.team@example.org?subject=Hello) to us."])
def test_a_text_that_names_somebody_is_kept_out(words: str, build: Build, minimal: dict[str, str]) -> None:
    first = "content/guidance/first.md"
    files = with_address(minimal, "r&d.team@example.org")
    result = build(files | {first: f"{files[first]}\n{words}\n"})
    assert not result.failed, result.problems
    assert "guidance/first.html" in noindex(result) and "guidance/second.html" not in noindex(result)


def test_without_people_nothing_is_kept_out(build: Build, minimal: dict[str, str]) -> None:
    region = yaml.safe_load(minimal[CONTACTS])
    region["systems"] = []
    result = build(minimal | {CONTACTS: yaml.safe_dump(region)}, site_url="https://example.org/pcn")
    assert not result.failed, result.problems
    assert (noindex(result) & PEOPLES_PAGES, refused(result)) == (set(), set())


def test_in_a_local_edition_pages_that_tell_of_changed_people_are_kept_out(tmp_path: Path, cache: Path, minimal: dict[str, str]) -> None:
    lay_out(tmp_path, with_address(minimal, "r&d.team@example.org"))
    region = yaml.safe_load(minimal[CONTACTS])
    someone = f"person:{region['systems'][0]['id']}.someone"
    head = {"id": "ours", "name": "Ours", "version": "1", "owner": "Us", "national_edition": "2019-08"}
    change = {"ref": someone, "why": "She has moved.", "fields": {"email": "new.address@example.org"}}
    lay_out(tmp_path, {"ours/edition.yaml": yaml.safe_dump({**head, "replace": [change]})})
    result = build_site(BuildConfig(tmp_path, ROOT / "theme", cache, TODAY, overlay_dir=tmp_path / "ours"))
    assert not result.failed, result.problems
    assert noindex(result) >= {*PEOPLES_PAGES, "about/local-edition.html"}
    assert "guidance/first.html" not in noindex(result)


def test_the_example_of_a_local_edition_is_listed_but_for_its_people(cache: Path) -> None:
    result = build_site(
        BuildConfig(FULL, ROOT / "theme", cache, TODAY, overlay_dir=ROOT / "examples" / "local-edition", site_url="https://example.org/pcn")
    )
    assert result.files["sitemap.xml"].count(b"<loc>") > 40
    assert "contacts/south-east.html" in noindex(result) and "index.html" not in noindex(result)


@pytest.mark.parametrize(
    ("email", "link"),
    [
        ("pat.o'brien@example.org", "mailto:pat.o'brien@example.org"),
        ("r&d#1@example.org", "mailto:r%26d%231@example.org"),
        ("a?bcc=evil%40x.org&body=hi@nhs.net", "mailto:a%3Fbcc%3Devil%2540x.org%26body%3Dhi@nhs.net"),
        ("zoë@müller.example", "mailto:zo%C3%AB@m%C3%BCller.example"),
    ],
)
def test_a_link_for_writing_adds_nothing_to_the_letter(email: str, link: str) -> None:
    assert mailto(email) == link
