"""A roll-up as one HTML page in the site's look, which opens from disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import jinja2

from site_builder.render.csp import PAGE_CSP
from site_builder.render.templating import template_environment, theme_folders
from site_builder.rollup.aggregate import Aggregate
from site_builder.rollup.counting import Json
from site_builder.rollup.format import LEFT_OUT, NATIONAL
from site_builder.rollup.labels import Words, period_words
from site_builder.rollup.project import Project
from site_builder.rollup.tables import ReportRow, ReportTable

MOST = 500
_LONGEST = 5_000
_MOST_OPEN = 10
_MOST_OTHERS = 20
_SHADES = 4
_STYLE = "site.css"

# Sections after those of the stages and components: title, what else stands there, and its tables (open ones marked).
_SECTIONS = (
    ("Support domains that would help", "", ("domains *",)),
    ("Needs by kind", "", ("needs *",)),
    ("Actions due by month", "", ("months *", "actions")),
    ("Two rounds: what moved", "comparison", ("moves", "changes")),
    ("All components", "", ("components", "other-components")),
    ("{unit} by {unit}", "", ("rounds", "texts")),
    ("What was read", "", ("expected", "versions", "alike", "sides", "refused *")),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A table on the page: its first rows, and whether there are more."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: list[ReportRow]
    more: bool
    open: bool


def write_page(folder: Path, combined: Aggregate, project: Project, words: Words, tables: Sequence[ReportTable]) -> None:
    """``index.html`` and its style; it leads to the files that are in the folder already."""
    (folder / _STYLE).write_bytes(project.style)
    environment = template_environment(jinja2.Environment, theme_folders(project.theme), project.cache)
    environment.globals.update(shade=_shade, stage_rows=_stage_rows, most=MOST)
    stream = environment.get_template("roll-up.html").stream(
        policy=PAGE_CSP,
        language=project.language,
        site_name=project.name,
        title=project.title,
        style=_STYLE,
        counts=combined.counts,
        tail=combined.tail,
        about=list(_about(combined, words)),
        words=words,
        names_shown=combined.names,
        most_open=_most_open(combined, words),
        sections=list(_sections(tables, words)),
        files=list(_files(folder)),
    )
    with (folder / "index.html").open("w", encoding="utf-8", newline="\n") as file:
        stream.enable_buffering(50)
        file.writelines(stream)


def _shade(count: int, assessed: int) -> int:
    """How dark a stage is drawn, from 0 for none to 4."""
    return -(-_SHADES * count // assessed) if assessed else 0


def _stage_rows(side: Json, words: Words) -> Iterator[ReportRow]:
    for now, year in zip(side["now"], side["in_a_year"], strict=True):
        yield [words.stage(now["stage"]), now["count"], year["count"]]


def _about(combined: Aggregate, words: Words) -> Iterator[str]:
    choice, counts, files = combined.head["choice"], combined.counts, combined.head["files"]
    yield f"{files['read']} files read, {files['counted']} counted, {files['refused']} not usable, {files['copies']} copies, " + (
        f"{files['other_rounds']} from other rounds, {files['filtered']} left out by the choice"
    )
    if choice["side"]:
        yield f"For: {words.side(choice['side'])}"
    yield from notes_on(combined)
    yield (
        f"Round: {period_words(choice['round'], choice['months'])}"
        if choice["round"]
        else f"Round: the newest assessment of each {words.unit}"
    )
    if choice["earlier"]:
        yield f"Compared with: {period_words(choice['earlier'], choice['months'])}"
    for row in counts["systems"]:
        yield f"{words.system(row['system']) or 'No system given'}: {row['count']}"
    for row in counts["editions"]:
        yield f"{_edition(row)}: {row['count']}"
    if combined.tail["expected"]:
        expected = combined.tail["expected"]
        told = f"{expected['listed']} {words.units} expected, {expected['returned']} returned a file"
        yield f"{told}; {expected['not_listed']['count']} not on the list"
        if choice["system"] is not None or choice["local"] is not None:
            yield "The numbers of the list count the files of all systems and editions"


def notes_on(combined: Aggregate) -> Iterator[str]:
    """What a reader must know of files that differ, and of what was left out."""
    files, tail = combined.head["files"], combined.tail
    if files["differing"]:
        yield f"{files['differing']} of the copies differ from the file that is used"
    if files["other_side"]:
        yield f"{files['other_side']} of the assessments have something in a part of the matrix that they do not assess; it is left out"
    if combined.passed_over:
        yield not_looked_at(combined.passed_over, combined.names)
    if not combined.names:
        yield "Names, files, free text and answers from other editions are left out"
    for found in (tail["not_in_matrix"], tail["comparison"]):
        if combined.names and (found["more_themes"] or found["more_components"]):
            yield f"{found['more_themes']} themes and {found['more_components']} components of other editions are not listed"


def not_looked_at(names: Sequence[str], named: bool) -> str:
    """A line about files that are no exports by their names; the first of them, where they may be named."""
    told = f"{len(names):,} other {'file was' if len(names) == 1 else 'files were'} not looked at, since the names do not end in .json"
    more = f" and {len(names) - _MOST_OTHERS:,} more" if len(names) > _MOST_OTHERS else ""
    return f"{told}: {', '.join(sorted(names)[:_MOST_OTHERS])}{more}" if named else told


def _edition(row: Json) -> str:
    return {NATIONAL: "National matrix", LEFT_OUT: "Other editions"}.get(row["edition"], row["title"] or "")


def _most_open(combined: Aggregate, words: Words) -> list[ReportRow]:
    counted = [(row["partly"] + row["not_yet"], row) for row in combined.tail["components"]]
    found = sorted((item for item in counted if item[0]), key=lambda item: item[0], reverse=True)[:_MOST_OPEN]
    return [
        [
            words.component(row["id"]),
            f"{words.theme(row['theme'])}, {words.side(row['side'])}",
            words.stage(row["stage"]),
            count,
            row["do_not_know"],
        ]
        for count, row in found
    ]


def _sections(tables: Sequence[ReportTable], words: Words) -> Iterator[tuple[str, str, list[Shown]]]:
    by_name = {table.name: table for table in tables}
    for title, also, names in _SECTIONS:
        shown = [part for name in names for part in _parts(by_name[name.removesuffix(" *")], name.endswith(" *"))]
        filled = [table for table in shown if table.rows]
        if filled:
            yield title.format(unit=words.unit), also, filled


def _parts(table: ReportTable, is_open: bool) -> Iterator[Shown]:
    """The table; an open one without its names, which stand in a closed one below."""
    shown = _shown(table, is_open)
    if is_open and table.columns[-1] == "Names":
        yield replace(shown, columns=table.columns[:-1], rows=[row[:-1] for row in shown.rows], more=False)
        if any(row[-1] for row in shown.rows):
            names = [[row[0], row[-1]] for row in shown.rows]
            yield replace(shown, title=f"{table.title}: names", columns=(table.columns[0], "Names"), rows=names, open=False)
    else:
        yield shown


def _shown(table: ReportTable, is_open: bool) -> Shown:
    rows = list(islice(table.make_rows(), MOST + 1))
    cut = any(isinstance(cell, str) and len(cell) > _LONGEST for row in rows for cell in row)
    return Shown(table.name, table.title, table.columns, [_short(row) for row in rows[:MOST]], cut or len(rows) > MOST, is_open)


def _short(row: ReportRow) -> ReportRow:
    return [f"{cell[:_LONGEST]} …" if isinstance(cell, str) and len(cell) > _LONGEST else cell for cell in row]


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    yield "roll-up.json", "Everything as JSON"
    yield "roll-up.xlsx", "All tables as a workbook"
    for name, what in (("tables", "Table"), ("answers", "Answers")):
        for path in sorted((folder / name).glob("*")):
            yield f"{name}/{path.name}", f"{what}: {path.name}"
