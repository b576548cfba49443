"""``schemas``: write the JSON Schemas that editors use and, where the program itself is worked on, those that it publishes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from site_builder.assessment.format import Assessment
from site_builder.assessment.personal_form import PersonalFile
from site_builder.authoring.editor_schemas import schemas
from site_builder.cli.common import tell
from site_builder.cli.registry import COMMANDS
from site_builder.core.files.project_files import write_files
from site_builder.core.project_folders import GENERATOR_FOLDER
from site_builder.output.exports.json_data import FILES, INDEX
from site_builder.rollup.format.openable import SavedRollUp, SharedCounts
from site_builder.rollup.format.roll_up import RollUp

_PUBLISHED: dict[str, Any] = {
    "assessment/schemas/assessment": Assessment,
    "assessment/schemas/personal-form": PersonalFile,
    "assessment/schemas/roll-up": RollUp | SavedRollUp | SharedCounts,
    **{f"output/exports/schemas/{name}": model for name, model, _, _ in (*FILES, INDEX)},
}


def published_schemas() -> dict[str, str]:
    """The schemas that a build reads: path below the program's folder, and text."""
    made = {name: TypeAdapter(model).json_schema() for name, model in _PUBLISHED.items()}
    return {f"{Path(GENERATOR_FOLDER).name}/{name}.json": json.dumps(schema, indent=1) + "\n" for name, schema in made.items()}


@click.command(help=COMMANDS["schemas"])
@click.pass_obj
def command(root: Path) -> None:
    """Write what changed."""
    made = schemas() | (published_schemas() if root == Path(GENERATOR_FOLDER).parent else {})
    changed = write_files(root, made)
    tell(f"{len(changed)} of {len(made)} schemas changed")
