"""Write a new project, whole and without a mistake, or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from site_builder.authoring.preflight import assembled, read_state
from site_builder.authoring.scaffold import NotPossible
from site_builder.authoring.scaffold_site import NewSite, new_site
from site_builder.cli.common import resolved, shown, tell
from site_builder.cli.write_new import stop_unwritten
from site_builder.content.loader import load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.core.dates import today
from site_builder.core.files.project_files import write_files
from site_builder.core.problems import has_errors
from site_builder.core.project_folders import INPUT_FOLDERS


def write_new_site(root: Path, folder: Path, wanted: NewSite) -> None:
    """Write the project into a folder that is empty or not there, or tell why not and end."""
    path = resolved(folder)
    if path.is_dir() and any(path.iterdir()):
        raise click.UsageError(f"{folder} is not empty; choose another folder")
    inside = path.relative_to(root).parts[:1] if path.is_relative_to(root) else ()
    if path == root or (inside and inside[0] in {*INPUT_FOLDERS, "site_builder"}):
        raise click.UsageError(f"{folder} lies among what this project is made of; choose another folder")
    try:
        files = new_site(wanted, _typed(folder), today())
    except NotPossible as problem:
        stop_unwritten(problem.lines)
    _require_sound(files)
    write_files(path, files)
    tell(f"Wrote a project in {shown(path)}. Themes: {len(wanted.themes)}; stages: {len(wanted.stages)}")
    tell(f"Next: write your own statements in {shown(path / 'data' / 'matrix')}.")
    tell(f"To see them: python build.py --root {_typed(folder)} serve")


def _typed(folder: Path) -> str:
    """A folder as it is typed on a command line, which takes '/' on Windows too."""
    name = folder.as_posix()
    return f'"{name}"' if " " in name else name


def _require_sound(files: dict[str, str]) -> None:
    """End where the files would be a project with mistakes."""
    markdown = MarkdownRenderer()
    with tempfile.TemporaryDirectory() as name:
        write_files(Path(name), files)
        problems = [*load(Path(name), markdown)[1], *assembled(read_state(Path(name), None, markdown), markdown).problems]
    if has_errors(problems):
        stop_unwritten(str(problem) for problem in problems if problem.severity == "error")
