"""What somebody decided before they saved a roll-up: who is expected, and which names are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from site_builder.rollup.intake.decisions import Decisions
from site_builder.rollup.intake.name_matching import alike_key, name_key, near_key, system_key


@dataclass(frozen=True, slots=True)
class Decided:
    """The list of expected PCNs by their key, and what names share that count as one: near names, PCNs, systems."""

    expected: dict[str, str] | None
    near: tuple[str, ...]
    joined: tuple[str, ...]
    systems: tuple[str, ...]


def decided_in(document: dict[str, Any]) -> Decided:
    """What was decided in a saved roll-up; what is not sound in it is passed over, since the assessments alone decide whether it opens."""
    held = document.get("expected")
    expected = held if isinstance(held, dict) else {}
    near = list(_rows_with(expected.get("near"), "listed", "returned"))
    joined = _joined(_rows_with(document.get("alike"), "name", "system"))
    return Decided(
        expected=_list_of(expected, near, _rows_with(document.get("pcns"), "name")) if expected else None,
        near=tuple(near_key(row["listed"]) for row in _joined(near)),
        joined=tuple(filter(None, (alike_key(row["name"], row["system"]) for row in joined))),
        systems=tuple(system_key(name) for row in _joined(_rows_with(document.get("systems_alike"))) for name in _texts(row.get("names"))),
    )


def with_decided(decisions: Decisions, opened: Iterable[Decided]) -> Decisions:
    """Decisions with those of roll-ups that were opened. A list that is here already stays as it is."""
    found = list(opened)
    lists = {key: name for one in found for key, name in (one.expected or {}).items()}
    return replace(
        decisions,
        expected=decisions.expected if decisions.expected is not None else lists or None,
        near=_with(decisions.near, (one.near for one in found)),
        joined=_with(decisions.joined, (one.joined for one in found)),
        systems=_with(decisions.systems, (one.systems for one in found)),
    )


def _with(decided: frozenset[str] | None, more: Iterable[tuple[str, ...]]) -> frozenset[str] | None:
    return None if decided is None else decided.union(*more)


def _list_of(expected: dict[str, Any], near: list[dict[str, Any]], pcns: Iterable[dict[str, Any]]) -> dict[str, str] | None:
    """The list of expected PCNs: those without a file, those that are written differently, and those that returned one; None for none."""
    elsewhere = {name_key(name) for name in (*_names(expected.get("not_listed")), *(row["returned"] for row in near))}
    returned = [row["name"] for row in pcns if row.get("in_round") is True and row["name"] and name_key(row["name"]) not in elsewhere]
    found: dict[str, str] = {}
    for name in (*_names(expected.get("missing")), *(row["listed"] for row in near), *returned):
        found.setdefault(name_key(name), name)
    return found or None


def _joined(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row.get("joined") is True]


def _names(counted: Any) -> list[str]:
    return _texts(counted.get("names")) if isinstance(counted, dict) else []


def _texts(held: Any) -> list[str]:
    return [one for one in held if isinstance(one, str)] if isinstance(held, list) else []


def _rows_with(held: Any, *fields: str) -> Iterator[dict[str, Any]]:
    """The rows of a list in which these fields are texts."""
    rows = held if isinstance(held, list) else []
    return (row for row in rows if isinstance(row, dict) and all(isinstance(row.get(field), str) for field in fields))
