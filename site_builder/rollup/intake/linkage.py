"""Which files are copies of one assessment, and which assessments are rounds of one PCN."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from site_builder.rollup.intake.name_matching import utf16_sort_key
from site_builder.rollup.intake.store import Store

FileRow = Mapping[str, Any]


def deduplicate(store: Store, chosen: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Use one file of each assessment id, and tell what was decided where there were several.

    The newest is used, unless ``chosen`` names another file for the id. Where two
    are equally new, a file itself before what a saved roll-up keeps of it, then the first by file name.
    """
    for same in store.copies():
        by_name = sorted(same, key=lambda row: (row["saved"], utf16_sort_key(row["file"])))
        ordered = sorted(by_name, key=lambda row: row["updated"], reverse=True)
        wanted = next((row for row in ordered if chosen.get(row["id"]) == row["file"]), None)
        used = wanted or ordered[0]
        others = [row for row in ordered if row is not used]
        for row in others:
            store.change("UPDATE file SET used = 0 WHERE row = ?", (row["row"],))
        left_out = sorted((row["file"] for row in others), key=utf16_sort_key)
        yield {"id": used["id"], "used": used["file"], "left_out": left_out, "why": _reason(ordered, wanted)}


def _reason(ordered: list[FileRow], wanted: FileRow | None) -> str:
    first, second = ordered[:2]
    if all(_holds_same(row, first) for row in ordered):
        return "same"
    if wanted is not None and wanted is not first:
        return "chosen"
    return "same_time" if second["updated"] == first["updated"] and not _holds_same(second, first) else "newest"


def _holds_same(one: FileRow, other: FileRow) -> bool:
    """A saved roll-up keeps less of a file than there was: what was changed at the same moment is the same."""
    return bool(one["digest"] == other["digest"] or ((one["saved"] or other["saved"]) and one["updated"] == other["updated"]))


def link_series(store: Store, joined: Container[str] | None) -> Iterator[dict[str, Any]]:
    """Give every used assessment its line, and tell which PCNs look alike.

    Assessments belong together when one was started from the other, also through
    one that is not here; and when name and system are the same, where ``joined``
    holds their key or is None for all.
    """
    store.change("UPDATE file SET line = id WHERE used AND previous IS NULL")
    while row := next(store.rows("SELECT id FROM file WHERE used AND line IS NULL LIMIT 1"), None):
        _walk(store, row[0])
    for group in _alike(store):
        key = group.pop("key")
        group["joined"] = joined is None or key in joined
        if group["joined"]:
            _join(store, key)
        yield group


def _walk(store: Store, key: str) -> None:
    """Follow the way back from one assessment and name all on it after its beginning."""
    path: dict[str, None] = {}
    line = None
    while line is None and key not in path:
        row = next(store.rows("SELECT previous, line FROM file WHERE used AND id = ?", (key,)), None)
        if row is None or row[1] is not None:
            line = row[1] if row else key
        elif row[0] is None:
            line = key
        else:
            path[key] = None
            key = row[0]
    if line is None:
        passed = list(path)
        line = min(passed[passed.index(key) :])
    for passed_key in path:
        store.change("UPDATE file SET line = ? WHERE used AND id = ?", (line, passed_key))


def _alike(store: Store) -> list[dict[str, Any]]:
    query = """SELECT alike, count(DISTINCT line) FROM file WHERE used AND alike IS NOT NULL
               GROUP BY alike HAVING count(DISTINCT line) > 1"""
    groups = []
    for key, lines in sorted(store.rows(query), key=lambda row: utf16_sort_key(row[0])):
        name, system = next(store.rows("SELECT name, system FROM file WHERE used AND alike = ? ORDER BY date, updated, id LIMIT 1", (key,)))
        groups.append({"key": key, "name": name, "system": system, "lines": lines})
    return groups


def _join(store: Store, key: str) -> None:
    starts = [line for (line,) in store.rows("SELECT DISTINCT line FROM file WHERE used AND alike = ?", (key,))]
    target = min(starts)
    for start in starts:
        if start != target:
            store.change("UPDATE file SET line = ? WHERE used AND line = ?", (target, start))
