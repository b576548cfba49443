"""The report of several roll-ups together, and the file with counts for others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from site_builder.core.dates import long_date
from site_builder.rollup.counts.aggregate import Aggregate
from site_builder.rollup.counts.counting import is_few
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.openable import FEWER, SharedCounts
from site_builder.rollup.format.roll_up import RollUp
from site_builder.rollup.intake.inputs import JSON_NAME, SHARED_NAME
from site_builder.rollup.intake.labels import Words, where_title
from site_builder.rollup.intake.project import Project
from site_builder.rollup.report.page import write_page
from site_builder.rollup.report.region_charts import region_charts
from site_builder.rollup.report.region_grids import region_grids
from site_builder.rollup.report.region_tables import (
    FIRST_TABLES,
    region_facts,
    region_notes,
    region_tables,
    region_title,
)
from site_builder.rollup.report.writers import write_csv
from site_builder.rollup.saved.counts_for_others import shared_counts
from site_builder.rollup.saved.regions import SeveralRollUps, without_names


def write_region(folder: Path, region: SeveralRollUps, combined: Aggregate, project: Project) -> None:
    """The page, the tables, and the counts that may go further: ``roll-up.json``, which is empty where fewer than five are counted."""
    shown = region if combined.names else without_names(region)
    words = Words(project.matrix, project.systems, project.wording)
    tables = region_tables(project.matrix, shown, words)
    charts = region_charts(project.matrix, shown, words)
    write_csv(folder / "tables", tables)
    _write_json(folder / JSON_NAME, _shared(shown, combined) or _nothing(combined.roll_up))
    write_page(
        folder,
        project,
        "roll-up-region.html",
        words=words,
        paper=region_title(shown, words),
        facts=region_facts(shown, words),
        few=is_few(shown.assessments),
        stages_title=where_title(shown.assessments, words),
        first=[one for one in tables if one.name in FIRST_TABLES],
        rest=[one for one in tables if one.name not in (*FIRST_TABLES, "stages")],
        day=long_date(date.today().isoformat()),
        charts=charts,
        grids=region_grids(project.matrix, charts, shown, words),
        tables=tables,
        notes=region_notes(shown, words),
    )


def write_shared(folder: Path, region: SeveralRollUps, combined: Aggregate) -> None:
    """The counts that may leave the system; no file where fewer than five are counted."""
    made = _shared(region, combined)
    if made:
        _write_json(folder / SHARED_NAME, made)


def _shared(region: SeveralRollUps, combined: Aggregate) -> SharedCounts | None:
    return shared_counts(combined.naming, combined.roll_up, region, date.today().isoformat())


def _nothing(roll_up: RollUp) -> Json:
    """What stands for the counts of a few."""
    head: Json = roll_up
    return {**{name: head[name] for name in ("format", "format_version", "generator", "matrix", "choice")}, "holds": FEWER}


def _write_json(path: Path, content: Any) -> None:
    path.write_text(f"{json.dumps(to_jsonable_python(content), ensure_ascii=False)}\n", "utf-8", newline="\n")
