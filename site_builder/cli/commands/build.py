"""``build``: make the site."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import click

from site_builder.build.incremental.run import build_incrementally, load_previous, save_previous
from site_builder.build.pipeline import BuildResult
from site_builder.cli.common import (
    LOCAL,
    OUT,
    SITE_URL,
    close,
    config_from_options,
    output_folder,
    say_lines,
    shown,
    stages,
    stop,
    stop_on_errors,
    tell,
)
from site_builder.cli.registry import ARGUMENTS, COMMANDS
from site_builder.core.files.site_writer import WriteReport, write_site
from site_builder.core.problems import Problem
from site_builder.core.project_folders import hosting_dir


def write_result(out: Path, result: BuildResult) -> WriteReport | list[Problem]:
    """What writing the site did, and then the settings for web servers; or what stands in the way of the site.

    The site stands without new settings, but not the other way round: they name what is in its pages. Where they
    cannot be written, that is a warning.
    """
    written = write_site(out, result.files, result.reused)
    if not isinstance(written, WriteReport):
        return written
    settings = write_site(Path(hosting_dir(str(out))), result.hosting)
    if isinstance(settings, WriteReport):
        return written
    message = "the settings for web servers beside the site are not those of this build"
    return written._replace(warnings=tuple(Problem(one.place, f"{message}: {one.message}", one.remedy, "warning") for one in settings))


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
