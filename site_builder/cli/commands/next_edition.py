"""``next-edition``: start the edition that comes next, and say how far it is."""

from __future__ import annotations

import re
from pathlib import Path

import click

from site_builder.authoring.content_record import content_record, records_in
from site_builder.authoring.next_edition import edition_lines, steps_to_take, with_edition
from site_builder.authoring.preflight import Preflight, added_errors, assembled, read_state, with_file
from site_builder.authoring.published import gone_ids
from site_builder.authoring.scaffold import a_year_after
from site_builder.cli.common import stop_on_errors, tell
from site_builder.cli.registry import COMMANDS
from site_builder.content.fields import EDITION_PATTERN, REMEDIES
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.core.dates import today
from site_builder.core.files.project_files import write_files
from site_builder.core.files.work_folders import locked
from site_builder.site.model import Content, refs_of

_SETTINGS = "data/site.yaml"


@click.command(help=COMMANDS["next-edition"])
@click.argument("edition", required=False)
@click.pass_obj
def command(root: Path, /, edition: str | None) -> None:
    """Start EDITION, such as 2026-11, or without it say what is left to do and what changed since the last edition on record."""
    if edition:
        _start(root, edition)
    _tell_how_far(root)


def _start(root: Path, edition: str) -> None:
    markdown = MarkdownRenderer()
    if not re.fullmatch(EDITION_PATTERN, edition):
        raise click.UsageError(f"'{edition}' is no edition; {REMEDIES[EDITION_PATTERN]}")
    with locked(root / "content"):
        state = read_state(root, None, markdown)
        before = assembled(state, markdown)
        content = _sound(before)
        present = content.settings.edition
        if edition <= present:
            raise click.UsageError(f"the edition is {present} now, and {edition} does not come after it; give a later year and month")
        if present not in {record.edition for record in records_in(root)}:
            raise click.UsageError(
                f"the edition {present} is not on record; run 'python build.py record --take' first, so that it stays known"
            )
        day = today()
        text = with_edition((root / _SETTINGS).read_bytes().decode(), edition, day, a_year_after(day))
        errors = added_errors(before.problems, assembled(with_file(state, _SETTINGS, text, markdown), markdown).problems)
        if f'edition: "{edition}"' not in text:
            raise click.ClickException(f"{_SETTINGS} is written in a way that this command cannot change; write 'edition:' there by hand")
        stop_on_errors(errors)
        write_files(root, {_SETTINGS: text})
    tell(f"Wrote the edition {edition} in {_SETTINGS}, reviewed on {day} and due a year later; change the dates there if they are others")


def _tell_how_far(root: Path) -> None:
    markdown = MarkdownRenderer()
    state = read_state(root, None, markdown)
    found = assembled(state, markdown)
    content = _sound(found)
    now, records = content_record(state.national), records_in(root)
    last = next((record for record in records if record.edition < now.edition), None)
    if last is None:
        raise click.UsageError(
            f"no edition before {now.edition} is on record; start the next one with 'python build.py next-edition YEAR-MONTH'"
        )
    gone = gone_ids(records, refs_of(content), content)
    for line in edition_lines(steps_to_take(content.settings, now, last, gone)):
        tell(line)


def _sound(found: Preflight) -> Content:
    """The content; where there are mistakes, the command ends here."""
    stop_on_errors(found.problems)
    if found.site is None:
        raise click.ClickException("the site cannot be read; run 'python build.py check'")
    return found.site.content
