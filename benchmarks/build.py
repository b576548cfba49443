"""How long our own builds take: clean, with nothing changed, and with one page edited.

    .venv/bin/python benchmarks/build.py                      100 and 1,000 pages, and the real site
    .venv/bin/python benchmarks/build.py --pages 10000 --rounds 3

"Clean" is measured twice: with nothing kept at all, Sass and esbuild included; and with the compiled
styles and scripts kept but nothing of any page, since other generators bring their themes compiled.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from corpus import made_up
from measuring import ROOT, Run, keep, machine_in_words, median, run, seconds, table
from projects import Data, lay_out, path_of

LIMIT = 900
COMPILED = "assets"
CASES = ("clean, nothing kept", "clean", "unchanged", "one page edited")


@dataclass(frozen=True)
class Case:
    """The runs of one case; the last watches memory."""

    name: str
    runs: list[Run] = field(default_factory=list)
    memory: float = 0.0


@dataclass(frozen=True)
class Project:
    """A project on disk, and the page that is edited in it."""

    folder: Path
    page: Path

    def build(self, watch_memory: bool = False) -> Run:
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(self.folder), "build"]
        return run(command, self.folder, LIMIT, watch_memory)

    def forget(self, also_compiled: bool) -> None:
        """Remove what builds keep: the site, and all kept work but compiled styles and scripts."""
        for folder in (self.folder / "dist", self.folder / "hosting"):
            shutil.rmtree(folder, ignore_errors=True)
        for kept in (self.folder / ".cache").glob("*"):
            if kept.name == COMPILED and not also_compiled:
                continue
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()

    def edit(self, mark: str) -> None:
        text = self.page.read_text("utf-8")
        self.page.write_text(f"{text.partition('The benchmark says')[0].rstrip()}\n\nThe benchmark says {mark}.\n", "utf-8")


def measure(project: Project, rounds: int) -> list[Case]:
    """Every case so many times, in turn, and once more for memory."""
    ready: dict[str, Callable[[str], None]] = {
        CASES[0]: lambda _: project.forget(also_compiled=True),
        CASES[1]: lambda _: project.forget(also_compiled=False),
        CASES[2]: lambda _: None,
        CASES[3]: project.edit,
    }
    runs: dict[str, list[Run]] = {name: [] for name in CASES}
    for number in range(rounds + 1):
        for name, prepare in ready.items():
            prepare(f"mark {number}")
            runs[name].append(project.build(watch_memory=number == rounds))
    return [Case(name, done[:-1], done[-1].together or done[-1].largest) for name, done in runs.items()]


def start_up(rounds: int) -> dict[str, float]:
    """Medians in seconds: a bare interpreter, and the help of the command line."""
    commands = {"bare interpreter": ["-c", "pass"], "build.py --help": [str(ROOT / "build.py"), "--help"]}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "work"
        work.mkdir()
        for _ in range(rounds):
            for name, arguments in commands.items():
                runs[name].append(run([sys.executable, *arguments], work, 60))
    return {name: statistics.median(one.wall for one in done) for name, done in runs.items()}


def laid_out(folder: Path, pages: int | None) -> Project:
    """A project of made-up pages; None stands for the real site."""
    corpus = made_up(pages or 0)
    lay_out(folder, corpus, Data(real=pages is None))
    page = path_of(folder, corpus.edited) if pages else folder / "content" / "guidance" / "benefits.md"
    return Project(folder, page)


def rows(size: str, cases: list[Case], bare: float) -> list[list[str]]:
    clean = median(next(case for case in cases if case.name == "clean").runs)
    return [
        [
            size,
            case.name,
            seconds(median(case.runs)),
            seconds(median(case.runs, "cpu")),
            f"{case.memory:.0f}",
            f"{median(case.runs) / clean:.3f}",
            f"{median(case.runs) / bare:.1f}",
        ]
        for case in cases
    ]


def main() -> None:
    """Measure each size and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    print(f"{machine_in_words()}\n")
    starts = start_up(max(given.rounds, 5) * 2)
    bare = starts["bare interpreter"]
    print(table(["start-up", "seconds", "times bare"], [[name, seconds(time), f"{time / bare:.1f}"] for name, time in starts.items()]))
    found: dict[str, list[Case]] = {}
    lines = []
    for pages in [None, *given.pages]:
        size = f"{pages:,} pages" if pages else "real site"
        with tempfile.TemporaryDirectory() as folder:
            found[size] = measure(laid_out(Path(folder) / "project", pages), given.rounds)
        lines += rows(size, found[size], bare)
    print()
    print(table(["site", "case", "wall, s", "processor, s", "memory, MiB", "ratio to clean", "times bare"], lines))
    print(f"\nWrote {keep('build', {'start-up': starts, 'builds': found}).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
