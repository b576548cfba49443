"""List the differences between the national content and a local edition, for readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from site_builder.content.fields import Entity
from site_builder.content.loader import DataFile
from site_builder.content.models.directory import Provenance
from site_builder.content.models.matrix import Component
from site_builder.content.models.settings import Settings
from site_builder.content.overlay.changes import FieldChange, OverlayChange
from site_builder.content.overlay.merge import Located, National
from site_builder.content.overlay.schema import Edition
from site_builder.content.walk import entities
from site_builder.content.yaml_parser import YamlDocument
from site_builder.core.problems import Problem

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_NOT_WORDS = {"id", "sources", "basis", "see", "roles", "part"}


def indexed(entries: Iterable[DataFile]) -> dict[str, Located]:
    """Where each thing of the data files is."""
    return {
        thing.ref: Located(number, location, thing)
        for number, entry in enumerate(entries)
        if entry.value is not None
        for location, thing in entities(entry.value)
    }


def added_items(national: National, entries: tuple[DataFile, ...]) -> list[OverlayChange]:
    """A change for each thing that the national edition does not have; what stands inside such a thing goes with it."""
    found: list[OverlayChange] = []
    inside: set[str] = set()
    for entry in entries:
        for location, thing in entities(entry.value) if entry.value is not None else ():
            if thing.ref not in national.index and thing.ref not in inside:
                refs = tuple(inner.ref for _, inner in entities(thing))
                inside |= set(refs)
                place = entry.document.place((*location, "id"))
                found.append(OverlayChange("added", thing.ref, title_of(thing), place, refs, _within(entry, thing)))
    return found


def unmarked_ids(added: Iterable[OverlayChange], edition: str) -> list[Problem]:
    """Components whose own part of the id does not name the edition: two editions could then use one id for different things."""
    problems = []
    for change in added:
        above, _, own = change.id.rpartition(".")
        if change.kind == Component.kind and not own.startswith(f"{edition}-"):
            remedy = f"write {above}.{edition}-{own}, so that no other edition has the same id"
            problems.append(Problem(change.place, f"the id '{change.id}' does not name this edition", remedy))
    return problems


def replaced_fields(national: National, entries: tuple[DataFile, ...], edition: Edition, document: YamlDocument) -> list[OverlayChange]:
    """A change for each thing with local words."""
    now = indexed(entries)
    changes = []
    for number, item in enumerate(edition.replace):
        before = national.index.get(item.ref)
        if before and item.ref in now:
            words = _wordings(before.thing, now[item.ref].thing, tuple(item.fields))
            place = document.place(("replace", number, "ref"))
            changes.append(OverlayChange("replaced", item.ref, title_of(before.thing), place, (item.ref,), why=item.why, wordings=words))
    return changes


def hidden_items(national: National, entries: tuple[DataFile, ...], edition: Edition, document: YamlDocument) -> list[OverlayChange]:
    """A change for each thing that is not shown."""
    changes = []
    for number, item in enumerate(edition.hide):
        before = national.index.get(item.ref)
        if before:
            place = document.place(("hide", number, "ref"))
            refs = tuple(inner.ref for _, inner in entities(before.thing))
            within = _within(entries[before.entry], before.thing)
            changes.append(
                OverlayChange("hidden", item.ref, title_of(before.thing), place, refs, within, item.why, _wordings(before.thing))
            )
    return changes


def changed_settings(national: Settings | None, edition: Edition) -> tuple[FieldChange, ...]:
    """The settings of the site that an edition sets otherwise, their links as plain words."""
    pairs = ((name, getattr(national, name, None), value) for name, value in edition.settings if value is not None)
    return tuple(
        FieldChange(_label(name), _LINK.sub(r"\1", old or "") or None, _LINK.sub(r"\1", new)) for name, old, new in pairs if old != new
    )


def title_of(thing: Entity) -> str:
    """What a thing is called: its title, name or term, or the beginning of its text; of a guide, that of the first words that it has."""
    for field in ("title", "name", "term", "text", "in_place", "partly", "ask"):
        words = getattr(thing, field, None)
        if isinstance(words, str):
            return words if len(words) <= 90 else words[:89].rpartition(" ")[0] + " …"
    return thing.id


def _within(entry: DataFile, thing: Entity) -> str:
    """The outermost thing around one, for example its theme; empty when there is none."""
    if isinstance(entry.value, Entity):
        return entry.value.ref if entry.value.ref != thing.ref else ""
    for _, outer in entities(entry.value):
        if outer.ref != thing.ref and any(inner.ref == thing.ref for _, inner in entities(outer)):
            return outer.ref
    return ""


def _wordings(before: Entity, after: Entity | None = None, fields: tuple[str, ...] = ()) -> tuple[FieldChange, ...]:
    """The words of a thing: the given fields before and after, or all that it has."""
    old: Mapping[str, str] = words_of(before)
    new: Mapping[str, str] = words_of(after) if after else {}
    return tuple(
        FieldChange(_label(name), old.get(name) or _listed(before, name), new.get(name) or _listed(after, name)) for name in (fields or old)
    )


def _listed(thing: Entity | None, name: str) -> str | None:
    """A field that holds no words of its own, such as sources, as readers of the list of differences see it."""
    value = getattr(thing, name, None)
    return "; ".join(map(str, value)) or None if isinstance(value, tuple) else value if isinstance(value, str) else None


def words_of(thing: Entity) -> dict[str, str]:
    """The fields of a thing that hold words, lists joined."""
    words = {}
    for name in type(thing).model_fields:
        value = getattr(thing, name)
        if name in _NOT_WORDS or not value:
            continue
        if isinstance(value, str):
            words[name] = value
        elif isinstance(value, tuple) and all(isinstance(item, str) for item in value):
            words[name] = "; ".join(value)
        elif isinstance(value, Provenance) and value.words:
            words[name] = value.words
    return words


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()
