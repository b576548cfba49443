"""How long it takes from saving a file to the changed page in the browser, in the preview.

A preview runs in a process of its own, on a copy of the real content, and then on
one with made-up pages. Like a browser, this program keeps a connection open, waits
to be told to reload, and asks for the page until it holds the change. The time runs
from the moment the file is written to the moment the changed page is there.

    .venv/bin/python benchmarks/preview.py [--rounds 20] [--pages 1000] [--theme FOLDER]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import WebSocketClientConnection, websocket_connect

ROOT = Path(__file__).parent.parent
PATIENCE = 120


@dataclass(frozen=True)
class Case:
    """A file to save, the page that shows it, and how a text gets a mark with a number."""

    name: str
    path: str
    url: str
    marked: Callable[[str, str], str]


CASES = (
    Case("a page", "content/guidance/benefits.md", "guidance/benefits.html", lambda text, mark: f"{text}\n{mark}\n"),
    Case(
        "a contact",
        "data/contacts/south-east.yaml",
        "contacts/south-east.html",
        lambda text, mark: text.replace("name: Cathy Bellman", f"name: Cathy Bellman {mark}"),
    ),
    Case(
        "a component",
        "data/matrix/communities.yaml",
        "matrix/communities.html",
        lambda text, mark: text.replace("title: Approach to engagement", f"title: Approach to engagement {mark}"),
    ),
    Case("a template", "theme/layouts/article.html", "guidance/benefits.html", lambda text, mark: text.replace("<h1>", f"<h1>{mark} ", 1)),
)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def lay_out(project: Path, pages: int, theme: Path) -> None:
    """A copy of the content, with made-up pages until there are so many in all."""
    for folder in ("content", "data"):
        shutil.copytree(ROOT / folder, project / folder)
    shutil.copytree(theme, project / "theme", ignore=shutil.ignore_patterns("node_modules"))
    (project / "theme" / "node_modules").symlink_to((theme / "node_modules").resolve())
    text = (project / "content/guidance/benefits.md").read_text("utf-8").split("---\n", 2)[2]
    folder = project / "content" / "guidance" / "made-up"
    folder.mkdir()
    for number in range(pages):
        head = f"title: Made-up page {number}\ndescription: A made-up page, number {number}.\nsources: []\norder: {number}\n"
        (folder / f"page-{number}.md").write_text(f"---\n{head}---\n{text}", "utf-8")


class Browser:
    """A preview in a process of its own, and a connection to it such as a browser has."""

    def __init__(self, project: Path) -> None:
        self.port = free_port()
        self.base = f"http://localhost:{self.port}/"
        self._said = project / "said.txt"
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(project), "serve", "--no-browser", "--port", str(self.port)]
        with self._said.open("w") as said:
            self.process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        self._client: AsyncHTTPClient = AsyncHTTPClient()
        self._socket: WebSocketClientConnection | None = None

    def built(self) -> int:
        """How many whole builds there were so far."""
        return self._said.read_text("utf-8").count("Built\n")

    async def ready(self) -> None:
        until = time.monotonic() + PATIENCE
        while "Open http" not in self._said.read_text("utf-8"):
            assert time.monotonic() < until and self.process.poll() is None, self._said.read_text("utf-8")
            await asyncio.sleep(0.05)

    async def idle(self, builds: int) -> None:
        until = time.monotonic() + PATIENCE
        while self.built() <= builds:
            assert time.monotonic() < until, self._said.read_text("utf-8")
            await asyncio.sleep(0.02)

    async def open(self, url: str) -> None:
        """Load a page, and connect as livereload's script does."""
        await self.get(url)
        if self._socket is not None:
            self._socket.close()
        self._socket = await websocket_connect(f"ws://localhost:{self.port}/livereload")
        await self._socket.write_message(json.dumps({"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}))
        await self._socket.read_message()
        await self._socket.write_message(json.dumps({"command": "info", "url": self.base + url}))

    async def get(self, url: str) -> str:
        return (await self._client.fetch(self.base + url)).body.decode()

    async def until_shown(self, url: str, mark: str) -> None:
        """Wait to be told, then load; again while the page does not hold the mark."""
        assert self._socket is not None
        while True:
            message = await asyncio.wait_for(self._socket.read_message(), PATIENCE)
            assert message is not None, "the preview hung up"
            if json.loads(message)["command"] == "reload" and mark in await self.get(url):
                return

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)


async def measure(browser: Browser, project: Path, case: Case, rounds: int, hasty: bool) -> list[float]:
    """Seconds from each save to the changed page; ``hasty`` saves on while the whole build still runs."""
    path = project / case.path
    original = path.read_text("utf-8")
    await browser.open(case.url)
    seconds = []
    for number in range(rounds):
        builds, mark = browser.built(), f"mark-{number}-{os.getpid()}-end"
        text = case.marked(original, mark)
        started = time.perf_counter()
        path.write_text(text, "utf-8")
        await browser.until_shown(case.url, mark)
        seconds.append(time.perf_counter() - started)
        if hasty:
            await asyncio.sleep(0.5)
        else:
            await browser.idle(builds)
            await asyncio.sleep(0.2)
    builds = browser.built()
    path.write_text(original, "utf-8")
    await browser.idle(builds)
    return seconds


async def run(pages: int, rounds: int, theme: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        lay_out(project, pages, theme)
        browser = Browser(project)
        try:
            await browser.ready()
            print(f"{len(list((project / 'dist').rglob('*.html')))} pages")
            for case in CASES:
                # The whole build of a large site takes long: there each save comes while the one before is still being built.
                await report(case.name, await measure(browser, project, case, rounds, hasty=pages > 0))
            if not pages:
                await report("a page, saved in haste", await measure(browser, project, CASES[0], rounds, hasty=True))
        finally:
            browser.stop()


async def report(name: str, seconds: list[float]) -> None:
    ordered = sorted(milliseconds * 1000 for milliseconds in seconds)
    tenth = ordered[max(0, round(len(ordered) * 0.9) - 1)]
    print(f"  {name:24} median {statistics.median(ordered):5.0f} ms   nine in ten within {tenth:5.0f} ms   worst {ordered[-1]:5.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the preview from a save to the changed page.")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--pages", type=int, default=1000, help="pages of the large site, made-up ones included")
    parser.add_argument("--theme", type=Path, default=ROOT / "theme")
    given = parser.parse_args()
    print("load of this machine: " + ", ".join(f"{load:.1f}" for load in os.getloadavg()) + f" on {os.cpu_count()} processors")
    real = len(list((ROOT / "content").rglob("*.md"))) + 22
    for pages in (0, max(0, given.pages - real)):
        asyncio.run(run(pages, given.rounds, given.theme))


if __name__ == "__main__":
    main()
