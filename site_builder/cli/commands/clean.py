"""``clean``: remove the site."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.cli.common import OUT, output_folder, say_lines, shown, stop_on_errors, tell
from site_builder.cli.registry import COMMANDS
from site_builder.core.files.cache import prune
from site_builder.core.files.site_writer import WriteReport, remove_site
from site_builder.core.project_folders import cache_folder, hosting_dir


@click.command(help=COMMANDS["clean"])
@OUT
@click.pass_obj
def command(root: Path, out: Path | None) -> None:
    """Remove what the builder made, and what nobody used for a month of what is kept between builds."""
    out = output_folder(root, out)
    settings, written = remove_site(Path(hosting_dir(str(out)))), remove_site(out)
    for cache in {root / ".cache", Path(cache_folder(root))}:
        prune(cache)
    problems = [problem for one in (settings, written) if isinstance(one, list) for problem in one]
    if isinstance(written, WriteReport):
        say_lines([f"{shown(out)}/{path} was not made by the builder; it was kept" for path in written.unmanaged])
        tell(f"{written.removed} files removed from {shown(out)}")
    stop_on_errors(problems, "Some files were not removed.")
