"""``publish``: what a sync tool has to bring to a server."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.cli.common import OUT, output_folder, tell
from site_builder.cli.registry import COMMANDS
from site_builder.core.files.manifest import manifest_in, read_manifest
from site_builder.output.deploy_diff import deploy_steps, lines


@click.command(help=COMMANDS["publish"])
@OUT
@click.option(
    "--list",
    "manifest",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The .site-manifest.json of what was published last. When there is no such file, all is new.",
)
@click.pass_obj
def command(root: Path, out: Path | None, manifest: Path) -> None:
    """Print one line a file: what to do, path, digest, content type and cache rule, separated by tabs."""
    new = read_manifest(output_folder(root, out))
    if not new:
        raise click.UsageError("there is no site to publish; run 'build' first")
    old = manifest_in(manifest) if manifest.exists() else {}
    if old is None:
        raise click.UsageError(f"{manifest} is not a manifest; give the .site-manifest.json of what was published last")
    for line in lines(deploy_steps(old, new)):
        tell(line)
