"""``assess``: exported self-assessments on the command line."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from site_builder.assessment.files import export_text, validate_files
from site_builder.assessment.matrix import Matrix, matrix_of
from site_builder.assessment.places import place_in_words
from site_builder.assessment.validation import Finding
from site_builder.cli.common import LOCAL, say_lines, shown, stop_on_errors, tell, write_file
from site_builder.cli.registry import COMMANDS
from site_builder.output.exports.workbook.importer import read_workbook
from site_builder.site.load import load_site

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(help=COMMANDS["assess"])
def command() -> None:
    """The group of commands."""


@command.command()
@click.argument("files", nargs=-1, required=True, type=_FILE)
@LOCAL
@click.pass_obj
def validate(root: Path, files: tuple[Path, ...], local: Path | None) -> None:
    """Check exported files. All that is wrong is listed; the exit code is 1 when a file cannot be used."""
    site, problems = load_site(root, local)
    stop_on_errors(problems, "Nothing was checked.")
    assert site is not None  # noqa: S101 - there is one when there are no errors
    matrix = matrix_of(site)
    results = validate_files(files, matrix)
    for result in results:
        say_lines([f"{shown(result.path)}: {_in_words(finding, matrix)}" for finding in result.findings])
    good = sum(1 for result in results if result.assessment)
    tell(f"{good} of {len(results)} {'file' if len(results) == 1 else 'files'} can be used")
    if good < len(results):
        sys.exit(1)


def _in_words(finding: Finding, matrix: Matrix) -> Finding:
    return replace(finding, where=place_in_words(finding.where, finding.path, matrix))


@command.command("from-workbook")
@click.argument("file", type=_FILE)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write. Usually the workbook's name with .json.")
def from_workbook(file: Path, out: Path | None) -> None:
    """Turn a filled-in workbook (XLSX or ODS) into a file that the tool and the system view can open."""
    target = out or file.with_suffix(".json")
    assessment, findings = read_workbook(file, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    say_lines([f"{shown(file)}: {finding}" for finding in findings])
    if assessment is None:
        say_lines(["Nothing was written."])
        sys.exit(1)
    if target.exists():
        raise click.UsageError(f"{shown(target)} exists; move it, or choose another file with --out")
    write_file(target, export_text(assessment).encode())
    answered = sum(1 for theme in assessment.themes.values() for said in (theme.components or {}).values() if said.answer)
    tell(f"{shown(target)}: {answered} of the matrix's components answered")
