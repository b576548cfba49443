"""``rollup``: combine exported self-assessments."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from xlsxwriter.exceptions import XlsxFileError

from site_builder.assessment.matrix import sides_in
from site_builder.cli.common import LOCAL, close, output_folder, require_characters, say_lines, shown, stages, stop_on_errors
from site_builder.cli.registry import COMMANDS, imported_module
from site_builder.core.files.given_files import read_at_most, reason
from site_builder.core.problems import Place, Problem
from site_builder.rollup.format.roll_up import MONTH_PATTERN, Choice
from site_builder.rollup.intake.decisions import Decisions
from site_builder.rollup.intake.expected import MAX_LIST_BYTES, NotAListError, expected_names
from site_builder.rollup.intake.project import load_project
from site_builder.rollup.pipeline import make_report, others_in
from site_builder.rollup.request import Reporter, RollUpOutcome, RollUpRequest, WriteAnswers


def _month(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(MONTH_PATTERN, value):
        raise click.BadParameter("this is not a month; write it like 2025-04")
    return value


@click.command(help=f"{COMMANDS['rollup']} EXPORTS are files, folders, and - for standard input.")
@click.argument("exports", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder for the report.")
@click.option("--keep-going", is_flag=True, help="Combine the rest where files cannot be used. The exit code is still 1.")
@click.option("--parquet", is_flag=True, help="Write a row for every answer too. Needs the extra 'parquet'.")
@click.option("--system", help="Only assessments of this system: its id in the directory, or its name as given.")
@click.option("--side", help="Only this side of the matrix: its id.")
@click.option(
    "--round", callback=_month, help="The newest of this period, named by its first month, for example 2025-04. Usually the newest of all."
)
@click.option("--earlier", callback=_month, help="Compare with this period, which is before the round. Usually with the assessment before.")
@click.option("--months", type=click.Choice(["3", "6", "12"]), default="12", show_default=True, help="How long a period is.")
@click.option("--edition", help="Only assessments made on this local edition, or 'national' for those on none.")
@click.option("--names/--no-names", default=True, help="Leave out all names, files and free text.")
@click.option("--join-names", is_flag=True, help="Treat assessments with nearly the same name, in one system, as rounds of one team.")
@click.option("--join-systems", is_flag=True, help="Treat names such as 'Devon' and 'devon ICS' as one system.")
@click.option("--join-expected", is_flag=True, help="Count a name such as 'Aldervale' as the expected 'Alder Vale'.")
@click.option("--use", multiple=True, help="Use this file where several contain the same assessment. Usually the newest.")
@click.option("--save", "keep", is_flag=True, help="Also write a file that opens again, to go on with: saved-roll-up.json.")
@click.option("--texts", is_flag=True, help="With --save: keep what teams wrote in it too.")
@click.option("--share", is_flag=True, help="Also write counts for a region or for teams, without names and groups under five.")
@click.option(
    "--expected", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The teams that are expected, one name on each line."
)
@click.option("--workers", type=click.IntRange(1, 64), help="How many files to check at a time. Usually one for each processor.")
@LOCAL
@click.pass_obj
def command(root: Path, /, exports: tuple[str, ...], out: Path, local: Path | None, **given: Any) -> None:
    """Read, check and combine; write the report."""
    started = time.perf_counter()
    require_characters({name: given[name] for name in ("system", "edition")})
    out = output_folder(root, out)
    others = others_in(out)
    if others:
        message = f"--out has files in it that are not of a report, such as {others[0]}"
        raise click.UsageError(str(Problem(Place(shown(out), 0), message, "choose another folder")))
    writer = _parquet_writer() if given["parquet"] else None
    same = {name: given[name] for name in ("keep_going", "use", "workers", "keep", "texts", "share")}
    wanted = RollUpRequest(exports, out, _decisions(given), _choice(given), write_answers=writer, **same)
    project, problems = load_project(root, local)
    stop_on_errors(problems)
    assert project is not None  # noqa: S101 - there is one when there are no errors
    sides = sides_in(project.matrix)
    if given["side"] not in {None, *sides}:
        raise click.UsageError(f"the matrix has no side '{given['side']}'; its sides are {', '.join(sides)}")
    try:
        with stages() as say:
            done = make_report(wanted, project, sys.stdin.buffer, Reporter(say, lambda line: say_lines([line])))
    except XlsxFileError as error:
        raise click.ClickException(
            f"the report cannot be written to {shown(out)}: {reason(error)}. An older report there is unchanged."
        ) from None
    stop_on_errors(done.problems)
    _tell(done, out, started)
    say_lines([f"{shown(out)}/{path} was not made by a roll-up; it was kept" for path in done.foreign])


def _choice(given: dict[str, Any]) -> Choice:
    same = {name: given[name] for name in ("system", "side", "round", "earlier", "names")}
    return Choice(**same, local=given["edition"], months=int(given["months"]))


def _decisions(given: dict[str, Any]) -> Decisions:
    joined = None if given["join_names"] else frozenset[str]()
    systems = None if given["join_systems"] else frozenset[str]()
    near = None if given["join_expected"] else frozenset[str]()
    expected = _expected(given["expected"]) if given["expected"] else None
    return Decisions(joined=joined, systems=systems, near=near, expected=expected)


def _expected(path: Path) -> dict[str, str]:
    try:
        return expected_names(read_at_most(path, MAX_LIST_BYTES + 1))
    except (NotAListError, OSError) as problem:
        raise click.UsageError(f"--expected {shown(path)}: {reason(problem)}") from None


def _parquet_writer() -> WriteAnswers:
    try:
        writer: WriteAnswers = imported_module("rollup.report.parquet").write_parquet
    except ImportError as error:
        raise click.UsageError("--parquet needs DuckDB; install it with: pip install 'pcn-prospectus[parquet]'") from error
    return writer


def _tell(done: RollUpOutcome, out: Path, started: float) -> None:
    refused = done.files["refused"]
    if refused:
        say_lines([f"{_number(refused, 'file')} of {done.files['read']} cannot be used."])
    if done.copies:
        is_in = "is" if done.copies == 1 else "are"
        say_lines([f"{_number(done.copies, 'assessment')} {is_in} in several files. The report says which file is used; --use chooses."])
    if done.alike:
        say_lines([f"{_number(done.alike, 'name')} in separate assessments: see the report, and --join-names."])
    if done.near:
        say_lines([f"{_number(done.near, 'name')} may be on the list, written differently: see the report, and --join-expected."])
    if not done.written:
        hint = " Use --keep-going to combine the rest." if refused < done.files["read"] else ""
        say_lines(["No exported assessments were found." if not refused else f"Nothing was written.{hint}"])
        sys.exit(1)
    counted, read = done.files["counted"], done.files["read"]
    close(f"{_number(counted, 'assessment')} of {_number(read, 'file')} combined in {shown(out)}{_rest(done.files)}", started)
    if refused:
        sys.exit(1)


def _rest(files: Mapping[str, int]) -> str:
    """What the other files are, so that the numbers add up."""
    kinds = (
        (files["copies"], "1 copy" if files["copies"] == 1 else f"{files['copies']} copies"),
        (files["other_rounds"], f"{files['other_rounds']} from other rounds"),
        (files["filtered"], f"{files['filtered']} left out by the choice"),
    )
    told = [words for count, words in kinds if count]
    return f"; the other files: {', '.join(told)}" if told else ""


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
