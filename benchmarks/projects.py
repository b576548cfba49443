"""A project of ours for a benchmark: made-up pages in content/, the least or the real data/, and the real theme.

.venv/bin/python benchmarks/projects.py FOLDER --pages 1000
.venv/bin/python benchmarks/projects.py FOLDER --pages 0 --real --matrix 10 --people 10000 --terms 5000
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from corpus import Corpus, MadeUpPage, made_up

ROOT = Path(__file__).parents[1]
SMALLEST = ROOT / "tests" / "sites" / "minimal"
SYSTEMS_IN_REGION = 20

Document = dict[str, Any]


@dataclass(frozen=True)
class Data:
    """What the project holds besides pages: real or the least, and how many times or how much more of what can grow."""

    real: bool = False
    matrix: int = 1
    people: int = 0
    terms: int = 0


def lay_out(project: Path, corpus: Corpus, data: Data = Data()) -> None:
    """A new project in a folder that is empty or does not exist."""
    base = ROOT if data.real else SMALLEST
    for folder in ("content", "data"):
        shutil.copytree(base / folder, project / folder)
    shutil.copytree(ROOT / "theme", project / "theme", ignore=shutil.ignore_patterns("node_modules"))
    (project / "theme" / "node_modules").symlink_to((ROOT / "theme" / "node_modules").resolve())
    for page in corpus.pages:
        path = path_of(project, page)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text_of(page), "utf-8")
    if data.matrix > 1:
        _multiply_matrix(project / "data" / "matrix", data.matrix)
    if data.people:
        _add_people(project / "data" / "contacts", data.people)
    if data.terms:
        _add_terms(project / "data" / "glossary.yaml", data.terms)


def path_of(project: Path, page: MadeUpPage) -> Path:
    """The file of a page."""
    return project / "content" / f"{page.id}.md"


def text_of(page: MadeUpPage) -> str:
    """A page as our authors write it."""
    head = f"title: {page.title}\ndescription: {page.description}\nsources: []\norder: {page.order}\n"
    return f"---\n{head}---\n{page.text_with(lambda target: f'page:{target}')}"


def _multiply_matrix(folder: Path, times: int) -> None:
    """Each component so many times, in the same cell."""
    for path in folder.glob("*.yaml"):
        theme = _read(path)
        for cell in theme.get("cells", {}).values():
            for side, components in cell.items():
                cell[side] = [_copy(component, number) for component in components for number in range(times)]
        _write(path, theme)


def _copy(component: Document, number: int) -> Document:
    if not number:
        return component
    return {**component, "id": f"{component['id']}-{number + 1}", "title": f"{component['title']} {number + 1}"}


def _add_people(folder: Path, people: int) -> None:
    """Made-up people in made-up systems, shared out among the regions."""
    paths = sorted(folder.glob("*.yaml"))
    for place, path in enumerate(paths):
        region = _read(path)
        mine = range(place, people, len(paths))
        systems = [_system(region["id"], number, mine[number::SYSTEMS_IN_REGION]) for number in range(SYSTEMS_IN_REGION)]
        region["systems"] = [*region.get("systems", []), *(system for system in systems if system["people"])]
        _write(path, region)


def _system(region: str, number: int, people: range) -> Document:
    name = f"{region}-made-up-{number + 1}"
    rows = [
        {"id": f"{name}.person-{person}", "name": f"Made-up Person {person}", "email": f"person.{person}@example.org"} for person in people
    ]
    return {"id": name, "title": f"Made-up system {number + 1} of {region}", "people": rows}


def _add_terms(path: Path, terms: int) -> None:
    """Made-up terms, each with an abbreviation and a meaning."""
    glossary = _read(path)
    source = next(term["sources"] for term in glossary["terms"] if term.get("sources"))
    glossary["terms"] += [
        {
            "id": f"made-up-{number}",
            "term": f"Made-up term {number}",
            "abbreviation": f"MU{number}",
            "basis": "document",
            "meaning": f"Number {number} of the terms that a benchmark makes up, with a sentence about it.",
            "sources": list(source),
        }
        for number in range(1, terms + 1)
    ]
    _write(path, glossary)


def _read(path: Path) -> Document:
    document: Document = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return document


def _write(path: Path, document: Document) -> None:
    path.write_text(yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=140), "utf-8")


def main() -> None:
    """Lay out a project of ours."""
    parser = argparse.ArgumentParser(description="Makes a project of made-up pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000, help="made-up pages")
    parser.add_argument("--real", action="store_true", help="with the real content and data, not with the least that makes a site")
    parser.add_argument("--matrix", type=int, default=1, help="so many times the components of the matrix")
    parser.add_argument("--people", type=int, default=0, help="made-up people in the directory")
    parser.add_argument("--terms", type=int, default=0, help="made-up terms in the glossary")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    data = Data(given.real, given.matrix, given.people, given.terms)
    lay_out(given.folder, made_up(given.pages, given.seed), data)
    print(f"Made {given.pages:,} pages. Build them: python build.py --root {given.folder} build")


if __name__ == "__main__":
    main()
