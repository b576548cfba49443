"""What the commands share: options, folders, and how they speak."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click

from site_builder.core.config import BuildConfig
from site_builder.core.dates import today
from site_builder.core.files.given_files import put_file, reason
from site_builder.core.limits import EARLIEST, LATEST
from site_builder.core.problems import Problem, has_errors
from site_builder.core.project_folders import INPUT_FOLDERS, cache_folder, theme_folder
from site_builder.core.text.printable import allow_all_letters, is_utf8, visible
from site_builder.core.text.uris import SITE_PATTERN, URI_REMEDIES

_OTHER_FOLDERS = ("site_builder", "tests", "benchmarks", "examples", ".cache", ".ci", ".git", ".venv")
OUT = click.option("--out", type=click.Path(path_type=Path), default=None, help="The folder for the site. Usually dist.")
LOCAL = click.option(
    "--local", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None, help="The folder of a local edition."
)
SITE_URL = click.option("--site-url", default=None, help="The address of the published site, for example https://example.org/pcn.")


def epoch() -> int:
    """The time that archives give, in seconds since 1970: SOURCE_DATE_EPOCH, or the earliest that they can give."""
    given = os.environ.get("SOURCE_DATE_EPOCH") or str(EARLIEST)
    if not given.isdecimal() or int(given) > LATEST:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{given}'; set it to a number of seconds since 1970, or unset it")
    return int(given)


def resolved(path: Path) -> Path:
    """The whole path, with links followed; a link that leads to itself is refused."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise click.UsageError(f"{path} cannot be used: {reason(error)}") from None


def output_folder(root: Path, out: Path | None) -> Path:
    """The folder for the site, refused when it is, holds or lies in a folder with sources."""
    folder = resolved(out or root / "dist")
    if not is_utf8(folder):
        raise click.UsageError(f"--out {folder} has a name that is not written in UTF-8; choose another folder")
    sources = [(root / name).resolve() for name in (*INPUT_FOLDERS, *_OTHER_FOLDERS)]
    if folder == root or folder in root.parents or any(folder == source or source in folder.parents for source in sources):
        raise click.UsageError(f"--out {folder} would mix the site with its sources; choose another folder")
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"--out {folder} is a file; choose a folder")
    return folder


def checked_site_url(site_url: str | None) -> str | None:
    """The address given with --site-url, refused when it is none."""
    if site_url and not re.fullmatch(SITE_PATTERN, site_url):
        raise click.UsageError(f"--site-url {site_url} is not the address of a site; {URI_REMEDIES[SITE_PATTERN]}")
    return site_url


def config_from_options(root: Path, site_url: str | None = None, local: Path | None = None) -> BuildConfig:
    """What to build: the folders of a project in their usual places, and the time that the surroundings set."""
    overlay_dir = local.resolve() if local else None
    theme, cache = Path(theme_folder(root)), Path(cache_folder(root))
    return BuildConfig(root, theme, cache, today(), checked_site_url(site_url), epoch(), overlay_dir)


def require_characters(given: Mapping[str, Any]) -> None:
    """Refuse text with half a character in it, as a terminal hands over what is not written in UTF-8: no file can hold it."""
    for name, value in given.items():
        texts = value if isinstance(value, tuple) else (value,)
        if not all(is_utf8(text) for text in texts if isinstance(text, str)):
            raise click.UsageError(f"what is given for '{name}' is not written in UTF-8; write it again")


def stop_on_errors(problems: Iterable[Problem], ending: str = "Nothing was written.") -> None:
    """Print all problems and leave with exit code 1, when an error is among them."""
    problems = tuple(problems)
    if has_errors(problems):
        stop(problems, ending)


def stop(problems: Iterable[Problem], ending: str = "Nothing was written.") -> NoReturn:
    """Print problems, with errors among them, and leave with exit code 1."""
    problems = tuple(problems)
    say_lines([str(problem) for problem in problems])
    count = sum(problem.severity == "error" for problem in problems)
    say_lines([f"{count} {'mistake' if count == 1 else 'mistakes'} found. {ending}"])
    sys.exit(1)


@contextmanager
def stages() -> Iterator[Callable[[str], None]]:
    """A short progress display on a terminal; nothing where the output goes elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    yield lambda stage: click.echo(f"\r\033[K{stage} …", nl=False, err=True)
    click.echo("\r\033[K", nl=False, err=True)


def say_lines(lines: Iterable[str]) -> None:
    """Print lines where remarks go."""
    for line in lines:
        click.echo(visible(line), err=True)


def tell(text: str = "") -> None:
    """Print a text of one or more lines, or of columns separated by tabs, as what a command is for."""
    click.echo("".join(part if part in {"\n", "\t"} else visible(part) for part in re.split(r"([\n\t])", text)))


def close(words: str, started: float) -> None:
    """Print the last line of a command, with the time it took."""
    tell(f"{words} ({time.perf_counter() - started:.2f} s)")


def write_file(path: Path, content: bytes) -> None:
    """Write a file that was asked for, also through a link; where it is not possible, the command ends here."""
    try:
        put_file(resolved(path), content)
    except OSError as error:
        raise click.ClickException(f"{shown(path)} cannot be written: {reason(error)}. Nothing was written.") from None


@contextmanager
def plain_errors() -> Iterator[None]:
    """What goes wrong, told in a line or two of letters that every terminal shows, with its exit code."""
    allow_all_letters(sys.stdout, sys.stderr)
    try:
        yield
    except click.UsageError as problem:
        click.UsageError(visible(problem.format_message()), problem.ctx).show()
        sys.exit(problem.exit_code)
    except click.ClickException as problem:
        say_lines([f"Error: {problem.format_message()}"])
        sys.exit(problem.exit_code)
    except click.Abort:
        say_lines(["Stopped"])
        sys.exit(1)
    except OSError as error:
        say_lines([f"Error: {os.fsdecode(error.filename)}: {reason(error)}" if error.filename else f"Error: {reason(error)}"])
        sys.exit(1)


def shown(path: Path) -> str:
    """A path as seen from where the command was called, when it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
