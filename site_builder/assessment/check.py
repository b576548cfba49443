"""Whether a text is a sound exported assessment, and if not, why and where.

The browser checks the same things in the same words before it imports a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from site_builder.assessment.faults import Fault, as_text, model_faults, shown
from site_builder.assessment.json_text import TOO_DEEP, parse
from site_builder.assessment.matrix import Matrix
from site_builder.assessment.models import FORMAT, FORMAT_VERSION, Assessment

MAX_DEPTH = 20
MAX_FINDINGS = 50
REFUSED_NAMES = frozenset({"__proto__", "constructor", "prototype"})
_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One finding: a path such as ``themes.leadership.actions[2].by``, or a line, or ""; and plain words."""

    where: str
    message: str
    level: Literal["error", "note"] = "error"

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


def check_text(text: str, matrix: Matrix | None = None) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """What the text of a file holds, or None; and the findings, at most 50 and a line that counts the others."""
    document, faults = parse(text.removeprefix("\ufeff"))
    faults = faults or _shape_faults(document) or _format_faults(document)
    if faults:
        return None, _findings(faults, "error")
    try:
        assessment = Assessment.model_validate(document)
    except ValidationError as error:
        return None, _findings(model_faults(error), "error")
    return assessment, _findings(_notes(assessment, matrix), "note")


def _shape_faults(document: Any) -> list[Fault]:
    """Nesting, names and characters, walked without recursion, since a hostile file may be nested very deeply."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), document)]
    found: list[Fault] = []
    while waiting:
        path, value = waiting.pop()
        if len(path) > MAX_DEPTH:
            return [Fault((), TOO_DEEP)]
        if isinstance(value, str) and _HALF.search(value):
            found.append(Fault(path, "This text holds half of a character."))
        for name, inner in _entries(value):
            wrong = _name_faults(name, path)
            found += wrong
            waiting += [] if wrong else [((*path, name), inner)]
    return found


def _name_faults(name: str | int, path: tuple[str | int, ...]) -> list[Fault]:
    if isinstance(name, str) and _HALF.search(name):
        return [Fault(path, "A name here holds half of a character.")]
    if name in REFUSED_NAMES:
        return [Fault((*path, name), f"The name “{name}” is not allowed in an assessment.")]
    return []


def _entries(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _format_faults(document: Any) -> list[Fault]:
    content = document if isinstance(document, dict) else {}
    name, version = content.get("format"), content.get("format_version")
    if not isinstance(name, str):
        return [Fault((), "This is not a self-assessment: it does not name its format.")]
    if name != FORMAT:
        return [Fault(("format",), f"This is not a self-assessment: its format is {shown(name)}.")]
    if type(version) is not int or version < 1:
        return [Fault(("format_version",), "The format version is missing or is not a version number.")]
    if version > FORMAT_VERSION:
        held = f"It has format version {version}, and this tool reads version {FORMAT_VERSION}."
        return [Fault(("format_version",), f"This file was made by a newer version of the tool. {held}")]
    return []


def _notes(assessment: Assessment, matrix: Matrix | None) -> list[Fault]:
    return [*_matrix_notes(assessment, matrix), *(_unknown_notes(assessment, matrix) if matrix else ())]


def _matrix_notes(assessment: Assessment, matrix: Matrix | None) -> Iterator[Fault]:
    used = assessment.matrix
    here = matrix.local.id if matrix and matrix.local else None
    if used.local and used.local.id != here:
        yield Fault(("matrix", "local"), f"Made with the local edition {shown(used.local.title)}. Answers are matched by component.")
    elif matrix and (used.id, used.edition, used.digest) != (matrix.id, matrix.edition, matrix.digest):
        what = f"Made with another edition or wording of the matrix (edition {shown(used.edition)})."
        yield Fault(("matrix",), f"{what} Answers are matched by component.")


def _unknown_notes(assessment: Assessment, matrix: Matrix) -> Iterator[Fault]:
    known = {theme.id: {component.id for component in theme.components} for theme in matrix.themes}
    for theme, answers in assessment.themes.items():
        if theme not in known:
            yield Fault(("themes", theme), f"This matrix has no theme {shown(theme)}. What the file says about it is kept.")
            continue
        for key in answers.components or {}:
            if key not in known[theme]:
                message = f"This matrix has no component {shown(key)}. The answer is kept and shown apart."
                yield Fault(("themes", theme, "components", key), message)


def _findings(faults: list[Fault], level: Literal["error", "note"]) -> tuple[Finding, ...]:
    found = sorted(Finding(fault.where or as_text(fault.path), fault.message, level) for fault in faults)
    more = len(found) - MAX_FINDINGS
    if more <= 0:
        return tuple(found)
    return (*found[:MAX_FINDINGS], Finding("", f"There are {more} more findings like these.", level))
