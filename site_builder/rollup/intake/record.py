"""What is kept of one file: who, when, where it stands, and the whole of it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from deflate import zlib_compress
from pydantic_core import to_json

from site_builder.assessment.format import Assessment
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.schema import FormatIds
from site_builder.assessment.set_aside import TIMES, Document
from site_builder.assessment.web_page import comparable
from site_builder.core.files.digests import digest
from site_builder.rollup.intake.name_matching import alike_key, sort_key
from site_builder.rollup.intake.periods import instant
from site_builder.rollup.intake.sides import assessed_only, positions_aside, says


class Record(NamedTuple):
    """A checked file, as it lies in the store.

    ``saved``: 1 where it comes from a saved roll-up, 2 where that left out texts or names. ``blank``: 1 without any answer.
    """

    file: str
    id: str
    previous: str | None
    name: str
    system: str
    date: str
    updated: str
    local: str | None
    local_title: str | None
    alike: str | None
    sort: bytes
    digest: bytes
    left_out: str | None
    positions: str
    content: bytes
    blank: int
    saved: int = 0


def record_of(ids: FormatIds, file: str, document: Document, text: str, saved: int = 0) -> Record:
    """The entry of a checked file; ``ids`` are those of the matrix."""
    document, left_out = assessed_only(ids.sides, document)
    about, local, previous = document["about"], document["matrix"].get("local"), document.get("previous_id")
    name, system = about.get("name") or "", about.get("system") or ""
    return Record(
        file=file,
        id=document["id"],
        previous=previous if previous != document["id"] else None,
        name=name,
        system=system,
        date=about.get("date") or document["updated"][:10],
        updated=instant(document["updated"]),
        local=local["id"] if local else None,
        local_title=local["title"] if local else None,
        alike=alike_key(name, system),
        sort=sort_key(name, system, document["id"]),
        digest=bytes.fromhex(digest(comparable(text)))[:16],
        left_out=left_out,
        positions=_positions(ids, document["themes"]),
        content=bytes(zlib_compress(to_json(document), 1)),
        blank=int(not any(says(theme) for theme in document["themes"].values())),
        saved=saved,
    )


def assessment_of(content: bytes) -> Assessment:
    """The assessment that is kept in an entry."""
    return Assessment.model_validate_json(zlib.decompress(content))


def known_themes(matrix: Matrix) -> tuple[str, ...]:
    """The ids of the themes of a matrix, in order."""
    return tuple(theme.id for theme in matrix.themes)


def theme_ids(known: tuple[str, ...], themes: Mapping[str, Any]) -> tuple[str, ...]:
    """The themes of an assessment: those of the matrix in its order, then others by id."""
    others = sorted(theme for theme in themes if theme not in known)
    return (*(theme for theme in known if theme in themes), *others)


def _positions(ids: FormatIds, themes: Document) -> str:
    """The positions of all themes as JSON, as a round of the roll-up holds them."""
    rows = []
    for theme in theme_ids(ids.themes, themes):
        others = positions_aside(themes[theme])
        for side in ids.sides:
            place, other = themes[theme].get(side) or {}, others.get(side) or {}
            stages = {when: place.get(when) for when in TIMES}
            aside = [when for when, stage in stages.items() if stage is None and other.get(when)]
            if aside or any(stages.values()):
                rows.append({"theme": theme, "side": side, **stages, "set_aside": aside})
    return to_json(rows).decode()
