"""From folders to checked values: every data file and every Markdown page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from site_builder.content.collections import COLLECTIONS, DataCollection, kind_of
from site_builder.content.fields import PAGE_ID, Entity, Model
from site_builder.content.markdown.document import RenderedMarkdown
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.front_matter import FrontMatter
from site_builder.content.overlay.changes import Overlay
from site_builder.content.source import SourceText, guessed_text, read_text
from site_builder.content.unread_files import unread_files
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import YamlDocument, parse_yaml
from site_builder.core.parallel import map_in_processes
from site_builder.core.paths import glob_sorted, unfit_name
from site_builder.core.problems import Place, Problem

PAGE_FILES = "content/**/*.md"
# What is read in each folder, for files that are not.
READ = {
    "content": "pages are text files that end in .md: write the words into one, and move this file elsewhere",
    "data": f"data files are {', '.join(kind.pattern for kind in COLLECTIONS)}: rename this one, or move it elsewhere",
}
_PAGE_ID = re.compile(PAGE_ID)
_ID_LINE = re.compile(r"\bid: *([a-z0-9.-]+)")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file: its kind, its value (None when it has errors), and its raw document."""

    kind: str
    value: Model | None
    document: YamlDocument


@dataclass(frozen=True, slots=True)
class Article:
    """A Markdown page: its id (path below content/ without .md), front matter and text, the place of its title, and warnings about it."""

    id: str
    front: FrontMatter
    prose: RenderedMarkdown
    document: YamlDocument
    place: Place
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadedContent:
    """Everything that was read; ``known`` holds ids found even in files with errors."""

    entries: tuple[DataFile, ...]
    articles: tuple[Article, ...]
    ids_in_broken_files: frozenset[str]
    local: Overlay | None = None


_NONE: Mapping[str, Article] = MappingProxyType({})


def load(root: Path, markdown: MarkdownRenderer, known: Mapping[str, Article] = _NONE) -> tuple[LoadedContent, list[Problem]]:
    """Read and validate data/ and content/ below ``root``; all problems, not only the first.

    ``known`` are articles whose files are as the last build read them, by a path such as ``content/index.md``.
    """
    problems: list[Problem] = []
    entries: list[DataFile] = []
    for kind in COLLECTIONS:
        entries += _load_kind(root, kind, problems)
    paths = glob_sorted(root, PAGE_FILES)
    articles, broken = _load_articles(root, paths, markdown, known, problems)
    seen = [*paths, *(path for kind in COLLECTIONS for path in glob_sorted(root, kind.pattern))]
    problems += unread_files(root, READ, seen)
    ids = frozenset(broken) | frozenset(_ids_of_broken(entries))
    return LoadedContent(tuple(entries), tuple(articles), ids), problems


def _load_kind(root: Path, kind: DataCollection, problems: list[Problem]) -> Iterator[DataFile]:
    paths = [path for path in glob_sorted(root, kind.pattern) if kind_of(path.relative_to(root).as_posix()) is kind]
    if not paths and not kind.optional:
        problems.append(Problem(Place(kind.pattern), "there is no such file", f"add it; schemas/{kind.name}.json says what it holds"))
    for path in paths:
        yield parse_data_file(root, path, kind, problems)


def mistakes(text: SourceText, kind: DataCollection) -> list[Problem]:
    """What is wrong with the text of a data file, as its parser and its model see it."""
    document, malformed = parse_yaml(text)
    return malformed or validate(document, kind.model)[1]


def parse_data_file(root: Path, path: Path, kind: DataCollection, problems: list[Problem]) -> DataFile:
    """A data file as it is; one that cannot be used keeps the ids that its lines seem to hold."""
    text = read_text(root, path)
    if isinstance(text, Problem):
        problems.append(text)
        return DataFile(kind.name, None, YamlDocument(text.place.path, _ids_in_lines(guessed_text(path)), {}))
    document, found = parse_yaml(text)
    value = None
    if document.data is not None or not found:
        value, invalid = validate(document, kind.model)
        found = found + invalid
    problems += found + _file_name_problem(kind, path, value, document)
    if document.data is None:
        document = replace(document, data=_ids_in_lines(text.text))
    return DataFile(kind.name, value, document)


def _ids_in_lines(text: str) -> list[dict[str, str]]:
    """The ids that the lines of a broken file seem to hold."""
    return [{"id": name} for name in _ID_LINE.findall(text)]


def _file_name_problem(kind: DataCollection, path: Path, value: Model | None, document: YamlDocument) -> list[Problem]:
    if kind.many and isinstance(value, Entity) and value.id != path.stem:
        message = f"the id is '{value.id}' but the file is called '{path.name}'"
        remedy = f"call the file {value.id}.yaml; an id in use is never changed"
        if path.with_name(f"{value.id}.yaml").exists():
            remedy = f"if it is a copy of {value.id}.yaml, give it and what is in it ids of their own, beginning with 'id: {path.stem}'"
        return [Problem(document.place(("id",)), message, remedy)]
    return []


def _load_articles(
    root: Path, paths: list[Path], markdown: MarkdownRenderer, known: Mapping[str, Article], problems: list[Problem]
) -> tuple[list[Article], list[str]]:
    cut = len(root.as_posix()) + 1
    names = [path.as_posix()[cut:] for path in paths]
    articles = {name: known[name] for name in names if name in known}
    unread = [(path, name) for path, name in zip(paths, names, strict=True) if name not in articles]
    read = map_in_processes(lambda one: _read_article(root, *one, markdown), unread)
    for name, article, found in read:
        problems += found
        if article:
            articles[name] = article
    problems += [warning for article in articles.values() for warning in article.warnings]
    broken = [f"page:{page_id_of(name)}" for name in names if name not in articles]
    return [articles[name] for name in names if name in articles], broken


def page_id_of(name: str) -> str:
    """The id of the page of a file such as ``content/index.md``."""
    return name.removeprefix("content/").removesuffix(".md")


def _read_article(root: Path, path: Path, name: str, markdown: MarkdownRenderer) -> tuple[str, Article | None, list[Problem]]:
    """A page as its file is now, and the errors in it."""
    text = read_text(root, path)
    if isinstance(text, Problem):
        return name, None, [text]
    problems: list[Problem] = []
    article = parse_article(page_id_of(name), text, markdown, problems)
    return name, article, [problem for problem in problems if problem.severity == "error"]


def parse_article(name: str, text: SourceText, markdown: MarkdownRenderer, problems: list[Problem]) -> Article | None:
    """The page that a Markdown file makes, or None when its front matter has errors."""
    parsed = markdown.parse(text)
    prose, found = markdown.render(parsed)
    warnings = tuple(problem for problem in found if problem.severity == "warning")
    problems += found
    if parsed.excess:
        return None
    if parsed.front_matter is None:
        problems.append(_no_head(text))
        return None
    document, malformed = parse_yaml(parsed.front_matter, first_line=2)
    front, invalid = validate(document, FrontMatter) if document.data is not None or not malformed else (None, [])
    problems += malformed + invalid
    if not _PAGE_ID.fullmatch(name):
        remedy = "call files and folders by lower-case words joined by hyphens"
        problems.append(Problem(Place(text.path), f"the file's name gives the address '{name}.html', which has the wrong form", remedy))
    elif reason := unfit_name(f"{name}.html"):
        problems.append(Problem(Place(text.path), f"{reason}, so nobody can copy or unpack '{name}.html' there", "give it another name"))
    return Article(name, front, prose, document, document.place(("title",)), warnings) if front else None


def _no_head(text: SourceText) -> Problem:
    """Why a page has no front matter: there is none, it is not closed, or something stands before it."""
    fields = "the fields title, description, sources and order"
    first = text.text.lstrip().partition("\n")[0].rstrip()
    if first != "---":
        return Problem(Place(text.path), "the page has no front matter", f"start the file with '---', {fields}, and '---'")
    if text.text.startswith("---"):
        message, remedy = "the front matter, which begins here, is not closed", "write '---' on a line of its own after its last field"
        return Problem(Place(text.path), message, remedy)
    return Problem(Place(text.path), "something stands before the front matter", "remove the empty lines and spaces before '---'")


def _ids_of_broken(entries: list[DataFile]) -> Iterator[str]:
    """Ids in files with errors, so that one mistake is not reported again at every link to them."""
    for entry in entries:
        if entry.value is None:
            stem = Path(entry.document.path).stem
            yield stem
            yield from raw_ids(entry.document.data)


def raw_ids(data: Any) -> Iterator[str]:
    """Every id in plain values."""
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from raw_ids(value)
    elif isinstance(data, list):
        for value in data:
            yield from raw_ids(value)
