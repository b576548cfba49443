"""Runs the benchmarks that RESULTS.md shows, and writes it.

    .venv/bin/python benchmarks/results.py                         all of them, which takes hours at 10,000 pages
    .venv/bin/python benchmarks/results.py --only growth peers     the others stay as they are

What a program prints stands in RESULTS.md between two marks of its own.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"


@dataclass(frozen=True)
class Part:
    """A part of the results: its name, its heading, and the program with its options."""

    name: str
    title: str
    command: tuple[str, ...]


PARTS = (
    Part("build", "Our builds", ("build.py", "--pages", "100", "1000", "10000")),
    Part("peers", "Beside other generators", ("peers.py", "--pages", "100", "1000")),
    Part("peers-large", "Beside other generators at 10,000 pages", ("peers.py", "--pages", "10000", "--rounds", "3")),
    Part("growth", "Growth", ("growth.py",)),
    Part("pages-uncompressed", "Every kind of page, from a server that does not compress", ("pages.py", "--uncompressed")),
)
HEAD = """\
# Results

Medians on the machine that each part names, written by `benchmarks/results.py`. What the figures mean is in [README.md](README.md).
"""


def section(part: Part, said: str) -> str:
    """A part between its marks."""
    command = " ".join(("benchmarks/" + part.command[0], *part.command[1:]))
    return f"<!-- {part.name} -->\n## {part.title}\n\n`{command}`\n\n{said.strip()}\n<!-- end {part.name} -->\n"


def main() -> None:
    """Run and write, part by part, so that what is done stays when a later one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [part.name for part in PARTS]
    parser.add_argument("--only", nargs="+", choices=names, default=names)
    given = parser.parse_args()
    for part in (part for part in PARTS if part.name in given.only):
        print(f"Running {part.name}", flush=True)
        done = subprocess.run(
            [sys.executable, str(HERE / part.command[0]), *part.command[1:]], stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            print(f"{part.name} failed; its part stays as it was")
            continue
        _write(part, re.sub(r"\n*Wrote .*\n", "\n", done.stdout))


def _write(part: Part, said: str) -> None:
    before = RESULTS.read_text("utf-8") if RESULTS.exists() else HEAD
    old = re.search(rf"<!-- {part.name} -->\n.*?<!-- end {part.name} -->\n", before, re.DOTALL)
    new = section(part, said)
    after = before.replace(old[0], new) if old else f"{before.rstrip()}\n\n{new}"
    RESULTS.write_text(after, "utf-8")


if __name__ == "__main__":
    main()
