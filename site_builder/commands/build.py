"""``build``: make the site."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import click

from site_builder import freshness
from site_builder.commands import COMMANDS, part
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
    today,
)


@click.command(help=COMMANDS["build"])
@OUT
@SITE_URL
@LOCAL
@click.option("--compress", is_flag=True, help="Also write text files compressed ahead (.gz and .br), for servers that send them.")
@click.pass_obj
def command(root: Path, out: Path | None, site_url: str | None, local: Path | None, compress: bool) -> None:
    """Build, unless nothing changed since the last build that ended well."""
    out, site_url, started = output_folder(root, out), checked_site_url(site_url), time.perf_counter()
    stamp = freshness.stamp_path(root / ".cache", out, f"{site_url or ''} {local.resolve() if local else ''} {epoch()} {compress}")
    told = freshness.unchanged(stamp, root, out, today())
    if told is not None:
        say_lines(told["warnings"])
        close(f"Nothing changed: {told['pages']} pages in {shown(out)}", started)
        return
    before, began, full = freshness.inputs(root, local), time.time_ns(), part("full")
    with stages() as say:
        result = full.make(replace(full.order(root, today(), site_url, local), compress=compress), say)
        say("Writing")
        written = full.write(out, result)
    warnings = [str(problem) for problem in result.problems]
    pages = sum(1 for url in result.files if url.endswith(".html"))
    named = full.local_folder(root, result) if local is None else None
    if named:
        before = {**freshness.inputs(root, named), **before}
    if not named or freshness.untouched(named, began):
        freshness.save(stamp, before, out, today(), {"pages": pages, "warnings": warnings, "also": str(local or named or "")})
    say_lines(warnings)
    say_lines([f"{shown(out)}/{path} was not made by the builder; it was kept" for path in written.foreign])
    click.echo(full.sizes_in_words(result))
    counts = f"{written.changed} files changed, {written.unchanged} as before, {written.removed} removed"
    close(f"{pages} pages in {shown(out)}: {counts}", started)
