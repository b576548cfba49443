"""Make a new page, component or term, as the text of the file that it goes into."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.authoring.editor_schemas import SCHEMAS_FOLDER, schema_comment
from site_builder.authoring.yaml_edit import insert_item, texts_in, yaml_scalar
from site_builder.content.collections import kind_of
from site_builder.content.fields import Entity
from site_builder.content.loader import LoadedContent
from site_builder.content.markdown.document import STARTING_TEXTS
from site_builder.content.models.glossary import Glossary, Term
from site_builder.content.models.matrix import Component, MatrixHead
from site_builder.content.overlay.changes import Overlay, OverlayChange
from site_builder.content.overlay.schema import Edition
from site_builder.content.validation import validate
from site_builder.content.yaml_parser import YamlDocument
from site_builder.core.files.paths import unfit_name
from site_builder.core.text.characters import control_character

MAX_WORDS = 5
MAX_LETTERS = 60


class NotPossible(Exception):
    """What was given cannot be made into something new; the lines say why."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class InsertPoint:
    """Where something new goes: the path of a file, the location of a list in it, where in the list, and what lists stand beside it."""

    path: str
    location: tuple[str, ...]
    before: int | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scaffolded:
    """Something new: the file, its new text, its reference, what to do next, what may be a slip, and other files with their texts."""

    path: str
    text: str
    ref: str
    next: str
    notes: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ScaffoldContext:
    """What is needed to make something new: what there is already, and how to read a file.

    ``taken`` are references that were in use, or are so for what is made from data files.
    ``read`` gives the text of a file, and an empty one where there is none; ``today`` is a date such as 2026-11-23;
    ``folder`` is empty, or the folder of a local edition with a slash at its end.
    """

    loaded: LoadedContent
    taken: frozenset[str]
    read: Callable[[str], str]
    today: str
    folder: str = ""
    local: Overlay | None = None

    @property
    def edition(self) -> Edition | None:
        """The local edition that something is made for, or None."""
        return self.local.edition if self.local else None

    @property
    def changes(self) -> Mapping[str, OverlayChange]:
        """What that edition changes, by reference."""
        return self.local.by_ref if self.local else {}

    def fresh(self, kind: str, wanted: str) -> str:
        """An id that nothing has or had: the one wanted, or one with a number."""
        taken = {thing.ref for thing in self.loaded.things()}
        taken |= {f"page:{article.id}" for article in self.loaded.articles} | self.taken
        taken |= {known if ":" in known else f"{kind}:{known}" for known in self.loaded.ids_in_broken_files}  # in files with mistakes
        number, name = 2, wanted
        while f"{kind}:{name}" in taken or unfit_name(f"{name}.html"):
            name, number = f"{wanted}-{number}", number + 1
        return name


Fields = Mapping[str, Any]


def slug(words: str) -> str:
    """The first words of a title as an id: ``A first step`` becomes ``a-first-step``."""
    found = re.findall(r"[a-z0-9]+", words.lower().replace("'", "").replace("&", " and "))
    return "-".join(found[:MAX_WORDS])[:MAX_LETTERS].strip("-") or "new"


def new_page(context: ScaffoldContext, fields: Fields) -> Scaffolded:
    """A page with front matter, a first paragraph and a heading."""
    folder = str(fields["folder"]).strip("/")
    wanted = f"{folder}/{slug(fields['title'])}" if folder else slug(fields["title"])
    name = context.fresh("page", wanted)
    orders = [article.front.order for article in context.loaded.articles if article.id.rpartition("/")[0] == folder]
    head = {
        "title": fields["title"],
        "description": fields["description"],
        "sources": fields.get("sources") or (),
        "order": fields.get("order") or max(orders, default=0) + 1,
        **own_review(context),
    }
    front = "".join(f"{field}: {yaml_scalar(value)}\n" for field, value in head.items())
    first, heading, text = STARTING_TEXTS
    body = f"{first}\n\n## {heading} {{#{slug(heading)}}}\n\n{text}\n"
    path = f"{context.folder}content/{name}.md"
    notes: tuple[str, ...] = (
        () if orders or not folder else (f"there is no page in the folder '{folder}' yet; if that is a mistake, move the file",)
    )
    if name != wanted:
        why = unfit_name(f"{wanted}.html") or f"there is, or was, a page:{wanted}"
        notes = (*notes, f"{why}, so this one has a number")
    return Scaffolded(path, f"---\n{front}---\n{body}", f"page:{name}", f"write the text in {path}; link to it as page:{name}", notes)


def own_review(context: ScaffoldContext) -> dict[str, str]:
    """The day of review of something new: today, where the settings of the site name another day."""
    settings = context.loaded.settings
    if settings is None or settings.reviewed == context.today:
        return {}
    due = {} if settings.review_by >= context.today else {"review_by": a_year_after(context.today)}
    return {"reviewed": context.today, **due}


def a_year_after(day: str) -> str:
    """The same day a year later."""
    year, rest = int(day[:4]) + 1, day[4:]
    return f"{year}{rest if rest != '-02-29' else '-02-28'}"


def new_component(context: ScaffoldContext, fields: Fields) -> Scaffolded:
    """A statement of the matrix."""
    cell = f"{fields['theme']}.{fields['stage']}.{fields['side']}"
    own = f"{context.edition.id}-{slug(fields['title'])}" if context.edition else slug(fields["title"])
    name = context.fresh("component", f"{cell}.{own}")
    item = {"id": name, "title": fields["title"], "text": fields["text"]}
    heads = context.loaded.of(MatrixHead)
    sides = () if context.folder else tuple(side.id for head in heads for side in head.audiences)  # a local file holds only what it adds
    path = f"{context.folder}data/matrix/{fields['theme']}.yaml"
    return added_item(context, InsertPoint(path, ("cells", fields["stage"], fields["side"]), None, sides), item, Component, fields["theme"])


def new_term(context: ScaffoldContext, fields: Fields) -> Scaffolded:
    """A glossary entry, at its place in the alphabet."""
    name = context.fresh("term", slug(fields.get("abbreviation") or fields["term"]))
    wanted = ("term", "abbreviation", "basis", "meaning", "sources")
    item = {"id": name, **{field: fields[field] for field in wanted if fields.get(field)}}
    before = None if context.folder else _alphabetical(context.loaded, fields["term"])
    return added_item(context, InsertPoint(f"{context.folder}data/glossary.yaml", ("terms",), before), item, Term, None)


def added_item(context: ScaffoldContext, place: InsertPoint, item: Fields, model: type[Entity], holder: str | None) -> Scaffolded:
    """The file with an item in it, which its model has accepted and whose spaces it has put right."""
    data = json.loads(json.dumps(item))
    value, problems = validate(YamlDocument(place.path, data, {}), model)
    odd = next((odd for text in texts_in(data) if (odd := control_character(text))), None)
    if odd:
        raise NotPossible(f"the text given contains the control character {odd}; remove it; text contains none")
    if value is None:
        raise NotPossible(*(f"{problem.message}; {problem.remedy}" for problem in problems))
    old = context.read(place.path) or _first_lines(context, place.path) + (f"id: {holder}\n" if holder else "")
    text = insert_item(old, place.location, value.model_dump(exclude_unset=True, mode="json"), place.before, place.beside)
    line = next(number for number, found in enumerate(text.split("\n"), start=1) if found.endswith(f"id: {value.id}"))
    ref = value.ref
    return Scaffolded(place.path, text, ref, f"look at {place.path}, line {line}; link to it as {ref}")


def _first_lines(context: ScaffoldContext, path: str) -> str:
    """The comment that leads editors to the schema, for a new file of a local edition."""
    kind = kind_of(path.removeprefix(context.folder))
    return f"{schema_comment(path, f'{SCHEMAS_FOLDER}/local/{kind.name}.json')}\n" if kind else ""


def _alphabetical(loaded: LoadedContent, term: str) -> int | None:
    """The number of the first entry of the file that comes after a term, when the file is in order."""
    terms = [one.term.lower() for glossary in loaded.of(Glossary) for one in glossary.terms]
    later: Iterable[int] = (number for number, other in enumerate(terms) if other > term.lower())
    return next(iter(later), None)
