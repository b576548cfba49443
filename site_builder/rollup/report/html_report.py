"""A roll-up as one HTML page in the site's look, which opens from disk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from site_builder.core.dates import long_date
from site_builder.core.text.csv_safety import CellValue
from site_builder.rollup.counts.aggregate import Aggregate
from site_builder.rollup.format.counts import Json
from site_builder.rollup.intake.inputs import SAVED_NAME, SHARED_NAME
from site_builder.rollup.intake.labels import OUTCOMES, WHEN, Words, where_title
from site_builder.rollup.intake.project import Project
from site_builder.rollup.report.about import facts_of, made_of, report_title
from site_builder.rollup.report.bars import Chart, Grid
from site_builder.rollup.report.page import MOST, write_page
from site_builder.rollup.report.pictures import Pictures
from site_builder.rollup.report.tables import ReportRow, ReportTable

_LONGEST = 5_000
_MOST_OTHERS = 20

Named = tuple[str, list[int]]
NamesOfTheme = tuple[str, list[Named]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A table on the page: its first rows, and whether there are more."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[ReportRow]
    more: bool


def write_html(  # noqa: PLR0913, PLR0917 - all that a report is made of
    folder: Path, combined: Aggregate, project: Project, words: Words, tables: Sequence[ReportTable], pictures: Pictures
) -> None:
    """``index.html`` and its style; it leads to the files that are in the folder already."""
    headings = _headings(combined, words, pictures)
    write_page(
        folder,
        project,
        "roll-up.html",
        names_shown=combined.names,
        words=words,
        roll_up=combined.roll_up,
        pictures=pictures,
        headings=headings,
        contents=[(name, title) for name, title in headings.items() if title],
        appendix=list(_appendix(pictures, words)),
        tables={table.name: _shown(table) for table in tables},
        refused=list(islice(_refused(combined, words), MOST)),
        files=list(_files(folder)),
        **_said(combined, words),
        **_named(combined, words),
    )


def _headings(combined: Aggregate, words: Words, pictures: Pictures) -> dict[str, str]:
    """The titles of the sections in their order; "" for one that is not there."""
    others = combined.roll_up["not_in_matrix"]
    return {
        "stages": where_title(combined.roll_up["assessments"] if pictures.stages else 0, words),
        **{name: words.say(name) for name in ("components", "wanted", "asks", "actions", "comparison")},
        "others": words.say("others") if any(others[kind] for kind in ("themes", "components", "set_aside")) else "",
        "pcns": f"{words.unit} by {words.unit}" if combined.names else "",
        "about": words.say("about"),
        "save": "Files of this report",
        "read": "What was read",
    }


def _said(combined: Aggregate, words: Words) -> dict[str, Any]:
    """What the paper says in words: its title, facts, needs and what was asked for."""
    roll_up = combined.roll_up
    choice, files, systems = roll_up["choice"], roll_up["files"], roll_up["systems"]
    unusable = f", {files['refused']:,} could not be used" if files["refused"] else ""
    unshown = f", {files['filtered']:,} left out by the choice" if files["filtered"] else ""
    known = [theme["theme"] for theme in roll_up["themes"]]
    return {
        "paper": report_title(choice, systems, words),
        "facts": [*facts_of(roll_up, words), long_date(date.today().isoformat())],
        "read": f"{files['read']:,} {'file' if files['read'] == 1 else 'files'} read, {files['counted']:,} counted{unusable}{unshown}",
        "about": list(_about(combined, words)),
        "made_of": list(made_of(systems, roll_up["editions"], words)),
        "needs_columns": ["Need", words.say("in-any-theme"), *map(words.theme, known)],
        "needs_rows": [list(_need(row, known, words)) for row in roll_up["needs"]],
        "asks": list(_asks(combined, words)),
        "support_names": [[f"{row['domain']}: {row['title']}", words.names(row["pcns"])] for row in roll_up["support"]],
    }


def _named(combined: Aggregate, words: Words) -> dict[str, Callable[[str], list[NamesOfTheme]]]:
    """Functions from a side to the PCNs behind its numbers, by theme."""
    roll_up = combined.roll_up

    def stages(side: Json) -> list[Named]:
        return [(f"{when}: {words.stage(row['stage'])}", row["pcns"]) for key, when in WHEN.items() for row in side[key] if row["count"]]

    def moves(side: Json) -> list[Named]:
        return [(what, side[key]["pcns"]) for key, what in OUTCOMES.items() if side[key]["count"]]

    def of(themes: Sequence[Json], rows: Callable[[Json], list[Named]]) -> Callable[[str], list[NamesOfTheme]]:
        return lambda side: [(words.theme(theme["theme"]), rows(one)) for theme in themes for one in theme["sides"] if one["side"] == side]

    return {
        "stage_names": of(roll_up["themes"], stages),
        "other_names": of(roll_up["not_in_matrix"]["themes"], stages),
        "move_names": of(roll_up["comparison"]["themes"], moves),
    }


def _need(row: Json, themes: Sequence[str], words: Words) -> Iterator[CellValue]:
    found = {one["theme"]: one["count"] for one in row["themes"]}
    yield from (words.need(row["need"]), row["count"])
    yield from (found.get(theme, 0) for theme in themes)


def _asks(combined: Aggregate, words: Words) -> Iterator[tuple[str, list[tuple[str, list[tuple[str, str]]]], int]]:
    """What PCNs wrote of their needs, by theme in the order of the matrix and need, each with its name; how many texts are not shown."""
    needs = [row["need"] for row in combined.roll_up["needs"]]
    said: defaultdict[str, defaultdict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    passed: Counter[str] = Counter()
    for text in combined.texts():
        if text["theme"] is not None and text["field"] in needs:
            passed[text["theme"]] += 1
            if passed[text["theme"]] <= MOST:
                said[text["theme"]][text["field"]].append((words.name(text["pcn"]), _cut(text["text"].strip())))
    in_order = [theme["theme"] for theme in combined.roll_up["themes"] if theme["theme"] in said]
    for theme in dict.fromkeys((*in_order, *said)):
        found = said[theme]
        yield words.theme(theme), [(words.need(need), found[need]) for need in needs if need in found], max(0, passed[theme] - MOST)


def _appendix(pictures: Pictures, words: Words) -> Iterator[tuple[str, Chart | Grid]]:
    groups: tuple[tuple[str, Sequence[Chart | Grid]], ...] = (
        ("Stages", pictures.stages),
        ("Components", pictures.components),
        (words.say("wanted"), pictures.wanted),
        ("What moved", pictures.moves),
    )
    return ((f"{title}: {one.heading}", one) for title, charts in groups for one in charts)


def _refused(combined: Aggregate, words: Words) -> Iterator[tuple[str, list[str]]]:
    """Files that cannot be used, each with its reasons and their places in words."""
    for file, findings in combined.findings():
        told = ([words.place(one["where"], tuple(one.get("path", ()))), one["message"]] for one in findings)
        yield file, [": ".join(filter(None, parts)) for parts in told]


def _about(combined: Aggregate, words: Words) -> Iterator[str]:
    choice, files, expected = combined.roll_up["choice"], combined.roll_up["files"], combined.roll_up["expected"]
    read = f"{files['read']} {'file' if files['read'] == 1 else 'files'} read"
    yield f"{read}, {files['counted']} counted, {files['refused']} could not be used, {files['copies']} copies, " + (
        f"{files['other_rounds']} from other rounds, {files['filtered']} left out by the choice"
    )
    yield from notes_on(combined)
    if expected:
        told = f"{expected['listed']} {words.units} expected, {expected['returned']} returned a file"
        yield f"{told}; {expected['not_listed']['count']} not on the list"
        if choice.system is not None or choice.local is not None:
            yield "The numbers of the list count the files of all systems and editions"


def notes_on(combined: Aggregate) -> Iterator[str]:
    """What a reader must know of files that differ, and of what was left out."""
    files, strange, moved = combined.roll_up["files"], combined.roll_up["not_in_matrix"], combined.roll_up["comparison"]
    if files["differing"]:
        yield f"{files['differing']} of the copies differ from the file that is used"
    if files["other_side"]:
        yield f"{files['other_side']} of the assessments have something in a part of the matrix that they do not assess; it is left out"
    if combined.passed_over:
        yield not_looked_at(combined.passed_over, combined.names)
    if not combined.names:
        yield "Names, files, free text and answers from other editions are left out"
    for found, aside in ((strange, strange["more_set_aside"]), (moved, 0)):
        more = {"themes": found["more_themes"], "components": found["more_components"], "answers set aside": aside}
        if combined.names and any(more.values()):
            listed = ", ".join(f"{count:,} {what}" for what, count in more.items() if count)
            yield f"Of other editions there is more that is not listed: {listed}"


def not_looked_at(names: Sequence[str], named: bool) -> str:
    """A line about files that are no exports by their names; the first of them, where they may be named."""
    files = "other file was" if len(names) == 1 else "other files were"
    told = f"{len(names):,} {files} not looked at, since the names do not end in .json or .html"
    more = f" and {len(names) - _MOST_OTHERS:,} more" if len(names) > _MOST_OTHERS else ""
    return f"{told}: {', '.join(sorted(names)[:_MOST_OTHERS])}{more}" if named else told


def _shown(table: ReportTable) -> Shown:
    rows = list(islice(table.make_rows(), MOST + 1))
    cut = any(isinstance(cell, str) and len(cell) > _LONGEST for row in rows for cell in row)
    short = [[_cut(cell) if isinstance(cell, str) else cell for cell in row] for row in rows[:MOST]]
    return Shown(table.name, table.title, table.columns, short, cut or len(rows) > MOST)


def _cut(text: str) -> str:
    return f"{text[:_LONGEST]} …" if len(text) > _LONGEST else text


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    yield "roll-up.json", "Everything as JSON"
    yield "roll-up.xlsx", "All tables as a workbook"
    for name, what in (
        (SAVED_NAME, "A file that opens again, to go on with"),
        (SHARED_NAME, "Counts for others, without names"),
    ):
        if (folder / name).exists():
            yield name, what
    for name, what in (("tables", "Table"), ("answers", "Answers")):
        for path in sorted((folder / name).glob("*")):
            yield f"{name}/{path.name}", f"{what}: {path.name}"
