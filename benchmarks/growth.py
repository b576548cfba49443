"""How the cost of a clean build grows with pages, the matrix, people and terms: each three and ten times as much.

    .venv/bin/python benchmarks/growth.py [--rounds 3] [--what pages people]

The exponent is the slope through the logarithms: 1 is linear, 2 is quadratic. What a build costs anyway hides growth
at the small end, so that a second exponent shows the step from three to ten times alone. Costs are processor seconds.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import made_up
from measuring import ROOT, Run, keep, machine_in_words, median, seconds, table
from projects import Data, lay_out, path_of

from build import Project

TIMES = (1, 3, 10)


@dataclass(frozen=True)
class Axis:
    """Something that can grow, and how much of it there is at first."""

    name: str
    first: int

    def project(self, folder: Path, times: int) -> Project:
        """A project with so many times as much of it."""
        amount = self.first * times
        data = {
            "pages": Data(),
            "matrix": Data(real=True, matrix=amount),
            "people": Data(real=True, people=amount),
            "terms": Data(real=True, terms=amount),
        }[self.name]
        corpus = made_up(amount if self.name == "pages" else 0)
        lay_out(folder, corpus, data)
        return Project(folder, path_of(folder, corpus.edited) if corpus.pages else folder)


AXES = (Axis("pages", 300), Axis("matrix", 1), Axis("people", 1000), Axis("terms", 500))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The slope of a straight line through the logarithms."""
    return statistics.linear_regression([math.log(size) for size in sizes], [math.log(cost) for cost in costs]).slope


def measure(axis: Axis, rounds: int, folder: Path) -> list[list[Run]]:
    """The runs at each size; the sizes take turns."""
    projects = [axis.project(folder / f"{axis.name}-{times}", times) for times in TIMES]
    for project in projects:
        project.build()  # styles and scripts are compiled here, and kept
    runs: list[list[Run]] = [[] for _ in projects]
    for _ in range(rounds):
        for project, done in zip(projects, runs, strict=True):
            project.forget(also_compiled=False)
            done.append(project.build())
    return runs


def main() -> None:
    """One row for each thing that grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--what", nargs="*", choices=[axis.name for axis in AXES], default=[axis.name for axis in AXES])
    given = parser.parse_args()
    print(machine_in_words())
    rows, found = [], {}
    for axis in (axis for axis in AXES if axis.name in given.what):
        with tempfile.TemporaryDirectory() as folder:
            runs = measure(axis, given.rounds, Path(folder))
        costs = [median(done, "cpu") for done in runs]
        found[axis.name] = {"sizes": [axis.first * times for times in TIMES], "runs": runs}
        shown = [f"{seconds(cost)} ({seconds(median(done))})" for cost, done in zip(costs, runs, strict=True)]
        rows.append([f"{axis.name} from {axis.first:,}", *shown, f"{exponent(TIMES, costs):.2f}", f"{exponent(TIMES[1:], costs[1:]):.2f}"])
        print(f"  {axis.name} measured", file=sys.stderr, flush=True)
    head = ["what grows", *(f"{times} times: processor s (wall s)" for times in TIMES), "exponent", "from 3 to 10 times"]
    print(f"\n{table(head, rows)}\n\nWrote {keep('growth', found).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
