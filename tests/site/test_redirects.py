"""Old addresses: a small page at each, rules for servers, and no address claimed twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from site_builder.output.hosting.azure import MAX_CONFIG_BYTES
from site_builder.output.redirect_pages import redirect_page
from tests.conftest import Build, lay_out


def page(old_paths: str) -> str:
    return f"---\ntitle: Moved & changed\ndescription: D.\nsources: []\norder: 9\nold_paths: {old_paths}\n---\nText.\n"


@pytest.mark.parametrize(
    ("old", "new", "link"),
    [
        ("old.html", "guidance/new.html", "guidance/new.html"),
        ("guidance/old.html", "guidance/new.html", "new.html"),
        ("a/b/old.html", "guidance/new.html", "../../guidance/new.html"),
    ],
)
def test_the_page_leads_on_by_a_relative_link(old: str, new: str, link: str) -> None:
    tree = LexborHTMLParser(redirect_page(old, new, "New & improved", "en-GB"))
    refresh, anchor = tree.css_first("meta[http-equiv=refresh]"), tree.css_first("main a")
    assert refresh is not None
    assert anchor is not None
    assert refresh.attributes["content"] == f"0; url={link}"
    assert (anchor.attributes["href"], anchor.text()) == (link, "New & improved")


def test_an_old_address_becomes_a_page_and_a_rule_for_every_server(build: Build, minimal: dict[str, str]) -> None:
    result = build({**minimal, "content/guidance/moved.md": page("[guidance/old.html, older.html]")})
    assert [str(problem) for problem in result.problems] == []
    assert {"guidance/old.html", "older.html"} <= set(result.files)
    for name in ("nginx.conf", "apache.htaccess", "web.config", "_redirects", "staticwebapp.config.json"):
        settings = result.hosting[name].decode()
        assert "guidance/old.html" in settings, name
        assert "guidance/moved.html" in settings, name


def test_rules_are_such_as_every_host_reads(build: Build, minimal: dict[str, str]) -> None:
    result = build({**minimal, "content/guidance/moved.md": page("[guidance/old.html]")})
    assert result.hosting["_redirects"] == b"/guidance/old.html /guidance/moved.html 301\n"


@pytest.mark.parametrize(("count", "told"), [(50, True), (400, False)])
def test_azure_gets_no_more_rules_than_it_takes(count: int, told: bool, build: Build, minimal: dict[str, str]) -> None:
    addresses = ", ".join(f"guidance/an-old-name-of-the-page-{number}.html" for number in range(count))
    result = build({**minimal, "content/guidance/moved.md": page(f"[{addresses}]")})
    settings = result.hosting["staticwebapp.config.json"]
    assert len(settings) <= MAX_CONFIG_BYTES == 20_000
    redirects = [route for route in json.loads(settings)["routes"] if "redirect" in route]
    assert len(redirects) == (count if told else 0)
    assert f"guidance/an-old-name-of-the-page-{count - 1}.html" in result.files


def test_it_is_in_no_list_of_pages(build: Build, minimal: dict[str, str]) -> None:
    site = minimal["data/site.yaml"] + 'site_url: "https://example.org/x"\n'
    result = build({**minimal, "data/site.yaml": site, "content/guidance/moved.md": page("[older.html]")})
    assert b"older.html" not in result.files["sitemap.xml"]


CASES = {
    "the address of another page": ("[guidance/first.html]", "the old address guidance/first.html is claimed twice"),
    "one address twice": ("[older.html, older.html]", "the old address older.html is claimed twice"),
    "not an address": (
        "[Older]",
        "'Older', which has the wrong form; write an address below the site's folder such as guidance/old-name.html",
    ),
    "the address of the one-file copy": (
        "[downloads/self-assessment-offline.html]",
        "the old address downloads/self-assessment-offline.html is that of the self-assessment in one file; leave it out",
    ),
    "an address outside": ("[../older.html]", "which has the wrong form"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_claim_that_cannot_be_kept_is_an_error(name: str, build: Build, minimal: dict[str, str]) -> None:
    old_paths, message = CASES[name]
    result = build({**minimal, "content/guidance/moved.md": page(old_paths)})
    report = "\n".join(map(str, result.problems))
    assert message in report
    assert "content/guidance/moved.md:6" in report


def test_two_pages_cannot_claim_one_address(build: Build, minimal: dict[str, str]) -> None:
    files = {**minimal, "content/guidance/moved.md": page("[older.html]"), "content/guidance/other.md": page("[older.html]")}
    result = build(files)
    assert "claimed twice; leave it to one of the two; the other is at content/guidance/" in "\n".join(map(str, result.problems))


def test_it_works_from_a_disk(build: Build, minimal: dict[str, str], tmp_path: Path, browser: Browser) -> None:
    result = build({**minimal, "content/guidance/moved.md": page("[older.html]")})
    lay_out(tmp_path / "site", result.files)
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto((tmp_path / "site" / "older.html").as_uri())
        tab.wait_for_url("**/guidance/moved.html")
        assert tab.locator("h1").inner_text() == "Moved & changed"


RETIRED = "retired:\n  - {{ref: '{ref}', title: Old, last_edition: '2019-08', now: {now}}}\n"
RETIRED_CASES = {
    "in use again": ("term:pcn", "null", "data/retired.yaml:2:6: 'term:pcn' is in use again"),
    "a page in use again": ("page:guidance/first", "null", "'page:guidance/first' is in use again"),
    "a successor that is not there": ("term:old", "term:pcm", "nothing here is called 'term:pcm'; did you mean 'term:pcn'?"),
    "as it should be": ("term:old", "term:pcn", ""),
}


@pytest.mark.parametrize("name", RETIRED_CASES)
def test_a_retired_id_is_never_used_again(name: str, build: Build, minimal: dict[str, str]) -> None:
    ref, now, message = RETIRED_CASES[name]
    result = build({**minimal, "data/retired.yaml": RETIRED.format(ref=ref, now=now)})
    report = "\n".join(map(str, result.problems))
    assert message in report
    assert result.failed == bool(message)


LINKS = {
    "to something that another thing stands for": (
        "term:old",
        RETIRED.format(ref="term:old", now="term:pcn"),
        "'term:old' is retired; link to 'term:pcn', which stands for it now",
    ),
    "to something that nothing stands for": (
        "term:old",
        RETIRED.format(ref="term:old", now="null"),
        "'term:old' is retired; link to something else, or remove the link",
    ),
    "to the old address of a page": (
        "page:guidance/before",
        "retired: []\n",
        "'page:guidance/before' has moved; link to 'page:guidance/second'",
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_to_what_was_says_what_is_used_now(name: str, build: Build, minimal: dict[str, str]) -> None:
    to, retired, message = LINKS[name]
    first = minimal["content/guidance/first.md"] + f"\n[What was]({to}) there.\n"
    second = minimal["content/guidance/second.md"].replace("order:", "old_paths: [guidance/before.html]\norder:", 1)
    result = build({**minimal, "content/guidance/first.md": first, "content/guidance/second.md": second, "data/retired.yaml": retired})
    assert [problem for problem in map(str, result.problems) if not problem.endswith(message)] == []
    assert len(result.problems) == 1


@pytest.mark.parametrize("edition", ["banana", "2019", "2019-13", "08-2019"])
def test_the_edition_of_a_retired_id_is_a_year_and_a_month(edition: str, build: Build, minimal: dict[str, str]) -> None:
    row = RETIRED.format(ref="term:old", now="null").replace("2019-08", edition)
    [problem] = build({**minimal, "data/retired.yaml": row}).problems
    assert f"'last_edition' is '{edition}', which has the wrong form; write a year and a month" in str(problem)
