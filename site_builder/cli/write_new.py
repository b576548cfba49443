"""Write what ``new`` made, unless it would bring a mistake into the site or overwrite a file that somebody else is writing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

import click

from site_builder.authoring.preflight import Preflight, ProjectState, added_errors, assembled, read_state, with_file
from site_builder.authoring.scaffold import (
    Fields,
    NotPossible,
    ScaffoldContext,
    Scaffolded,
    new_page,
)
from site_builder.authoring.yaml_edit import CannotInsert, with_ends_of
from site_builder.cli.common import require_characters, say_lines, tell
from site_builder.cli.new_answers import require_known_ids, require_new_title
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.retired import RetiredList
from site_builder.content.source import SourceText, read_text
from site_builder.core.dates import today
from site_builder.core.files.project_files import write_files
from site_builder.core.files.work_folders import locked
from site_builder.core.problems import Problem, has_errors

NEXT = "Next: {}. Then run 'python build.py check{}'."


def write_new(root: Path, local: Path | None, make: Callable[[ScaffoldContext, Fields], Scaffolded], fields: dict[str, Any]) -> None:
    """Make something new of the answers and write it, or tell why not and end."""
    require_characters(fields)
    markdown = MarkdownRenderer()
    with locked(root / "content"):  # what another one adds at this moment is read first
        state = read_state(root, inside_project(root, local), markdown)
        before = assembled(state, markdown)
        context = _context(root, local, state, before)
        require_known_ids(context.loaded, fields)
        if make is new_page:
            require_new_title(before, fields["title"])
        try:
            made = make(context, fields)
        except CannotInsert as problem:
            raise click.ClickException(str(problem)) from None
        except NotPossible as problem:
            stop_unwritten(problem.lines)
        texts = {made.path: made.text} | dict(made.also)
        for path, text in texts.items():
            state = with_file(state, path, text, markdown)
        after = assembled(state, markdown)
        errors = [str(problem) for problem in added_errors(before.problems, after.problems)]
        if errors:
            stop_unwritten(errors)
        write_files(root, {path: with_ends_of(_now_in(root / path), text) for path, text in texts.items()})
    tell(f"Wrote {made.ref} in {' and '.join(texts)}")
    for note in made.notes:
        tell(f"Note: {note}")
    tell(NEXT.format(made.next, f" --local {context.folder.rstrip('/')}" if context.folder else ""))


def _now_in(path: Path) -> str:
    return path.read_bytes().decode() if path.is_file() else ""


def stop_unwritten(lines: Iterable[str]) -> NoReturn:
    """Tell why nothing was written, and end."""
    say_lines([*lines, "Nothing was written."])
    sys.exit(1)


def inside_project(root: Path, local: Path | None) -> Path | None:
    """The folder of a local edition, or None; it must be one of the project."""
    if local and not local.resolve().is_relative_to(root):
        raise click.UsageError(f"{local} lies outside the project; copy it in, or add the item by hand")
    return local.resolve() if local else None


def _context(root: Path, local: Path | None, state: ProjectState, now: Preflight) -> ScaffoldContext:
    """What there is already; mistakes elsewhere are no hindrance, mistakes in the local edition are."""
    retired = {one.ref for listed in state.national.of(RetiredList) for one in listed.retired}
    taken = frozenset({*retired, *(now.site.targets if now.site else ())})

    def read(name: str) -> str:
        text = read_text(root, root / name) if os.path.lexists(root / name) else SourceText(name, "")
        if isinstance(text, Problem):
            stop_unwritten([str(text)])
        return text.text

    if local is None:
        return ScaffoldContext(state.national, taken, read, today())
    if now.content.local is None or has_errors(now.of_edition):
        say_lines([str(problem) for problem in now.of_edition])
        raise click.UsageError("mend the local edition first")
    return ScaffoldContext(now.content, taken, read, today(), f"{state.folder}/", now.content.local)
