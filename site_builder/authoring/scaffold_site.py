"""Make a new project: a matrix with the stages, sides and themes that somebody names, and made-up statements to write over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_builder.authoring.editor_schemas import SCHEMAS_FOLDER, schema_comment, schemas
from site_builder.authoring.scaffold import NotPossible, a_year_after, slug
from site_builder.authoring.yaml_edit import yaml_scalar
from site_builder.content.collections import kind_of
from site_builder.content.models.matrix import SAID_OF_A_THEME
from site_builder.core.files.paths import unfit_name
from site_builder.core.project_folders import GENERATOR_FOLDER
from site_builder.core.text.characters import control_character
from site_builder.site.made_up import MADE_UP, MADE_UP_TITLE

# Pages and the words of the self-assessment are those of the example, but for the pages that say what its matrix is.
EXAMPLE = Path(GENERATOR_FOLDER).parent / "examples" / "platform-maturity"
OWN_PAGES = Path(__file__).with_name("starter")
README = """# {name}

A maturity matrix with a self-assessment. The statements in `data/matrix/` are made up: write your own over them.
Titles and texts can change at any time. The ids stand in saved answers, so change them before you publish or never.

In the folder of the program that made this project:

```sh
python build.py --root {folder} serve    # shows the site at http://localhost:8000/ and again after each save
python build.py --root {folder} check    # lists every mistake, and every statement that is still made up
python build.py --root {folder} build    # makes the site in dist/
```
"""
_SETTINGS = """name: {name}
brand:
  organisation: {name}
edition: "{month}"
banner: "The statements of this site are made up. [See the whole model](page:matrix/index)"
reviewed: "{today}"
review_by: "{due}"
notice: The statements are made up.
licence: The text does not state a licence.
# What those who answer are called.
terms:
  unit: team
  units: teams
  document: model
  together: All teams
  file_prefix: {prefix}
navigation:
  - {{title: Model, to: "page:matrix/index"}}
  - {{title: Self-assessment, to: "page:assessment/index"}}
  - {{title: All teams, to: "page:system-view"}}
footer:
  - {{title: Downloads, to: "page:downloads"}}
tasks:
  - {{title: Read the whole model, to: "page:matrix/index"}}
  - {{title: Do the self-assessment with your team, to: "page:assessment/index"}}
  - {{title: Put the answers of many teams together, to: "page:system-view"}}
"""
_QUESTIONS = """questions:
  - {id: now, asks: now, text: Where are you now?, help: Talk about what you see day to day., sources: []}
  - {id: in-a-year, asks: in_a_year, text: Where do you want to be in a year?, help: Not every theme has to move., sources: []}
  - {id: how, asks: how, text: How will you get there?, help: Think about what you can stop doing too., sources: []}
"""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What somebody says of a matrix of their own: what it is called, and the titles of its stages, sides and themes in order."""

    name: str
    stages: tuple[str, ...]
    audiences: tuple[str, ...]
    themes: tuple[str, ...]


def new_site(wanted: NewSite, folder: str, today: str) -> dict[str, str]:
    """The text of every file of the project, by path. Raises NotPossible."""
    _require_words(wanted)
    taken_over = {f"content/{name}": text for name, text in _texts(EXAMPLE / "content")}
    taken_over["data/assessment.yaml"] = (EXAMPLE / "data" / "assessment.yaml").read_text("utf-8")
    own = slug(_letters(wanted.name))
    settings = _SETTINGS.format(name=yaml_scalar(wanted.name), month=today[:7], today=today, due=a_year_after(today), prefix=own)
    data = {"data/site.yaml": settings, **_matrix(wanted, own)}
    files = taken_over | dict(_texts(OWN_PAGES)) | data
    files = {path: f"{_comment(path)}{text}" for path, text in files.items()}
    return {**files, **schemas(), "README.md": README.format(name=wanted.name, folder=folder)}


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """The texts of the files in a folder, by their path in it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return ((path.relative_to(folder).as_posix(), path.read_text("utf-8")) for path in files)


def titles(given: str) -> tuple[str, ...]:
    """The titles in a line with commas between them."""
    return tuple(filter(None, (re.sub(r"\s+", " ", part).strip() for part in given.split(","))))


def _require_words(wanted: NewSite) -> None:
    for name, words in {"name": (wanted.name,), "stages": wanted.stages, "audiences": wanted.audiences, "themes": wanted.themes}.items():
        odd = next((odd for word in words if (odd := control_character(word))), None)
        if odd:
            raise NotPossible(f"'{name}' contains the control character {odd}; remove it; text contains none")
        if not words or not all(word.strip() for word in words):
            raise NotPossible(
                f"'{name}' is empty; write {'what the site is called' if name == 'name' else 'one or more, with commas between'}"
            )
        twice = next((word for number, word in enumerate(words) if word.lower() in map(str.lower, words[:number])), None)
        if twice:
            raise NotPossible(f"'{name}' names '{twice}' twice; name each once")


def _matrix(wanted: NewSite, own: str) -> dict[str, str]:
    stages = list(zip(_ids(wanted.stages, "stage"), wanted.stages, strict=True))
    sides = list(zip(_ids(wanted.audiences, "side", SAID_OF_A_THEME), wanted.audiences, strict=True))
    first = wanted.stages[0]
    before = {"id": _ids(("Not yet at the first stage", *wanted.stages), "stage")[0], "title": f"Before {first}"}
    head = [
        *_lines({"id": own, "title": wanted.name, "sources": ()}),
        f"before: {_row(before)}",
        "stages:",
        *(f"  - {_row({'id': name, 'title': title})}" for name, title in stages),
        "audiences:",
        *(f"  - {_row({'id': name, 'title': title, 'heading': f'For {title}'})}" for name, title in sides),
    ]
    files = {"data/matrix/matrix.yaml": "\n".join(head) + "\n" + _QUESTIONS}
    for order, (theme, title) in enumerate(zip(_ids(wanted.themes, "theme", ("matrix", "index")), wanted.themes, strict=True), start=1):
        files[f"data/matrix/{theme}.yaml"] = "\n".join(_theme(theme, title, order, stages, sides)) + "\n"
    return files


def _theme(theme: str, title: str, order: int, stages: Sequence[tuple[str, str]], sides: Sequence[tuple[str, str]]) -> Iterator[str]:
    head = {"id": theme, "title": title, "short_title": title, "order": order, "summary": f"{MADE_UP}: what this theme is about."}
    yield from _lines({**head, "sources": (), "domains": ()})
    yield "cells:"
    number = 0
    for stage, stage_title in stages:
        yield f"  {stage}:"
        for side, side_title in sides:
            number += 1
            yield f"    {side}:"
            yield f"      - id: {theme}.{stage}.{side}.statement"
            yield f"        title: {yaml_scalar(f'{MADE_UP_TITLE} {number}')}"
            yield f"        text: {yaml_scalar(f'{MADE_UP}: something that is in place for {side_title} at the stage {stage_title}.')}"


def _lines(fields: Mapping[str, Any]) -> Iterator[str]:
    return (f"{name}: {yaml_scalar(value)}" for name, value in fields.items())


def _row(fields: Mapping[str, Any]) -> str:
    return f"{{{', '.join(f'{name}: {yaml_scalar(value)}' for name, value in fields.items())}}}"


def _comment(path: str) -> str:
    kind = kind_of(path)
    return f"{schema_comment(path, f'{SCHEMAS_FOLDER}/{kind.name}.json')}\n" if kind else ""


def _letters(words: str) -> str:
    """The words with plain letters where letters have marks on them."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter))


def _ids(words: Sequence[str], kind: str, taken: Collection[str] = ()) -> list[str]:
    """An id for each title: its words, or a number where those are none, or are something else's."""
    found: list[str] = []
    for number, title in enumerate(words, start=1):
        plain = _letters(title)
        name = slug(plain)[:40].strip("-") if re.search("[A-Za-z0-9]", plain) else f"{kind}-{number}"
        if name in taken or name in found or unfit_name(f"{name}.html"):
            name = f"{name}-{number}"
        found.append(name)
    return found
