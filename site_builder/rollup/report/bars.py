"""Bars: parts as wide as their share of a whole, with the words that say the same, and charts made of them.

Counts alone decide how wide a part is, and nothing is put in an order by its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.core.text.csv_safety import CellValue
from site_builder.rollup.report.tables import ReportRow

_WHOLE = 10_000
# Room for the digits of a count, in pixels, and how wide a bar is on a large screen and on a small one.
_DIGIT, _MARGIN = 8, 4
_WIDE, _NARROW = 520, 240


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: how it looks (``position`` for a stage, 0 before the first), what it counts, and where it lies.

    ``room`` says where its number fits: on any screen, on a wide one, or nowhere ("").
    """

    look: str
    position: int | None
    label: str
    count: int
    start: str
    width: str
    middle: str
    room: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name; ``words`` say what it shows."""

    label: str
    parts: tuple[BarPart, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """The bars of one theme, month or component, and a sentence where there is one."""

    title: str
    bars: tuple[Bar, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The rows of one side of the matrix; ``few``: so few that single ones can be recognised. ``key`` names what parts look like.

    ``columns`` and ``table`` are the same numbers as a table.
    """

    side: str
    heading: str
    assessed: int
    few: bool
    key: tuple[BarPart, ...]
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    table: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class ComponentBar:
    """A component: its answers as a bar, and in how many it is in place, in words where that is not known to the last."""

    bar: Bar
    count: int | str


@dataclass(frozen=True, slots=True)
class Cell:
    """The components of one theme at one stage."""

    stage: str
    position: int
    components: tuple[ComponentBar, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """One theme of the matrix."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The matrix of one side with a bar in each component."""

    side: str
    heading: str
    assessed: int
    few: bool
    key: tuple[BarPart, ...]
    rows: tuple[GridRow, ...]
    columns: tuple[str, ...]
    table: tuple[ReportRow, ...]


Piece = tuple[str, int | None, str, int]
Look = tuple[str, int | None, str]


def bar(label: str, pieces: Iterable[Piece], whole: int) -> Bar:
    """A bar of pieces (look, position, label, count), each as wide as its share of ``whole``; pieces without a count are left out."""
    filled = [piece for piece in pieces if piece[3]]
    words = ", ".join(f"{title}: {count:,}" for _, _, title, count in filled)
    return Bar(label, tuple(_placed(filled, max(whole, 1))), words or "None")


def _placed(pieces: Sequence[Piece], whole: int) -> Iterator[BarPart]:
    passed = 0
    for look, position, label, count in pieces:
        start, end = _WHOLE * passed // whole, _WHOLE * (passed + count) // whole
        width = end - start
        yield BarPart(look, position, label, count, _percent(start), _percent(width), _percent(start + width // 2), _room(count, width))
        passed += count


def _percent(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def _room(count: int, width: int) -> str:
    needed = _WHOLE * (len(f"{count:,}") * _DIGIT + _MARGIN)
    return "any" if width * _NARROW >= needed else "wide" if width * _WIDE >= needed else ""


def key_of(kinds: Iterable[Look]) -> tuple[BarPart, ...]:
    """What parts look like: a part of each kind that fills a bar."""
    return tuple(
        BarPart(look, position, label, 0, _percent(0), _percent(_WHOLE), _percent(_WHOLE // 2), "") for look, position, label in kinds
    )


def counts_of(key: Sequence[BarPart], bars: Iterable[Bar]) -> list[CellValue]:
    """The counts of bars in the order of a key."""
    found = {(part.look, part.position): part.count for one in bars for part in one.parts}
    return [found.get((kind.look, kind.position), 0) for kind in key]


def columns_of(head: str, key: Sequence[BarPart]) -> tuple[str, ...]:
    """The heads of the table of a chart; its lines are named by what ``head`` says."""
    return (head, *(kind.label for kind in key))
