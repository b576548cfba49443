"""Builds of another checkout of this project and of this one, in turn, and the ratio of their processor time pair by pair.

git worktree add ../before 466947a && make -C ../before build
.venv/bin/python benchmarks/pairs.py ../before --pages 0 100 1000
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from measuring import ROOT, Run, machine_in_words, median, run, seconds, table

from build import LIMIT, Project

CASES = ("clean", "unchanged", "one page edited")
# Each checkout lays out its own made-up pages, in the form that its own data has.
_LAY_OUT = """
import sys
sys.path.insert(0, "benchmarks")
from pathlib import Path
from build import laid_out
print(laid_out(Path(sys.argv[1]), int(sys.argv[2]) or None).page)
"""


@dataclass(frozen=True)
class Side:
    """A checkout and a project for it."""

    checkout: Path
    project: Project

    def build(self) -> Run:
        command = [str(_python(self.checkout)), str(self.checkout / "build.py"), "--root", str(self.project.folder), "build"]
        return run(command, self.project.folder, LIMIT)


def _python(checkout: Path) -> Path:
    return checkout / ".venv" / "bin" / "python"


def side(checkout: Path, folder: Path, pages: int) -> Side:
    """A checkout with its project, built once so that styles and scripts are compiled."""
    command = [str(_python(checkout)), "-c", _LAY_OUT, str(folder), str(pages)]
    said = subprocess.run(command, cwd=checkout, check=True, capture_output=True, text=True)
    made = Side(checkout, Project(folder, Path(said.stdout.strip())))
    made.build()
    return made


def measure(before: Side, after: Side, rounds: int) -> dict[str, list[tuple[Run, Run]]]:
    """The pairs of runs of each case; who begins changes from round to round."""
    ready: dict[str, Callable[[Project], None]] = {
        "clean": lambda project: project.forget(also_compiled=False),
        "unchanged": lambda project: None,
        "one page edited": lambda project: project.edit(f"mark {time.time_ns()}"),
    }
    found: dict[str, list[tuple[Run, Run]]] = {case: [] for case in CASES}
    for number in range(rounds):
        for case, prepare in ready.items():
            runs = {}
            for one in (before, after) if number % 2 else (after, before):
                prepare(one.project)
                runs[one.checkout] = one.build()
            found[case].append((runs[before.checkout], runs[after.checkout]))
    return found


def main() -> None:
    """Measure each size and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path, help="another checkout, with its own .venv")
    parser.add_argument("--pages", type=int, nargs="*", default=[0, 100, 1000], help="sizes; 0 stands for the real site of each")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    print(f"{machine_in_words()}\n")
    rows = []
    for pages in given.pages:
        with tempfile.TemporaryDirectory() as folder:
            sides = [side(checkout, Path(folder) / name, pages) for checkout, name in ((given.before.resolve(), "before"), (ROOT, "after"))]
            for case, pairs in measure(sides[0], sides[1], given.rounds).items():
                ratio = statistics.median(after.cpu / before.cpu for before, after in pairs)
                times = [seconds(median([pair[place] for pair in pairs], "cpu")) for place in (0, 1)]
                rows.append([f"{pages:,} pages" if pages else "real site", case, *times, f"{ratio:.2f}"])
    print(table(["site", "case", "before, processor s", "after, processor s", "ratio"], rows))


if __name__ == "__main__":
    main()
