"""The matrix of several roll-ups with a bar in each component; the browser's are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from site_builder.assessment.matrix import Matrix, MatrixTheme
from site_builder.rollup.counts.amounts import amount_words, known_part
from site_builder.rollup.format.counts import Json
from site_builder.rollup.intake.labels import Words
from site_builder.rollup.report.bars import BarPart, Cell, Chart, ComponentBar, Grid, GridRow, bar, key_of
from site_builder.rollup.report.sentences import lower_first
from site_builder.rollup.saved.regions import SeveralRollUps

# So many answers have a part of their own in a bar.
_OWN_PARTS = 3


def region_grids(matrix: Matrix, charts: Sequence[Chart], region: SeveralRollUps, words: Words) -> tuple[Grid, ...]:
    """For each side that has a chart: the matrix with what is known of each component; its numbers are in the table of components."""
    rows = {(row["theme"], row["id"]): row for row in region.rows if row["table"] == "components"}
    looks = [(look, None, title) for look, title in words.answers.items()]
    key = key_of([*looks[:_OWN_PARTS], ("rest", None, words.say("rest-not-shown"))])
    return tuple(_grid(matrix, chart, rows, key, words) for chart in charts) if rows else ()


def _grid(matrix: Matrix, chart: Chart, rows: dict[tuple[str, str], Json], key: tuple[BarPart, ...], words: Words) -> Grid:
    def cell(theme: MatrixTheme, number: int, stage: str, title: str) -> Cell:
        here = [part for part in theme.components if (part.stage, part.audience) == (stage, chart.side)]
        found = ((part.title, rows[theme.id, part.id]) for part in here if (theme.id, part.id) in rows)
        return Cell(title, number, tuple(_component(name, row, key, words) for name, row in found))

    themes = tuple(
        GridRow(theme.title, tuple(cell(theme, number, stage.id, stage.title) for number, stage in enumerate(matrix.stages, 1)))
        for theme in matrix.themes
    )
    return Grid(chart.side, chart.heading, chart.assessed, chart.few, key, themes, (), ())


def _component(title: str, row: Json, key: tuple[BarPart, ...], words: Words) -> ComponentBar:
    """The bar of what is known of a component; its words name every answer that somebody gave or may have given."""
    amounts = [row["counts"].get(answer, 0) for answer in words.answers]
    known = [known_part(amount) for amount in amounts]
    whole = max(known_part(row.get("whole", 0)), sum(known))
    each = [*known[:_OWN_PARTS], whole - sum(known[:_OWN_PARTS])]
    told = (
        f"{label}: {lower_first(amount_words(amount))}" for label, amount in zip(words.answers.values(), amounts, strict=True) if amount
    )
    made = bar(title, ((part.look, None, part.label, count) for part, count in zip(key, each, strict=True)), whole)
    return ComponentBar(replace(made, words=", ".join(told) or made.words), amount_words(amounts[0]))
