"""``check``: look for mistakes."""

from __future__ import annotations

import time
from pathlib import Path

import click

from site_builder.authoring.content_record import records_in
from site_builder.authoring.house_rules import house_rules
from site_builder.authoring.published import gone_id_warnings, gone_ids, not_as_printed
from site_builder.build.pipeline import BuildResult, build_site
from site_builder.cli.common import LOCAL, close, config_from_options, say_lines, stages, stop_on_errors
from site_builder.cli.external_links import report_external_links
from site_builder.cli.registry import COMMANDS
from site_builder.core.problems import Problem
from site_builder.site.model import refs_of


def _since_published(root: Path, result: BuildResult) -> list[Problem]:
    """What can be told of ids and contacts by the records of editions."""
    records = records_in(root)
    if not records or result.site is None:
        return []
    content = result.site.content
    gone = gone_ids(records, refs_of(content), content)
    return [*gone_id_warnings(gone), *not_as_printed(root, records, content)]


def _house_rules(root: Path, result: BuildResult) -> list[Problem]:
    """Advice on how texts are written, once nothing is wrong with them."""
    return list(house_rules(root, result.content, result.site)) if result.content and result.site and not result.failed else []


@click.command(help=COMMANDS["check"])
@LOCAL
@click.option("--external", is_flag=True, help="Test links to other sites too. It reports and never fails the check.")
@click.pass_obj
def command(root: Path, /, local: Path | None, external: bool) -> None:
    """Build in memory and report."""
    started = time.perf_counter()
    with stages() as progress:
        result = build_site(config_from_options(root, local=local), progress=progress)
    problems = [*result.problems, *_since_published(root, result), *_house_rules(root, result)]
    stop_on_errors(problems)
    say_lines([str(problem) for problem in problems])
    count = len(problems)
    close(f"No mistakes found, {count} {'warning' if count == 1 else 'warnings'}" if count else "No mistakes found", started)
    if external and result.site is not None:
        report_external_links(result.site, root / ".cache")
