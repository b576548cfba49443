"""What counting exports costs at least: no checks, no rounds, no report. Runs in the Python of the peers (`rollup_peers.py`)."""

from __future__ import annotations

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

STAGES = 'STRUCT("now" VARCHAR, in_a_year VARCHAR)'
SAID = f'STRUCT(components MAP(VARCHAR, STRUCT(answer VARCHAR)), pcn {STAGES}, "system" {STAGES})'
QUESTIONS = (
    """SELECT theme, answered.key, answered.value.answer, count(*) FROM
       (SELECT theme.key AS theme, unnest(map_entries(theme.value.components)) AS answered FROM
       (SELECT unnest(map_entries(themes)) AS theme FROM exports)) GROUP BY ALL""",
    """SELECT theme.key, theme.value.pcn."now", theme.value.pcn.in_a_year, theme.value."system"."now", count(*) FROM
       (SELECT unnest(map_entries(themes)) AS theme FROM exports) GROUP BY ALL""",
)


def counted(paths: list[str]) -> Counter[tuple[str, ...]]:
    """Stages, answers, needs, support and months of some files."""
    import orjson  # noqa: PLC0415 - DuckDB needs it not

    found: Counter[tuple[str, ...]] = Counter()
    for path in paths:
        for theme, said in orjson.loads(Path(path).read_bytes())["themes"].items():
            for side in ("pcn", "system"):
                place = said.get(side) or {}
                found[theme, side, "now", place.get("now") or ""] += 1
                found[theme, side, "in_a_year", place.get("in_a_year") or ""] += 1
            found.update((theme, key, one.get("answer") or "") for key, one in (said.get("components") or {}).items())
            found.update(("need", need) for need in said.get("needs") or ())
            found.update(("support", group) for group in said.get("support") or ())
            found.update(("month", (action.get("by") or "")[:7]) for action in said.get("actions") or ())
    return found


def plainest(folder: Path) -> int:
    """How many different things were counted, by a process a core."""
    paths = [str(path) for path in folder.rglob("*.json")]
    batches = [paths[start : start + 500] for start in range(0, len(paths), 500)]
    whole: Counter[tuple[str, ...]] = Counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(counted, batches):
            whole.update(found)
    return len(whole)


def duckdb(folder: Path) -> int:
    """How many rows DuckDB answers with."""
    import duckdb as library  # noqa: PLC0415 - the plainest program needs it not

    exports = library.read_json(f"{folder}/**/*.json", columns={"themes": f"MAP(VARCHAR, {SAID})"})
    return sum(len(exports.query("exports", question).fetchall()) for question in QUESTIONS)


if __name__ == "__main__":
    print({"plainest": plainest, "duckdb": duckdb}[sys.argv[1]](Path(sys.argv[2])))
