"""The pictures of a roll-up as values.

The page of the command and the system view draw the same bars; one test compares them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.assessment.matrix import Matrix
from site_builder.rollup.counts.counting import is_few
from site_builder.rollup.format.counts import WANTED_KINDS, Json
from site_builder.rollup.format.roll_up import RollUp
from site_builder.rollup.intake.labels import MOVED, NO_STAGE, OUTCOMES, REACHED, WHEN, Words, month_words
from site_builder.rollup.report.bars import (
    Bar,
    BarPart,
    Cell,
    Chart,
    ComponentBar,
    Grid,
    GridRow,
    Look,
    Row,
    bar,
    columns_of,
    counts_of,
    key_of,
)
from site_builder.rollup.report.sentences import left_out_sentence, stage_sentences

# The most months that are drawn: files may hold thousands.
_MOST_MONTHS = 60


@dataclass(frozen=True, slots=True)
class Pictures:
    """All pictures of a roll-up, each by side of the matrix."""

    stages: tuple[Chart, ...]
    components: tuple[Grid, ...]
    wanted: tuple[Chart, ...]
    moves: tuple[Chart, ...]
    others: tuple[Chart, ...]
    months: tuple[Bar, ...]
    support: Chart
    outcomes: Chart


def pictures_of(matrix: Matrix, roll_up: RollUp, months: Sequence[tuple[str, int]], words: Words) -> Pictures:
    """The pictures of what was counted; ``months`` are those of actions, "" for none, each with how many."""
    themes = roll_up["themes"]
    return Pictures(
        stages=_stage_charts(matrix, themes, words),
        components=_component_grids(matrix, roll_up["components"], themes, words),
        wanted=_wanted_charts(matrix, roll_up["wanted"], themes, words),
        moves=_move_charts(matrix, roll_up["comparison"], words),
        others=_stage_charts(matrix, roll_up["not_in_matrix"]["themes"], words),
        months=tuple(_month_bars(months)),
        support=_support_chart(roll_up["assessments"], roll_up["support"], words),
        outcomes=_outcome_chart(roll_up["outcomes"], words),
    )


def _month_bars(months: Sequence[tuple[str, int]]) -> Iterator[Bar]:
    """A bar for each month with actions, in their order; as long as its share of the month with most."""
    most = max((count for _, count in months), default=0)
    for month, count in months[:_MOST_MONTHS]:
        yield bar(month_words(month or None), [("count", None, "Actions", count)], most)


def _support_chart(assessments: int, support: Sequence[Json], words: Words) -> Chart:
    """What was ticked, by domain, in the order of the matrix; a bar is as long as the number of PCNs."""
    kinds: list[Look] = [("count", None, words.units)]
    domains = dict.fromkeys(row["domain"] for row in support)

    def bars(domain: str) -> tuple[Bar, ...]:
        return tuple(bar(row["title"], [(*kinds[0], row["count"])], assessments) for row in support if row["domain"] == domain)

    return _chart(_Side("", "", assessments, ()), kinds, [Row(domain, bars(domain), "") for domain in domains], head="Component group")


def _outcome_chart(outcomes: Sequence[Json], words: Words) -> Chart:
    """What became of the actions of last time, as one bar."""
    kinds: list[Look] = [(row["outcome"] or "unsaid", None, words.outcome(row["outcome"])) for row in outcomes]
    whole = sum(row["count"] for row in outcomes)
    pieces = [(*kind, row["count"]) for kind, row in zip(kinds, outcomes, strict=True)]
    rows = [Row("Actions", (bar("Last time", pieces, whole),), "")] if whole else []
    return _chart(_Side("", "", whole, ()), kinds, rows, head="Actions")


@dataclass(frozen=True, slots=True)
class _Side:
    """What the themes hold of one side of the matrix: how many assessed it, and the counts of each theme."""

    id: str
    heading: str
    assessed: int
    rows: tuple[tuple[str, Json], ...]


def _sides(matrix: Matrix, themes: Sequence[Json]) -> Iterator[_Side]:
    for audience in matrix.audiences:
        rows = tuple((theme["theme"], side) for theme in themes for side in theme["sides"] if side["side"] == audience.id)
        yield _Side(audience.id, audience.heading, max((side.get("assessed", 0) for _, side in rows), default=0), rows)


def _assessed(matrix: Matrix, themes: Sequence[Json]) -> list[_Side]:
    return [side for side in _sides(matrix, themes) if side.assessed]


def _chart(side: _Side, kinds: Sequence[Look], rows: Iterable[Row], *, head: str = "Theme", in_one: bool = False) -> Chart:
    """The chart of one side; its table has a line for each bar, or ``in_one`` for each row, named by what ``head`` says."""
    key, rows = key_of(kinds), tuple(rows)
    lines = (
        [(row.title, row.bars) for row in rows] if in_one else [(f"{row.title}: {one.label}", (one,)) for row in rows for one in row.bars]
    )
    table = tuple([title, *counts_of(key, bars)] for title, bars in lines)
    return Chart(side.id, side.heading, side.assessed, is_few(side.assessed), key, rows, columns_of(head, key), table)


def _stage_charts(matrix: Matrix, themes: Sequence[Json], words: Words) -> tuple[Chart, ...]:
    """For each side that somebody assessed: themes by stage, now and in a year."""
    titles = [matrix.before.title, *(stage.title for stage in matrix.stages)]
    kinds: list[Look] = [*(("stage", number, title) for number, title in enumerate(titles)), ("none", None, NO_STAGE)]
    return tuple(
        _chart(side, kinds, (_stage_row(theme, found, kinds, words) for theme, found in side.rows)) for side in _assessed(matrix, themes)
    )


def _stage_row(theme: str, side: Json, kinds: Sequence[Look], words: Words) -> Row:
    bars = tuple(
        bar(when, ((*kind, row["count"]) for kind, row in zip(kinds, side[key], strict=True)), side["assessed"])
        for key, when in WHEN.items()
    )
    return Row(words.theme(theme), bars if side["assessed"] else (), stage_sentences(side, words))


def _component_grids(matrix: Matrix, components: Sequence[Json], themes: Sequence[Json], words: Words) -> tuple[Grid, ...]:
    """For each side that somebody assessed: the matrix, with what is in place of each component."""
    answers = [*words.answers.items()]
    rest = " or ".join(title.lower() if number else title for number, (_, title) in enumerate(answers[3:]))
    key = key_of([*((look, None, title) for look, title in answers[:3]), ("rest", None, rest)])
    return tuple(_grid(matrix, side, components, key, words) for side in _assessed(matrix, themes))


def _grid(matrix: Matrix, side: _Side, components: Sequence[Json], key: tuple[BarPart, ...], words: Words) -> Grid:
    here = [row for row in components if row["side"] == side.id]
    rows = tuple(GridRow(theme.title, tuple(_cells(matrix, theme.id, here, key, words))) for theme in matrix.themes)
    table = tuple(
        [f"{row.title}: {one.bar.label} ({cell.stage})", *counts_of(key, (one.bar,))]
        for row in rows
        for cell in row.cells
        for one in cell.components
    )
    return Grid(side.id, side.heading, side.assessed, is_few(side.assessed), key, rows, columns_of("Component", key), table)


def _cells(matrix: Matrix, theme: str, components: Sequence[Json], key: Sequence[BarPart], words: Words) -> Iterator[Cell]:
    for number, stage in enumerate(matrix.stages, 1):
        here = [row for row in components if row["theme"] == theme and row["stage"] == stage.id]
        yield Cell(stage.title, number, tuple(ComponentBar(_component_bar(row, key, words), row["in_place"]) for row in here))


def _component_bar(row: Json, key: Sequence[BarPart], words: Words) -> Bar:
    counts = [row[answer] for answer in words.answers]
    pieces = [(part.look, None, part.label, count) for part, count in zip(key, (*counts[:3], sum(counts[3:])), strict=True)]
    return bar(words.component(row["id"]), pieces, sum(counts))


def _wanted_charts(matrix: Matrix, wanted: Sequence[Json], themes: Sequence[Json], words: Words) -> tuple[Chart, ...]:
    """For each side: components that are not in place up to the stage that each chose for a year from now, in the order of the matrix."""
    kinds: list[Look] = [(look, None, words.answers[look]) for look in WANTED_KINDS]
    charts = []
    for side in _assessed(matrix, themes):
        here = [row for row in wanted if row["side"] == side.id]
        rows = (Row(theme.title, _wanted_bars(theme.id, here, kinds, side.assessed, words), "") for theme in matrix.themes)
        charts.append(_chart(side, kinds, (row for row in rows if row.bars), head="Component"))
    return tuple(chart for chart in charts if chart.rows)


def _wanted_bars(theme: str, rows: Sequence[Json], kinds: Sequence[Look], whole: int, words: Words) -> tuple[Bar, ...]:
    return tuple(
        bar(f"{words.component(row['id'])} ({words.stage(row['stage'])})", ((*kind, row[kind[0]]) for kind in kinds), whole)
        for row in rows
        if row["theme"] == theme
    )


def _move_charts(matrix: Matrix, comparison: Json, words: Words) -> tuple[Chart, ...]:
    """For each side: what moved between two rounds, and whether what was planned is reached."""
    kinds: list[Look] = [(look, None, label) for look, label in OUTCOMES.items()]
    both = comparison["both"]["count"]
    charts = []
    for side in _sides(matrix, comparison["themes"]):
        most = max((sum(found[look]["count"] for look in some) for _, found in side.rows for some in (MOVED, REACHED)), default=0)
        rows = [
            Row(words.theme(theme), tuple(_move_bars(found, most)), left_out_sentence(found, both, words)) for theme, found in side.rows
        ]
        charts.append(_chart(replace(side, assessed=most), kinds, (row for row in rows if row.bars), in_one=True))
    return tuple(chart for chart in charts if chart.rows)


def _move_bars(side: Json, whole: int) -> Iterator[Bar]:
    """Both bars of a theme, the longest of a side over its full width."""
    for title, kinds in (("What moved", MOVED), ("What was planned", REACHED)):
        pieces = [(look, None, label, side[look]["count"]) for look, label in kinds.items()]
        if any(piece[3] for piece in pieces):
            yield bar(title, pieces, whole)
