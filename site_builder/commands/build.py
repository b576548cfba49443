"""``build``: make the site."""

from __future__ import annotations

import time
from pathlib import Path

import click

from site_builder import freshness
from site_builder.commands import COMMANDS, at_once, part
from site_builder.commands.common import (
    LOCAL,
    OUT,
    SITE_URL,
    checked_site_url,
    close,
    epoch,
    output_folder,
    say_lines,
    shown,
    stages,
    tell,
)
from site_builder.marks import told_again


@click.command(help=COMMANDS["build"])
@OUT
@SITE_URL
@LOCAL
@click.option("--compress", is_flag=True, help="Also write text files compressed ahead (.gz and .br), for servers that send them.")
@click.pass_obj
def command(root: Path, out: Path | None, site_url: str | None, local: Path | None, compress: bool) -> None:
    """Build, unless nothing changed since the last build that ended well."""
    out, site_url, started = output_folder(root, out), checked_site_url(site_url), time.perf_counter()
    options = at_once.options(site_url, str(local.resolve()) if local else "", epoch(), compress)
    told = told_again(str(root), str(out), options, at_once.today())
    if told:
        at_once.tell(told, shown(out), started)
        return
    path = freshness.stamp_path(root / ".cache", out, options)
    stamp = freshness.read(path)
    now = freshness.present(root, out, stamp.also if stamp else local)
    incremental = part("incremental")
    wanted = incremental.Wanted(root, out, path, options, site_url, local, compress)
    with stages() as say:
        result, written = incremental.made_and_written(wanted, stamp, now, say)
    warnings = [str(problem) for problem in result.problems]
    say_lines(warnings)
    say_lines([f"{shown(out)}/{path} was not made by the builder; it was kept" for path in written.foreign])
    tell(result.sizes.in_words())
    counts = f"{written.changed} files changed, {written.unchanged} as before, {written.removed} removed"
    close(f"{result.pages} pages in {shown(out)}: {counts}", started)
