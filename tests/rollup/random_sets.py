# ruff: noqa: RUF001 - odd letters are what this is about
"""Random sets of files that hold everything that is odd but allowed, and some that are not allowed."""

from __future__ import annotations

import json
import random
from typing import Any

from site_builder.assessment.matrix import Matrix

ANSWERS = ("in_place", "partly", "not_yet", "do_not_know", "does_not_apply", None)
STAGES = ("before-foundation", "foundation", "step-1", "step-2", "step-3", None)
NAMES = (
    "Riverside PCN", "riverside", "RIVERSIDE  Primary Care Network", "Éclair PCN", "Eclair", "Zoë & Søn", "PCN", "pcn 10", "PCN 2", "",
    "<img src=x onerror=alert(1)>", "=1+1", "Straße", "Ⅳ Towers", "𝒜lpha", "\ue000 private", "ﬁeld", "日本 PCN", "ΟΔΟΣ", "İstanbul", "🙂",
    "A\u0301gora", "River side", "The É-Clair Network", "River\u00adside PCN", "\u200bRiverside\u200e", "\u00ad",
)  # fmt: skip
FOLDERS = ("a", "b", "é", "𝒜", "\ue000")
SYSTEMS = (
    "Devon",
    "devon ICS",
    "Devon  STP",
    "Kent & Medway integrated care system",
    "and",
    "ICS",
    "kent-and-medway",
    "Kent and Medway",
    "surrey-heartlands",
    "",
    None,
)
TEXTS = ("Yes", "", " ", "\n\t", None, "Two\nlines", "<b>bold</b>", "=HYPERLINK(1)", "\u00a0")
DAYS = ("2025-03-31", "2025-04-01", "2025-09-30", "2025-10-01", "2026-01-15", "2026-02-28", "2026-06-30", "2027-01-01", "0001-01-15", None)
LOCAL = (("coast", "Coast"), ("coast", "Coast 2"), ("hills", "Hills"))
AUDIENCES: Any = (["pcn"], ["system"], ["system", "pcn"], [], None)
MONTHS = ("2025-04", "2025-10", "2026-01", "2026-04", "2024-04", None)


def random_set(matrix: Matrix, seed: int) -> dict[str, Any]:
    """One set: files, decisions and a choice."""
    dice = random.Random(seed)
    size = dice.choice([0, 1, 3, 5, 8, 13, 20, 30, 60])
    ids = [_id(dice) for _ in range(2 * size + 1)]
    files = [{"file": f"{dice.choice(FOLDERS)}/{number}.json", "text": _text(matrix, dice, ids)} for number in range(size)]
    chosen = {dice.choice(ids): item["file"] for item in files[:2]}
    expected = "\n".join(dice.sample(NAMES, 6)) if dice.random() < 0.4 else None
    joined: Any = dice.choice(["all", [], ["riverside\nkent medway", "eclair\n"]])
    return {
        "files": files,
        "decisions": {
            "chosen": chosen,
            "joined": joined,
            "expected": expected,
            "systems": dice.choice(["all", [], ["kent medway"]]),
            "near": dice.choice(["all", [], ["riverside"]]),
        },
        "choice": _choice(dice),
    }


def _choice(dice: random.Random) -> dict[str, Any]:
    return {
        "system": dice.choice([None, None, None, None, "kent-and-medway", ""]),
        "side": dice.choice([None, None, "pcn", "system"]),
        "round": dice.choice((*MONTHS, None, None, None, None, None)),
        "earlier": dice.choice((*MONTHS, None, None, None, None, None)),
        "months": dice.choice([3, 6, 12]),
        "local": dice.choice([None, None, None, None, "national", "coast"]),
        "names": dice.random() < 0.8,
    }


def _id(dice: random.Random) -> str:
    digits = f"{dice.getrandbits(128):032x}"
    return "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])


def _text(matrix: Matrix, dice: random.Random, ids: list[str]) -> str:
    if dice.random() < 0.08:
        return dice.choice(["", "{", "[]", '{"format": "other"}', '{"format": "pcn-self-assessment", "format_version": 3}'])
    document = _document(matrix, dice, ids)
    if dice.random() < 0.05:
        document["about"]["audiences"] = ["both"]
        document |= {"id": "x", "extra": 1, "themes": {f"{letter} ": [] for letter in "zyxwvutsrqponmlkjihgfedcbaéàüöä"}}
    return json.dumps(document, ensure_ascii=dice.random() < 0.5)


def _document(matrix: Matrix, dice: random.Random, ids: list[str]) -> dict[str, Any]:
    made = _national(matrix, dice, ids)
    if made["matrix"].get("local"):
        _of_a_local_edition(dice, made)
    return made


def _of_a_local_edition(dice: random.Random, made: dict[str, Any]) -> None:
    """With a stage, a side and a need of its own."""
    themes = [*made["themes"].values(), *((made["last_time"] or {}).get("themes") or {}).values()]
    for theme in themes:
        for side in ("pcn", "system", "place"):
            if dice.random() < 0.3:
                theme[side] = _some(dice, now=("step-9", *STAGES), in_a_year=("step-9", *STAGES))
        if dice.random() < 0.2:
            theme["needs"] = {"time": "Yes", "money": dice.choice(TEXTS)}
    if dice.random() < 0.3:
        made["about"]["audiences"] = dice.choice([["place"], ["pcn", "place"], ["place", "system", "pcn"]])


def _national(matrix: Matrix, dice: random.Random, ids: list[str]) -> dict[str, Any]:
    local = dice.choice([None, None, *({"id": key, "title": title} for key, title in LOCAL)])
    version = dice.choice([1, 2])
    said_by = {} if version == 1 else _some(dice, answered_by=["together", "together", "together", None, "one"], voice=TEXTS)
    fraction = dice.choice(["", "", ".5", ".250000"])
    return {
        "format": "pcn-self-assessment",
        "format_version": version,
        "generator": {"name": "pcn-prospectus", "version": "0.1.0"},
        "matrix": {"id": matrix.id, "edition": matrix.edition, "digest": matrix.digest, **({"local": local} if local else {})},
        "id": dice.choice(ids),
        "previous_id": dice.choice([None, None, dice.choice(ids), _id(dice)]),
        "created": "2026-01-01T10:00:00Z",
        "updated": f"2026-01-0{dice.randrange(1, 4)}T10:00:0{dice.randrange(2)}{fraction}Z",
        "about": _some(dice, name=NAMES, system=SYSTEMS, date=DAYS, audiences=AUDIENCES, improvement_priority=TEXTS) | said_by,
        "themes": {theme: _said(matrix, dice, theme, version) for theme in _themes(matrix, dice)},
        "last_time": dice.choice([None, None, _last_time(matrix, dice, version)]),
    }


def _some(dice: random.Random, **fields: Any) -> dict[str, Any]:
    return {name: dice.choice(values) for name, values in fields.items() if dice.random() < 0.85}


def _themes(matrix: Matrix, dice: random.Random) -> list[str]:
    ids = [*(theme.id for theme in matrix.themes), "estates", "7", "10"]
    return dice.sample(ids, dice.randrange(len(ids)))


def _components(matrix: Matrix, dice: random.Random, theme: str) -> list[str]:
    ids = [component.id for found in matrix.themes for component in found.components if found.id == theme or dice.random() < 0.02]
    ids += [f"{theme}.step-1.pcn.local-one", f"{theme}.step-1.system.local-two", "plain", "12", "9"]
    return dice.sample(ids, dice.randrange(len(ids) + 1))


def _position(dice: random.Random) -> Any:
    return dice.choice([None, {}, _some(dice, now=STAGES, in_a_year=STAGES), _some(dice, now=STAGES, in_a_year=STAGES)])


def _actions(dice: random.Random) -> Any:
    return dice.choice([None, [], [_some(dice, what=TEXTS, who=TEXTS, by=DAYS) for _ in range(dice.randrange(4))]])


def _theme(matrix: Matrix, dice: random.Random, theme: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "components": {key: _some(dice, answer=ANSWERS, note=TEXTS) for key in _components(matrix, dice, theme)},
        "pcn": _position(dice),
        "system": _position(dice),
        "needs": dice.choice([None, _some(dice, time=TEXTS, capacity=TEXTS, skills=TEXTS, support=TEXTS)]),
        "actions": _actions(dice),
        **_some(dice, how=TEXTS, evidence=TEXTS),
    }
    return {key: value for key, value in made.items() if dice.random() < 0.9}


def _said(matrix: Matrix, dice: random.Random, theme: str, version: int) -> dict[str, Any]:
    return _newer(matrix, dice, _theme(matrix, dice, theme)) if version > 1 else _theme(matrix, dice, theme)


def _newer(matrix: Matrix, dice: random.Random, theme: dict[str, Any]) -> dict[str, Any]:
    """With what version 2 knows: support that was ticked, and what became of actions."""
    outcomes = (*matrix.labels.outcomes, None)
    actions = [{**action, "outcome": dice.choice(outcomes)} for action in theme.get("actions") or []]
    return {**theme, "support": dice.choice([None, [], *_groups(matrix, dice)]), **({"actions": actions} if actions else {})}


def _groups(matrix: Matrix, dice: random.Random) -> list[list[str]]:
    ids = [group.id for found in matrix.themes for domain in found.domains for group in domain.groups] + ["other.group"]
    return [dice.choices(ids, k=2) for _ in range(4)]


def _last_time(matrix: Matrix, dice: random.Random, version: int) -> dict[str, Any]:
    return {"date": "2024-01-01", "themes": {theme: _last(matrix, dice, theme, version) for theme in _themes(matrix, dice)}}


def _last(matrix: Matrix, dice: random.Random, theme: str, version: int) -> dict[str, Any]:
    if version > 1:
        return _newer(matrix, dice, _theme(matrix, dice, theme))
    return {
        "components": {key: dice.choice(ANSWERS[:-1]) for key in _components(matrix, dice, theme)},
        "pcn": _position(dice),
        "system": _position(dice),
    }
