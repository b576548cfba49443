"""``new``: a page, an entry of the directory, the matrix or the glossary, or a local edition, in the right file and with a fresh id."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from site_builder.authoring.preflight import Preflight, assembled, read_state
from site_builder.authoring.scaffold import (
    new_component,
    new_page,
    new_term,
)
from site_builder.authoring.scaffold_directory import new_contact, new_region, new_system
from site_builder.authoring.scaffold_local import new_edition, new_replacement
from site_builder.authoring.scaffold_site import NewSite, titles
from site_builder.cli.common import LOCAL, require_characters, resolved, tell
from site_builder.cli.new_answers import KIND_OF, require_known_ids, require_new_title, require_sound
from site_builder.cli.registry import COMMANDS
from site_builder.cli.write_new import NEXT, inside_project, stop_unwritten, write_new
from site_builder.cli.write_new_site import write_new_site
from site_builder.content.loader import load
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.overlay.schema import Edition
from site_builder.content.source import SourceText
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.files.paths import unfit_name
from site_builder.core.files.project_files import write_files

_STATE = "site_builder.new.state"


@click.group(help=COMMANDS["new"])
def command() -> None:
    """The kinds of thing that can be new."""


def _ask(name: str, words: str, help_text: str) -> Callable[..., Any]:
    return click.option(f"--{name}", prompt=words, help=help_text, callback=_looked_at)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _looked_at(context: click.Context, option: click.Parameter, answer: str) -> str:
    """An answer; at a terminal one that cannot be is refused before the next question, and asked for again."""
    if _at_a_terminal():
        kind, name = str(context.info_name), str(option.name)
        require_sound(kind, name, answer)
        if name in KIND_OF or (kind, name) == ("page", "title"):
            now = _state_so_far(context)
            require_known_ids(now.content, {name: answer})
            if name not in KIND_OF:
                require_new_title(now, answer)
    return answer


def _state_so_far(context: click.Context) -> Preflight:
    """The site as it was at the first question that needs it."""
    local = inside_project(context.obj, context.params.get("local"))
    if _STATE not in context.meta:
        markdown = MarkdownRenderer()
        context.meta[_STATE] = assembled(read_state(context.obj, local, markdown), markdown)
    now: Preflight = context.meta[_STATE]
    return now


_EMAIL = _ask("email", "Email address", "The email address.")
_CHECKED = click.option("--checked", default=None, help="The day on which somebody last made sure that it is right, such as 2026-11-30.")
_SOURCE = click.option("--source", "sources", multiple=True, help="What it restates, such as 'prospectus p5'. Can be given more than once.")


@command.command()
@_ask("title", "Title", "The heading of the page, in sentence case.")
@_ask("description", "Description, one sentence", "One sentence for lists and search results.")
@click.option("--folder", default="guidance", show_default=True, help="The folder in content; '' for none.")
@click.option("--order", type=int, default=None, help="Position among the pages of the folder. Usually the last.")
@_SOURCE
@LOCAL
@click.pass_obj
def page(root: Path, /, local: Path | None, **fields: Any) -> None:
    """A page of guidance."""
    write_new(root, local, new_page, fields)


@command.command()
@_ask("system", "Id of the system, or ? for a list", "The id of the system.")
@_ask("name", "Name", "The name of the person or team.")
@_EMAIL
@_CHECKED
@LOCAL
@click.pass_obj
def contact(root: Path, /, local: Path | None, **fields: Any) -> None:
    """A contact of a system."""
    write_new(root, local, new_contact, fields)


@command.command()
@_ask("title", "Name of the region", "The name of the region.")
@LOCAL
@click.pass_obj
def region(root: Path, /, local: Path | None, **fields: Any) -> None:
    """A region of the directory, to add systems to."""
    write_new(root, local, new_region, fields)


@command.command()
@_ask("region", "Id of the region, or ? for a list", "The id of the region.")
@_ask("title", "Name of the system", "The name of the system.")
@_ask("name", "Name of its first contact", "The name of its first contact.")
@_EMAIL
@_CHECKED
@LOCAL
@click.pass_obj
def system(root: Path, /, local: Path | None, **fields: Any) -> None:
    """A health and care system, with its first contact."""
    write_new(root, local, new_system, fields)


@command.command()
@_ask("theme", "Id of the theme, or ? for a list", "The id of the theme.")
@_ask("stage", "Id of the stage, or ? for a list", "The id of the stage.")
@_ask("side", "Id of the side, or ? for a list", "The id of the side: for whom the component is.")
@_ask("title", "Title, two to six words", "Two to six words.")
@_ask("text", "Statement", "A statement that a team can call in place, partly in place or not yet in place.")
@LOCAL
@click.pass_obj
def component(root: Path, /, local: Path | None, **fields: Any) -> None:
    """A component of the maturity matrix."""
    write_new(root, local, new_component, fields)


@command.command()
@_ask("term", "Term in full", "The term in full.")
@_ask("meaning", "Meaning", "What it means.")
@click.option("--abbreviation", default=None, help="Its abbreviation.")
@click.option("--basis", type=click.Choice(["document", "use", "standard", "search"]), default="use", show_default=True)
@_SOURCE
@LOCAL
@click.pass_obj
def term(root: Path, /, local: Path | None, **fields: Any) -> None:
    """A glossary entry."""
    write_new(root, local, new_term, fields)


@command.command()
@click.argument("ref")
@click.option("--field", default="text", show_default=True, help="The field to word in another way, such as title. Not for pages.")
@click.option("--words", default=None, help="The local words. Not for pages: they get a file with the national text to write over.")
@click.option("--why", default=None, help="Why, in a sentence that readers see.")
@LOCAL
@click.pass_obj
def replacement(root: Path, /, local: Path | None, **fields: Any) -> None:
    """Local words in the place of national ones: REF is component:… or page:…, and --local names the edition."""
    if fields["words"] is None and not fields["ref"].startswith("page:"):
        fields["words"] = click.prompt("Words")
    write_new(root, local, new_replacement, fields)


@command.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_ask("name", "Name of the edition", "The name of the edition as readers see it.")
@_ask("owner", "Owner", "The organisation that answers for the local text.")
@click.pass_obj
def edition(root: Path, /, folder: Path, name: str, owner: str) -> None:
    """A local edition, in a FOLDER of the project."""
    require_characters({"folder": str(folder), "name": name, "owner": owner})
    path = resolved(folder)
    if not path.is_relative_to(root) or (path / "edition.yaml").exists():
        raise click.UsageError(f"{folder} lies outside the project or holds an edition already; choose another folder")
    reason = unfit_name(path.relative_to(root).as_posix())
    if reason:
        raise click.UsageError(f"{reason}; choose another folder")
    settings = load(root, MarkdownRenderer())[0].settings
    if settings is None:
        raise click.UsageError("data/site.yaml has mistakes; mend them first ('python build.py check' lists them)")
    made = new_edition(path.relative_to(root).as_posix(), name, owner, settings.edition)
    problems = validate(parse_yaml(SourceText(made.path, made.text))[0], Edition)[1]
    if problems:
        stop_unwritten(map(str, problems))
    write_files(root, {made.path: made.text})
    tell(f"Wrote {made.path}")
    tell(NEXT.format(made.next, f" --local {made.path.rpartition('/')[0]}"))


@command.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_ask("name", "Name of the site", "What the site and its matrix are called.")
@_ask("stages", "Stages in order, with commas between", "The titles of the stages in order, with commas between.")
@_ask("audiences", "For whom statements are, with commas between", "Who the statements are for, such as 'Teams, Managers'.")
@_ask("themes", "Themes in order, with commas between", "The titles of the themes in order, with commas between.")
@click.pass_obj
def site(root: Path, /, folder: Path, name: str, **lists: str) -> None:
    """A project of its own in a FOLDER, with a matrix of made-up statements to write over."""
    require_characters({"folder": str(folder), "name": name, **lists})
    write_new_site(root, folder, NewSite(name.strip(), **{kind: titles(given) for kind, given in lists.items()}))
