"""``build``: make the site."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import click

from site_builder.build.incremental.run import build_incrementally, load_previous, save_previous
from site_builder.cli.build_steps import config_from_options, write_result
from site_builder.cli.common import LOCAL, OUT, SITE_URL, close, output_folder, say_lines, shown, stages, stop, stop_on_errors, tell
from site_builder.cli.registry import ARGUMENTS, COMMANDS
from site_builder.core.files.site_writer import WriteReport


@click.command(help=COMMANDS["build"])
@OUT
@SITE_URL
@LOCAL
@click.option("--compress", is_flag=True, help="Also write text files compressed ahead (.gz and .br), for servers that send them.")
@click.pass_obj
def command(root: Path, out: Path | None, site_url: str | None, local: Path | None, compress: bool) -> None:
    """Build, from what the last build left where that still holds."""
    started, out = time.perf_counter(), output_folder(root, out)
    arguments = click.get_current_context().meta[ARGUMENTS]
    config = config_from_options(root, site_url, local)._replace(compress=compress)
    with stages() as progress:
        build = build_incrementally(config, out, load_previous(root, arguments), lambda result: write_result(out, result), progress)
    result = build.result
    stop_on_errors(result.problems)
    if not isinstance(build.written, WriteReport):
        stop(build.written)
    if not build.written.warnings:  # or else the next build has to write again what could not be written
        with suppress(OSError):  # the site is there; the next build makes more of it again
            save_previous(root, arguments, build.kept)
    say_lines([str(problem) for problem in (*result.problems, *build.written.warnings)])
    say_lines([f"{shown(out)}/{path} was not made by the builder; it was kept" for path in build.written.unmanaged])
    tell(result.sizes.in_words())
    counts = f"{build.written.changed} files changed, {build.written.unchanged} unchanged, {build.written.removed} removed"
    close(f"{result.pages} pages in {shown(out)}: {counts}", started)
