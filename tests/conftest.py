"""Sites to test: one of full size, small ones made from text, and a browser to open them."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import signal
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from site_builder.build.pipeline import BuildResult, build_site
from site_builder.core.config import BuildConfig
from site_builder.core.files.site_writer import WriteReport, write_site

ROOT = Path(__file__).parent.parent
# A site of full size: what editors change in content/ and data/ changes nothing in it.
FULL = ROOT / "tests" / "sites" / "full"
TODAY = "2026-11-23"
SHIPPED = "tests/test_shipped_content.py"
OF_EDITORS = tuple(f"{ROOT / folder}{os.sep}" for folder in ("content", "data", "record"))
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

Build = Callable[..., BuildResult]


def pytest_configure() -> None:
    """Programs that tests start can be stopped with Ctrl and C, also where this run was started to go on without a terminal."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.addaudithook(_leave_the_editors_alone)


def _leave_the_editors_alone(event: str, arguments: tuple[Any, ...]) -> None:
    """Stops a test that reads what editors write, or runs a command on it: no change of theirs may turn a test of the software red."""
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(OF_EDITORS):
        read = arguments[0]
    elif event == "subprocess.Popen" and str(ROOT / "build.py") in map(str, arguments[1]) and "--root" not in map(str, arguments[1]):
        read = "the content of the project"
    else:
        return
    if not os.environ.get("PYTEST_CURRENT_TEST", SHIPPED).startswith(SHIPPED):
        raise AssertionError(f"this test uses {read}, which editors change; tests use tests/sites, and {SHIPPED} alone the content")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What each part of the tests took, when several ran."""
    seconds: dict[str, float] = defaultdict(float)
    for report in (one for kind in ("passed", "failed", "error", "") for one in terminalreporter.stats.get(kind, ())):
        folder, _, file = report.nodeid.partition("::")[0].removeprefix("tests/").rpartition("/")
        seconds[folder or "the builder"] += getattr(report, "duration", 0) if file else 0
    if len(seconds) > 1:
        parts = sorted(seconds.items(), key=lambda row: -row[1])
        terminalreporter.write_line("Seconds: " + ", ".join(f"{name} {took:.0f}" for name, took in parts))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for the whole run, so that styles and scripts are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def real(cache: Path) -> BuildResult:
    """The site of full size, built in memory."""
    return build_site(BuildConfig(FULL, ROOT / "theme", cache, TODAY))


@pytest.fixture(scope="session")
def site_folder(real: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of full size, written to a folder that lies some folders down."""
    assert not real.failed, "\n".join(map(str, real.problems))
    folder = tmp_path_factory.mktemp("served") / "some" / "where"
    assert isinstance(write_site(_parent_of(folder), real.files), WriteReport)
    return folder


def _parent_of(folder: Path) -> Path:
    folder.parent.mkdir(parents=True)
    return folder


@pytest.fixture(scope="session")
def site_server(site_folder: Path) -> Iterator[str]:
    """The address of the site of full size, served in a sub-folder on this machine."""
    handler = functools.partial(_Quiet, directory=str(site_folder.parent.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/where/"
    server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; there can be one only."""
    with sync_playwright() as started:
        yield started


def chromium() -> str:
    """Debian's Chromium: the program that CHROMIUM names, or else the one with windows, which are not shown."""
    executable = shutil.which(os.environ.get("CHROMIUM", "chromium-headless-shell")) or shutil.which("chromium")
    assert executable, "install the package 'chromium-headless-shell'; 'make test' does it where it may"
    return executable


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
    yield started
    started.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Firefox, without a window, with its usual rule that files from disk are strangers to each other."""
    executable = shutil.which("firefox-esr")
    if executable is None:
        pytest.skip("firefox-esr is not installed")
    rule = {"security.fileuri.strict_origin_policy": True}
    started = playwright.firefox.launch(channel="moz-firefox", executable_path=executable, firefox_user_prefs=rule)
    yield started
    started.close()


@pytest.fixture(scope="session")
def full_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the content of the site of full size, and the theme, for commands that only read it."""
    root = tmp_path_factory.mktemp("full") / "project"
    shutil.copytree(FULL, root)
    (root / "theme").symlink_to(ROOT / "theme")
    return root


@pytest.fixture
def minimal() -> dict[str, str]:
    """The smallest complete site: path to text. Change a copy to make the site of a case."""
    folder = ROOT / "tests" / "sites" / "minimal"
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def build(tmp_path: Path, cache: Path) -> Build:
    """Builds a site given as path to text (or bytes), in memory."""

    def build_files(files: Mapping[str, str | bytes], *, theme: Path = ROOT / "theme", today: str = TODAY, **options: Any) -> BuildResult:
        root = tmp_path / "project"
        for folder in ("content", "data"):
            shutil.rmtree(root / folder, ignore_errors=True)
        lay_out(root, files)
        return build_site(BuildConfig(root, theme, cache, today, **options))

    return build_files


def lay_out(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
