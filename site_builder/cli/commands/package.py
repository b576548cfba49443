"""``package``: the site as one ZIP file."""

from __future__ import annotations

import time
from pathlib import Path

import click

from site_builder.build.pipeline import BuildResult
from site_builder.cli.build_steps import add_file_or_exit, build_or_exit, config_from_options
from site_builder.cli.common import LOCAL, close, say_lines, shown, stages, stop
from site_builder.cli.registry import COMMANDS
from site_builder.core.problems import Place, Problem
from site_builder.core.zip_archive import ArchiveLimitError
from site_builder.output.exports.download import size_in_words
from site_builder.output.zip_package import package, package_name


def _packed(path: Path, result: BuildResult, epoch: int) -> bytes:
    try:
        return package(result.files, result.built_site.content, epoch)
    except ArchiveLimitError as error:
        problem = Problem(
            Place(shown(path), 0), f"the site does not fit into a ZIP file ({error})", "hand on the folder that 'build' makes"
        )
        stop([problem])


@click.command(help=COMMANDS["package"])
@LOCAL
@click.pass_obj
def command(root: Path, local: Path | None) -> None:
    """Build in memory, pack, and write the file."""
    started, out = time.perf_counter(), root / "dist-package"
    config = config_from_options(root, local=local)
    with stages() as progress:
        result = build_or_exit(config, progress)
        progress("Packing")
        name = package_name(result.built_site.content)
        packed = _packed(out / name, result, config.epoch)
        add_file_or_exit(out, name, packed)
    say_lines([str(problem) for problem in result.problems])
    close(f"{shown(out / name)}: {size_in_words(len(packed))}, {len(result.files)} files", started)
