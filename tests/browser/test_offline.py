"""The site kept by the browser: whole after one visit, replaced whole or not at all, and removed where it is not wanted."""

from __future__ import annotations

import http.server
import mimetypes
import threading
import time
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from site_builder.build.pipeline import BuildResult
from tests.conftest import Build

FOLDER = "/in/a/folder/"
KEPT = """async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length)))"""
READY = """async () => {
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error("no worker is active after 30 seconds")), 30000));
  const registration = await Promise.race([navigator.serviceWorker.ready, late]);
  while (registration.active.state !== "activated") await new Promise((done) => setTimeout(done, 20));
}"""

SEARCH = "---\ntitle: Search\ndescription: Find pages by their words.\nsources: []\norder: 6\nlayout: search\n---\n"

LEFT = """async (count) => {
  while ((await navigator.serviceWorker.getRegistrations()).length !== count) await new Promise((done) => setTimeout(done, 20));
}"""


class Server:
    """A web server whose files can be changed, and which can be stopped."""

    def __init__(self) -> None:
        self.files: Mapping[str, bytes] = {}
        self.asked: list[str] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0].removeprefix(FOLDER)
                outer.asked.append(path)
                content = outer.files.get(path or "index.html")
                self.send_response(404 if content is None else 200)
                kind = "application/manifest+json" if path.endswith(".webmanifest") else mimetypes.guess_type(path or "index.html")[0]
                self.send_header("Content-Type", kind or "application/octet-stream")
                self.send_header("Cache-Control", "no-cache")
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}{FOLDER}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self._up = True

    def stop(self) -> None:
        if self._up:
            self._server.shutdown()
            self._server.server_close()
        self._up = False


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.stop()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    """A tab in which errors of requests are expected."""
    return context.new_page()


def named(build: Build, minimal: dict[str, str], name: str, **settings: str) -> Mapping[str, bytes]:
    """The smallest site under another name, which is in the title of every page."""
    lines = minimal["data/site.yaml"].replace("name: Small site", f"name: {name}")
    result = build(minimal | {"data/site.yaml": lines + "".join(f"{key}: {value}\n" for key, value in settings.items())})
    assert not result.failed, result.problems
    return result.files


def visit(tab: Page, server: Server, files: Mapping[str, bytes]) -> None:
    """The first visit, until the browser has all."""
    server.files = files
    tab.goto(server.address)
    tab.evaluate(READY)


def titles(tab: Page, server: Server, files: Mapping[str, bytes]) -> set[str]:
    """The name of the site in the title of each page."""
    found = set()
    for url in (url for url in files if url.endswith(".html")):
        tab.goto(server.address + url)
        found.add(" ".join(tab.title().split()[-2:]))
    return found


def test_every_page_the_search_and_the_tool_work_with_the_server_stopped_after_one_visit(
    real: BuildResult, tab: Page, server: Server
) -> None:
    visit(tab, server, real.files)
    assert tab.evaluate(KEPT) == [len(real.files) - 1]
    server.stop()
    for url in (url for url in real.files if url.endswith(".html") and url != "404.html"):
        reply = tab.goto(server.address + url)
        assert reply is not None and (reply.status, reply.body()) == (200, real.files[url])
        assert tab.locator("h1").count() >= 1
    tab.goto(server.address + "search.html?q=funding")
    tab.wait_for_function("() => document.querySelectorAll('[data-found] a').length > 3")
    tab.goto(server.address + "assessment/tool.html")
    tab.get_by_role("radio", name="Both").check()
    tab.get_by_role("button", name="Start a new self-assessment").first.click()
    tab.wait_for_function("() => location.hash.length > 1")
    missing = tab.goto(server.address + "no/such/page.html")
    assert missing is not None and (missing.status, missing.body()) == (404, real.files["404.html"])


def test_pages_are_known_by_the_addresses_that_servers_make_of_theirs(real: BuildResult, tab: Page, server: Server) -> None:
    visit(tab, server, real.files)
    server.stop()
    pages = {"guidance/benefits": "guidance/benefits", "matrix": "matrix/index.html", "matrix/": "matrix/", "downloads/": "downloads.html"}
    for asked, shown in {**pages, "downloads": "downloads"}.items():
        reply = tab.goto(f"{server.address}{asked}?from=here#part")
        assert reply is not None and reply.status == 200
        assert tab.url == f"{server.address}{shown}?from=here#part"
        assert tab.evaluate("getComputedStyle(document.body).fontFamily").lower().count("arial") == 1
    tab.goto(server.address + "search?q=funding")
    tab.wait_for_function("() => document.querySelectorAll('[data-found] a').length > 3")
    missing = tab.goto(server.address + "guidance/none")
    assert missing is not None and missing.status == 404


def test_a_file_to_take_away_that_the_server_does_not_send_stops_nothing(real: BuildResult, tab: Page, server: Server) -> None:
    kept = {url: content for url, content in real.files.items() if not url.endswith((".vcf", ".ods", ".webmanifest", ".txt"))}
    visit(tab, server, kept)
    assert tab.evaluate(KEPT) == [len(kept) - 1]
    server.stop()
    reply = tab.goto(server.address + "guidance/benefits.html")
    assert reply is not None and reply.status == 200


def test_a_new_build_arrives_whole_and_a_line_offers_it(build: Build, minimal: dict[str, str], tab: Page, server: Server) -> None:
    old, new = named(build, minimal, "Old site"), named(build, minimal, "New site")
    visit(tab, server, old)
    server.files, server.asked[:] = new, []
    assert titles(tab, server, old) == {"Old site"}
    tab.goto(server.address)
    notice = tab.get_by_role("status").filter(has_text="There is a new version of this site.")
    notice.wait_for()
    assert tab.title().endswith("Old site")
    same = {url for url in old if new.get(url) == old[url]}
    assert same and not [url for url in server.asked if url in same]
    with tab.expect_navigation():
        tab.get_by_role("button", name="Reload to see it").click()
    server.stop()
    assert titles(tab, server, new) == {"New site"}


def test_a_new_build_is_there_at_the_next_visit_when_all_tabs_were_closed(
    build: Build, minimal: dict[str, str], context: BrowserContext, server: Server
) -> None:
    first = context.new_page()
    visit(first, server, named(build, minimal, "Old site"))
    server.files = new = named(build, minimal, "New site")
    first.goto(server.address)
    first.locator(".app-update").wait_for()
    first.close()
    second = context.new_page()
    second.goto(server.address)
    second.goto(server.address)
    server.stop()
    assert titles(second, server, new) == {"New site"}


@pytest.mark.parametrize("broken", ["a page is still the old one", "a page is cut short", "a file is missing"])
def test_half_an_update_leaves_the_old_site_working(build: Build, minimal: dict[str, str], tab: Page, server: Server, broken: str) -> None:
    old, new = named(build, minimal, "Old site"), named(build, minimal, "New site")
    page = "matrix/index.html"
    half = {
        "a page is still the old one": {**new, page: old[page]},
        "a page is cut short": {**new, page: new[page][:-100]},
        "a file is missing": {url: content for url, content in new.items() if url != page},
    }
    visit(tab, server, old)
    server.files = half[broken]
    tab.goto(server.address)
    state = tab.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const worker = registration.installing ?? await new Promise((done) => {
            registration.addEventListener("updatefound", () => done(registration.installing), { once: true });
            registration.update().catch(() => undefined);
          });
          while (!["redundant", "installed"].includes(worker.state)) await new Promise((done) => setTimeout(done, 20));
          return worker.state;
        }"""
    )
    assert state == "redundant"
    assert tab.evaluate(KEPT) == [len(old) - 1]
    expect(tab.locator(".app-update")).to_have_count(0)
    server.stop()
    assert titles(tab, server, old) == {"Old site"}


def test_looking_for_a_new_build_without_a_network_changes_nothing(
    build: Build, minimal: dict[str, str], tab: Page, server: Server
) -> None:
    old = named(build, minimal, "Old site")
    visit(tab, server, old)
    server.stop()
    tab.goto(server.address)
    said = tab.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update().then(() => 'updated', () => 'not reached')")
    assert said == "not reached"
    assert tab.evaluate(KEPT) == [len(old) - 1]
    assert titles(tab, server, old) == {"Old site"}


def test_what_the_browser_threw_away_is_kept_again_at_the_next_visit(
    build: Build, minimal: dict[str, str], tab: Page, server: Server
) -> None:
    """The worker is still there; its cache is gone."""
    old = named(build, minimal, "Old site")
    visit(tab, server, old)
    tab.evaluate("async () => Promise.all((await caches.keys()).map((name) => caches.delete(name)))")
    tab.goto(server.address)
    assert tab.title().endswith("Old site")
    until = time.monotonic() + 20
    while tab.evaluate(KEPT) != [len(old) - 1]:
        assert time.monotonic() < until, "it is not kept again"
        tab.wait_for_timeout(50)
    server.stop()
    assert titles(tab, server, old) == {"Old site"}


def test_what_the_browser_threw_away_twice_is_kept_again_twice(build: Build, minimal: dict[str, str], tab: Page, server: Server) -> None:
    """The same worker is there all the time."""
    old = named(build, minimal, "Old site")
    visit(tab, server, old)
    for _ in range(2):
        tab.evaluate("async () => Promise.all((await caches.keys()).map((name) => caches.delete(name)))")
        tab.goto(server.address)
        until = time.monotonic() + 20
        while tab.evaluate(KEPT) != [len(old) - 1]:
            assert time.monotonic() < until, "it is not kept again"
            tab.wait_for_timeout(50)


def test_an_old_page_goes_on_with_the_worker_of_a_new_build(
    build: Build, minimal: dict[str, str], context: BrowserContext, server: Server
) -> None:
    """The reader reloads in one tab; the other still shows the old page, and loads the search index, by now a new one."""
    texts = minimal | {"content/search.md": SEARCH}
    more = {"content/guidance/second.md": texts["content/guidance/second.md"] + "\nWords that are new.\n"}
    old, new = named(build, texts, "Old site"), named(build, texts | more, "New site")
    assert old["search-index.js"] != new["search-index.js"]
    first, second = context.new_page(), context.new_page()
    visit(first, server, old)
    first.goto(server.address)
    second.goto(server.address)
    server.files = new
    second.reload()
    with second.expect_navigation():
        second.get_by_role("button", name="Reload to see it").click()
    second.wait_for_function("() => document.title.endsWith('New site')")
    server.stop()
    assert first.title().endswith("Old site")
    first.locator("#search-field").fill("practices")
    first.get_by_role("option").first.wait_for()


def test_switching_it_off_removes_it_from_browsers_that_have_it(build: Build, minimal: dict[str, str], tab: Page, server: Server) -> None:
    visit(tab, server, named(build, minimal, "Old site"))
    server.files = off = named(build, minimal, "New site", offline="false")
    assert "site.webmanifest" not in off and b"/offline-" not in off["index.html"]
    tab.goto(server.address)
    tab.evaluate(LEFT, 0)
    assert tab.evaluate(KEPT) == []
    assert titles(tab, server, off) == {"New site"}
    server.stop()
    with pytest.raises(Error):
        tab.goto(server.address)


def test_a_site_in_another_folder_of_the_same_server_keeps_its_own(
    build: Build, minimal: dict[str, str], context: BrowserContext, server: Server
) -> None:
    one, other = named(build, minimal, "One"), named(build, minimal, "Other")
    both = {**{f"one/{url}": content for url, content in one.items()}, **{f"other/{url}": content for url, content in other.items()}}
    server.files = both
    for name in ("one", "other"):
        tab = context.new_page()
        tab.goto(f"{server.address}{name}/index.html")
        tab.evaluate(READY)
    assert tab.evaluate(KEPT) == [len(one) - 1, len(other) - 1]
    server.files = {**both, "one/service-worker.js": named(build, minimal, "One", offline="false")["service-worker.js"]}
    tab.goto(f"{server.address}one/index.html")
    tab.evaluate(LEFT, 1)
    assert tab.evaluate(KEPT) == [len(other) - 1]


def test_the_manifest_is_asked_for_with_the_login_of_the_page(tab: Page, site_server: str) -> None:
    tab.goto(site_server)
    assert tab.locator("link[rel=manifest]").get_attribute("crossorigin") == "use-credentials"


def test_the_manifest_is_named_when_served_and_not_from_disk(tab: Page, site_server: str, disk: str) -> None:
    tab.goto(f"{site_server}matrix/index.html")
    link = tab.locator("link[rel=manifest]")
    link.wait_for(state="attached")
    address = str(link.evaluate("node => node.href"))
    assert address == f"{site_server}site.webmanifest"
    manifest = tab.request.get(address).json()
    assert tab.request.get(site_server + manifest["start_url"]).ok
    sizes = [(icon["sizes"], tab.request.get(site_server + icon["src"]).body()[:8]) for icon in manifest["icons"]]
    assert sizes == [(size, b"\x89PNG\r\n\x1a\n") for size in ("192x192", "512x512", "512x512")]
    tab.goto(f"{disk}matrix/index.html")
    expect(tab.locator("link[rel=manifest]")).to_have_count(0)
