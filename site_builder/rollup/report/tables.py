"""A roll-up as tables, row by row, for CSV files, the workbook and the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from site_builder.core.text.csv_safety import CellValue
from site_builder.rollup.counts.aggregate import Aggregate
from site_builder.rollup.counts.counting import Json
from site_builder.rollup.intake.labels import NO_NAME, OUTCOMES, SET_ASIDE, WHEN, WHY, Words, month_words

ReportRow = list[CellValue]


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table: its file name without extension, its title, its columns, and its rows, which can be asked for again."""

    name: str
    title: str
    columns: tuple[str, ...]
    make_rows: Callable[[], Iterator[ReportRow]]


def tables_of(combined: Aggregate, words: Words) -> tuple[ReportTable, ...]:
    """Every table, in the order of the sheets."""
    listed = _tables(words)
    return tuple(ReportTable(name, title, columns, lambda rows=rows: rows(combined, words)) for name, title, columns, rows in listed)  # type: ignore[misc]


def _stages(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    return _stage_rows(combined.tail["themes"], words)


def _stage_rows(themes: Iterable[Json], words: Words) -> Iterator[ReportRow]:
    for theme in themes:
        for side in theme["sides"]:
            place = [words.theme(theme["theme"]), words.side(side["side"])]
            for key, when in WHEN.items():
                for row in side[key]:
                    yield [*place, when, words.stage(row["stage"]), row["count"], words.names(row["pcns"])]


def _components(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.tail["components"]:
        place = [words.theme(row["theme"]), words.side(row["side"]), words.stage(row["stage"]), words.component(row["id"])]
        yield [*place, *(row[answer] for answer in words.answers), row["id"]]


def _domains(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.tail["domains"]:
        yield [row["title"], row["count"], _theme_list(row["themes"], words), "; ".join(row["groups"]), words.names(row["pcns"])]


def _support(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.tail["support"]:
        yield [row["domain"], row["title"], row["count"], _theme_list(row["themes"], words), words.names(row["pcns"])]


def _outcomes(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    return ([words.outcome(row["outcome"]), row["count"]] for row in combined.tail["outcomes"])


def _needs(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.tail["needs"]:
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
    for theme in combined.tail["comparison"]["themes"]:
        for side in theme["sides"]:
            for key, what in OUTCOMES.items():
                found = side[key]
                yield [words.theme(theme["theme"]), words.side(side["side"]), what, found["count"], words.names(found["pcns"])]


def _changes(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.tail["comparison"]["components"]:
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
    for row in combined.tail["not_in_matrix"]["components"]:
        yield [words.theme(row["theme"]), row["id"], *(row[answer] for answer in words.answers)]


def _other_themes(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    return _stage_rows(combined.tail["not_in_matrix"]["themes"], words)


def _set_aside(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    """What is at stages and sides, or of needs, that this matrix does not have."""
    for row in combined.tail["not_in_matrix"]["set_aside"]:
        side, when = words.side(row["side"]) if row["side"] else "", WHEN[row["when"]] if row["when"] else ""
        yield [words.theme(row["theme"]), side, when, words.stage(row["id"]) if when else row["id"], row["count"]]


def _expected(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    expected = combined.tail["expected"]
    if expected:
        none, alone = "No file returned", frozenset(expected["one_person"])
        yield from ([name, f"{none}: {words.say('one-person')}" if name in alone else none] for name in expected["missing"]["names"])
        yield from ([name or NO_NAME, "Not on the list"] for name in expected["not_listed"]["names"])


def _near(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in (combined.tail["expected"] or {"near": ()})["near"]:
        yield [row["listed"], row["returned"], "Yes" if row["joined"] else "No"]


def _versions(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    return ([row["used"], "; ".join(row["left_out"]), WHY[row["why"]]] for row in combined.head["versions"])


def _alike(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.head["alike"]:
        yield [row["name"], words.system(row["system"]), row["lines"], "Yes" if row["joined"] else "No"]


def _systems_alike(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for row in combined.head["systems_alike"]:
        yield [words.system(row["into"]), "; ".join(map(words.system, row["names"])), "Yes" if row["joined"] else "No"]


def _sides(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for pcn in combined.pcns():
        if pcn["left_out"]:
            yield [pcn["name"] or NO_NAME, words.system(pcn["system"]), pcn["file"], words.side(pcn["left_out"])]


def _refused(combined: Aggregate, words: Words) -> Iterator[ReportRow]:
    for file, findings in combined.findings():
        yield from ([file, words.place(one["where"], tuple(one.get("path", ()))), one["message"]] for one in findings)


_Listed = tuple[str, str, tuple[str, ...], Callable[[Aggregate, Words], Iterator[ReportRow]]]


def _tables(words: Words) -> tuple[_Listed, ...]:
    answers, unit, units = tuple(words.answers.values()), words.unit, words.units
    return (
        ("stages", "Stages", ("Theme", "Side", "When", "Stage", units, "Names"), _stages),
        ("components", "Components", ("Theme", "Side", "Stage", "Component", *answers, "Id"), _components),
        ("domains", "Domains that would help", ("Domain", units, "In which themes", "Component groups", "Names"), _domains),
        ("support", "Support that was ticked", ("Domain", "Component group", units, "In which themes", "Names"), _support),
        ("needs", "Needs", ("Need", units, "In which themes", "Names"), _needs),
        ("months", "Actions due by month", ("Month", "Actions"), _months),
        ("actions", "Actions", ("Month", unit, "System", "Theme", "What", "Who", "By"), _actions),
        ("outcomes", "Actions of last time", ("What became of them", "Actions"), _outcomes),
        ("texts", "Free text", (unit, "System", "Theme", "About", "Component", "Text"), _texts),
        ("moves", "Two rounds: stages", ("Theme", "Side", "What happened", units, "Names"), _moves),
        ("changes", "Two rounds: components", ("Theme", "Component", "Now in place", "No longer in place", "Other change", "Id"), _changes),
        ("rounds", f"{units} and their rounds", (unit, "System", "Date", "File", "Theme", "Side", "Now", "In a year"), _rounds),
        ("other-components", "Components not in this matrix", ("Theme", "Component id", *answers), _other_components),
        ("other-themes", "Themes not in this matrix", ("Theme", "Side", "When", "Stage", units, "Names"), _other_themes),
        ("set-aside", SET_ASIDE, ("Theme", "Side", "When", "In the files", units), _set_aside),
        ("expected", f"Expected {units}", (unit, "Result"), _expected),
        ("near", "Expected, written differently", ("On the list", "In the files", f"Counted as one {unit}"), _near),
        ("versions", "Assessments in several files", ("File used", "Other files", "Why"), _versions),
        ("alike", f"{units} with the same name", (unit, "System", "Separate assessments", f"Counted as one {unit}"), _alike),
        ("systems-alike", "Systems written in several ways", ("System", "Written as", "Counted as one system"), _systems_alike),
        ("sides", "Left out: part not assessed", (unit, "System", "File", "Side"), _sides),
        ("refused", "Files that cannot be used", ("File", "Where", "Why"), _refused),
    )
