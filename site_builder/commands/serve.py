"""``serve``: the preview."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.commands import COMMANDS
from site_builder.commands.common import OUT, output_folder
from site_builder.serve import serve_site


@click.command(help=COMMANDS["serve"])
@OUT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this computer.")
@click.pass_obj
def command(root: Path, out: Path | None, port: int) -> None:
    """Serve until stopped."""
    serve_site(root, output_folder(root, out), port, click.echo)
