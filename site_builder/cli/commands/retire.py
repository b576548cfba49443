"""``retire``: take an id out of use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from site_builder.authoring.content_record import records_in
from site_builder.authoring.preflight import added_errors, assembled, read_state, with_file
from site_builder.authoring.published import RETIRED_FILE
from site_builder.authoring.retire import Retirement, retired_row, still_there, with_row
from site_builder.authoring.scaffold import NotPossible
from site_builder.authoring.yaml_edit import CannotInsert, with_ends_of
from site_builder.cli.common import require_characters, say_lines, tell
from site_builder.cli.registry import COMMANDS
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.source import read_text
from site_builder.core.files.project_files import write_files
from site_builder.core.files.work_folders import locked
from site_builder.core.problems import Problem
from site_builder.site.retired_ids import reuse_message


@click.command(help=COMMANDS["retire"])
@click.argument("ref")
@click.option("--now", default=None, help="What stands for it now, such as page:guidance/key-milestones.")
@click.option("--why", default=None, help="Why, in a sentence.")
@click.option("--title", default=None, help="What it was called, where neither the data nor a record of an edition knows it.")
@click.option("--last-edition", default=None, help="The last edition that had it, where another one is meant.")
@click.pass_obj
def command(root: Path, /, **given: Any) -> None:
    """Write the row of REF, such as component:leadership.foundation.pcn.vision, into data/retired.yaml."""
    require_characters(given)
    markdown, wanted = MarkdownRenderer(), Retirement(**given)
    with locked(root / "content"):  # what another one adds at this moment is read first
        state = read_state(root, None, markdown)
        old = _rows_so_far(root)
        try:
            text = with_row(old.replace("\r\n", "\n"), retired_row(wanted, state.national, records_in(root)))
        except (NotPossible, CannotInsert) as problem:
            say_lines([str(problem), "Nothing was written."])
            sys.exit(1)
        place = still_there(state.national, wanted.ref)
        before, after = (assembled(one, markdown).problems for one in (state, with_file(state, RETIRED_FILE, text, markdown)))
        errors = [str(problem) for problem in added_errors(before, after) if not place or problem.message != reuse_message(wanted.ref)]
        if errors:
            say_lines([*errors, "Nothing was written."])
            sys.exit(1)
        write_files(root, {RETIRED_FILE: with_ends_of(old, text)})
    tell(f"Wrote {wanted.ref} in {RETIRED_FILE}")
    if place:
        tell(f"Next: delete it in {place}. Until then the build says that the id is in use again.")


def _rows_so_far(root: Path) -> str:
    """The text of the list, with its line ends as they are; where it cannot be read, the command ends here."""
    path = root / RETIRED_FILE
    if not path.is_file():
        return ""
    text = read_text(root, path)
    if isinstance(text, Problem):
        say_lines([str(text), "Nothing was written."])
        sys.exit(1)
    return path.read_bytes().decode()
