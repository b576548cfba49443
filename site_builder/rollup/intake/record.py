"""What is kept of one file: who, when, where it stands, and the whole of it."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import NamedTuple

from site_builder.assessment.format import Assessment
from site_builder.assessment.logic import stage_set_aside
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.schema import FormatIds
from site_builder.assessment.web_page import comparable
from site_builder.rollup.intake.name_matching import alike_key, sort_key
from site_builder.rollup.intake.periods import instant
from site_builder.rollup.intake.sides import assessed_only


class Record(NamedTuple):
    """A checked file, as it lies in the store. ``saved``: 1 where it comes from a saved roll-up."""

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
    saved: int = 0


def record_of(ids: FormatIds, file: str, assessment: Assessment, text: str, saved: int = 0) -> Record:
    """The entry of a checked file; ``ids`` are those of the matrix."""
    assessment, left_out = assessed_only(ids.sides, assessment)
    about, local = assessment.about, assessment.matrix.local
    name, system = about.name or "", about.system or ""
    return Record(
        file=file,
        id=assessment.id,
        previous=assessment.previous_id if assessment.previous_id != assessment.id else None,
        name=name,
        system=system,
        date=about.date or assessment.updated[:10],
        updated=instant(assessment.updated),
        local=local.id if local else None,
        local_title=local.title if local else None,
        alike=alike_key(name, system),
        sort=sort_key(name, system, assessment.id),
        digest=hashlib.sha256(comparable(text).encode()).digest()[:16],
        left_out=left_out,
        positions=_positions(ids, assessment),
        content=zlib.compress(assessment.model_dump_json(exclude_none=True).encode(), 1),
        saved=saved,
    )


def assessment_of(content: bytes) -> Assessment:
    """The assessment that is kept in an entry."""
    return Assessment.model_validate_json(zlib.decompress(content))


def known_themes(matrix: Matrix) -> tuple[str, ...]:
    """The ids of the themes of a matrix, in order."""
    return tuple(theme.id for theme in matrix.themes)


def theme_ids(known: tuple[str, ...], assessment: Assessment) -> tuple[str, ...]:
    """The themes of an assessment: those of the matrix in its order, then others by id."""
    others = sorted(theme for theme in assessment.themes if theme not in known)
    return (*(theme for theme in known if theme in assessment.themes), *others)


def _positions(ids: FormatIds, assessment: Assessment) -> str:
    """The positions of all themes as JSON, as a round of the roll-up holds them."""
    rows = []
    for theme in theme_ids(ids.themes, assessment):
        for side in ids.sides:
            said = assessment.themes[theme]
            position = said.position(side)
            stages = {"now": position.now, "in_a_year": position.in_a_year}
            aside = [when for when, stage in stages.items() if stage is None and stage_set_aside(said, side, when)]
            if aside or any(stages.values()):
                rows.append({"theme": theme, "side": side, **stages, "set_aside": aside})
    return json.dumps(rows, separators=(",", ":"))
