"""Parse and check every data file and every Markdown page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from site_builder.content.collections import DataCollection
from site_builder.content.fields import PAGE_ID, Entity, Model
from site_builder.content.markdown.document import RenderedMarkdown
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.front_matter import FrontMatter
from site_builder.content.models.settings import Settings
from site_builder.content.overlay.changes import Overlay
from site_builder.content.reader import SourceFile, SourceFiles, read_files
from site_builder.content.source import SourceText
from site_builder.content.validation import validate
from site_builder.content.walk import entities
from site_builder.content.yaml_parser import YamlDocument, parse_yaml
from site_builder.core.files.paths import unfit_name
from site_builder.core.parallel import map_in_processes
from site_builder.core.problems import Place, Problem

_PAGE_ID = re.compile(PAGE_ID)
M = TypeVar("M", bound=Model)
_ID_LINE = re.compile(r"\bid: *([a-z0-9.-]+)")


class DataFile(NamedTuple):
    """A data file: its kind, its value (None when it has errors), and its raw document."""

    kind: str
    value: Model | None
    document: YamlDocument


class Article(NamedTuple):
    """A Markdown page: its id (path below content/ without .md), front matter and text, the place of its title, and warnings about it."""

    id: str
    front: FrontMatter
    prose: RenderedMarkdown
    document: YamlDocument
    place: Place
    warnings: tuple[Problem, ...] = ()


class LoadedContent(NamedTuple):
    """Everything that was read. ``ids_in_broken_files`` are the ids found in files with errors."""

    entries: tuple[DataFile, ...]
    articles: tuple[Article, ...]
    ids_in_broken_files: frozenset[str]
    local: Overlay | None = None

    def of(self, model: type[M]) -> list[M]:
        """What the files without errors hold that are of a kind, for example ``Region``."""
        return [entry.value for entry in self.entries if isinstance(entry.value, model)]

    @property
    def settings(self) -> Settings | None:
        """The settings of the site; None where their file has errors."""
        return next(iter(self.of(Settings)), None)

    def things(self) -> Iterator[Entity]:
        """Everything in the files without errors that has an id."""
        return (thing for entry in self.entries if entry.value is not None for _, thing in entities(entry.value))


_NONE: Mapping[str, Article] = MappingProxyType({})


def load(root: Path, markdown: MarkdownRenderer) -> tuple[LoadedContent, list[Problem]]:
    """Read and validate data/ and content/ below ``root``; all problems, not only the first."""
    files, problems = read_files(root)
    content, found = validate_content(files, markdown)
    return content, [*problems, *found]


def validate_content(
    files: SourceFiles, markdown: MarkdownRenderer, reused: Mapping[str, Article] = _NONE
) -> tuple[LoadedContent, list[Problem]]:
    """The checked values of all files; ``reused`` are articles of pages that were not read, by path."""
    names = {file.path for _, file in files.data}
    checked = [parse_data_file(file, kind, names) for kind, file in files.data]
    entries = [entry for entry, _ in checked]
    articles, broken, found = _articles(files, markdown, reused)
    ids = frozenset(broken) | frozenset(_ids_of_broken(entries))
    return LoadedContent(tuple(entries), tuple(articles), ids), [*(one for _, problems in checked for one in problems), *found]


def parse_data_file(file: SourceFile, kind: DataCollection, others: Collection[str] = ()) -> tuple[DataFile, list[Problem]]:
    """A data file and what is wrong with it; one that cannot be used keeps the ids that its lines seem to hold.

    ``others`` are the paths of all data files.
    """
    if isinstance(file.text, Problem):
        return DataFile(kind.name, None, YamlDocument(file.path, _ids_in_lines(file.guess), {})), [file.text]
    document, problems = parse_yaml(file.text)
    value = None
    if document.data is not None or not problems:
        value, invalid = validate(document, kind.model)
        problems = problems + invalid
    problems = problems + file_name_problem(kind, value, document, others)
    if document.data is None:
        document = replace(document, data=_ids_in_lines(file.text.text))
    return DataFile(kind.name, value, document), problems


def _ids_in_lines(text: str) -> list[dict[str, str]]:
    """The ids that the lines of a broken file seem to hold."""
    return [{"id": name} for name in _ID_LINE.findall(text)]


def file_name_problem(kind: DataCollection, value: Model | None, document: YamlDocument, others: Collection[str] = ()) -> list[Problem]:
    """Where a file of many is not called what its id says; ``others`` are the paths of all data files."""
    path = PurePosixPath(document.path)
    if kind.many and isinstance(value, Entity) and value.id != path.stem:
        message = f"the id is '{value.id}' but the file is called '{path.name}'"
        remedy = f"call the file {value.id}.yaml; an id in use is never changed"
        if path.with_name(f"{value.id}.yaml").as_posix() in others:
            remedy = f"if it is a copy of {value.id}.yaml, give it and what is in it ids of their own, beginning with 'id: {path.stem}'"
            if reserved := unfit_name(path.stem):
                message, remedy = f"{message}, and {reserved}", "give the file another name, and it and what is in it ids of their own"
        return [Problem(document.place(("id",)), message, remedy)]
    return []


def _articles(
    files: SourceFiles, markdown: MarkdownRenderer, reused: Mapping[str, Article]
) -> tuple[list[Article], list[str], list[Problem]]:
    """The articles in their order, the references of pages with errors, and what is wrong."""
    read = map_in_processes(lambda file: parse_page(file, markdown), files.pages)
    articles = dict(reused) | {file.path: article for file, (article, _) in zip(files.pages, read, strict=True) if article}
    problems = [problem for _, found in read for problem in found if problem.severity == "error"]
    problems += [warning for article in articles.values() for warning in article.warnings]
    broken = [f"page:{page_id_of(path)}" for path in files.page_paths if path not in articles]
    return [articles[path] for path in files.page_paths if path in articles], broken, problems


def page_id_of(name: str) -> str:
    """The id of the page of a file such as ``content/index.md``."""
    return name.removeprefix("content/").removesuffix(".md")


def parse_page(file: SourceFile, markdown: MarkdownRenderer) -> tuple[Article | None, list[Problem]]:
    """The page that a file makes, and all that is wrong with it."""
    if isinstance(file.text, Problem):
        return None, [file.text]
    return parse_article(page_id_of(file.path), file.text, markdown)


def parse_article(name: str, text: SourceText, markdown: MarkdownRenderer) -> tuple[Article | None, list[Problem]]:
    """The page that a Markdown text makes, or None when its front matter has errors; and all that is wrong with it."""
    parsed = markdown.parse(text)
    prose, problems = markdown.render(parsed)
    warnings = tuple(problem for problem in problems if problem.severity == "warning")
    if parsed.excess:
        return None, problems
    if parsed.front_matter is None:
        return None, [*problems, _no_head(text)]
    document, malformed = parse_yaml(parsed.front_matter, first_line=2)
    front, invalid = validate(document, FrontMatter) if document.data is not None or not malformed else (None, [])
    problems = [*problems, *malformed, *invalid, *_address_problem(name, text)]
    return Article(name, front, prose, document, document.place(("title",)), warnings) if front else None, problems


def _address_problem(name: str, text: SourceText) -> list[Problem]:
    """What is wrong with the address that a page would have."""
    if not _PAGE_ID.fullmatch(name):
        remedy = "call files and folders by lower-case words joined by hyphens"
        return [Problem(Place(text.path), f"the file's name gives the address '{name}.html', which has the wrong form", remedy)]
    reason = unfit_name(f"{name}.html")
    return (
        [Problem(Place(text.path), f"{reason}, so nobody can copy or unpack '{name}.html' there", "give it another name")] if reason else []
    )


def _no_head(text: SourceText) -> Problem:
    """Why a page has no front matter: there is none, it is not closed, or something stands before it."""
    fields = "the fields title, description, sources and order"
    first = text.text.lstrip().partition("\n")[0].rstrip()
    if first != "---":
        return Problem(Place(text.path), "the page has no front matter", f"start the file with '---', {fields}, and '---'")
    if text.text.startswith("---"):
        message, remedy = "the front matter, which begins here, is not closed", "write '---' on a line of its own after its last field"
        return Problem(Place(text.path), message, remedy)
    return Problem(Place(text.path), "there is something before the front matter", "remove the empty lines and spaces before '---'")


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
