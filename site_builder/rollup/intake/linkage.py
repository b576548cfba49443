"""Which files are copies of one assessment, and which assessments are rounds of one PCN."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any, Literal

from site_builder.rollup.format.roll_up import Alike, Version
from site_builder.rollup.intake.name_matching import system_key, utf16_sort_key
from site_builder.rollup.intake.store import Store

FileRow = Mapping[str, Any]
# From every assessment that no other here comes before, on to all that were started from it; what goes round in a circle is left.
_NAME_LINES = """
WITH RECURSIVE known (id, line) AS (
    SELECT id, coalesce(previous, id) FROM file
    WHERE used AND (previous IS NULL OR previous NOT IN (SELECT id FROM file WHERE used))
    UNION ALL
    SELECT file.id, known.line FROM known JOIN file ON file.previous = known.id WHERE file.used
)
UPDATE file SET line = known.line FROM known WHERE file.id = known.id AND file.used
"""


def deduplicate(store: Store, chosen: Mapping[str, str]) -> Iterator[Version]:
    """Use one file of each assessment id, and tell what was decided where there were several.

    The newest is used, unless ``chosen`` names another file for the id. Where two
    are equally new, the one that holds more: a file itself before what a saved roll-up keeps of it, and of
    that what has all its texts; then the first by file name.
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
        yield Version(id=used["id"], used=used["file"], left_out=left_out, why=_reason(ordered, wanted))


def _reason(ordered: list[FileRow], wanted: FileRow | None) -> Literal["newest", "same", "fuller", "same_time", "chosen"]:
    first, second = ordered[:2]
    if all(row["digest"] == first["digest"] for row in ordered):
        return "same"
    if wanted is not None and wanted is not first:
        return "chosen"
    if all(_holds_same(row, first) for row in ordered):
        return "fuller"
    return "same_time" if second["updated"] == first["updated"] and not _holds_same(second, first) else "newest"


def _holds_same(one: FileRow, other: FileRow) -> bool:
    """A saved roll-up keeps less of a file than there was: what was changed at the same moment is the same."""
    return bool(one["digest"] == other["digest"] or ((one["saved"] or other["saved"]) and one["updated"] == other["updated"]))


def link_series(store: Store, joined: Container[str] | None, near: Container[str] = ()) -> Iterator[Alike]:
    """Give every used assessment its line, and tell which PCNs look alike.

    Assessments belong together when one was started from the other, also through
    one that is not here; and when their names are near to each other and their systems
    the same, where ``joined`` holds their key or is None for all, or ``near`` what the
    names share. One without a system looks like those of the only system that has its name.
    """
    store.change(_NAME_LINES)
    while row := next(store.rows("SELECT id FROM file WHERE used AND line IS NULL LIMIT 1"), None):
        _walk(store, row[0])
    for key, group in _alike(store):
        is_one = joined is None or key in joined or key.partition("\n")[0] in near
        if is_one:
            _join(store, key)
        yield {**group, "joined": is_one}


def _walk(store: Store, key: str) -> None:
    """Follow the way back from one assessment until it comes round, and name all on it after the least id of the circle."""
    path: dict[str, None] = {}
    line = None
    while line is None and key not in path:
        path[key] = None
        key, line = next(store.rows("SELECT previous, line FROM file WHERE used AND id = ?", (key,)))
    if line is None:
        passed = list(path)
        line = min(passed[passed.index(key) :])
    for passed_key in path:
        store.change("UPDATE file SET line = ? WHERE used AND id = ?", (line, passed_key))


def _put_to_systems(store: Store) -> None:
    """Those without a system go to the one system in which their name is."""
    without = [key for (key,) in store.rows("SELECT DISTINCT alike FROM file WHERE used AND substr(alike, -1) = char(10)")]
    for key in without:
        inside = (key, f"{key[:-1]}\x0b")
        found = list(store.rows("SELECT DISTINCT alike FROM file WHERE used AND alike > ? AND alike < ? LIMIT 2", inside))
        if len(found) == 1:
            store.change("UPDATE file SET alike = ? WHERE used AND alike = ?", (found[0][0], key))


def _alike(store: Store) -> list[tuple[str, Alike]]:
    """The groups of lines that look alike, each with its key; nothing is joined yet."""
    _put_to_systems(store)
    query = """SELECT alike, count(DISTINCT line) FROM file WHERE used AND alike IS NOT NULL
               GROUP BY alike HAVING count(DISTINCT line) > 1"""
    groups = []
    for key, lines in sorted(store.rows(query), key=lambda row: utf16_sort_key(row[0])):
        written = list(store.rows("SELECT name, system FROM file WHERE used AND alike = ? ORDER BY date, updated, id", (key,)))
        system = next((system for _, system in written if system_key(system)), written[0][1])
        names = sorted({name for name, _ in written}, key=utf16_sort_key)
        groups.append((key, Alike(name=written[0][0], system=system, names=names, lines=lines, joined=False)))
    return groups


def _join(store: Store, key: str) -> None:
    starts = [line for (line,) in store.rows("SELECT DISTINCT line FROM file WHERE used AND alike = ?", (key,))]
    target = min(starts)
    for start in starts:
        if start != target:
            store.change("UPDATE file SET line = ? WHERE used AND line = ?", (target, start))
