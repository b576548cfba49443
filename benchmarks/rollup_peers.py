"""The command `rollup` beside the plainest program that counts, and beside DuckDB, on the same files and in turn.

    .venv/bin/python benchmarks/rollup_peers.py FOLDER                 20,000 made-up exports, made in FOLDER when it is not there
    .venv/bin/python benchmarks/rollup_peers.py FOLDER --rounds-of-each 80   100,000

The plainest program (`generators/rollup_plainest.py`) reads with orjson, checks nothing, counts in memory, one process a core, and writes
nothing. DuckDB is asked for the same counts; that they are the same is seen first, on a part of the files. The command checks every
file, finds the rounds of each PCN, and writes the whole report: pictures, tables, workbook and JSON.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path

from measuring import ROOT, Run, keep, machine_in_words, median, run, seconds, table
from rollup import make

HOME = ROOT / ".cache" / "peers" / "rollup"
PACKAGES = ("orjson==3.13.0", "duckdb==2.0.0")
PROGRAM = ROOT / "benchmarks" / "generators" / "rollup_plainest.py"
LIMIT = 1800


def installed(work: Path) -> Path:
    """The Python of the peers, in a folder of its own."""
    python = HOME / "bin" / "python"
    if not python.exists():
        venv.create(HOME, with_pip=True)
        run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], work, LIMIT)
    return python


def main() -> None:
    """Every program in turn, so that a busy minute meets them all; medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pcns", type=int, default=1250)
    parser.add_argument("--rounds-of-each", type=int, default=16)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    folder = given.folder.absolute()
    if not folder.exists():
        make(folder, given.pcns, given.rounds_of_each)
    files = sum(1 for _ in folder.rglob("*.json"))
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        work = Path(name) / "work"
        work.mkdir()
        peers = str(installed(work))
        run([peers, str(PROGRAM), "same", str(next(path for path in sorted(folder.iterdir()) if path.is_dir()))], work, LIMIT)
        programs: dict[str, Callable[[], list[str]]] = {
            "plainest program": lambda: [peers, str(PROGRAM), "plainest", str(folder)],
            "DuckDB, the same counts": lambda: [peers, str(PROGRAM), "duckdb", str(folder)],
            "build.py rollup": lambda: [sys.executable, str(ROOT / "build.py"), "rollup", str(folder), "--out", f"{name}/report"],
        }
        runs: dict[str, list[Run]] = {what: [] for what in programs}
        for _ in range(given.runs):
            for what, command in programs.items():
                runs[what].append(run(command(), work, LIMIT))
    least = runs["plainest program"]
    head = (f"{files:,} files", "s", "processor s", "beside the plainest, s", "beside it, processor s", "largest process, MB")
    rows = [
        (
            what,
            *(seconds(median(found, measure)) for measure in ("wall", "cpu")),
            *(f"{median(found, measure) / median(least, measure):.1f}" for measure in ("wall", "cpu")),
            f"{median(found, 'largest'):.0f}",
        )
        for what, found in runs.items()
    ]
    print(machine_in_words(), table(head, rows), sep="\n\n")
    keep("rollup-peers", runs)


if __name__ == "__main__":
    main()
