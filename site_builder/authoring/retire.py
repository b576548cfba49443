"""Make a row of data/retired.yaml: what an id was called, which edition had it last, and what is used now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from site_builder.authoring.content_record import ContentRecord, titles_by_ref
from site_builder.authoring.scaffold import NotPossible
from site_builder.authoring.yaml_edit import insert_item
from site_builder.content.loader import LoadedContent
from site_builder.content.walk import entities
from site_builder.core.problems import Place, did_you_mean
from site_builder.core.text.characters import control_character
from site_builder.site.retired_ids import retired_of

FIRST_LINES = """# yaml-language-server: $schema=../schemas/retired.json
# Ids that were in use once. Saved assessments and links may still hold them, so they are never used again.
retired:
"""


@dataclass(frozen=True, slots=True)
class Retirement:
    """An id to take out of use: what is used now, why, and, where nothing else knows them, its title and its last edition."""

    ref: str
    now: str | None = None
    why: str | None = None
    title: str | None = None
    last_edition: str | None = None


def retired_row(wanted: Retirement, loaded: LoadedContent, records: Collection[ContentRecord]) -> Mapping[str, str]:
    """The row, with the title and the edition from the data or from the records (the latest first). Raises NotPossible."""
    odd = control_character(" ".join(filter(None, (wanted.ref, wanted.now, wanted.why, wanted.title, wanted.last_edition))))
    if odd:
        raise NotPossible(f"the text given holds the control character {odd}; remove it; text holds none")
    here, ref = titles_by_ref(loaded), wanted.ref
    record = next((one for one in records if ref in one.titles), None)
    known = set(here).union(*(one.titles for one in records))
    if ref in retired_of(loaded):
        raise NotPossible(f"'{ref}' is retired already")
    title = wanted.title or here.get(ref) or (record.titles[ref] if record else None)
    if title is None:
        remedy = did_you_mean(ref, known, "check the kind and the id, or say what it was called with --title")
        raise NotPossible(f"nothing here is or was called '{ref}' as far as is known; {remedy}")
    if wanted.now == ref or (wanted.now and wanted.now not in here):
        raise NotPossible(
            f"nothing else here is called '{wanted.now}'; {did_you_mean(wanted.now, set(here) - {ref}, 'check the kind and the id')}"
        )
    present = loaded.settings.edition if loaded.settings else None
    last = wanted.last_edition or (record.edition if record else present)
    if last is None:
        raise NotPossible("data/site.yaml has mistakes; mend them first, or say which edition had it last with --last-edition")
    return {"ref": ref, "title": title, "last_edition": last, **_given(why=wanted.why, now=wanted.now)}


def _given(**fields: str | None) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def with_row(text: str, row: Mapping[str, str]) -> str:
    """The text of data/retired.yaml (empty where there is no such file) with the row before the others. Raises CannotInsert."""
    return insert_item(text or FIRST_LINES, ("retired",), row, 0)


def still_there(loaded: LoadedContent, ref: str) -> Place | None:
    """Where the thing still stands; None when it is gone."""
    for entry in loaded.entries:
        for location, thing in entities(entry.value) if entry.value is not None else ():
            if thing.ref == ref:
                return entry.document.place((*location, "id"))
    return next((Place(article.document.path) for article in loaded.articles if f"page:{article.id}" == ref), None)
