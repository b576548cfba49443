"""Made-up exports with a mark in every field that the format has, so that a mark in an output shows where a name gets through."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from site_builder.assessment.matrix import Matrix
from site_builder.assessment.schema import browser_schema
from tests.assessment.support import IDS

MARK = "canary"
MARKED_ID = "cafecafe"
_SCHEMA = browser_schema(IDS)


def traces(text: str) -> list[str]:
    """Where a mark stands in a text: what is around it."""
    plain = text.lower()
    return [plain[max(0, plain.index(mark) - 60) : plain.index(mark) + 40] for mark in (MARK, MARKED_ID) if mark in plain]


def marked_set(matrix: Matrix, seed: int) -> dict[str, Any]:
    """Files, decisions and a choice without names: rounds, copies, names that are alike, refused files, an expected list."""
    dice = random.Random(seed)
    names = [f"Canary {word} PCN" for word in ("Alder", "Birch", "Cedar")]
    documents = [_document(matrix, dice, names, number) for number in range(dice.randrange(2, 7))]
    texts = [json.dumps(document, ensure_ascii=False) for document in documents] + list(_refused(dice, documents[0]))
    files = [{"file": f"Canary folder/canary-{number}.json", "text": text} for number, text in enumerate(texts)]
    expected = "\n".join(dice.sample([*names, "Canary nobody", "Canary somebody"], 3))
    decisions = {
        "chosen": {},
        "joined": dice.choice([[], "all"]),
        "systems": dice.choice([[], "all"]),
        "expected": dice.choice([None, expected]),
    }
    return {"files": files, "decisions": decisions, "choice": _choice(dice)}


def _choice(dice: random.Random) -> dict[str, Any]:
    return {
        "names": False,
        "system": dice.choice([None, None, "Canary system", "kent-and-medway"]),
        "side": dice.choice([None, None, "pcn", "system"]),
        "local": dice.choice([None, None, "canary-edition", "national"]),
        "round": dice.choice([None, None, None, "2025-04"]),
        "earlier": dice.choice([None, None, None, "2024-04"]),
    }


def _document(matrix: Matrix, dice: random.Random, names: list[str], number: int) -> dict[str, Any]:
    """A whole document: every field of the schema filled in, then what must be of some kind for it to be counted."""
    document: dict[str, Any] = _filled(_SCHEMA, dice)
    document |= {"format": "pcn-self-assessment", "format_version": 2, "id": _id(dice), "previous_id": dice.choice([None, _id(dice)])}
    document["about"] |= {
        "name": names[number % 3],
        "system": dice.choice(["Canary system", "Canary system", "kent-and-medway"]) if number else "Canary system",
    }
    document["about"] |= {
        "audiences": dice.choice([["pcn"], ["system"], ["pcn", "system"]]),
        "date": dice.choice(["2024-06-01", "2025-06-01"]),
        "answered_by": dice.choice([None, "together"]),
    }
    document["matrix"]["local"] = dice.choice([None, {"id": "canary-edition", "title": "Canary edition"}])
    document["progress"] = {f"{MARK}-theme": "completed"}
    for theme in matrix.themes:
        held = _filled(_SCHEMA["$defs"]["ThemeAnswers"], dice)
        last = _filled(_SCHEMA["$defs"]["ThemeAnswers"], dice)
        held["components"] |= {part.id: _filled(_SCHEMA["$defs"]["ComponentAnswer"], dice) for part in theme.components}
        last["components"] |= {part.id: {"answer": dice.choice(["in_place", "not_yet"]), "note": MARK} for part in theme.components}
        document["themes"][theme.id] = held
        document["last_time"]["themes"][theme.id] = last
    return document


def _id(dice: random.Random) -> str:
    return f"{MARKED_ID}-0000-4000-8000-00000000000{dice.randrange(8)}"


def _filled(rule: dict[str, Any], dice: random.Random) -> Any:
    """A value of a rule of the schema in which every text is marked."""
    if "$ref" in rule:
        return _filled(_SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]], dice)
    if "anyOf" in rule:
        return _filled(rule["anyOf"][0], dice)
    if "const" in rule:
        return rule["const"]
    if "enum" in rule:
        return dice.choice(rule["enum"])
    if rule["type"] == "array":
        return [_filled(rule["items"], dice) for _ in range(dice.randrange(1, 3))]
    if rule["type"] == "object":
        return _object(rule, dice)
    return _text(rule, dice)


def _object(rule: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    if rule.get("additionalProperties"):
        ids = [f"{MARK}-theme", f"{MARK}.step-1.pcn.{MARK}", f"{MARK}.step-1.system.{MARK}"]
        return {key: _filled(rule["additionalProperties"], dice) for key in ids}
    return {name: _filled(inner, dice) for name, inner in rule["properties"].items()}


def _text(rule: dict[str, Any], dice: random.Random) -> str:
    if "pattern" not in rule:
        return f"Canary text {dice.randrange(1000)}"
    example = str(rule["examples"][0])
    return f"{MARK}-id" if example.count(".") == 3 else example


def _refused(dice: random.Random, document: dict[str, Any]) -> Iterator[str]:
    """Files with mistakes whose findings would show a mark: unknown fields, wrong values, ids that are none."""
    yield "canary {"
    yield json.dumps({"format": "Canary format"})
    yield json.dumps({**document, "Canary field": 1, "updated": "Canary day"})
    yield json.dumps({**document, "themes": {"Canary theme": {}, f"{MARK}-theme": {"components": {f"{MARK}-id": {"answer": "canary"}}}}})
