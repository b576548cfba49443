"""``diff``: what changed between two states of the content."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from site_builder.authoring.content_diff import diff_content
from site_builder.authoring.content_diff_reports import FORMATS
from site_builder.authoring.revisions import UnknownRevision, checkout
from site_builder.authoring.yaml_edit import yaml_scalar
from site_builder.cli.common import say_lines, tell, write_file
from site_builder.cli.registry import COMMANDS
from site_builder.content.loader import LoadedContent, load
from site_builder.content.markdown.renderer import MarkdownRenderer


@click.command(help=COMMANDS["diff"])
@click.argument("old")
@click.argument("new", default=".")
@click.option("--as", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="The form of the report.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write the report to a file.")
@click.pass_obj
def command(root: Path, /, old: str, new: str, form: str, out: Path | None) -> None:
    """Compare OLD with NEW: two folders that hold content and data, or two revisions in git. NEW is usually this project.

    The exit code is 1 when an id was removed that data/retired.yaml does not list, or when a file could not be compared.
    """
    try:
        difference = diff_content(_read(root, old), _read(root, str(root) if new == "." else new))
    except UnknownRevision as problem:
        raise click.UsageError(str(problem)) from None
    report = FORMATS[form](difference, old, "the present state" if new == "." else new)
    if out:
        write_file(out, report.encode())
    else:
        tell(report.removesuffix("\n"))
    if difference.skipped:
        say_lines(
            [
                "The comparison is not complete; ids that went from these files are not in it:",
                *(f"  {path}: {reason}" for path, reason in difference.skipped),
            ]
        )
    if difference.unlisted:
        titles = {item.ref: item.title for item in difference.removed}
        rows = [
            f"  - {{ref: {ref}, title: {yaml_scalar(titles[ref])}, last_edition: {yaml_scalar(difference.edition)}}}"
            for ref in difference.unlisted
        ]
        say_lines(
            [
                "Removed ids must be listed in data/retired.yaml, so that they are never used again and old exports can be explained.",
                "'python build.py retire REF' writes a row, or put these below the line 'retired:', which ends with its ':':",
                *rows,
            ]
        )
    if difference.skipped or difference.unlisted:
        sys.exit(1)


def _read(root: Path, name: str) -> LoadedContent:
    with checkout(root, name) as folder:
        return load(folder, MarkdownRenderer())[0]
