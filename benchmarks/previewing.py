"""Previews of several generators, in turn: from saving a page to the moment its own preview server hands the change out."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from comparing import Entry

POLL = 0.004
PAUSE = 1.0
"""Between two saves, so that a watcher is at rest again."""


@dataclass
class Preview:
    """A preview server of a generator and the seconds from each save to the changed page."""

    entry: Entry
    port: int
    process: subprocess.Popen[bytes]
    seconds: list[float] = field(default_factory=list)
    trouble: str | None = None

    def holds(self, mark: str) -> bool:
        """Whether the server hands out the page with the change."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", f"/{self.entry.generator.address(self.entry.corpus.edited)}")
            return mark.encode() in connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def wait_for(self, mark: str, limit: float) -> float | None:
        """Seconds until the page holds the change; None when that takes too long."""
        started = time.perf_counter()
        while not self.holds(mark):
            if time.perf_counter() - started > limit or self.process.poll() is not None:
                return None
            time.sleep(POLL)
        return time.perf_counter() - started

    def signal(self, which: int) -> None:
        """To the server and everything that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, which)


def measure(entries: Sequence[Entry], rounds: int, limit: float, say: Callable[[str], None]) -> list[Preview]:
    """Each server starts, and then rests (stopped) while another is measured."""
    previews: list[Preview] = []
    try:
        for entry in entries:
            if not entry.trouble and entry.generator.preview:
                previews.append(_started(entry, limit))
                say(f"  preview of {entry.name}: {previews[-1].trouble or 'ready'}")
        for number in range(rounds):
            for preview in previews:
                if not preview.trouble:
                    _save(preview, f"saved{number}of{os.getpid()}", limit)
    finally:
        for preview in previews:
            preview.signal(signal.SIGCONT)
            preview.signal(signal.SIGKILL)
            preview.process.wait(30)
    return previews


def _started(entry: Entry, limit: float) -> Preview:
    entry.edit("beforethestart")
    port = _free_port()
    said = entry.folder.parent / f"{entry.folder.name}.preview.txt"
    with said.open("wb") as out:
        process = subprocess.Popen(
            entry.generator.serve(entry.folder, port),
            cwd=entry.folder,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    preview = Preview(entry, port, process)
    if preview.wait_for("beforethestart", limit) is None:
        preview.trouble = f"no page within {limit:.0f} s: {said.read_text('utf-8', 'replace')[-300:]}"
    else:
        # The first change often makes a server read what it needs: that one does not count.
        time.sleep(3)
        _save(preview, "warmingup", limit)
        preview.seconds.clear()
    preview.signal(signal.SIGSTOP)
    return preview


def _save(preview: Preview, mark: str, limit: float) -> None:
    preview.signal(signal.SIGCONT)
    time.sleep(PAUSE)
    preview.entry.edit(mark)
    found = preview.wait_for(mark, limit)
    if found is None:
        preview.trouble = f"the change did not come within {limit:.0f} s"
    else:
        preview.seconds.append(found)
        time.sleep(PAUSE)
    preview.signal(signal.SIGSTOP)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
