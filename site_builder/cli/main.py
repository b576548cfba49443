"""The command line: reads arguments and hands them to a command of the table ``COMMANDS``.

Commands print what happened and choose the exit code: 0 fine, 1 content problems, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import click

from site_builder import __version__
from site_builder.cli.common import plain_errors
from site_builder.cli.registry import ARGUMENTS, COMMANDS, imported_module


class _Commands(click.Group):
    """The commands of the table, each imported when it runs and not before."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Notes how the program was called: what is kept of a build is kept for that."""
        ctx.meta[ARGUMENTS] = tuple(args)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, imported_module(f"cli.commands.{cmd_name.replace('-', '_')}").command)

    def main(self, *args: Any, standalone_mode: bool = True, **more: Any) -> Any:
        """Run a command and end with its exit code."""
        run: Any = super().main
        with plain_errors():
            code = run(*args, standalone_mode=False, **more)
        if standalone_mode:
            sys.exit(code if isinstance(code, int) else 0)
        return code

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pcn-prospectus")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None, help="The project's folder.")
@click.pass_context
def command(context: click.Context, root: Path | None) -> None:
    """Builds a site with a maturity matrix from the folders content, data and theme.

    Write the text of pages in content, and facts such as contacts in data.
    Then run "build". Mistakes are listed with the file, the line and what to do.
    """
    context.obj = (root or context.obj or Path.cwd()).resolve()


def main(arguments: Sequence[str] | None = None, root: Path | None = None) -> None:
    """Run the command line; ``root`` is the project's folder. Exit codes: 0 fine, 1 content problems, 2 wrong usage."""
    command.main(args=list(arguments) if arguments is not None else None, obj=root, prog_name="build.py")
