"""``check``: look for mistakes."""

from __future__ import annotations

import time
from pathlib import Path

import click

from site_builder.commands import COMMANDS, full
from site_builder.commands.common import LOCAL, close, say_lines, stages, today


@click.command(help=COMMANDS["check"])
@LOCAL
@click.pass_obj
def command(root: Path, local: Path | None) -> None:
    """Build in memory and report."""
    started = time.perf_counter()
    with stages() as say:
        result = full.make(full.order(root, today(), local=local), say)
    say_lines([str(problem) for problem in result.problems])
    close("No mistakes found", started)
