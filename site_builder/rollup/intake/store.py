"""What the files hold, on disk, so that memory does not grow with their number.

A private SQLite file: every question that looks at all files at once (copies,
lines, rounds, order of names) is asked there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from pydantic_core import from_json, to_json

from site_builder.assessment.format import Assessment
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.roll_up import Round
from site_builder.rollup.intake.name_matching import utf16_sort_key
from site_builder.rollup.intake.periods import Dated
from site_builder.rollup.intake.record import Record, assessment_of

# In what is wrong with a file: the PCN of which one person or practice answered in it.
VOICE_OF = "voice_of"

_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE;
CREATE TABLE file (row INTEGER PRIMARY KEY, file, id, previous, name, system, date, updated, local, local_title, alike,
                   sort BLOB, digest BLOB, left_out, positions, content BLOB, blank INTEGER, saved INTEGER, used INTEGER DEFAULT 1, line);
CREATE TABLE refused (file, sort BLOB, findings);
CREATE TABLE pair (sort BLOB, line, current INTEGER, before INTEGER);
CREATE TABLE kept (kind, month NOT NULL, content);
CREATE INDEX by_month ON kept (kind, month);
"""
_INDEXES = """
CREATE INDEX by_id ON file (id);
CREATE INDEX by_previous ON file (previous, id) WHERE used;
CREATE INDEX by_line ON file (line, date, updated, id, row) WHERE used;
CREATE INDEX by_alike ON file (alike, line) WHERE used AND alike IS NOT NULL;
"""
# Statements are constants; what comes from files is bound to a question mark, never put into the text.
_ADD = f"INSERT INTO file ({', '.join(Record._fields)}) VALUES ({', '.join('?' * len(Record._fields))})"  # noqa: S608 - our own names
_COUNTS = {
    "file": "SELECT count(*) FROM file",
    "used": "SELECT count(*) FROM file WHERE used",
    "copy": "SELECT count(*) FROM file WHERE NOT used",
    "refused": "SELECT count(*) FROM refused",
}
_HEAD = ("name", "system", "file", "date", "local", "local_title", "sort", "id", "left_out")
_ROUND = ("file", "id", "previous", "name", "system", "date", "local", "local_title", "saved", "content")
_ROUNDS = f"""SELECT {", ".join(f"file.{name}" for name in _ROUND)} FROM pair JOIN file ON file.line = pair.line AND file.used
               ORDER BY pair.sort, file.date, file.updated, file.id"""  # noqa: S608 - our own names
_ONE_HEAD = f"SELECT {', '.join(_HEAD)} FROM file WHERE row = ?"  # noqa: S608 - our own names


class Store:
    """The entries of one run. ``path`` is a new file, or ``:memory:`` for a few."""

    def __init__(self, path: Path | str = ":memory:") -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(_TABLES)
        self._db.execute("BEGIN")

    def close(self) -> None:
        """Forget everything; the caller removes the file."""
        self._db.close()

    def add(self, entries: Iterable[Record]) -> None:
        """Keep checked files."""
        self._db.executemany(_ADD, entries)

    def refuse(self, file: str, findings: list[Json]) -> None:
        """Keep why a file cannot be used: of each finding where, the path step by step where there is one, and the message."""
        self._db.execute("INSERT INTO refused VALUES (?, ?, ?)", (file, utf16_sort_key(file), json.dumps(findings, ensure_ascii=False)))

    def index(self) -> None:
        """Make the questions below quick, once everything is added."""
        self._db.executescript(f"{_INDEXES} BEGIN;")

    def count(self, what: Literal["file", "used", "copy", "refused"]) -> int:
        """How many files there are: that hold an assessment, of these that are used or are copies, or that are refused."""
        return int(self._db.execute(_COUNTS[what]).fetchone()[0])

    def differing(self) -> int:
        """How many copies differ from the file that is used."""
        query = """SELECT count(*) FROM file AS copy JOIN file AS taken ON copy.id = taken.id
                   WHERE NOT copy.used AND taken.used AND copy.digest <> taken.digest
                   AND NOT ((copy.saved OR taken.saved) AND copy.updated = taken.updated)"""
        return int(self._db.execute(query).fetchone()[0])

    def rows(self, query: str, values: Iterable[Any] = ()) -> Iterator[Any]:
        """The rows of a query, one after the other."""
        return iter(self._db.execute(query, tuple(values)))

    def change(self, query: str, values: Iterable[Any] = ()) -> None:
        """Run a statement that changes something."""
        self._db.execute(query, tuple(values))

    def refused(self) -> Iterator[Json]:
        """Files that cannot be used, by name."""
        shown = ("where", "message")
        return ({"file": file, "findings": [{name: one[name] for name in shown} for one in found]} for file, found in self.findings())

    def findings(self) -> Iterator[tuple[str, list[Json]]]:
        """Why each such file cannot be used, as it was given."""
        rows = self.rows("SELECT file, findings FROM refused ORDER BY sort")
        return ((file, json.loads(findings)) for file, findings in rows)

    def voices(self) -> Iterator[str]:
        """The PCNs of which one person or practice answered, in files that are left out."""
        rows = self.rows("SELECT findings FROM refused WHERE findings LIKE ?", (f'%"{VOICE_OF}"%',))
        return (one[VOICE_OF] for (findings,) in rows for one in json.loads(findings) if VOICE_OF in one)

    def copies(self) -> Iterator[list[Mapping[str, Any]]]:
        """Entries that share an assessment id, together."""
        query = """SELECT id, row, file, updated, digest, saved FROM file
                   WHERE id IN (SELECT id FROM file GROUP BY id HAVING count(*) > 1) ORDER BY id, row"""
        columns = ("id", "row", "file", "updated", "digest", "saved")
        rows = (dict(zip(columns, row, strict=True)) for row in self.rows(query))
        return (list(same) for _, same in groupby(rows, key=lambda row: row["id"]))

    def lines(self) -> Iterator[tuple[str, list[Dated]]]:
        """The assessments of every PCN, oldest first."""
        query = "SELECT line, row, date, blank FROM file WHERE used ORDER BY line, date, updated, id"
        for line, rows in groupby(self.rows(query), key=lambda row: row[0]):
            yield line, [Dated(row, date, bool(blank)) for _, row, date, blank in rows]

    def head(self, row: int) -> Json:
        """Who and when: the columns of one entry that a roll-up shows."""
        return dict(zip(_HEAD, next(self.rows(_ONE_HEAD, (row,))), strict=True))

    def assessment(self, row: int) -> Assessment:
        """The whole assessment of one entry."""
        return assessment_of(next(self.rows("SELECT content FROM file WHERE row = ?", (row,)))[0])

    def rounds(self, line: str) -> list[Round]:
        """All rounds of a PCN, as a roll-up shows them."""
        query = "SELECT id, date, file, positions FROM file WHERE used AND line = ? ORDER BY date, updated, id"
        rows = self.rows(query, (line,))
        return [Round(id=key, date=date, file=file, positions=from_json(at)) for key, date, file, at in rows]

    def kept_rounds(self) -> Iterator[Mapping[str, Any]]:
        """All rounds of the PCNs that are looked at, in their order."""
        return (dict(zip(_ROUND, row, strict=True)) for row in self.rows(_ROUNDS))

    def keep(self, kind: str, items: Iterable[tuple[str, Json]]) -> None:
        """Set aside what is written out at the end, each with its month or "", in the order in which it comes."""
        rows = ((kind, month, to_json(content).decode()) for month, content in items)
        self._db.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)

    def kept(self, kind: str, month: str = "") -> Iterator[Json]:
        """What was set aside, in its order; of actions those of one month, "" for none."""
        return map(from_json, self.kept_as_json(kind, month))

    def kept_as_json(self, kind: str, month: str = "") -> Iterator[str]:
        """The same as texts in JSON."""
        query = "SELECT content FROM kept WHERE kind = ? AND month = ? ORDER BY rowid"
        return (content for (content,) in self.rows(query, (kind, month)))

    def months(self) -> Iterator[tuple[str, int]]:
        """The months of actions, "" for none, each with the number of its actions."""
        return self.rows("SELECT month, count(*) FROM kept WHERE kind = 'action' GROUP BY month")
