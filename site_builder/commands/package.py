"""``package``: the site as one ZIP file."""

from __future__ import annotations

import time
from pathlib import Path

import click

from site_builder.commands import COMMANDS, full
from site_builder.commands.at_once import today
from site_builder.commands.common import LOCAL, close, say_lines, shown, stages
from site_builder.downloads.download import size_in_words
from site_builder.package import package, package_name


@click.command(help=COMMANDS["package"])
@LOCAL
@click.pass_obj
def command(root: Path, local: Path | None) -> None:
    """Build in memory, pack, and write the file."""
    started, out = time.perf_counter(), root / "dist-package"
    order = full.order(root, today(), None, local)
    with stages() as say:
        result = full.make(order, say)
        say("Packing")
        content = full.content(result)
        name = package_name(content)
        packed = package(result.files, content, order.epoch)
        full.put(out, {name: packed})
    say_lines([str(problem) for problem in result.problems])
    close(f"{shown(out / name)}: {size_in_words(len(packed))}, {len(result.files)} files", started)
