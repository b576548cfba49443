"""``check``: look for mistakes."""

from __future__ import annotations

import time
from pathlib import Path

import click

from site_builder.cli import link_check as links_to_others
from site_builder.cli.building import build_or_exit, config_from_options
from site_builder.cli.commands import COMMANDS
from site_builder.cli.common import LOCAL, close, say_lines, stages


@click.command(help=COMMANDS["check"])
@LOCAL
@click.option("--external", is_flag=True, help="Test links to other sites too. It reports and never fails the check.")
@click.pass_obj
def command(root: Path, /, local: Path | None, external: bool) -> None:
    """Build in memory and report."""
    started = time.perf_counter()
    with stages() as progress:
        result = build_or_exit(config_from_options(root, local=local), progress)
    say_lines([str(problem) for problem in result.problems])
    count = len(result.problems)
    close(f"No mistakes found, {count} {'warning' if count == 1 else 'warnings'}" if count else "No mistakes found", started)
    if external and result.site is not None:
        links_to_others.report(result.site, root / ".cache")
