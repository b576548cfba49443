"""Places in an exported file in words: "Leadership: action 3: by when". ``theme/scripts/assessment/logic/labels.js`` says the same."""

from __future__ import annotations

from site_builder.assessment.matrix import Matrix
from site_builder.assessment.messages import Path

# Parts that hold others and are not named by themselves.
_HOLDERS = {"about", "themes", "components", "set_aside", "positions"}


def label_of(path: Path, matrix: Matrix) -> str:
    """The words for a place, by the keys that lead to it from the top of the file; "" for the file as a whole."""
    return ": ".join(filter(None, (_part(path, at, matrix) for at in range(len(path)))))


def place_in_words(where: str, path: Path, matrix: Matrix) -> str:
    """The words for a place, and then the path as the file has it."""
    label = label_of(path, matrix)
    return f"{label} ({where})" if label and label != where else where


def _part(path: Path, at: int, matrix: Matrix) -> str:
    part, names = path[at], matrix.labels.parts
    before = path[at - 1] if at else None
    found = None
    if before in {"themes", "progress"}:
        found = names["about"] if part == "about" else next((theme.title for theme in matrix.themes if theme.id == part), None)
    elif before == "components":
        found = next((one.title for theme in matrix.themes for one in theme.components if one.id == part), None)
    elif before == "about" and part == "set_aside":
        found = names["audiences"]
    elif before == "positions":
        found = next((side.title for side in matrix.audiences if side.id == part), None)
    elif isinstance(part, int):
        found = f"{names['action']} {part + 1}" if before == "actions" else str(part + 1)
    elif part in _HOLDERS or (part == "actions" and at < len(path) - 1):
        found = ""
    elif at > 1 and path[at - 2] == "themes" and (side := next((side.title for side in matrix.audiences if side.id == part), None)):
        found = side
    else:
        found = names.get(part)
    return str(part) if found is None else found
