"""From exports to a folder with the report: read, combine, write; the new report replaces the old one at the end, whole.

All is made in a private folder, and what the exports say is in a file without a name, which nobody finds when the command is killed.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from site_builder.assessment.client_data import GENERATOR
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.places import place_in_words
from site_builder.assessment.schema import ids_of
from site_builder.core.files.manifest import REPORT_MANIFEST, read_manifest
from site_builder.core.files.site_writer import FolderKind, WriteReport, refusal, write_folder
from site_builder.core.files.work_folders import locked, present_files, recover, work_folder
from site_builder.core.problems import Place, Problem
from site_builder.rollup.counts.aggregate import Aggregate, aggregate
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.roll_up import Choice
from site_builder.rollup.ingest import read_all
from site_builder.rollup.intake.inputs import JSON_NAME, SAVED_NAME, names_of_file, sources_of
from site_builder.rollup.intake.labels import Words
from site_builder.rollup.intake.naming import Naming
from site_builder.rollup.intake.periods import is_before
from site_builder.rollup.intake.project import Project
from site_builder.rollup.intake.store import Store
from site_builder.rollup.report.html_report import not_looked_at, notes_on, write_html
from site_builder.rollup.report.pictures import pictures_of
from site_builder.rollup.report.region_report import write_region, write_shared
from site_builder.rollup.report.tables import tables_of
from site_builder.rollup.report.writers import write_csv, write_json
from site_builder.rollup.report.xlsx import workbook
from site_builder.rollup.report.xlsx_charts import chart_plans
from site_builder.rollup.request import Reporter, RollUpOutcome, RollUpRequest
from site_builder.rollup.saved.counts_for_others import part_of
from site_builder.rollup.saved.decided import with_decided
from site_builder.rollup.saved.opening import RollUpPart
from site_builder.rollup.saved.records import Keeper, marks_of, take_true_ids
from site_builder.rollup.saved.regions import SeveralRollUps, region_of

REPORT = FolderKind("report", REPORT_MANIFEST, "a roll-up", changed_is_theirs=True)
_UNTOLD = "The list of files that cannot be used is left out with the names. To see it, run the command with --names."


def others_in(folder: Path) -> list[str]:
    """What stands in a folder that is not there for a report; nothing when it is new or empty, or a roll-up made a report there."""
    if not folder.exists() or JSON_NAME in read_manifest(folder, REPORT.manifest):
        return []
    return sorted(entry.name for entry in folder.iterdir())


def make_report(wanted: RollUpRequest, project: Project, stdin: BinaryIO, reporter: Reporter) -> RollUpOutcome:
    """Combine the exports and write the report. Every file that cannot be used is told of, all at once.

    Where the disk refuses, the problems of what is returned say so, and the old report is as it was.
    """
    try:
        return _make_report(wanted, project, stdin, reporter)
    except OSError as error:
        refused = error
    except sqlite3.Error as error:
        refused = OSError(errno.ENOSPC if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL else errno.EIO, str(error))
    return RollUpOutcome({"read": 0, "refused": 0}, written=False, problems=(refusal(wanted.out, REPORT.word, refused),))


def _make_report(wanted: RollUpRequest, project: Project, stdin: BinaryIO, reporter: Reporter) -> RollUpOutcome:
    if not is_before(wanted.choice.earlier, wanted.choice.round):
        return _not_before(wanted.choice, f"the period of --round, {wanted.choice.round}", {"read": 0, "refused": 0})
    wanted.out.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as until_done:
        with locked(wanted.out):
            recover(wanted.out, REPORT.manifest)
            work = until_done.enter_context(work_folder(_place_to_work(wanted.out), wanted.out, REPORT.manifest))
        store = until_done.enter_context(closing(_private_store(work / "store.sqlite")))
        reporter.say("Reading and checking")
        others: list[str] = []  # grows while the files are read
        parts, decided = read_all(sources_of(wanted.exports, stdin, others.append), ids_of(project.matrix), store, wanted.workers)
        store.index()
        take_true_ids(store)
        if others:
            reporter.tell(f"{not_looked_at(others, wanted.choice.names)}.")
        refusals, usable = store.count("refused"), store.count("file") + len(parts)
        for line in _about_refused(store, project.matrix, wanted.choice.names):
            reporter.tell(line)
        if not usable or (refusals and not wanted.keep_going):
            return RollUpOutcome({"read": refusals + usable, "refused": refusals}, written=False)
        reporter.say("Combining")
        combined = _combined(store, replace(wanted, decisions=with_decided(wanted.decisions, decided)), project, tuple(others))
        newest = combined.roll_up["rounds"][-1]["round"] if combined.roll_up["rounds"] else None
        if not is_before(wanted.choice.earlier, newest):
            return _not_before(wanted.choice, f"the newest period of these files, {newest}", combined.roll_up["files"])
        reporter.say("Writing")
        files = combined.roll_up["files"]
        report = work / "report"
        report.mkdir()
        if parts:
            region = _region(parts, combined, wanted, reporter)
            write_region(report, region, combined, project)
            files = {**files, "read": files["read"] + len(parts), "counted": region.assessments}
        else:
            _write(report, combined, project, wanted)
        written = _put_in_place(report, wanted.out)
    if not isinstance(written, WriteReport):
        return RollUpOutcome(files, written=False, problems=tuple(written))
    return _outcome(combined, files, written)


def _outcome(combined: Aggregate, files: Json, written: WriteReport) -> RollUpOutcome:
    roll_up = combined.roll_up
    near = roll_up["expected"]["near"] if roll_up["expected"] else ()
    return RollUpOutcome(files, True, len(roll_up["versions"]), len(roll_up["alike"]), len(near), written.unmanaged)


def _combined(store: Store, wanted: RollUpRequest, project: Project, others: tuple[str, ...]) -> Aggregate:
    decisions = replace(wanted.decisions, chosen={**_files_to_use(store, wanted), **wanted.decisions.chosen})
    naming = Naming(project.matrix, project.systems, wanted.choice.names)
    return replace(aggregate(GENERATOR, naming, store, decisions, wanted.choice), passed_over=others)


def _region(parts: list[RollUpPart], combined: Aggregate, wanted: RollUpRequest, reporter: Reporter) -> SeveralRollUps:
    """The counts of the roll-ups with those of the files; what is not counted is told."""
    own = [part_of(combined.roll_up, marks_of(combined.store))] if combined.store.count("file") else []
    preferred = [name for path in wanted.use for name in names_of_file(path, wanted.exports)]
    region = region_of(combined.naming, [*parts, *own], preferred)
    units = combined.naming.matrix.labels.units
    for one in region.left_out if wanted.choice.names else ():
        reporter.tell(f"{one.file} is not counted: it has {units} that are in {one.other} too. --use chooses.")
    return region


def _not_before(choice: Choice, newer: str, files: Json) -> RollUpOutcome:
    """Only what was before can be compared with: the other way round, what moved forward would seem to have moved back."""
    problem = Problem(Place(f"--earlier {choice.earlier}", 0), f"this is not before {newer}", "choose a period before it")
    return RollUpOutcome(files, written=False, problems=(problem,))


def _place_to_work(out: Path) -> Path:
    """Beside the report, so that it need not be copied; where nothing may be written there, where the system keeps such things."""
    return out.parent if os.access(out.parent, os.W_OK | os.X_OK) else Path(tempfile.gettempdir())


def _private_store(path: Path) -> Store:
    """A store in a file that has no name any more, where the system allows that: it is gone however the command ends."""
    store = Store(path)
    if os.name == "posix":
        path.unlink()
    return store


def _put_in_place(report: Path, out: Path) -> WriteReport | list[Problem]:
    return write_folder(out, {path: report / path for path in present_files(report) if (report / path).is_file()}, REPORT)


def _about_refused(store: Store, matrix: Matrix, names: bool) -> Iterator[str]:
    """Lines on the files that cannot be used."""
    if not names:
        yield from [_UNTOLD] if store.count("refused") else []
        return
    for file, findings in store.findings():
        for finding in findings:
            place = place_in_words(finding["where"], tuple(finding.get("path", ())), matrix)
            yield ": ".join(part for part in (file, place, finding["message"]) if part)


def _files_to_use(store: Store, wanted: RollUpRequest) -> dict[str, str]:
    files = (name for path in wanted.use for name in names_of_file(path, wanted.exports))
    return {key: file for file in files for (key,) in store.rows("SELECT id FROM file WHERE file = ?", (file,))}


def _write(folder: Path, combined: Aggregate, project: Project, wanted: RollUpRequest) -> None:
    words = Words(project.matrix, project.systems, project.wording, _pcns(combined))
    tables = tables_of(combined, words)
    write_json(folder / JSON_NAME, combined)
    files = combined.roll_up["files"]
    read_me = [
        f"{files['counted']} assessments of {files['read']} files. Counts only: nothing here ranks {words.units} or adds up stages.",
        *notes_on(combined),
        *([words.say("about-domains")] if combined.roll_up["domains"] else []),
        "“Charts” has charts to copy, and “Numbers of the charts” their numbers. Each sheet after these is a table of the folder 'tables'.",
    ]
    pictures = pictures_of(project.matrix, combined.roll_up, combined.months, words)
    title = f"{project.name}: {project.title[:1].lower()}{project.title[1:]}"
    with workbook(folder / "roll-up.xlsx", title, read_me, list(chart_plans(pictures, words))) as add_sheet:
        write_csv(folder / "tables", tables, add_sheet)
    if wanted.write_answers:
        wanted.write_answers(folder / "answers", combined.store, combined.naming)
    if wanted.keep:
        keeper = Keeper(combined.naming, wanted.choice.side, words=wanted.texts)
        write_json(folder / SAVED_NAME, combined, keeper.records(combined.store), texts=wanted.texts)
    if wanted.share:
        region = region_of(combined.naming, [part_of(combined.roll_up, marks_of(combined.store))], ())
        write_shared(folder, region, combined)
    write_html(folder, combined, project, words, tables, pictures)


def _pcns(combined: Aggregate) -> Callable[[int], tuple[str, str]]:
    """Name and system of a PCN by its number."""
    found = [(pcn["name"], pcn["system"]) for pcn in combined.pcns()]
    return lambda number: found[number - 1]
