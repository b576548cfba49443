"""The command line: reads arguments, prints what happened, chooses the exit code.

What a command needs is imported when it runs, so that ``--help`` and a build
with nothing to do stay quick.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder import __version__, freshness

if TYPE_CHECKING:
    from site_builder.pipeline import Result
    from site_builder.problems import Problem

_OUT = click.option("--out", type=click.Path(path_type=Path), default=None, help="The folder for the site. Usually dist.")
_SITE_URL = click.option("--site-url", default=None, help="The address of the published site, for example https://example.org/pcn.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pcn-prospectus")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None, help="The project's folder.")
@click.pass_context
def command(context: click.Context, root: Path | None) -> None:
    """Builds the PCN Prospectus site from the folders content, data and theme.

    Write the text of pages in content, and facts such as contacts in data.
    Then run "build". Mistakes are listed with the file, the line and what to do.
    """
    context.obj = (root or context.obj or Path.cwd()).resolve()


@command.command()
@_OUT
@_SITE_URL
@click.pass_obj
def build(root: Path, out: Path | None, site_url: str | None) -> None:
    """Make the site. When there is a mistake, nothing is written."""
    out = _output_folder(root, out)
    started = time.perf_counter()
    today = datetime.now(UTC).date().isoformat()
    stamp = freshness.stamp_path(root / ".cache", out, site_url or "")
    told = freshness.unchanged(stamp, root, out, today)
    if told is not None:
        _say_lines(told["warnings"])
        _close(f"Nothing changed: {told['pages']} pages in {_shown(out)}", started)
        return
    before = freshness.inputs(root)
    with _stages() as say:
        result = _run(root, today, site_url, say)
        _stop_on_errors(result.problems)
        say("Writing")
        written = _write(out, result)
    warnings = [str(problem) for problem in result.problems]
    pages = sum(1 for url in result.files if url.endswith(".html"))
    freshness.save(stamp, before, out, today, {"pages": pages, "warnings": warnings})
    _say_lines(warnings)
    _say_lines([f"{_shown(out)}/{path} was not made by the builder; it was kept" for path in written.foreign])
    counts = f"{written.changed} files changed, {written.unchanged} as before, {written.removed} removed"
    _close(f"{pages} pages in {_shown(out)}: {counts}", started)


@command.command()
@click.pass_obj
def check(root: Path) -> None:
    """Look for mistakes without writing anything."""
    started = time.perf_counter()
    with _stages() as say:
        result = _run(root, datetime.now(UTC).date().isoformat(), None, say)
        _stop_on_errors(result.problems)
    _say_lines([str(problem) for problem in result.problems])
    _close("No mistakes found", started)


@command.command()
@_OUT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this computer.")
@click.pass_obj
def serve(root: Path, out: Path | None, port: int) -> None:
    """Show the site on this computer and rebuild it whenever a file is saved."""
    from site_builder.serve import serve_site  # noqa: PLC0415 - the server is needed by this command alone

    serve_site(root, _output_folder(root, out), port, click.echo)


@command.command()
@_OUT
@click.pass_obj
def clean(root: Path, out: Path | None) -> None:
    """Remove the site. Files that the builder did not make are kept."""
    from site_builder.write import remove_site  # noqa: PLC0415 - imported when it runs

    out = _output_folder(root, out)
    written = remove_site(out)
    _say_lines([f"{_shown(out)}/{path} was not made by the builder; it was kept" for path in written.foreign])
    click.echo(f"{written.removed} files removed from {_shown(out)}")


def main(arguments: Sequence[str] | None = None, root: Path | None = None) -> None:
    """Run the command line. Exit codes: 0 fine, 1 content problems, 2 wrong usage."""
    command.main(args=list(arguments) if arguments is not None else None, obj=root, prog_name="build.py")


def _output_folder(root: Path, out: Path | None) -> Path:
    """The folder for the site, refused when it is, holds or lies in a folder with sources."""
    folder = (out or root / "dist").absolute()
    sources = [root / name for name in (*freshness.INPUT_FOLDERS, "tests", ".git")]
    if folder == root or folder in root.parents or any(folder == source or source in folder.parents for source in sources):
        raise click.UsageError(f"--out {folder} would mix the site with its sources; choose another folder")
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"--out {folder} is a file; choose a folder")
    return folder


def _run(root: Path, today: str, site_url: str | None, say: Callable[[str], None]) -> Result:
    from site_builder.pipeline import Order, run  # noqa: PLC0415 - an unchanged build needs none of it

    return run(Order(root, root / "theme", root / ".cache", today, site_url), say)


def _write(out: Path, result: Result):  # type: ignore[no-untyped-def]
    from site_builder.write import Written, write_site  # noqa: PLC0415 - an unchanged build needs none of it

    written = write_site(out, result.files)
    if not isinstance(written, Written):
        _stop_on_errors(tuple(written))
    return written


def _stop_on_errors(problems: tuple[Problem, ...]) -> None:
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return
    for problem in problems:
        click.echo(str(problem), err=True)
    click.echo(f"{len(errors)} {'mistake' if len(errors) == 1 else 'mistakes'} found. Nothing was written.", err=True)
    sys.exit(1)


@contextmanager
def _stages() -> Iterator[Callable[[str], None]]:
    """A short progress display on a terminal; nothing where the output goes elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    with Console(stderr=True).status("Starting") as status:
        yield status.update


def _say_lines(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _close(words: str, started: float) -> None:
    click.echo(f"{words} ({time.perf_counter() - started:.2f} s)")


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
