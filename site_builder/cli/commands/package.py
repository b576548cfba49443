"""``package``: the site as one ZIP file."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import click

from site_builder.build.pipeline import build_site
from site_builder.cli.common import LOCAL, close, config_from_options, say_lines, shown, stages, stop, stop_on_errors
from site_builder.cli.registry import COMMANDS
from site_builder.core.files.site_writer import WriteReport, add_file
from site_builder.core.problems import Place, Problem
from site_builder.core.zip_archive import ArchiveLimitError
from site_builder.output.exports.download import size_in_words
from site_builder.output.zip_package import package, package_name
from site_builder.site.model import Content


def _packed(path: Path, files: Mapping[str, bytes], content: Content, epoch: int) -> bytes:
    try:
        return package(files, content, epoch)
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
        result = build_site(config, progress=progress)
        stop_on_errors(result.problems)
        content = result.built_site.content
        progress("Packing")
        name = package_name(content)
        packed = _packed(out / name, result.files, content, config.epoch)
        written = add_file(out, name, packed)
        if not isinstance(written, WriteReport):
            stop(written)
    say_lines([str(problem) for problem in result.problems])
    close(f"{shown(out / name)}: {size_in_words(len(packed))}, {len(result.files)} files", started)
