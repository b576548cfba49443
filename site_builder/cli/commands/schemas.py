"""``schemas``: write the JSON Schemas that editors use."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.authoring.editor_schemas import SCHEMAS_FOLDER, schemas
from site_builder.cli.common import tell
from site_builder.cli.registry import COMMANDS
from site_builder.core.files.project_files import write_files


@click.command(help=COMMANDS["schemas"])
@click.pass_obj
def command(root: Path) -> None:
    """Write what changed."""
    made = schemas()
    changed = write_files(root, made)
    tell(f"{len(changed)} of {len(made)} schemas changed in {SCHEMAS_FOLDER}")
