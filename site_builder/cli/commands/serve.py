"""``serve``: the preview."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from site_builder.cli.common import LOCAL, OUT, output_folder, tell
from site_builder.cli.registry import COMMANDS
from site_builder.preview.server import serve_site
from site_builder.preview.state import Preview

HAS_SCREEN = sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@click.command(help=COMMANDS["serve"])
@OUT
@LOCAL
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this computer.")
@click.option("--browser/--no-browser", default=HAS_SCREEN, help="Open the page whose file changed last in a browser.")
@click.pass_obj
def command(root: Path, /, out: Path | None, local: Path | None, port: int, browser: bool) -> None:
    """Serve until stopped."""
    serve_site(Preview(root, output_folder(root, out), tell, local.resolve() if local else None), port, browser)
