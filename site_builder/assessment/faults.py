"""What is wrong with a document, in the words that the browser uses too."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from site_builder.assessment.schema import browser_schema

Path = tuple[str | int, ...]

_WANTED = {"string_type": "text", "dict_type": "a set of fields", "model_type": "a set of fields", "tuple_type": "a list"}
_KEY_FAULTS = frozenset({"string_pattern_mismatch", "string_too_long"})
_KINDS = (
    (type(None), "empty"),
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (list, "a list"),
    (dict, "a set of fields"),
)


class Fault(NamedTuple):
    """One thing that is wrong: its path in the document, words, and a place where it has no path."""

    path: Path
    message: str
    where: str = ""


def model_faults(error: ValidationError) -> list[Fault]:
    """Everything that keeps a document from being an assessment."""
    details: list[dict[str, Any]] = [dict(detail) for detail in error.errors(include_url=False)]
    too_long = {detail["loc"] for detail in details if detail["type"] == "too_long"}
    examples = _examples(browser_schema())
    return [_fault(detail, examples) for detail in details if not _is_inside(detail["loc"], too_long)]


def _is_inside(path: Path, others: set[Path]) -> bool:
    return any(path[:end] in others for end in range(len(path)))


def shown(value: Any) -> str:
    """A value as it stands in a message, shortened."""
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:57] + '...'}”"
    return next(words for kind, words in _KINDS if isinstance(value, kind))


def as_text(path: Path) -> str:
    """A path as text, for example ``themes.leadership.actions[2].by``."""
    return "".join(_step(step) for step in path).removeprefix(".")


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if re.fullmatch(r"[A-Za-z0-9_-]+", step) else f"[{json.dumps(step, ensure_ascii=False)}]"


def _examples(schema: Mapping[str, Any]) -> dict[str, str]:
    """How a text of each pattern looks."""
    return {rule["pattern"]: rule["examples"][0] for rule in schema["$defs"].values() if "pattern" in rule}


def _fault(detail: dict[str, Any], examples: Mapping[str, str]) -> Fault:
    path: Path = detail["loc"]
    if path[-1:] == ("[key]",) and detail["type"] in _KEY_FAULTS:
        return Fault(path[:-1], f"{shown(path[-2])} is not an id.")
    return Fault(path, _message(path, detail, examples))


def _message(path: Path, detail: dict[str, Any], examples: Mapping[str, str]) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return f"“{path[-1]}” is missing."
    if kind == "extra_forbidden":
        return f"{shown(path[-1])} is not a field of this format."
    if kind in _WANTED:
        return f"This should be {_WANTED[kind]}, but it is {'text' if isinstance(value, str) else shown(value)}."
    if kind == "literal_error":
        return _choice_message(value, ", ".join(re.findall(r"'([^']*)'", context["expected"])))
    if kind == "string_pattern_mismatch":
        return f"{shown(value)} has the wrong form. Write it like {examples[context['pattern']]}."
    if kind == "string_too_long":
        return f"This text is longer than {context['max_length']:,} characters."
    if kind == "too_long":
        return f"This list has more than {context['max_length']} entries."
    return f"This value cannot be used: {detail['msg']}."


def _choice_message(value: Any, choices: str) -> str:
    if isinstance(value, str):
        return f"{shown(value)} is not one of: {choices}."
    return f"This should be one of: {choices}. It is {shown(value)}."
