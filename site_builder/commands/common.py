"""What the commands share: options, folders, and how they speak."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from site_builder.config import BuildConfig
from site_builder.limits import EARLIEST, LATEST
from site_builder.pipeline import BuildResult, build_site
from site_builder.problems import Problem
from site_builder.stamp import INPUT_FOLDERS, hosting_dir, today
from site_builder.write import Written, write_site

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


def output_folder(root: Path, out: Path | None) -> Path:
    """The folder for the site, refused when it is, holds or lies in a folder with sources."""
    folder = (out or root / "dist").resolve()
    sources = [(root / name).resolve() for name in (*INPUT_FOLDERS, *_OTHER_FOLDERS)]
    if folder == root or folder in root.parents or any(folder == source or source in folder.parents for source in sources):
        raise click.UsageError(f"--out {folder} would mix the site with its sources; choose another folder")
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"--out {folder} is a file; choose a folder")
    return folder


def checked_site_url(site_url: str | None) -> str | None:
    """The address given with --site-url, refused when it is none."""
    if site_url and not site_url.startswith(("https://", "http://")):
        raise click.UsageError(f"--site-url {site_url} is not an address; write one such as https://example.org/pcn")
    return site_url


def stop_on_errors(problems: Iterable[Problem], ending: str = "Nothing was written.") -> None:
    """Print all problems and leave with exit code 1, when an error is among them."""
    problems = tuple(problems)
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return
    say_lines([str(problem) for problem in problems])
    say_lines([f"{len(errors)} {'mistake' if len(errors) == 1 else 'mistakes'} found. {ending}"])
    sys.exit(1)


@contextmanager
def stages() -> Iterator[Callable[[str], None]]:
    """A short progress display on a terminal; nothing where the output goes elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    yield lambda stage: click.echo(f"\r\033[K{stage} …", nl=False, err=True)
    click.echo("\r\033[K", nl=False, err=True)


def say_lines(lines: Sequence[str]) -> None:
    """Print lines where remarks go."""
    for line in lines:
        click.echo(line, err=True)


def close(words: str, started: float) -> None:
    """Print the last line of a command, with the time it took."""
    click.echo(f"{words} ({time.perf_counter() - started:.2f} s)")


def shown(path: Path) -> str:
    """A path as seen from where the command was called, when it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def config_from_options(root: Path, site_url: str | None = None, local: Path | None = None) -> BuildConfig:
    """What to build: the folders of a project in their usual places, and the time that the surroundings set."""
    overlay_dir = local.resolve() if local else None
    return BuildConfig(root, root / "theme", root / ".cache", today(), checked_site_url(site_url), epoch(), overlay_dir)


def build_or_exit(config: BuildConfig, progress: Callable[[str], None] = lambda stage: None) -> BuildResult:
    """The result of a build without errors; where there are errors, the command ends here."""
    result = build_site(config, progress=progress)
    stop_on_errors(result.problems)
    return result


def write_result(out: Path, result: BuildResult) -> Written | list[Problem]:
    """What writing the site did, once the settings for web servers are written too; or what stands in the way."""
    settings = write_site(Path(hosting_dir(str(out))), result.hosting)
    return write_site(out, result.files, result.reused) if isinstance(settings, Written) else settings


def write_or_exit(out: Path, files: Mapping[str, bytes]) -> Written:
    """What writing did; where it is not possible, the command ends here."""
    written = write_site(out, files)
    if isinstance(written, Written):
        return written
    stop_on_errors(written)
    raise AssertionError("writing failed without a problem")
