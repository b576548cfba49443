"""Documents of older versions of the format, made new. ``theme/scripts/assessment/format/migrate.js`` does the same.

It takes any value: what has not the form of its version stays as it is, so that the check that follows tells of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]


def migrate(document: Any) -> Any:
    """The document in the newest version of the format; itself where there is nothing to do. Changes nothing that it is given."""
    version = document.get("format_version") if isinstance(document, dict) else None
    step = _STEPS.get(version) if type(version) is int else None
    return migrate(step(document)) if step else document


def _to_version_2(document: Document) -> Document:
    """Every action gets an id, and the answers of last time stand as those of this time do, with room for a note."""
    made = {**document, "format_version": 2}
    if isinstance(document.get("themes"), dict):
        made["themes"] = _each(document["themes"], _with_action_ids)
    last = document.get("last_time")
    if isinstance(last, dict) and isinstance(last.get("themes"), dict):
        made["last_time"] = {**last, "themes": _each(last["themes"], _last_theme)}
    return made


def _each(held: Document, change: Callable[[Document], Document]) -> Document:
    return {key: change(value) if isinstance(value, dict) else value for key, value in held.items()}


def _with_action_ids(theme: Document) -> Document:
    """Their numbers, which are the same wherever the document is made new."""
    actions = theme.get("actions")
    if not isinstance(actions, list):
        return theme
    numbered = [{"id": str(at), **action} if isinstance(action, dict) else action for at, action in enumerate(actions, 1)]
    return {**theme, "actions": numbered}


def _last_theme(theme: Document) -> Document:
    made = _with_action_ids(theme)
    answers = theme.get("components")
    if isinstance(answers, dict):
        made = {**made, "components": {key: {"answer": value} if isinstance(value, str) else value for key, value in answers.items()}}
    return made


_STEPS: Mapping[int, Callable[[Document], Document]] = {1: _to_version_2}
