"""The pictures of a roll-up as charts of Excel: they can be copied into a paper and changed there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.core.xlsx_rows import RowSheet
from site_builder.rollup.intake.labels import MOVED, REACHED, Words
from site_builder.rollup.report.bars import Chart, Grid
from site_builder.rollup.report.pictures import Pictures
from site_builder.rollup.report.tables import ReportRow

_NUMBERS = "Numbers of the charts"
# The tints of the site, by the place of a stage, 0 before the first.
STAGE_TINTS = ("#d8dde0", "#b9d9f7", "#6fa8dc", "#005eb8", "#002f5c")
# A fill for each other look.
_LOOKS = {
    **dict.fromkeys(("in_place", "forward", "reached", "done"), "#002f5c"),
    **dict.fromkeys(("partly", "same", "still_open", "count"), "#b9d9f7"),
    **dict.fromkeys(("not_yet", "back", "not_reached", "changed", "none"), "#ffffff"),
}
_OTHER = "#aeb7bd"
_EDGE = {"color": "#4c6272", "width": 0.75}
_ROW, _HEAD = 22, 150
# On paper: A4, so small that a chart is as wide as the page; so many rows of the sheet are then on one.
_A4, _SCALE, _ROWS_OF_A_PAGE = 9, 50, 88


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart: its title, the columns and rows of its numbers, and what its series look like."""

    title: str
    columns: Sequence[str]
    rows: Sequence[ReportRow]
    fills: Sequence[str]


def write_charts(book: Any, sheet: Any, plans: Sequence[ChartPlan], head: object, text: object) -> None:
    """Put the charts on a sheet that is there already, none across two pages of paper, and their numbers on one of their own at the end."""
    numbers = book.add_worksheet(_NUMBERS, RowSheet)
    numbers.set_widths([60, *(18 for _ in range(max((len(plan.columns) for plan in plans), default=1) - 1))])
    numbers.set_landscape()
    numbers.set_paper(_A4)
    numbers.fit_to_pages(1, 0)
    first = top = page = 0
    breaks: list[int] = []
    for plan in plans:
        numbers.write_rows([[plan.title], plan.columns], head)
        numbers.write_rows([*plan.rows, []], text)
        chart = _chart(book, plan, first + 1)
        height = _HEAD + _ROW * len(plan.rows)
        chart.set_size({"width": 960, "height": height})
        rows = height // 20 + 2
        if top + rows > page + _ROWS_OF_A_PAGE:
            breaks.append(page := top)
        sheet.insert_chart(top, 0, chart, {"description": plan.title})
        top += rows
        first += len(plan.rows) + 3
    sheet.set_paper(_A4)
    sheet.set_print_scale(_SCALE)
    sheet.set_h_pagebreaks([row for row in breaks if row])


def _chart(book: Any, plan: ChartPlan, head: int) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    last = head + len(plan.rows)
    for column, fill in enumerate(plan.fills, 1):
        chart.add_series(
            {
                "name": [_NUMBERS, head, column],
                "categories": [_NUMBERS, head + 1, 0, last, 0],
                "values": [_NUMBERS, head + 1, column, last, column],
                "fill": {"color": fill},
                "border": _EDGE,
                "gap": 40,
                # A count of none is no number in the picture.
                "data_labels": {"value": True, "num_format": "0;;;", "font": {"color": _on(fill)}},
            }
        )
    chart.set_title({"name": plan.title, "name_font": {"size": 14}})
    chart.set_y_axis({"reverse": True, "interval_unit": 1})
    chart.set_x_axis({"num_format": "0", "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "top"} if len(plan.fills) > 1 else {"none": True})
    return chart


def _on(fill: str) -> str:
    """White words on a dark fill, black ones on a light one."""
    return "#ffffff" if fill in STAGE_TINTS[3:] else "#212b32"


def chart_plans(pictures: Pictures, words: Words) -> Iterator[ChartPlan]:
    """The charts of a roll-up that have numbers, in the order of the report."""
    return (plan for plan in _plans(pictures, words) if plan.rows)


def _plans(pictures: Pictures, words: Words) -> Iterator[ChartPlan]:
    for one in pictures.stages:
        yield _plan(f"{words.say('where-all')}: {one.heading}", one)
    for grid in pictures.components:
        yield _plan(f"{words.say('components')}: {grid.heading}", grid)
    for one in pictures.wanted:
        yield _plan(f"{words.say('wanted')}: {one.heading}", one)
    yield _plan(words.say("support"), pictures.support)
    months: list[ReportRow] = [[bar.label, bar.parts[0].count] for bar in pictures.months]
    yield ChartPlan(words.say("actions"), ("Month", "Actions"), months, (_LOOKS["count"],))
    yield _plan(words.say("outcomes"), pictures.outcomes)
    for one in pictures.moves:
        # Two charts: in one, each PCN would be counted twice.
        whole = _plan(f"{words.say('comparison')}: {one.heading}", one)
        yield _some(whole, whole.title, 0, len(MOVED))
        yield _some(whole, f"{words.say('planned')}: {one.heading}", len(MOVED), len(MOVED) + len(REACHED))


def _some(plan: ChartPlan, title: str, start: int, end: int) -> ChartPlan:
    """The same plan with some of its columns of numbers."""
    rows = [[row[0], *row[1 + start : 1 + end]] for row in plan.rows]
    return ChartPlan(title, [plan.columns[0], *plan.columns[1 + start : 1 + end]], rows, plan.fills[start:end])


def _plan(title: str, one: Chart | Grid) -> ChartPlan:
    fills = [
        _LOOKS.get(part.look, _OTHER) if part.position is None else STAGE_TINTS[min(part.position, len(STAGE_TINTS) - 1)]
        for part in one.key
    ]
    return ChartPlan(title, one.columns, one.table, fills)
