"""What a roll-up keeps of each assessment, so that it can be opened again and gone on with.

Voices and sides that are hidden are never kept; names not where they are left out; and what people wrote only where
somebody chose that: else "(left out)" stands for it, so that it is still counted.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.assessment.client_data import GENERATOR
from site_builder.assessment.format import FORMAT, FORMAT_VERSION, Side
from site_builder.assessment.matrix import Matrix, sides_in
from site_builder.assessment.set_aside import TIMES
from site_builder.rollup.counts.support_needs import is_said
from site_builder.rollup.format.counts import Json
from site_builder.rollup.format.roll_up import LEFT_OUT
from site_builder.rollup.intake.naming import Naming
from site_builder.rollup.intake.sides import assessed_sides, side_named
from site_builder.rollup.intake.store import Store
from site_builder.rollup.saved.count_rows import is_made_of_mark, mark_of, nameless_id

LEFT_OUT_EDITION = {"id": "left-out", "title": LEFT_OUT}


def marks_of(store: Store) -> Iterator[str]:
    """The marks of all assessments of the PCNs that are looked at, and of those that they were started from."""
    for row in store.kept_rounds():
        yield from (mark_of(key) for key in (row["id"], row["previous"]) if key)


def take_true_ids(store: Store) -> None:
    """Give what a roll-up without names keeps the ids of the files that are here too, so that nothing counts twice."""
    rows = [(row, key, previous) for row, key, previous in store.rows("SELECT row, id, previous FROM file")]
    held = {key for _, *keys in rows for key in keys if key}
    if not any(map(is_made_of_mark, held)):
        return
    true = {nameless_id(key): key for key in held if not is_made_of_mark(key)}
    for row, key, previous in rows:
        store.change("UPDATE file SET id = ?, previous = ? WHERE row = ?", (true.get(key, key), true.get(previous, previous), row))


@dataclass(frozen=True, slots=True)
class Keeper:
    """How assessments are kept: on which sides, with what names, and whether with the words that people wrote."""

    naming: Naming
    side: Side | None
    words: bool

    def records(self, store: Store) -> Iterator[Json]:
        """All rounds of the PCNs that are looked at, in their order."""
        for row in store.kept_rounds():
            held = json.loads(zlib.decompress(row["content"]))
            assessed = assessed_sides(sides_in(self._matrix), held["about"])
            sides = [side for side in assessed if self.side in {None, side}]
            if sides or not assessed:
                yield {"file": row["file"] if self.naming.names else "", "assessment": self._document(row, held, sides)}

    @property
    def _matrix(self) -> Matrix:
        return self.naming.matrix

    def _document(self, row: Mapping[str, Any], held: Json, sides: list[Side]) -> Json:
        named = self.naming.names
        ids = {key: row[key] if named else nameless_id(row[key]) for key in ("id", "previous") if row[key]}
        local = {"local": self._local(row)} if row["local"] else {}
        matrix = self._matrix
        last = held.get("last_time")
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "generator": GENERATOR.model_dump(mode="json"),
            "matrix": {"id": matrix.id, "edition": matrix.edition, "digest": matrix.digest, **local},
            "id": ids["id"],
            **({"previous_id": ids["previous"]} if "previous" in ids else {}),
            "created": held["updated"],
            "updated": held["updated"],
            "about": self._about(row, held["about"], sides),
            "themes": self._themes(held["themes"], sides),
            **({"last_time": _filled(date=last.get("date")) | {"themes": self._themes(last["themes"], sides)}} if last else {}),
        }

    def _local(self, row: Mapping[str, Any]) -> Json:
        if self.naming.edition(row["local"]) == LEFT_OUT:
            return LEFT_OUT_EDITION
        return {"id": row["local"], "title": self.naming.title(row["local"], row["local_title"])}

    def _about(self, row: Mapping[str, Any], about: Json, sides: list[Side]) -> Json:
        name = row["name"] if self.naming.names else ""
        priority = self._text(about.get("improvement_priority"))
        # As it is written: what was decided about systems is kept beside it, and holds for files that are added.
        system = about.get("system") if self.naming.names else self.naming.system(row["system"])
        aside = [] if sides else [LEFT_OUT_EDITION["id"]]
        return _filled(name=name, system=system, date=row["date"], audiences=sides, improvement_priority=priority, set_aside=aside)

    def _themes(self, themes: Mapping[str, Json], sides: list[Side]) -> Json:
        """Ids of other editions can hold a name: without names, only those of this matrix are kept."""
        known = {theme.id: {part.id for part in theme.components} for theme in self._matrix.themes}
        kept = themes if self.naming.names else {key: theme for key, theme in themes.items() if key in known}
        return {key: self._theme(theme, sides, None if self.naming.names else known[key]) for key, theme in kept.items()}

    def _theme(self, theme: Json, sides: list[Side], known: Container[str] | None) -> Json:
        every = sides_in(self._matrix)
        components = {
            key: _filled(answer=value.get("answer"), note=self._text(value.get("note")))
            for key, value in (theme.get("components") or {}).items()
            if side_named(every, key) in {None, *sides} and (known is None or key in known)
        }
        needs = {need: self._text((theme.get("needs") or {}).get(need)) for need in self._matrix.labels.needs}
        groups = {group.id for one in self._matrix.themes for domain in one.domains for group in domain.groups}
        support = [group for group in theme.get("support") or () if known is None or group in groups]
        actions = [self._action(one) for one in theme.get("actions") or ()]
        places = {side: _filled(**{when: (theme.get(side) or {}).get(when) for when in TIMES}) for side in sides}
        texts = {field: self._text(theme.get(field)) for field in ("how", "evidence")}
        others = _filled(positions=_filled(**{side: self._other_stages(theme, side) for side in sides}))
        return _filled(components=components, **places, **texts, needs=_filled(**needs), support=support, actions=actions, set_aside=others)

    def _other_stages(self, theme: Json, side: Side) -> Json:
        """Stages that this matrix does not have: they are counted, and without names not called by their ids."""
        held = ((theme.get("set_aside") or {}).get("positions") or {}).get(side) or {}
        named = self.naming.names
        return _filled(**{when: (held[when] if named else LEFT_OUT_EDITION["id"]) for when in TIMES if held.get(when)})

    def _action(self, action: Json) -> Json:
        texts = {field: self._text(action.get(field)) for field in ("what", "who")}
        return _filled(**texts, by=action.get("by"), outcome=action.get("outcome"))

    def _text(self, text: str | None) -> str | None:
        """What somebody wrote, or what stands for it."""
        return text if (self.words and self.naming.names) or not is_said(text) else LEFT_OUT


def _filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
