"""What a file of another edition holds that this matrix does not have: set aside in the file, and put back where it is known again.

A local edition may have sides and stages of its own, and another edition other needs. What stands under their ids is neither
lost nor taken for something else. ``theme/scripts/assessment/format/set-aside.js`` does the same.

It takes any value: what has not the form of the format stays as it is, so that the check that follows tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from site_builder.assessment.messages import SchemaRule

Document = dict[str, Any]
TIMES = ("now", "in_a_year")
_BLANK: tuple[Any, ...] = (None, "")


def settled(document: Any, schema: SchemaRule) -> Any:
    """The document as a matrix reads it, by the schema of its format. Changes nothing that it is given."""
    if not isinstance(document, dict):
        return document
    reading = _Reading(schema["$defs"], _is_of_another_edition(document, schema["$defs"]))
    made = {**document}
    _change(made, "about", reading.about)
    _change(made, "themes", reading.themes)
    _change(made, "last_time", reading.holder)
    if isinstance(made.get("voices"), list):
        made["voices"] = [reading.holder(voice) if isinstance(voice, dict) else voice for voice in made["voices"]]
    return made


def _is_of_another_edition(document: Document, named: SchemaRule) -> bool:
    used = document.get("matrix")
    if not isinstance(used, dict):
        return False
    [here] = named["MatrixUsed"]["properties"]["edition"]["examples"]
    return isinstance(used.get("local"), dict) or (isinstance(used.get("edition"), str) and used["edition"] != here)


def _change(holder: Document, key: str, change: Callable[[Document], Document]) -> None:
    if isinstance(holder.get(key), dict):
        holder[key] = change(holder[key])


class _Reading:
    """A matrix that reads a document; ``other``: one of another edition, of which it sets aside what it does not have."""

    def __init__(self, named: SchemaRule, other: bool) -> None:
        self._key = named["Key"]
        self._sides, self._stages = named["Side"]["enum"], named["Stage"]["enum"]
        self._needs, self._fields = named["Needs"]["properties"], named["ThemeAnswers"]["properties"]
        self._other = other

    def about(self, about: Document) -> Document:
        """The chosen sides: those of this matrix, and beside them the others."""
        chosen, aside = _list_at(about, "audiences"), _list_at(about, "set_aside")
        if chosen is None or aside is None:
            return about
        back = [side for side in aside if side in self._sides]
        strange = [side for side in chosen if self._other and self._is_strange(side, self._sides)]
        if not back and not strange:
            return about
        known = _each_once([*(side for side in chosen if side not in strange), *back])
        return _with(about, {"audiences": known, "set_aside": _each_once([*(side for side in aside if side not in back), *strange])})

    def holder(self, holder: Document) -> Document:
        """Last time, or a voice."""
        made = {**holder}
        _change(made, "themes", self.themes)
        return made

    def themes(self, themes: Document) -> Document:
        """What is said, by theme."""
        return {key: self._theme(theme) if isinstance(theme, dict) else theme for key, theme in themes.items()}

    def _theme(self, theme: Document) -> Document:
        if not self._other and theme.get("set_aside") is None:
            return theme
        aside = _object_at(theme, "set_aside")
        positions, needs = (_object_at(aside, "positions"), _object_at(aside, "needs")) if aside is not None else (None, None)
        if aside is None or positions is None or needs is None or not (aside or self._other):
            return theme
        made, positions, needs = {**theme}, {**positions}, {**needs}
        put_back = self._put_back(made, positions, needs)
        set_aside = self._other and self._set_aside(made, positions, needs)
        if not put_back and not set_aside:
            return made
        return _with(made, {"set_aside": _with(aside, {"positions": positions, "needs": needs})})

    def _put_back(self, theme: Document, positions: Document, needs: Document) -> bool:
        """Move what this matrix has into the theme, unless something stands in its place; whether there was anything."""
        found = False
        for side in [side for side in positions if side in self._sides]:
            held, place = _object_at(positions, side), _object_at(theme, side)
            if held is not None and place is not None:
                back = {when: held[when] for when in TIMES if held.get(when) in self._stages and place.get(when) in _BLANK}
                found |= _move(positions, theme, side, back)
        place = _object_at(theme, "needs")
        back = {} if place is None else {need: said for need, said in needs.items() if need in self._needs and place.get(need) in _BLANK}
        for need in back:
            del needs[need]
        _add(theme, "needs", back)
        return found or bool(back)

    def _set_aside(self, theme: Document, positions: Document, needs: Document) -> bool:
        """Move what this matrix does not have out of the theme, as far as it has the form of a position or of a need.

        Returns whether there was anything.
        """
        found = False
        for side, place in [(key, value) for key, value in theme.items() if isinstance(value, dict)]:
            if side in self._sides:
                strange = {when: place[when] for when in TIMES if self._is_strange(place.get(when), self._stages)}
                found |= _move(theme, positions, side, strange)
            elif self._is_strange(side, self._fields) and self._is_position(place):
                _add(positions, side, theme.pop(side))
                found |= bool(place)
        asked = _object_at(theme, "needs") or {}
        strange = {need: said for need, said in asked.items() if self._is_strange(need, self._needs)}
        _take(theme, "needs", strange)
        needs.update(strange)
        return found or bool(strange)

    def _is_position(self, value: Document) -> bool:
        """Whether it has the form of a position, at stages of whatever matrix."""
        return all(
            when in TIMES and (stage is None or stage in self._stages or self._is_strange(stage, self._stages))
            for when, stage in value.items()
        )

    def _is_strange(self, value: Any, known: Any) -> bool:
        """Whether it is an id, and none of these."""
        if not isinstance(value, str) or value in known:
            return False
        return len(value) <= self._key["maxLength"] and re.fullmatch(self._key["pattern"], value) is not None


def _object_at(holder: Document, key: str) -> Document | None:
    """What stands there, blank where nothing does; None where something else does."""
    found = holder.get(key)
    return {} if found is None else found if isinstance(found, dict) else None


def _list_at(holder: Document, key: str) -> list[Any] | None:
    found = holder.get(key)
    return [] if found is None else found if isinstance(found, list) else None


def _with(holder: Document, changes: Document) -> Document:
    """The holder with other values; those that hold nothing are left out."""
    return {key: value for key, value in {**holder, **changes}.items() if value or key not in changes}


def _move(source: Document, target: Document, key: str, values: Document) -> bool:
    """Values from what stands under a key to the same place in another holder; whether there were any."""
    _take(source, key, values)
    _add(target, key, values)
    return bool(values)


def _add(holder: Document, key: str, values: Document) -> None:
    if values:
        holder[key] = {**(holder.get(key) or {}), **values}


def _take(holder: Document, key: str, values: Document) -> None:
    """Take values out of what stands under a key, and the key where nothing is left there."""
    if values:
        holder[key] = {name: value for name, value in holder[key].items() if name not in values}
        if not holder[key]:
            del holder[key]


def _each_once(values: Iterable[Any]) -> list[Any]:
    made = list(values)
    return [value for at, value in enumerate(made) if value not in made[:at]]
