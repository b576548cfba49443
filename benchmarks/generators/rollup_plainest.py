"""What counting exports costs at least: no checks, no rounds, no report. Runs in the Python of the peers (`rollup_peers.py`)."""

from __future__ import annotations

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

Counts = Counter[tuple[str, ...]]
# Files as text, and each theme taken out once: read_json with columns takes ten times as long.
THEMES = """CREATE TEMP TABLE said AS
    SELECT theme.key AS theme, theme.value AS said FROM read_text(?) AS file, json_each(file.content::JSON, '$.themes') AS theme"""
ANSWERS = (
    "SELECT theme, one.key, coalesce(one.value->>'answer', ''), count(*) FROM said, json_each(said, '$.components') AS one GROUP BY ALL"
)
PLACE = "SELECT theme, '{side}', '{when}', coalesce(said->>'$.{side}.{when}', ''), count(*) FROM said GROUP BY ALL"
OTHERS = (
    "SELECT 'need', one.key, count(*) FROM said, json_each(said, '$.needs') AS one GROUP BY ALL",
    "SELECT 'support', one.value->>'$', count(*) FROM said, json_each(said, '$.support') AS one GROUP BY ALL",
    "SELECT 'month', left(coalesce(one.value->>'by', ''), 7), count(*) FROM said, json_each(said, '$.actions') AS one GROUP BY ALL",
)


def counted(paths: list[str]) -> Counts:
    """Stages, answers, needs, support and months of some files."""
    import orjson  # noqa: PLC0415 - DuckDB needs it not

    found: Counts = Counter()
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


def plainest(folder: Path) -> Counts:
    """Everything counted by a process a core."""
    paths = [str(path) for path in folder.rglob("*.json")]
    batches = [paths[start : start + 500] for start in range(0, len(paths), 500)]
    whole: Counts = Counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(counted, batches):
            whole.update(found)
    return whole


def duckdb(folder: Path) -> Counts:
    """The same counts, asked of DuckDB."""
    import duckdb as library  # noqa: PLC0415 - the plainest program needs it not

    base = library.connect()
    base.execute(THEMES, [f"{folder}/**/*.json"])
    places = (PLACE.format(side=side, when=when) for side in ("pcn", "system") for when in ("now", "in_a_year"))
    return Counter({tuple(key): count for question in (ANSWERS, *places, *OTHERS) for *key, count in base.execute(question).fetchall()})


if __name__ == "__main__":
    how, where = sys.argv[1], Path(sys.argv[2])
    if how == "same":
        sys.exit(plainest(where) != duckdb(where))
    {"plainest": plainest, "duckdb": duckdb}[how](where)
