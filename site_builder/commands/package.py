"""``package``: the site as one ZIP file."""

from __future__ import annotations

import time
from pathlib import Path

import click

from site_builder.commands import COMMANDS
from site_builder.commands.common import LOCAL, build_or_exit, close, config_from_options, say_lines, shown, stages, write_or_exit
from site_builder.downloads.download import size_in_words
from site_builder.package import package, package_name


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
        content = result.built_site.content
        name = package_name(content)
        packed = package(result.files, content, config.epoch)
        write_or_exit(out, {name: packed})
    say_lines([str(problem) for problem in result.problems])
    close(f"{shown(out / name)}: {size_in_words(len(packed))}, {len(result.files)} files", started)
