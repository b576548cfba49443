"""``clean``: remove the site."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.commands import COMMANDS
from site_builder.commands.common import OUT, output_folder, say_lines, shown, stop_on_errors
from site_builder.stamp import hosting_dir
from site_builder.write import remove_site


@click.command(help=COMMANDS["clean"])
@OUT
@click.pass_obj
def command(root: Path, out: Path | None) -> None:
    """Remove what the builder made."""
    out = output_folder(root, out)
    remove_site(Path(hosting_dir(str(out))))
    written = remove_site(out)
    if isinstance(written, list):
        stop_on_errors(written)
        return
    say_lines([f"{shown(out)}/{path} was not made by the builder; it was kept" for path in written.foreign])
    click.echo(f"{written.removed} files removed from {shown(out)}")
