"""From exports to a folder with the report: read, combine, write; the new folder replaces the old one at the end."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from site_builder.assessment.payload import GENERATOR
from site_builder.rollup.combine import Combined, Decisions, combine
from site_builder.rollup.entry import known_themes
from site_builder.rollup.models import Choice
from site_builder.rollup.naming import Naming
from site_builder.rollup.page import notes_on, write_page
from site_builder.rollup.project import Project
from site_builder.rollup.reading import read_all
from site_builder.rollup.sources import sources_of
from site_builder.rollup.store import Store
from site_builder.rollup.tables import tables_of
from site_builder.rollup.words import Words
from site_builder.rollup.workbook import write_workbook
from site_builder.rollup.writing import write_csv, write_json

JSON_NAME = "roll-up.json"
_UNTOLD = "Which files cannot be used, and why, is left out with the names. Run it with --names to see it."
WriteAnswers = Callable[[Path, Store, Naming], int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: exports, the folder, and whether to go on when files cannot be used.

    ``use`` names files to prefer where several hold the same assessment;
    ``write_answers`` writes the Parquet files, where they are wanted.
    """

    exports: tuple[str, ...]
    out: Path
    decisions: Decisions = field(default_factory=Decisions)
    choice: Choice = field(default_factory=Choice)
    keep_going: bool = False
    use: tuple[str, ...] = ()
    write_answers: WriteAnswers | None = None
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """How the work speaks: ``say`` names the stage it is at, ``tell`` a line about a file that cannot be used."""

    say: Callable[[str], None]
    tell: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: numbers of files, and whether the report was written."""

    files: Mapping[str, int]
    written: bool
    copies: int = 0
    alike: int = 0


def is_report(folder: Path) -> bool:
    """Whether a folder may be replaced by a report: it is not there, holds nothing, or holds a report."""
    return not folder.exists() or (folder / JSON_NAME).is_file() or not any(folder.iterdir())


def make_report(wanted: Wanted, project: Project, stdin: BinaryIO, voice: Voice) -> Done:
    """Combine the exports and write the report. Every file that cannot be used is told of, all at once."""
    with _new_folder(wanted.out) as new:
        store = Store(new / "store.sqlite")
        voice.say("Reading and checking")
        read_all(sources_of(wanted.exports, stdin), known_themes(project.matrix), store, wanted.workers)
        store.index()
        refusals, usable = store.count("refused"), store.count("file")
        for line in _why_refused(store) if wanted.choice.names else (_UNTOLD,) if refusals else ():
            voice.tell(line)
        if not usable or (refusals and not wanted.keep_going):
            store.close()
            return Done({"read": refusals + usable, "refused": refusals}, written=False)
        voice.say("Combining")
        decisions = replace(wanted.decisions, chosen={**_files_to_use(store, wanted.use), **wanted.decisions.chosen})
        naming = Naming(project.matrix, project.systems, wanted.choice.names)
        combined = combine(GENERATOR, naming, store, decisions, wanted.choice)
        voice.say("Writing")
        _write(new, combined, project, wanted.write_answers)
        store.close()
        (new / "store.sqlite").unlink()
        _take_place(new, wanted.out)
    return Done(combined.head["files"], True, len(combined.head["versions"]), len(combined.head["alike"]))


def _why_refused(store: Store) -> Iterator[str]:
    for refused in store.refused():
        for finding in refused["findings"]:
            yield ": ".join(part for part in (refused["file"], finding["where"], finding["message"]) if part)


def _files_to_use(store: Store, files: tuple[str, ...]) -> dict[str, str]:
    return {key: file for file in files for (key,) in store.rows("SELECT id FROM file WHERE file = ?", (file,))}


def _write(folder: Path, combined: Combined, project: Project, write_answers: WriteAnswers | None) -> None:
    words = Words(project.matrix, project.systems, _pcns(combined))
    tables = tables_of(combined, words)
    write_json(folder / JSON_NAME, combined)
    write_csv(folder / "tables", tables)
    files = combined.head["files"]
    read_me = [
        f"{files['counted']} assessments of {files['read']} files. Counts only: nothing here ranks PCNs or adds up stages.",
        *notes_on(combined),
        "Each sheet is a table of the folder 'tables'.",
    ]
    write_workbook(folder / "roll-up.xlsx", f"{project.name}: system view", read_me, tables)
    if write_answers:
        write_answers(folder / "answers", combined.store, combined.naming)
    write_page(folder, combined, project, words, tables)


def _pcns(combined: Combined) -> Callable[[int], tuple[str, str]]:
    """Name and system of a PCN by its number."""
    found = [(pcn["name"], pcn["system"]) for pcn in combined.pcns()]
    return lambda number: found[number - 1]


@contextmanager
def _new_folder(out: Path) -> Iterator[Path]:
    new = out.with_name(f".{out.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _take_place(new: Path, out: Path) -> None:
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)
