"""Make a new region, system or contact, as the text of the file that it goes into."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from site_builder.authoring.editor_schemas import SCHEMAS_FOLDER, schema_comment
from site_builder.authoring.scaffold import Fields, InsertPoint, NotPossible, ScaffoldContext, Scaffolded, added_item, own_review, slug
from site_builder.authoring.yaml_edit import yaml_scalar
from site_builder.content.loader import LoadedContent
from site_builder.content.models.directory import Person, Region, System
from site_builder.core.text.characters import control_character


def new_region(context: ScaffoldContext, fields: Fields) -> Scaffolded:
    """A region without systems, in a file of its own."""
    name = context.fresh("region", slug(fields["title"]))
    path = f"{context.folder}data/contacts/{name}.yaml"
    orders = [region.order for region in context.loaded.of(Region)]
    head = {"id": name, "title": " ".join(str(fields["title"]).split()), "order": max(orders, default=0) + 1, **own_review(context)}
    odd = control_character(str(fields["title"]))
    if odd or not head["title"]:
        raise NotPossible(f"the title holds the control character {odd}; remove it" if odd else "'title' is empty; write what it is called")
    schema = f"{SCHEMAS_FOLDER}/{'local/' if context.folder else ''}regions.json"
    lines = [schema_comment(path, schema), *(f"{field}: {yaml_scalar(value)}" for field, value in head.items()), "systems: []"]
    local = f" --local {context.folder.rstrip('/')}" if context.folder else ""
    return Scaffolded(
        path, "\n".join([*lines, ""]), f"region:{name}", f"add a system with 'python build.py new system --region {name}{local}'"
    )


def new_contact(context: ScaffoldContext, fields: Fields) -> Scaffolded:
    """A person of a system."""
    system = fields["system"]
    region = _region_of(context.loaded, system)
    name = context.fresh("person", f"{system}.{slug(fields['name'])}")
    item = {"id": name, "name": fields["name"], "email": fields["email"], **_own_provenance(context, region, fields)}
    place = InsertPoint(f"{context.folder}data/contacts/{region}.yaml", ("systems", f"={system}", "people"))
    made = added_item(context, place, item, Person, region)
    people = [person for one in context.loaded.of(Region) for thing in one.systems if thing.id == system for person in thing.people]
    same = [person.id for person in people if person.email.lower() == str(fields["email"]).lower()]
    return replace(made, notes=tuple(f"person:{one} has the same address; delete the new lines if it is the same person" for one in same))


def new_system(context: ScaffoldContext, fields: Fields) -> Scaffolded:
    """A system of a region, with its first contact."""
    name = context.fresh("system", slug(fields["title"]))
    person = {"id": f"{name}.{slug(fields['name'])}", "name": fields["name"], "email": fields["email"]}
    item = {"id": name, "title": fields["title"], **_own_provenance(context, fields["region"], fields), "people": [person]}
    place = InsertPoint(f"{context.folder}data/contacts/{fields['region']}.yaml", ("systems",))
    return added_item(context, place, item, System, fields["region"])


def _own_provenance(context: ScaffoldContext, region: str, fields: Fields) -> dict[str, Any]:
    """What is known of a new entry, so that it does not take over what its region says of those printed long ago."""
    known = {"checked": fields["checked"]} if fields.get("checked") else None
    above = any(one.id == region and one.provenance for one in context.loaded.of(Region))
    return {"provenance": known} if known or (above and not context.folder) else {}


def _region_of(loaded: LoadedContent, system: str) -> str:
    return next(region.id for region in loaded.of(Region) if any(one.id == system for one in region.systems))
