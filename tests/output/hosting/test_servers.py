"""The site on web servers of several kinds, in a sub-folder, with the settings that the build wrote for them."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.core.files.site_writer import WriteReport, write_site
from tests import servers
from tests.conftest import FULL, ROOT, TODAY, Build

FOLDER = "/q7x/some-where"
KEEPS = """async () => {
  const end = Date.now() + 20_000;
  const keeps = async () => Boolean((await navigator.serviceWorker.getRegistration())?.active);
  while (!(await keeps()) && Date.now() < end) await new Promise((done) => setTimeout(done, 50));
  return keeps();
}"""
CONFIGURED = {"nginx": servers.nginx, "apache": servers.apache}
SERVERS = {"python": servers.python, "busybox": servers.busybox, **CONFIGURED}


@pytest.fixture(scope="module")
def placed(cache: Path) -> BuildResult:
    """The real site, built for a sub-folder of a server."""
    return build_site(BuildConfig(FULL, ROOT / "theme", cache, TODAY, site_url=f"http://127.0.0.1{FOLDER}"))


@pytest.fixture(scope="module", params=SERVERS)
def served(request: pytest.FixtureRequest, placed: BuildResult) -> Iterator[str]:
    """The address of the site on each kind of server."""
    yield from _served(SERVERS[request.param], placed)


@pytest.fixture(scope="module", params=CONFIGURED)
def configured(request: pytest.FixtureRequest, placed: BuildResult) -> Iterator[str]:
    """The address of the site on each server that has our settings."""
    yield from _served(CONFIGURED[request.param], placed)


def _served(server: Any, placed: BuildResult) -> Iterator[str]:
    work = Path(tempfile.mkdtemp(prefix="pcn-server-"))
    work.chmod(0o755)
    try:
        (work / "www" / FOLDER.strip("/")).parent.mkdir(parents=True)
        assert isinstance(write_site(work / "www" / FOLDER.strip("/"), placed.files), WriteReport)
        with server(work / "www", placed.hosting) as address:
            yield f"{address}{FOLDER}/"
    finally:
        shutil.rmtree(work)


def test_every_file_and_every_link_works_in_a_sub_folder(served: str, placed: BuildResult) -> None:
    with ThreadPoolExecutor(4) as pool:
        replies = dict(zip(placed.files, pool.map(lambda url: servers.ask(served + url), placed.files), strict=True))
    assert {url for url, reply in replies.items() if reply.status != 200} == set()
    assert {url for url, reply in replies.items() if reply.body != placed.files[url]} == set()
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(url), address.partition("#")[0].partition("?")[0] or posixpath.basename(url)))
        for url, reply in replies.items()
        if url.endswith(".html")
        for node in LexborHTMLParser(reply.body.decode()).css("[href], [src]")
        for address in [node.attributes.get("href") or node.attributes.get("src") or ""]
        if not re.match(r"[a-z]+:", address)
    }
    assert len(linked) > 50
    assert linked <= set(placed.files)


def test_a_folder_shows_its_first_page(served: str, placed: BuildResult) -> None:
    assert servers.ask(served).body == placed.files["index.html"]
    assert servers.ask(served + "matrix/").body == placed.files["matrix/index.html"]


def test_every_file_has_the_headers(configured: str, placed: BuildResult) -> None:
    wanted = json.loads(placed.hosting["staticwebapp.config.json"])["globalHeaders"]
    security = {name.lower(): value for name, value in wanted.items() if name != "Cache-Control"}
    assert "frame-ancestors 'none'" in security["content-security-policy"]
    for url in ("index.html", "matrix/index.html", "api/matrix.json", "downloads/matrix.csv", "no/such/page.html"):
        assert {name: servers.ask(configured + url).headers.get(name) for name in security} == security


def test_files_named_by_their_content_last_and_pages_are_asked_for_again(configured: str, placed: BuildResult) -> None:
    for url in sorted(placed.files):
        lasting = url.startswith("assets/")
        assert not lasting or re.search(r"-[0-9a-f]{10}\.[a-z0-9]+$", url)
    for url in ("assets/", "index.html", "api/matrix.json", "downloads/pcn-prospectus.xlsx"):
        found = next(known for known in sorted(placed.files) if known.startswith(url))
        rule = "public, max-age=31536000, immutable" if url == "assets/" else "no-cache"
        assert servers.ask(configured + found).headers["cache-control"] == rule
    again = servers.ask(configured + "index.html")
    assert servers.ask(configured + "index.html", If_None_Match=again.headers["etag"]).status == 304


def test_a_missing_page_is_said_to_be_missing(configured: str, placed: BuildResult) -> None:
    reply = servers.ask(configured + "no/such/page.html")
    assert (reply.status, reply.body) == (404, placed.files["404.html"])
    assert reply.headers["cache-control"] == "no-cache"
    assert servers.ask(configured + ".site-manifest.json").status == 404


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("api/matrix.json", "application/json"),
        ("downloads/matrix.csv", "text/csv; charset=utf-8"),
        ("downloads/contacts/all.vcf", "text/vcard; charset=utf-8"),
        ("downloads/pcn-prospectus.ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ("downloads/pcn-prospectus.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("assets/site-*.js", "javascript"),
    ],
)
def test_files_have_their_types(configured: str, placed: BuildResult, url: str, kind: str) -> None:
    found = next(known for known in placed.files if fnmatchcase(known, url))
    given = servers.ask(configured + found).headers["content-type"].lower()
    assert given == kind or given.partition(";")[0] == kind or (kind == "javascript" and kind in given)


def test_text_is_compressed_and_workbooks_are_not(configured: str) -> None:
    for url in ("matrix/index.html", "api/matrix.json", "downloads/matrix.csv"):
        reply = servers.ask(configured + url, Accept_Encoding="gzip")
        assert (reply.headers.get("content-encoding"), "accept-encoding" in reply.headers["vary"].lower()) == ("gzip", True)
    assert "content-encoding" not in servers.ask(configured + "downloads/pcn-prospectus.xlsx", Accept_Encoding="gzip").headers


def test_servers_keep_search_engines_from_files_that_name_people(configured: str) -> None:
    for url in ("api/contacts.json", "downloads/contacts/all.vcf", "downloads/contacts.csv", "contacts/south-east.html"):
        assert servers.ask(configured + url).headers["x-robots-tag"] == "noindex"
    for url in ("index.html", "api/matrix.json", "downloads/matrix.csv"):
        assert "x-robots-tag" not in servers.ask(configured + url).headers


def test_pages_work_under_the_servers_policy(configured: str, browser: Browser) -> None:
    with browser.new_context() as context:
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        for url in ("index.html", "matrix/index.html", "contacts/index.html", "search.html?q=funding", "downloads.html"):
            page.goto(configured + url)
            assert page.locator("h1").count() == 1
            assert "arial" in page.evaluate("getComputedStyle(document.body).fontFamily").lower()
        page.goto(configured + "search.html?q=funding")
        page.wait_for_function("() => document.querySelectorAll('[data-found] a').length > 3")
        assert said == []
        page.goto(configured + "no/such/page.html")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(240, 244, 245)"
        assert [text for text in said if "404" not in text] == []


def test_the_browser_keeps_the_site_under_the_servers_policy(configured: str, placed: BuildResult, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(configured)
        assert page.evaluate(KEEPS)
        kept = "async () => (await (await caches.open((await caches.keys())[0])).keys()).length"
        listed = placed.files["service-worker.js"].partition(b"\n")[0].count(b'":"')
        assert page.evaluate(kept) == listed > 100


@pytest.mark.parametrize("server", CONFIGURED)
def test_the_place_for_reports_is_found_and_stops_no_browser_from_keeping_the_site(
    server: str, build: Build, minimal: dict[str, str], browser: Browser
) -> None:
    settings = minimal["data/site.yaml"] + "security_contact: mailto:r&d@example.org\n"
    missing = "---\ntitle: Page not found\ndescription: Words.\nsources: []\norder: 9\nlayout: not-found\n---\nWords.\n"
    result = build(minimal | {"data/site.yaml": settings, "content/404.md": missing}, site_url=f"http://127.0.0.1{FOLDER}")
    with contextmanager(_served)(CONFIGURED[server], result) as address, browser.new_context() as context:
        reply = servers.ask(f"{address}.well-known/security.txt")
        assert (reply.status, reply.headers["content-type"]) == (200, "text/plain; charset=utf-8")
        assert b"Contact: mailto:r%26d@example.org\n" in reply.body
        assert servers.ask(f"{address}.site-manifest.json").status == servers.ask(f"{address}.well-known/.hidden").status == 404
        page = context.new_page()
        page.goto(address)
        assert page.evaluate(KEEPS)


def test_no_other_site_may_show_ours_in_a_frame(configured: str, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        frame = f'<!doctype html><iframe src="{configured}about/privacy.html"></iframe>'
        page.route("http://other.example/", lambda route: route.fulfill(body=frame, content_type="text/html"))
        page.goto("http://other.example/")
        page.wait_for_timeout(300)
        assert [shown.url.partition(":")[0] for shown in page.frames[1:]] == ["chrome-error"]


def test_settings_for_hosts_that_cannot_be_tried_here_say_the_same(placed: BuildResult) -> None:
    azure = json.loads(placed.hosting["staticwebapp.config.json"])
    security = {name: value for name, value in azure["globalHeaders"].items() if name != "Cache-Control"}
    assert azure["responseOverrides"]["404"] == {"rewrite": f"{FOLDER}/404.html", "statusCode": 404}
    blocks = [block.splitlines() for block in placed.hosting["_headers"].decode().strip().split("\n\n")]
    rules = {block[0]: dict(line.strip().split(": ", 1) for line in block[1:]) for block in blocks}
    assert rules["/*"] == security
    assert rules[f"{FOLDER}/assets/*"] == {"Cache-Control": "public, max-age=31536000, immutable"}
    assert rules[f"{FOLDER}/downloads/contacts/*"] == {"X-Robots-Tag": "noindex"}
    assert all(len(line) < 2000 for block in blocks for line in block) and len(rules) <= 100
    iis = ET.fromstring(placed.hosting["web.config"].decode())  # noqa: S314 - our own file
    headers = {str(add.get("name")): str(add.get("value")) for add in iis.findall("system.webServer/httpProtocol/customHeaders/add")}
    assert headers == security
    assert iis.find("location[@path='assets']//clientCache[@cacheControlMaxAge='365.00:00:00']") is not None
    assert iis.find("location[@path='downloads/contacts']//add[@name='X-Robots-Tag']") is not None


def test_settings_name_the_top_of_the_server_when_the_address_is_not_known(real: BuildResult) -> None:
    assert "error_page 404 /404.html;" in real.hosting["nginx.conf"].decode()
    assert "ErrorDocument 404 /404.html" in real.hosting["apache.htaccess"].decode()
    assert json.loads(real.hosting["staticwebapp.config.json"])["routes"][-1]["route"] == "/assets/*"
