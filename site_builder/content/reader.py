"""Read the text of every data file and page of a project, without parsing it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from site_builder.content.collections import COLLECTIONS, DataCollection, kind_of
from site_builder.content.source import SourceText, guessed_text, read_text
from site_builder.content.unused_files import unused_files
from site_builder.core.files.paths import glob_sorted
from site_builder.core.problems import Place, Problem

PAGE_FILES = "content/**/*.md"
# What is read in each folder, for files that are not.
READ = {
    "content": "pages are text files that end in .md: write the words into one, and move this file elsewhere",
    "data": f"data files are {', '.join(kind.pattern for kind in COLLECTIONS)}: rename this one, or move it elsewhere",
}


class SourceFile(NamedTuple):
    """A file by its path below the project's folder: its text, or why it cannot be used and what it then seems to say."""

    path: str
    text: SourceText | Problem
    guess: str = ""


class SourceFiles(NamedTuple):
    """The files of a project: data files with their collections, pages that were read, and the paths of all pages in order."""

    data: tuple[tuple[DataCollection, SourceFile], ...]
    pages: tuple[SourceFile, ...]
    page_paths: tuple[str, ...]


def read_files(root: Path, skipped: frozenset[str] = frozenset()) -> tuple[SourceFiles, list[Problem]]:
    """The files below ``root``, and which files are missing or of no use; ``skipped`` are pages that need not be read."""
    data: list[tuple[DataCollection, SourceFile]] = []
    problems: list[Problem] = []
    known: list[Path] = []
    for kind in COLLECTIONS:
        matching = glob_sorted(root, kind.pattern)
        known += matching
        found = [path for path in matching if kind_of(path.relative_to(root).as_posix()) is kind]
        if not found and not kind.optional:
            problems.append(
                Problem(Place(kind.pattern), "there is no such file", f"add it; schemas/{kind.name}.json says what it contains")
            )
        data += [(kind, read_file(root, path)) for path in found]
    cut = len(root.as_posix()) + 1
    paths = glob_sorted(root, PAGE_FILES)
    names = tuple(path.as_posix()[cut:] for path in paths)
    pages = tuple(read_file(root, path) for path, name in zip(paths, names, strict=True) if name not in skipped)
    return SourceFiles(tuple(data), pages, names), [*problems, *unused_files(root, READ, [*known, *paths])]


def read_file(root: Path, path: Path) -> SourceFile:
    """One file as it is now."""
    text = read_text(root, path)
    return SourceFile(text.place.path, text, guessed_text(path)) if isinstance(text, Problem) else SourceFile(text.path, text)
