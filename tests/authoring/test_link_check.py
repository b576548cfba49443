"""Links to other sites: tested politely, with answers kept, and never a failure. Only a server on this machine is asked."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.authoring.link_check import Limits, LinkStatus, check_urls, external_links, load_fresh, to_cache
from site_builder.cli.main import command
from tests.conftest import ROOT, Build, lay_out

QUICK = Limits(hosts=4, pause=0.05, timeout=0.3, tries=2)


@dataclass
class Server:
    """A server on this machine, and what it was asked: method, path and when."""

    address: str
    asked: list[tuple[str, str, float]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server("")
    lock = threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            with lock:
                state.asked.append((self.command, self.path, time.monotonic()))
                state.at_once += 1
                state.most_at_once = max(state.most_at_once, state.at_once)
            try:
                self.respond()
            finally:
                with lock:
                    state.at_once -= 1

        def respond(self) -> None:
            if self.path == "/slow":
                time.sleep(0.6)
            tries = sum(1 for _, path, _ in state.asked if path == self.path)
            if self.path == "/closes-at-head" and self.command == "HEAD":
                self.connection.close()
                return
            codes = {"/gone": 404, "/broken": 500, "/moved": 301, "/round-and-round": 302, "/nowhere": 304}
            code = codes.get(self.path, 200)
            if self.command == "HEAD" and self.path.startswith("/head-"):
                code = int(self.path.removeprefix("/head-"))
            if self.path == "/flaky":
                code = 503 if tries == 1 else 200
            self.send_response(code)
            if code in {301, 302}:
                self.send_header("Location", "/well" if code == 301 else self.path)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD = answer

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{made.server_port}"
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield state
    made.shutdown()


@pytest.mark.parametrize(
    ("path", "good", "words"),
    [
        ("/well", True, "200"),
        ("/moved", True, "200 OK, leads to"),
        ("/head-405", True, "200"),
        ("/head-429", True, "200"),
        ("/head-500", True, "200"),
        ("/closes-at-head", True, "200"),
        ("/round-and-round", False, "302 Found, leads on more than 10 times"),
        ("/nowhere", False, "304 Not Modified, leads nowhere"),
        ("/flaky", True, "200"),
        ("/gone", False, "404"),
        ("/broken", False, "500"),
        ("/slow", False, "no answer within 0.3 seconds"),
    ],
)
def test_each_answer_is_understood(path: str, good: bool, words: str, server: Server) -> None:
    url = server.address + path
    answer = check_urls([url], QUICK, lambda: 100.0)[url]
    assert (answer.good, answer.when) == (good, 100.0)
    assert answer.words.startswith(words)


def test_a_host_that_is_not_there_is_told(server: Server) -> None:
    answers = check_urls(
        ["http://127.0.0.1:1/nobody", "http://no-such-host.invalid/", server.address.replace("http", "https")], QUICK, time.time
    )
    assert [answer.words for _, answer in sorted(answers.items())] == [
        "no answer: the server takes no connections",
        "no answer: no server of this name was found",
        "no answer: the secure connection failed",
    ]


def test_one_host_is_asked_one_thing_at_a_time_with_pauses(server: Server) -> None:
    check_urls([f"{server.address}/page-{number}" for number in range(5)], QUICK, time.time)
    times = [when for _, _, when in server.asked]
    assert server.most_at_once == 1
    assert min(later - earlier for earlier, later in pairwise(times)) >= QUICK.pause


def test_hosts_are_asked_in_parallel(server: Server) -> None:
    port = server.address.rpartition(":")[2]
    urls = [f"http://127.0.0.1:{port}/slow", f"http://localhost:{port}/slow", f"http://127.0.0.2:{port}/slow"]
    check_urls(urls, Limits(hosts=3, pause=0, timeout=5, tries=1), time.time)
    assert server.most_at_once > 1


@pytest.mark.parametrize(
    ("good", "age", "fresh"),
    [(True, 6 * 86400, True), (True, 8 * 86400, False), (False, 1800, True), (False, 7200, False), (True, -5, False)],
)
def test_answers_are_remembered_for_a_while(good: bool, age: int, fresh: bool) -> None:
    kept = to_cache({"https://example.org/": LinkStatus(1_000_000 - age, good, "words")})
    assert bool(load_fresh(kept, 1_000_000)) == fresh


@pytest.mark.parametrize("kept", [{"u": None}, {"u": {}}, {"u": {"when": "x", "good": True, "words": ""}}])
def test_a_spoilt_memory_is_forgotten(kept: dict[str, object]) -> None:
    assert load_fresh(kept, 1) == {}


@pytest.fixture
def linked(minimal: dict[str, str], server: Server) -> dict[str, str]:
    page = (
        minimal["content/guidance/first.md"]
        + f"\n[A page that is gone]({server.address}/gone#part) and [one there]({server.address}/well).\n"
    )
    return {**minimal, "content/guidance/first.md": page}


def test_links_are_found_with_their_places_and_without_fragments(build: Build, linked: dict[str, str], server: Server) -> None:
    result = build(linked)
    assert result.site is not None
    links = external_links(result.site)
    assert sorted(links) == [f"{server.address}/gone", f"{server.address}/well"]
    assert [place.path for place in links[f"{server.address}/gone"]] == ["content/guidance/first.md"]


def test_the_command_reports_and_never_fails_and_asks_once(linked: dict[str, str], server: Server, tmp_path: Path, cache: Path) -> None:
    root = tmp_path / "project"
    lay_out(root, linked)
    (root / "theme").symlink_to(ROOT / "theme")
    (root / ".cache").mkdir()
    (root / ".cache/assets").symlink_to(cache / "assets")
    first = CliRunner().invoke(command, ["check", "--external"], obj=root)
    assert first.exit_code == 0
    assert f"content/guidance/first.md:14:1: {server.address}/gone does not answer as it should (404" in first.output
    assert "2 links to other sites: 1 to look at, 2 tested now, 0 known from earlier" in first.output
    asked = len(server.asked)
    again = CliRunner().invoke(command, ["check", "--external"], obj=root)
    assert "1 to look at, 0 tested now, 2 known from earlier" in again.output
    assert len(server.asked) == asked
    assert CliRunner().invoke(command, ["check"], obj=root).output.count("links to other sites") == 0


def test_a_computer_without_a_way_out_is_told_so(minimal: dict[str, str], tmp_path: Path, cache: Path) -> None:
    root = tmp_path / "project"
    page = minimal["content/guidance/first.md"] + "\n[A page](http://127.0.0.1:1/nobody).\n"
    lay_out(root, {**minimal, "content/guidance/first.md": page})
    (root / "theme").symlink_to(ROOT / "theme")
    (cache / "assets").mkdir(exist_ok=True)
    (root / ".cache").mkdir()
    (root / ".cache/assets").symlink_to(cache / "assets")
    said = CliRunner().invoke(command, ["check", "--external"], obj=root)
    assert said.exit_code == 0, said.output
    assert "this computer may not be connected to the internet" in said.output
