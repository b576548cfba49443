"""Check a change before it is written: every mistake that one more file, or another text in a file, would bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.content.collections import kind_of
from site_builder.content.loader import LoadedContent, load, page_id_of, parse_article, parse_data_file
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.overlay.apply import apply_overlay, folder_of_edition
from site_builder.content.overlay.loader import EDITION_FILE, LocalFolder, load_local, read_edition
from site_builder.content.reader import SourceFile
from site_builder.content.source import SourceText
from site_builder.content.yaml_parser import parse_yaml
from site_builder.core.problems import Problem
from site_builder.site.assemble import assemble
from site_builder.site.model import Site


@dataclass(frozen=True, slots=True)
class ProjectState:
    """A project as read, before a local edition is laid over it.

    ``local`` is the edition in ``folder``, or the one that data/site.yaml names, where there is one that can be used;
    ``problems`` is what is wrong with its files by themselves.
    """

    national: LoadedContent
    local: LocalFolder | None
    folder: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Preflight:
    """A state assembled: its content and site (None when a file without which there is none has mistakes), and what is wrong.

    ``of_edition`` is what is wrong with the local edition, before its content is seen as a site.
    """

    content: LoadedContent
    site: Site | None
    of_edition: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def read_state(root: Path, local: Path | None, markdown: MarkdownRenderer) -> ProjectState:
    """The project as it is now, with the local edition in a folder, or with the one that its settings name."""
    national, _ = load(root, markdown)
    folder, _ = folder_of_edition(national, root, local)
    if folder is None:
        return ProjectState(national, None)
    read, problems = load_local(root, folder, markdown)
    inside = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else ""
    return ProjectState(national, read, inside, tuple(problems))


def assembled(state: ProjectState, markdown: MarkdownRenderer) -> Preflight:
    """The state as a site."""
    content, problems = apply_overlay(state.national, state.local) if state.local else (state.national, [])
    site, found = assemble(content, markdown)
    return Preflight(content, site, (*state.problems, *problems), (*state.problems, *problems, *found))


def with_file(state: ProjectState, path: str, text: str, markdown: MarkdownRenderer) -> ProjectState:
    """The state with a text in a data file or as a page; what is wrong with that by itself is among its problems."""
    source = SourceText(path, text)
    if state.local and state.folder and path.startswith(f"{state.folder}/"):
        local, problems = _with_local_file(state.local, path.removeprefix(f"{state.folder}/"), source, markdown)
        return replace(state, local=local, problems=(*state.problems, *problems))
    national, kind = state.national, kind_of(path)
    if kind is None:
        article, problems = parse_article(page_id_of(path), source, markdown)
        national = national._replace(articles=(*national.articles, *([article] if article else [])))
    else:
        entry, problems = parse_data_file(SourceFile(path, source), kind, [one.document.path for one in national.entries])
        entries = [entry if one.document.path == path else one for one in national.entries]
        national = national._replace(entries=tuple(entries if entry in entries else [*entries, entry]))
    return replace(state, national=national, problems=(*state.problems, *problems))


def _with_local_file(local: LocalFolder, name: str, source: SourceText, markdown: MarkdownRenderer) -> tuple[LocalFolder, list[Problem]]:
    kind = kind_of(name)
    if name == EDITION_FILE:
        head, problems = read_edition(source)
        return (local._replace(edition=head[0], document=head[1]) if head else local), problems
    if kind is None:
        article, problems = parse_article(page_id_of(name), source, markdown)
        return local._replace(articles=(*local.articles, *([article] if article else []))), problems
    document, problems = parse_yaml(source)
    new = (kind, document)
    data = [new if one.path == source.path else (known, one) for known, one in local.data]
    return local._replace(data=tuple(data if new in data else [*data, new])), problems


def added_errors(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The errors of one state that another one does not have; where each stands does not matter, since lines move."""
    known = Counter(problem.message for problem in before)
    found = []
    for problem in after:
        if problem.severity == "error" and known[problem.message] <= 0:
            found.append(problem)
        known[problem.message] -= 1
    return found
