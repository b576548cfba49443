"""The preview: follows every save, shows mistakes over the last good page, and serves nobody else."""

from __future__ import annotations

import asyncio
import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from site_builder.core.problems import Place, Problem
from site_builder.preview import server
from site_builder.preview import state as previews
from site_builder.preview.server import with_live_reload
from site_builder.preview.state import Preview, PreviewStatus
from site_builder.render.csp import PAGE_CSP
from tests.conftest import ROOT, lay_out

FIRST = "content/guidance/first.md"
PATIENCE = 60


def alone(work: Callable[[], object]) -> object:
    """In a thread of its own, since a browser of other tests may have a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def run_alone(task: Coroutine[Any, Any, object]) -> object:
    return alone(lambda: asyncio.run(task))


class Running:
    """A preview in a process of its own, and the project that it shows."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.port = free_port()
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(project), "serve", "--port", str(self.port)]
        self._printed = project.parent / "printed.txt"
        with self._printed.open("w") as printed:
            self.process = subprocess.Popen(command, stdout=printed, stderr=subprocess.STDOUT)
        self.wait_for(lambda: "Open http" in self.said())

    def said(self) -> str:
        return self._printed.read_text("utf-8")

    def get(self, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"localhost:{self.port}")
        connection.endheaders()
        response = connection.getresponse()
        return response.status, response.read().decode("utf-8", "replace")

    def wait_for(self, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < until, self.said()
            assert self.process.poll() is None, self.said()
            time.sleep(0.05)

    def save(self, name: str, text: str) -> None:
        (self.project / name).write_text(text, "utf-8")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def preview_of_the_minimal_site(project: Path, cache: Path) -> Iterator[Running]:
    """A preview of a project that is laid out for it; it must end well when it is asked to."""
    minimal = ROOT / "tests" / "sites" / "minimal"
    lay_out(project, {path.relative_to(minimal).as_posix(): path.read_bytes() for path in minimal.rglob("*") if path.is_file()})
    (project / "theme").symlink_to(ROOT / "theme")
    (project / ".cache").symlink_to(cache)
    preview = Running(project)
    yield preview
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(10) == 0


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Running]:
    with preview_of_the_minimal_site(tmp_path_factory.mktemp("served") / "project", cache) as preview:
        yield preview


@pytest.fixture
def good(running: Running) -> Iterator[str]:
    """The good text of the first page, put back after the test."""
    text = (running.project / FIRST).read_text("utf-8")
    yield text
    running.save(FIRST, text)
    running.wait_for(lambda: "preview-problems" not in running.get("/")[1])


def test_it_says_where_to_look(running: Running) -> None:
    assert f"Open http://localhost:{running.port}/ - stop with Ctrl and C" in running.said()


def test_the_address_alone_shows_the_home_page_with_the_reload_script(running: Running) -> None:
    status, html = running.get("/")
    assert status == 200
    assert "<h1" in html
    assert "/livereload.js" in html


def test_the_reload_script_is_served(running: Running) -> None:
    status, script = running.get(f"/livereload.js?port={running.port}")
    assert status == 200
    assert "livereload" in script.lower()


def test_what_is_saved_is_shown(running: Running, good: str) -> None:
    running.save(FIRST, good + "\nA sentence just saved.\n")
    running.wait_for(lambda: "A sentence just saved." in running.get("/guidance/first.html")[1])


def test_a_mistake_is_shown_over_the_last_good_page_until_it_is_mended(running: Running, good: str) -> None:
    line = good.count("\n") + 2
    running.save(FIRST, good + "\nRead <b>it</b>.\n")
    running.wait_for(lambda: "preview-problems" in running.get("/guidance/first.html")[1])
    for page in ("/guidance/first.html", "/glossary.html", "/gone.html"):
        html = running.get(page)[1]
        assert f"<strong>{FIRST}:{line}:1</strong>" in html
        assert "there is HTML in the Markdown; use Markdown" in html
        assert "<pre>Read &lt;b&gt;it&lt;/b&gt;.</pre>" in html
    assert "is a group of practices" in running.get("/guidance/first.html")[1]
    running.wait_for(lambda: "Not built: the last good site is still shown" in running.said())
    assert f"{FIRST}:{line}:1: there is HTML in the Markdown" in running.said()
    running.save(FIRST, good)
    running.wait_for(lambda: "preview-problems" not in running.get("/guidance/first.html")[1])


def test_a_missing_page_is_told_as_missing(running: Running) -> None:
    assert running.get("/gone.html")[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "localhost", "localhost.evil.example:{port}", "127.0.0.1:1"])
def test_requests_under_another_name_are_refused(running: Running, host: str) -> None:
    status, body = running.get("/", host=host.format(port=running.port))
    assert status == 421
    assert "<h1" not in body


@pytest.mark.parametrize(
    "path", ["/", "/guidance/first.html", "/assets/search-index-0123456789.js", "/gone.html", "/downloads/tables.xlsx"]
)
def test_no_page_of_another_site_may_read_the_preview_by_asking_for_its_files(running: Running, path: str) -> None:
    """A script element asks under the right name; the browser then keeps the answer from a page of elsewhere."""
    connection = http.client.HTTPConnection("localhost", running.port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    assert response.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert response.getheader("Access-Control-Allow-Origin") is None


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:{port}", 101),
        ("http://evil.example", 403),
        ("http://localhost:1", 403),
        ("null", 403),
        ("http://localhost.evil.example:{port}", 403),
    ],
)
def test_only_pages_of_the_preview_are_told_of_changes(running: Running, origin: str, status: int) -> None:
    connection = http.client.HTTPConnection("localhost", running.port, timeout=10)
    shake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    connection.request("GET", "/livereload", headers={**shake, "Origin": origin.format(port=running.port)})
    assert connection.getresponse().status == status
    connection.close()


@pytest.mark.parametrize(
    "path",
    [
        "/../data/site.yaml",
        "/..%2fdata/site.yaml",
        "/%2e%2e/data/site.yaml",
        "/guidance/../../data/site.yaml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/..%5cdata/site.yaml",
        "/index.html%00",
        "/" + "a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_served(running: Running, path: str) -> None:
    status, body = running.get(path)
    assert status in {403, 404}
    assert "Small site edition" not in body
    assert "root:" not in body


def test_a_link_that_leads_out_of_the_site_is_not_followed(running: Running) -> None:
    (running.project / "dist" / "out.html").symlink_to("../data/site.yaml")
    assert running.get("/out.html")[0] == 404
    (running.project / "dist" / "out.html").unlink()


def test_styles_are_served_with_their_type(running: Running) -> None:
    connection = http.client.HTTPConnection("localhost", running.port, timeout=10)
    [style] = (running.project / "dist" / "assets").glob("site-*.css")
    connection.request("GET", f"/assets/{style.name}")
    response = connection.getresponse()
    assert (response.status, response.getheader("Content-Type")) == (200, "text/css")
    assert len(response.read()) == style.stat().st_size


def test_a_port_in_use_ends_with_2_and_the_remedy(running: Running) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(running.project), "serve", "--port", str(running.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "choose another with --port" in done.stdout + done.stderr


def test_a_folder_that_went_and_came_back_is_followed_again(running: Running, good: str) -> None:
    folder, away = running.project / "content", running.project / "away"
    folder.rename(away)
    running.wait_for(lambda: "preview-problems" in running.get("/")[1])
    away.rename(folder)
    running.wait_for(lambda: "preview-problems" not in running.get("/")[1])
    running.save(FIRST, good + "\nSaved after the return.\n")
    running.wait_for(lambda: "Saved after the return." in running.get("/guidance/first.html")[1])


def test_an_editor_with_an_unsaved_page_keeps_no_preview_from_starting(tmp_path: Path, cache: Path) -> None:
    project = tmp_path / "project"
    (project / "content").mkdir(parents=True)
    (project / "content/.#first.md").symlink_to("somebody@host.1:2")
    (project / "content/first.md").symlink_to("nowhere")
    with preview_of_the_minimal_site(project, cache) as preview:
        assert "port" not in preview.said()


# Without a process


@pytest.mark.parametrize(
    "error",
    [
        OSError("No space left on device (os error 28)"),
        RuntimeError("Error creating recommended watcher: Too many open files (os error 24)"),
    ],
)
def test_where_the_system_tells_of_no_changes_the_preview_looks_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    lines: list[str] = []
    polled: list[bool] = []

    async def watch(*_: Path, force_polling: bool, **__: object) -> AsyncIterator[set[object]]:
        polled.append(force_polling)
        if not force_polling:
            raise error
        yield set()
        raise KeyboardInterrupt

    monkeypatch.setattr(server, "awatch", watch)
    monkeypatch.setattr(server, "_build", lambda *_: asyncio.sleep(0))
    with pytest.raises(KeyboardInterrupt):
        run_alone(server._look(Preview(tmp_path, tmp_path / "dist", lines.append), asyncio.Event()))
    assert polled == [False, True]
    assert [str(error) in line and "fs.inotify.max_user_watches" in line for line in lines] == [True]


def test_another_fault_than_that_of_the_port_is_not_said_of_the_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []

    def fail(self: Preview) -> None:
        raise OSError(28, "No space left on device", "dist")

    monkeypatch.setattr(Preview, "rebuild", fail)
    with pytest.raises(SystemExit):
        alone(lambda: server.serve_site(Preview(tmp_path, tmp_path / "dist", lines.append), free_port(), browser=False))
    assert lines == ["The preview cannot go on (No space left on device: dist); mend that, and start it again"]


def preview_of(tmp_path: Path, *problems: Problem) -> Preview:
    preview = Preview(tmp_path, tmp_path / "dist", lambda line: None)
    preview.outcome = PreviewStatus(problems, written=False)
    return preview


def test_a_bug_of_the_generator_is_shown_like_a_mistake_and_the_preview_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> PreviewStatus:
        raise KeyError("oops")

    monkeypatch.setattr(previews, "build_once", fail)
    preview = preview_of(tmp_path)
    preview.rebuild()
    assert "the generator failed" in preview.panel()
    assert "oops" in preview.panel()


def test_warnings_alone_show_no_panel(tmp_path: Path) -> None:
    assert preview_of(tmp_path, Problem(Place("a"), "m", "r", "warning")).panel() == ""


def test_the_panel_escapes_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "a<b>").write_text("<script>")
    panel = preview_of(tmp_path, Problem(Place("a<b>"), "<m>", "<r>")).panel()
    assert "<script>" not in panel
    assert "<m>" not in panel
    assert "a&lt;b&gt;:1:1" in panel


def test_a_page_gets_the_panel_at_its_top_and_a_policy_that_lets_the_preview_work() -> None:
    head = f'<head><meta http-equiv="Content-Security-Policy" content="{PAGE_CSP}"></head>'
    html = with_live_reload(f'<html>{head}<body class="x"><p>Page</p></body></html>', "<div>Panel</div>", 8000)
    assert '<body class="x"><div>Panel</div><p>Page</p>' in html
    assert "ws://localhost:8000" in html
    assert html.index("/livereload.js?port=8000") < html.index("</head>")


def test_a_worker_that_keeps_a_published_site_is_removed(running: Running) -> None:
    """A browser may have one from a server that ran on the same port; it would show old pages."""
    status, worker = running.get("/service-worker.js")
    assert (status, "registration.unregister()" in worker, "const SITE" in worker) == (200, True, False)
