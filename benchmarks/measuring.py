"""What benchmarks share: running a program with a watch and a limit, medians, tables and JSON.

Times are wall-clock seconds; beside them stand seconds of processor time, which a busy machine disturbs less.
"""

from __future__ import annotations

import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / ".cache" / "benchmarks"
# Where Python may not keep what it compiled, as in many containers, it compiles every module of ours at every start.
_AS_USERS_HAVE_IT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class Failed(Exception):
    """A program ended with an error; the end of what it said."""


class TooLong(Exception):
    """A program did not end within its limit."""


@dataclass(frozen=True)
class Run:
    """One run: wall-clock and processor seconds, the largest process, and what all processes held together where it was watched (MiB)."""

    wall: float
    cpu: float
    largest: float
    together: float | None = None


def run(command: Sequence[str], folder: Path, limit: float, watch_memory: bool = False, environment: dict[str, str] | None = None) -> Run:
    """Run a program to its end. Watching memory costs time, so that such a run says nothing about time."""
    said = folder.parent / f"{folder.name}.said.txt"
    with said.open("wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, start_new_session=True, env=_AS_USERS_HAVE_IT | (environment or {})
        )
        killer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        killer.start()
        watcher = _Watcher(process.pid) if watch_memory else None
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        killer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    together = watcher.peak() if watcher else None
    if process.returncode == -signal.SIGKILL and wall >= limit:
        raise TooLong(f"more than {limit:.0f} s")
    if process.returncode:
        raise Failed(said.read_text("utf-8", "replace")[-2000:])
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, together)


class _Watcher:
    """Looks at the memory of a process and all its descendants, shared pages counted once, until it is gone."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def peak(self) -> float:
        """The most that all held together, in MiB."""
        self._over.set()
        self._thread.join()
        return self._peak / 1024

    def _watch(self) -> None:
        while not self._over.wait(0.02):
            self._peak = max(self._peak, sum(_proportional(process) for process in _family(self._process)))


def _family(process: int) -> Iterable[int]:
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            for child in children.read_text().split():
                yield from _family(int(child))
        except OSError:
            continue


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def median(runs: Sequence[Run], what: str = "wall") -> float:
    """The median of one measure."""
    return statistics.median(getattr(run, what) for run in runs)


def seconds(value: float | None) -> str:
    """Seconds for people: three figures that matter."""
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, its columns lined up."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    shown = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines]
    return "\n".join([shown[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *shown[1:]])


def machine() -> dict[str, Any]:
    """The kind of the machine and how busy it is now."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PHYS_PAGES") * PAGE_BYTES / 2**30),
        "python": platform.python_version(),
        "load": [round(load, 1) for load in os.getloadavg()],
    }


def machine_in_words() -> str:
    """One line about the machine."""
    known = machine()
    loads = ", ".join(map(str, known["load"]))
    return (
        f"{known['date']}; {known['processors']} processors, {known['memory_gib']} GiB, {known['system']}, "
        f"Python {known['python']}; load {loads}"
    )


def keep(name: str, found: Any) -> Path:
    """Write results with the machine's kind as JSON into a folder that git ignores."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps({"machine": machine(), "command": sys.argv, "found": found}, indent=1, default=vars) + "\n", "utf-8")
    return path
