"""The targets of this project beside other generators, and the tables that say whether they are met."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparing import CASES, Entry
from measuring import seconds, table
from previewing import Preview

MANY = ("mkdocs-material", "pelican", "nikola", "zensical", "sphinx")
GOVERNMENT = ("govuk-eleventy", "nhsuk-eleventy")


@dataclass(frozen=True)
class Target:
    """A ratio of ours to a peer that is not to be passed, by number of pages."""

    measure: str
    peers: tuple[str, ...]
    at_most: dict[int, float]


TARGETS = (
    Target("clean", ("hugo",), {100: 1.0, 1000: 1.0, 10_000: 1.0}),
    Target("unchanged", ("hugo",), {100: 0.3, 1000: 0.05, 10_000: 0.02}),
    Target("one page edited", ("hugo",), {100: 0.6, 1000: 0.15, 10_000: 0.05}),
    Target("clean", MANY, {100: 0.5, 1000: 0.2, 10_000: 0.1}),
    Target("clean", GOVERNMENT, {100: 0.1, 1000: 0.05}),
    Target("memory", ("hugo",), {100: 1.0, 1000: 0.7, 10_000: 0.3}),
)


def figures(pages: int, entries: Sequence[Entry]) -> str:
    """Medians of each generator: clean, unchanged, one page edited, processor time of a clean build, and memory."""
    rows = []
    for entry in entries:
        if entry.trouble and not entry.runs["clean"]:
            rows.append([entry.name, _short(entry.trouble), "", "", "", "", ""])
            continue
        times = [seconds(entry.median(case)) for case in CASES]
        memory = max(entry.memory.values(), default=0)
        note = _short(entry.trouble) if entry.trouble else str(len(entry.runs["clean"]))
        rows.append([entry.name, *times, seconds(entry.median("clean", "cpu")), f"{memory:.0f}", note])
    head = [f"{pages:,} pages", "clean, s", "unchanged, s", "one edit, s", "clean, processor s", "peak memory, MiB", "rounds"]
    return table(head, rows)


def verdicts(pages: int, entries: Sequence[Entry]) -> list[list[str]]:
    """A row for each target at this size and each of its peers."""
    by_name = {entry.name: entry for entry in entries}
    ours = by_name["ours"]
    rows = []
    for target in TARGETS:
        for peer in (by_name[name] for name in target.peers if name in by_name):
            rows.append([f"{pages:,}", target.measure, peer.name, *_verdict(target, pages, ours, peer)])
    return rows


def _verdict(target: Target, pages: int, ours: Entry, peer: Entry) -> list[str]:
    at_most = target.at_most.get(pages)
    limit = "-" if at_most is None else f"at most {at_most:g}"
    ratio = _ratio(ours, peer, target.measure, "wall")
    if ratio is None:
        return ["-", "-", limit, _short(ours.trouble or peer.trouble or "")]
    of_cpu = None if target.measure == "memory" else _ratio(ours, peer, target.measure, "cpu")
    met = "" if at_most is None else "met" if ratio <= at_most else "missed"
    return [f"{ratio:.3f}", "-" if of_cpu is None else f"{of_cpu:.3f}", limit, met]


def _ratio(ours: Entry, peer: Entry, measure: str, what: str) -> float | None:
    mine, theirs = _value(ours, measure, what), _value(peer, measure, what)
    return mine / theirs if mine and theirs else None


def verdict_table(rows: Iterable[Sequence[str]]) -> str:
    """The table of ratios of ours to a peer's."""
    return table(["pages", "measure", "against", "ratio", "ratio of processor time", "target", ""], rows)


def preview_table(pages: int, previews: Sequence[Preview]) -> str:
    """Save to changed page of each preview, and the ratio of ours to it."""
    medians = {preview.entry.name: statistics.median(preview.seconds) for preview in previews if preview.seconds}
    rows = []
    for preview in previews:
        name = preview.entry.name
        if name not in medians:
            rows.append([name, _short(preview.trouble or "not measured"), "", ""])
            continue
        ratio = f"{medians['ours'] / medians[name]:.2f}" if "ours" in medians and name != "ours" else ""
        rows.append([name, seconds(medians[name]), seconds(max(preview.seconds)), ratio])
    return table([f"preview, {pages:,} pages", "save to changed page, s", "slowest, s", "ratio"], rows)


def _value(entry: Entry, measure: str, what: str) -> float | None:
    if measure == "memory":
        return max(entry.memory.values(), default=0) or None
    return entry.median(measure, what)


def _short(trouble: str) -> str:
    words = " ".join(trouble.split())
    return words if len(words) <= 80 else f"…{words[-79:]}"
