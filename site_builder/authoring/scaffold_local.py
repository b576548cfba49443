"""Make the head of a local edition, and local words in the place of national ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from site_builder.authoring.editor_schemas import SCHEMAS_FOLDER, schema_comment
from site_builder.authoring.scaffold import Fields, NotPossible, ScaffoldContext, Scaffolded, slug
from site_builder.authoring.yaml_edit import insert_item, yaml_scalar
from site_builder.content.fields import Entity
from site_builder.core.problems import did_you_mean
from site_builder.core.text.characters import control_character


def new_edition(folder: str, name: str, owner: str, national: str) -> Scaffolded:
    """The head of a local edition, which changes nothing yet."""
    path = f"{folder}/edition.yaml"
    fields = {"id": slug(name), "name": name, "version": "1", "owner": owner, "national_edition": national}
    lines = [schema_comment(path, f"{SCHEMAS_FOLDER}/edition.json"), *(f"{field}: {yaml_scalar(value)}" for field, value in fields.items())]
    text = "\n".join([*lines, "replace:", "hide:", ""])
    return Scaffolded(path, text, f"edition:{fields['id']}", f"add to it with 'python build.py new component --local {folder}'")


def new_replacement(context: ScaffoldContext, fields: Fields) -> Scaffolded:
    """Local words in the place of national ones, in edition.yaml; for a page also a file with the national text to write over."""
    ref, path = fields["ref"], f"{context.folder}edition.yaml"
    local = {item.ref for item in context.edition.replace} if context.edition else set()
    if not context.edition:
        raise NotPossible("local words stand in a local edition; name its folder with --local")
    if ref in local:
        raise NotPossible(f"{path} replaces '{ref}' already; change the words there")
    why = {"why": fields["why"]} if fields.get("why") else {}
    if ref.startswith("page:"):
        item, also = {"ref": ref, **why}, _text_of_page(context, ref.removeprefix("page:"))
        tell = f"write over the national text in {also[0][0]}"
    else:
        item, also = {"ref": ref, **why, "fields": _words(context, ref, fields)}, ()
        tell = f"look at {path}; raise 'version' there when you publish"
    odd = control_character(" ".join(map(str, fields.values())))
    if odd:
        raise NotPossible(f"the text given contains the control character {odd}; remove it; text contains none")
    return Scaffolded(path, insert_item(context.read(path), ("replace",), item), ref, tell, also=also)


def _words(context: ScaffoldContext, ref: str, fields: Fields) -> Mapping[str, Any]:
    """The field to replace with its new words, once it is known that the thing has such a field with words in it."""
    things = {thing.ref: thing for thing in context.loaded.things()}
    if ref not in things:
        raise NotPossible(f"nothing here is called '{ref}'; {did_you_mean(ref, things, 'check the kind and the id')}")
    if (change := context.changes.get(ref)) and change.how == "added":
        raise NotPossible(f"'{ref}' is your own; change it in {change.place.path}, line {change.place.line}")
    name, words = fields.get("field"), str(fields.get("words") or "").strip()
    choices = _fields_with_words(things[ref])
    if name not in choices:
        raise NotPossible(f"'{ref}' has no words in a field '{name}'; choose one of {', '.join(choices)}")
    if not words:
        raise NotPossible("no words are given; say what stands in their place with --words")
    return {str(name): words}


def _fields_with_words(thing: Entity) -> list[str]:
    return [name for name in type(thing).model_fields if name != "id" and isinstance(getattr(thing, name), str)]


def _text_of_page(context: ScaffoldContext, name: str) -> tuple[tuple[str, str], ...]:
    known = {article.id: article for article in context.loaded.articles}
    if name not in known:
        raise NotPossible(f"there is no page '{name}'; {did_you_mean(name, known, 'check the id')}")
    if (change := context.changes.get(f"page:{name}")) and change.how == "added":
        raise NotPossible(f"page:{name} is your own; change it in {change.place.path}")
    return ((f"{context.folder}content/{name}.md", context.read(known[name].document.path)),)
