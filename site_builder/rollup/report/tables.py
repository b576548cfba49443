"""A roll-up as tables, row by row, for CSV files, the workbook and the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.core.text.csv_safety import CellValue
from site_builder.rollup.counts.aggregate import Aggregate
from site_builder.rollup.format.counts import Json
from site_builder.rollup.intake.labels import NO_NAME, OUTCOMES, SET_ASIDE, WHEN, WHY, Words, month_words

ReportRow = Sequence[CellValue]


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table: its file name without extension, its title, its columns, and its rows, which can be asked for again."""

    name: str
    title: str
    columns: tuple[str, ...]
    make_rows: Callable[[], Iterator[ReportRow]]


def tables_of(combined: Aggregate, words: Words) -> tuple[ReportTable, ...]:
    """Every table, in the order of the sheets."""
    return tuple(ReportTable(name, *words.table("files", name), partial(rows, combined, words)) for name, rows in _ROWS.items())


def _stages(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    return _stage_rows(combined.roll_up["themes"], words)


def _stage_rows(themes: Iterable[Json], words: Words) -> Iterator[ReportRow]:
    for theme in themes:
        for side in theme["sides"]:
            place = [words.theme(theme["theme"]), words.side(side["side"])]
            for key, when in WHEN.items():
                for row in side[key]:
                    yield [*place, when, words.stage(row["stage"]), row["count"], words.names(row["pcns"])]


def _components(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    components: Iterable[Json] = combined.roll_up["components"]
    for row in components:
        place = [words.theme(row["theme"]), words.side(row["side"]), words.stage(row["stage"]), words.component(row["id"])]
        yield [*place, *(row[answer] for answer in words.answers), row["id"]]


def _domains(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.roll_up["domains"]:
        yield [row["title"], row["count"], _theme_list(row["themes"], words), "; ".join(row["groups"]), words.names(row["pcns"])]


def _support(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.roll_up["support"]:
        yield [row["domain"], row["title"], row["count"], _theme_list(row["themes"], words), words.names(row["pcns"])]


def _outcomes(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    return ([words.outcome(row["outcome"]), row["count"]] for row in combined.roll_up["outcomes"])


def _needs(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.roll_up["needs"]:
        yield [words.need(row["need"]), row["count"], _theme_list(row["themes"], words), words.names(row["pcns"])]


def _theme_list(themes: Iterable[Json], words: Words) -> str:
    return "; ".join(f"{words.theme(row['theme'])}: {row['count']}" for row in themes)


def _months(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    return ([month_words(month["month"]), month["count"]] for month, _ in combined.actions())


def _actions(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for month, items in combined.actions():
        for item in items:
            who = [words.name(item["pcn"]), words.system_of(item["pcn"]), words.theme(item["theme"])]
            yield [month_words(month["month"]), *who, item["what"], item["who"], item["by"] or ""]


def _texts(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for item in combined.texts():
        who = [words.name(item["pcn"]), words.system_of(item["pcn"]), words.theme(item["theme"])]
        yield [*who, words.part(item["field"]), words.component(item["component"]), item["text"]]


def _moves(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for theme in combined.roll_up["comparison"]["themes"]:
        for side in theme["sides"]:
            counts: Json = side
            for key, what in OUTCOMES.items():
                found = counts[key]
                yield [words.theme(theme["theme"]), words.side(side["side"]), what, found["count"], words.names(found["pcns"])]


def _changes(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.roll_up["comparison"]["components"]:
        yield [words.theme(row["theme"]), words.component(row["id"]), row["gained"], row["lost"], row["other"], row["id"]]


def _rounds(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    blank: list[Json] = [{"theme": None, "side": None, "now": None, "in_a_year": None, "set_aside": []}]
    for pcn in combined.pcns():
        who = [pcn["name"] or NO_NAME, words.system(pcn["system"])]
        for round_ in pcn["rounds"]:
            for at in round_["positions"] or blank:
                place = [words.theme(at["theme"]) if at["theme"] else "", words.side(at["side"]) if at["side"] else ""]
                stages = [SET_ASIDE if when in at["set_aside"] else words.stage(at[when]) for when in WHEN]
                yield [*who, round_["date"], round_["file"], *place, *stages]


def _other_components(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    components: Iterable[Json] = combined.roll_up["not_in_matrix"]["components"]
    for row in components:
        yield [words.theme(row["theme"]), row["id"], *(row[answer] for answer in words.answers)]


def _other_themes(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    return _stage_rows(combined.roll_up["not_in_matrix"]["themes"], words)


def _set_aside(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    """What is at stages and sides, or of needs, that this matrix does not have."""
    for row in combined.roll_up["not_in_matrix"]["set_aside"]:
        side, when = words.side(row["side"]) if row["side"] else "", WHEN[row["when"]] if row["when"] else ""
        yield [words.theme(row["theme"]), side, when, words.stage(row["id"]) if when else row["id"], row["count"]]


def _expected(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    expected = combined.roll_up["expected"]
    if expected:
        none, alone = "No file returned", frozenset(expected["one_person"])
        yield from ([name, f"{none}: {words.say('one-person')}" if name in alone else none] for name in expected["missing"]["names"])
        yield from ([name or NO_NAME, "Not on the list"] for name in expected["not_listed"]["names"])


def _near(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in (combined.roll_up["expected"] or {"near": ()})["near"]:
        yield [row["listed"], row["returned"], "Yes" if row["joined"] else "No"]


def _versions(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    return ([row["used"], "; ".join(row["left_out"]), WHY[row["why"]]] for row in combined.roll_up["versions"])


def _alike(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.roll_up["alike"]:
        yield [row["name"], words.system(row["system"]), "; ".join(row["names"]), row["lines"], "Yes" if row["joined"] else "No"]


def _systems_alike(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.roll_up["systems_alike"]:
        yield [words.system(row["into"]), "; ".join(map(words.system, row["names"])), "Yes" if row["joined"] else "No"]


def _sides(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for pcn in combined.pcns():
        if pcn["left_out"]:
            yield [pcn["name"] or NO_NAME, words.system(pcn["system"]), pcn["file"], words.side(pcn["left_out"])]


def _refused(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for file, findings in combined.findings():
        yield from ([file, words.place(one["where"], tuple(one.get("path", ()))), one["message"]] for one in findings)


_ROWS: dict[str, Callable[[Aggregate, Words], Iterator[ReportRow]]] = {
    "stages": _stages,
    "components": _components,
    "domains": _domains,
    "support": _support,
    "needs": _needs,
    "months": _months,
    "actions": _actions,
    "outcomes": _outcomes,
    "texts": _texts,
    "moves": _moves,
    "changes": _changes,
    "rounds": _rounds,
    "other-components": _other_components,
    "other-themes": _other_themes,
    "set-aside": _set_aside,
    "expected": _expected,
    "near": _near,
    "versions": _versions,
    "alike": _alike,
    "systems-alike": _systems_alike,
    "sides": _sides,
    "refused": _refused,
}
"""The rows of each table by its name in the theme's ``tables.json``, which has its title and columns."""
