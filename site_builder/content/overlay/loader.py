"""Read the folder of a local edition into its parts (edition.yaml, data files and pages) before they are merged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.content.collections import COLLECTIONS, DataCollection, kind_of
from site_builder.content.loader import Article, parse_article
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.overlay.schema import Edition
from site_builder.content.reader import READ
from site_builder.content.source import SourceText, read_text
from site_builder.content.unused_files import unused_files
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import YamlDocument, parse_yaml
from site_builder.core.files.paths import glob_sorted, unfit_name
from site_builder.core.problems import Place, Problem

EDITION_FILE = "edition.yaml"
LOCAL_KINDS = tuple(kind for kind in COLLECTIONS if kind.name not in {"settings", "search", "assessment", "retired", "words"})


class LocalFolder(NamedTuple):
    """A local edition as read: who it is from, raw data files with their kinds, and pages; ``broken`` are pages with errors."""

    edition: Edition
    document: YamlDocument
    data: tuple[tuple[DataCollection, YamlDocument], ...]
    articles: tuple[Article, ...]
    broken: frozenset[str]


def load_local(root: Path, folder: Path, markdown: MarkdownRenderer) -> tuple[LocalFolder | None, list[Problem]]:
    """Read a local folder; None when it cannot be used at all. Paths in problems are as seen from ``root`` where possible."""
    base = root if folder.is_relative_to(root) else folder.parent
    name = folder.relative_to(base).as_posix()
    problems: list[Problem] = []
    head = _edition(base, folder, problems)
    read = [folder / "edition.yaml"]
    data = tuple(_data(base, folder, read, problems))
    articles, broken = _articles(base, folder, markdown, read, problems)
    problems += unused_files(base, {f"{name}/{inner}": remedy for inner, remedy in READ.items()}, read)
    if head is None:
        return None, problems
    return LocalFolder(*head, data, tuple(articles), frozenset(broken)), problems


def _edition(base: Path, folder: Path, problems: list[Problem]) -> tuple[Edition, YamlDocument] | None:
    path = folder / EDITION_FILE
    if not path.is_file():
        place = Place(path.relative_to(base).as_posix())
        problems.append(Problem(place, "there is no such file", "begin the edition with 'python build.py new edition FOLDER'"))
        return None
    text = read_text(base, path)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    head, found = read_edition(text)
    problems += found
    return head


def read_edition(text: SourceText) -> tuple[tuple[Edition, YamlDocument] | None, list[Problem]]:
    """The head of a local edition from the text of its file, None when it cannot be used, and what is wrong with it."""
    document, malformed = parse_yaml(text)
    edition, invalid = validate(document, Edition) if document.data is not None or not malformed else (None, [])
    problems = malformed + invalid
    if edition and (reason := unfit_name(edition.id)):
        problems.append(Problem(document.place(("id",)), reason, "give the edition another id, since it is the name of files too"))
    return ((edition, document) if edition else None), problems


def _data(base: Path, folder: Path, read: list[Path], problems: list[Problem]) -> Iterator[tuple[DataCollection, YamlDocument]]:
    for path in glob_sorted(folder, "data/**/*.yaml"):
        name = path.relative_to(folder).as_posix()
        kind = kind_of(name)
        if kind is None:
            continue
        read.append(path)
        text = read_text(base, path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        if kind not in LOCAL_KINDS:
            remedy = "remove the file; name and banner are set under 'settings' in edition.yaml"
            problems.append(Problem(Place(text.path), "a local edition cannot change this file", remedy))
            continue
        document, malformed = parse_yaml(text)
        problems += malformed
        if isinstance(document.data, dict):
            yield kind, document
        elif not malformed:
            problems.append(
                Problem(Place(text.path), "the file has no fields", "fill it in like the national file of the same name, or remove it")
            )


def _articles(
    base: Path, folder: Path, markdown: MarkdownRenderer, read: list[Path], problems: list[Problem]
) -> tuple[list[Article], list[str]]:
    articles: list[Article] = []
    broken: list[str] = []
    for path in glob_sorted(folder, "content/**/*.md"):
        read.append(path)
        name = path.relative_to(folder / "content").with_suffix("").as_posix()
        text: SourceText | Problem = read_text(base, path)
        if isinstance(text, Problem):
            problems.append(text)
            broken.append(name)
            continue
        article, found = parse_article(name, text, markdown)
        problems += found
        if article:
            articles.append(article)
        else:
            broken.append(name)
    return articles, broken
