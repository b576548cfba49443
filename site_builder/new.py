"""Starting points: a page, a contact, a system, a component or a term, as the text of the file that it goes into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from typing import Any

from site_builder.editions import Edition
from site_builder.fields import things
from site_builder.insert import with_item, written
from site_builder.load import Loaded
from site_builder.local.folder import LOCAL_KINDS
from site_builder.models import Glossary, Region
from site_builder.schemas import FOLDER, schema_comment
from site_builder.texts import STARTING_TEXTS

MAX_WORDS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where something new goes: the path of a file, the location of a list in it, and where in the list."""

    path: str
    location: tuple[str, ...]
    before: int | None = None


@dataclass(frozen=True, slots=True)
class New:
    """Something new: the file, its new text, its reference, what to do next, and what may be a slip."""

    path: str
    text: str
    ref: str
    next: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What is needed to make something new: what there is already, and how to read a file.

    ``folder`` is empty, or the folder of a local edition with a slash at its end.
    """

    loaded: Loaded
    retired: frozenset[str]
    read: Callable[[str], str]
    folder: str = ""
    edition: Edition | None = None

    def fresh(self, kind: str, wanted: str) -> str:
        """An id that nothing has or had: the one wanted, or one with a number."""
        taken = {thing.ref for entry in self.loaded.entries for _, thing in things(entry.value) if entry.value is not None}
        taken |= {f"page:{article.id}" for article in self.loaded.articles} | self.retired
        number, name = 2, wanted
        while f"{kind}:{name}" in taken:
            name, number = f"{wanted}-{number}", number + 1
        return name


Fields = Mapping[str, Any]


def slug(words: str) -> str:
    """The first words of a title as an id: ``A first step`` becomes ``a-first-step``."""
    found = re.findall(r"[a-z0-9]+", words.lower().replace("'", "").replace("&", " and "))
    return "-".join(found[:MAX_WORDS]) or "new"


def new_page(desk: Desk, fields: Fields) -> New:
    """A page with front matter, a first paragraph and a heading."""
    folder = str(fields["folder"]).strip("/")
    wanted = f"{folder}/{slug(fields['title'])}" if folder else slug(fields["title"])
    name = desk.fresh("page", wanted)
    orders = [article.front.order for article in desk.loaded.articles if article.id.rpartition("/")[0] == folder]
    head = {
        "title": fields["title"],
        "description": fields["description"],
        "sources": fields.get("sources") or (),
        "order": fields.get("order") or max(orders, default=0) + 1,
    }
    front = "".join(f"{field}: {written(value)}\n" for field, value in head.items())
    first, heading, text = STARTING_TEXTS
    body = f"{first}\n\n## {heading} {{#{slug(heading)}}}\n\n{text}\n"
    path = f"{desk.folder}content/{name}.md"
    notes: tuple[str, ...] = (
        () if orders or not folder else (f"no page stands in the folder '{folder}' yet; if that is a slip, move the file",)
    )
    if name != wanted:
        notes = (*notes, f"there is, or was, a page:{wanted}, so this one has a number")
    return New(path, f"---\n{front}---\n{body}", f"page:{name}", f"write the text in {path}; link to it as page:{name}", notes)


def new_contact(desk: Desk, fields: Fields) -> New:
    """A person of a system."""
    system = fields["system"]
    region = _region_of(desk.loaded, system)
    name = desk.fresh("person", f"{system}.{slug(fields['name'])}")
    item = {"id": name, "name": fields["name"], "email": fields["email"]}
    place = Place(f"{desk.folder}data/contacts/{region}.yaml", ("systems", f"={system}", "people"))
    made = _added(desk, place, item, f"person:{name}", region)
    regions = [entry.value for entry in desk.loaded.entries if isinstance(entry.value, Region)]
    people = [person for one in regions for thing in one.systems if thing.id == system for person in thing.people]
    same = [person.id for person in people if person.email.lower() == str(fields["email"]).lower()]
    return replace(made, notes=tuple(f"person:{one} has the same address; delete the new lines if it is the same person" for one in same))


def new_system(desk: Desk, fields: Fields) -> New:
    """A system of a region, with its first contact."""
    name = desk.fresh("system", slug(fields["title"]))
    person = {"id": f"{name}.{slug(fields['name'])}", "name": fields["name"], "email": fields["email"]}
    item = {"id": name, "title": fields["title"], "people": [person]}
    place = Place(f"{desk.folder}data/contacts/{fields['region']}.yaml", ("systems",))
    return _added(desk, place, item, f"system:{name}", fields["region"])


def new_component(desk: Desk, fields: Fields) -> New:
    """A statement of the matrix."""
    cell = f"{fields['theme']}.{fields['stage']}.{fields['side']}"
    own = f"{desk.edition.id}-{slug(fields['title'])}" if desk.edition else slug(fields["title"])
    name = desk.fresh("component", f"{cell}.{own}")
    item = {"id": name, "title": fields["title"], "text": fields["text"]}
    place = Place(f"{desk.folder}data/matrix/{fields['theme']}.yaml", ("cells", fields["stage"], fields["side"]))
    return _added(desk, place, item, f"component:{name}", fields["theme"])


def new_term(desk: Desk, fields: Fields) -> New:
    """A glossary entry, at its place in the alphabet."""
    name = desk.fresh("term", slug(fields.get("abbreviation") or fields["term"]))
    wanted = ("term", "abbreviation", "basis", "meaning", "sources")
    item = {"id": name, **{field: fields[field] for field in wanted if fields.get(field)}}
    before = None if desk.folder else _alphabetical(desk.loaded, fields["term"])
    return _added(desk, Place(f"{desk.folder}data/glossary.yaml", ("terms",), before), item, f"term:{name}", None)


def _added(desk: Desk, place: Place, item: Fields, ref: str, holder: str | None) -> New:
    old = desk.read(place.path) or _first_lines(desk, place.path) + (f"id: {holder}\n" if holder else "")
    text = with_item(old, place.location, item, place.before)
    line = next(number for number, found in enumerate(text.split("\n"), start=1) if f"id: {item['id']}" in found)
    return New(place.path, text, ref, f"look at {place.path}, line {line}; link to it as {ref}")


def _first_lines(desk: Desk, path: str) -> str:
    """The comment that leads editors to the schema, for a new file of a local edition."""
    kind = next(kind for kind in LOCAL_KINDS if fnmatch(path.removeprefix(desk.folder), kind.pattern))
    return f"{schema_comment(path, f'{FOLDER}/local/{kind.name}.json')}\n"


def new_edition(folder: str, name: str, owner: str, national: str) -> New:
    """The head of a local edition, which changes nothing yet."""
    path = f"{folder}/edition.yaml"
    fields = {"id": slug(name), "name": name, "version": "1", "owner": owner, "national_edition": national}
    lines = [schema_comment(path, f"{FOLDER}/edition.json"), *(f"{field}: {written(value)}" for field, value in fields.items())]
    text = "\n".join([*lines, "replace: []", "hide: []", ""])
    return New(path, text, f"edition:{fields['id']}", f"add to it with '.venv/bin/python build.py new component --local {folder}'")


def _region_of(loaded: Loaded, system: str) -> str:
    regions = (entry.value for entry in loaded.entries if isinstance(entry.value, Region))
    return next(region.id for region in regions if any(one.id == system for one in region.systems))


def _alphabetical(loaded: Loaded, term: str) -> int | None:
    """The number of the first entry of the file that comes after a term, when the file is in order."""
    terms = [one.term.lower() for entry in loaded.entries if isinstance(entry.value, Glossary) for one in entry.value.terms]
    later: Iterable[int] = (number for number, other in enumerate(terms) if other > term.lower())
    return next(iter(later), None)
