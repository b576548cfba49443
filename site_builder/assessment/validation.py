"""Whether a text is a sound exported assessment, and if not, why and where.

The browser checks the same things in the same words before it imports a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any, Literal

from jsonschema_rs import Draft202012Validator, RegexOptions
from pydantic_core import from_json

from site_builder.assessment.format import FORMAT, FORMAT_VERSION, Assessment, SetAside
from site_builder.assessment.json_parser import MAX_EXPORT_BYTES, TOO_DEEP, parse
from site_builder.assessment.matrix import Matrix, sides_in
from site_builder.assessment.messages import MAX_LOOKED_AT, Fault, Path, as_text, quote_value, schema_faults
from site_builder.assessment.migrate import migrate
from site_builder.assessment.other_kind import NOT_AN_ASSESSMENT, OTHER_FORMATS
from site_builder.assessment.schema import FormatIds, browser_schema
from site_builder.assessment.set_aside import TIMES, Document, settled
from site_builder.assessment.web_page import export_in

MAX_EXPORT_DEPTH = 20
MAX_EXPORT_VALUES = 100_000
_TOO_MANY = "This file holds more than 100,000 values. An exported assessment has far fewer."
MAX_FINDINGS = 50
_schema = cache(browser_schema)
REFUSED_NAMES = frozenset({"__proto__", "constructor", "prototype"})
# Refused names, and escapes, which may write such a name or half of a character.
_SUSPECT = ("\\u", *sorted(REFUSED_NAMES))
_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One finding: a path such as ``themes.leadership.actions[2].by``, or a line, or ""; and plain words.

    ``path`` is the same path step by step, where there is one.
    """

    where: str
    message: str
    level: Literal["error", "note"] = "error"
    path: Path = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


def parse_export(text: str, ids: FormatIds, matrix: Matrix | None = None) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """What the text of a file holds, or None; and the findings, at most 50 and a line that counts the others, up to 1,000.

    ``ids`` are those of the matrix; with the ``matrix`` itself, there are notes on what the file holds of another.
    """
    document, faults = document_in(text, ids)
    if faults:
        return None, findings_of(faults, "error")
    assessment = Assessment.model_validate(document)
    return assessment, findings_of(list(islice(_notes(assessment, matrix), MAX_LOOKED_AT)), "note")


def document_in(text: str, ids: FormatIds) -> tuple[Document, list[Fault]]:
    """The document that the text of a file holds, in the newest version of the format, and what is wrong with it."""
    content, why = export_in(text)
    if why:
        return {}, [Fault((), why)]
    content = content.removeprefix("\ufeff")
    # Before every value but the first stands one of "[{,".
    few = len(content) < MAX_EXPORT_VALUES or sum(map(content.count, "[{,")) < MAX_EXPORT_VALUES
    looks_sound = few and not any(word in content for word in _SUSPECT)
    if looks_sound:
        made, faults = checked_document(_read_quickly(content), ids)
        if not faults:
            return made, []
    document, faults = parse(content)
    made = {}
    if not faults:
        made, faults = checked_document(document, ids)
        if faults or not looks_sound:
            faults = structure_faults(document) or faults
    return made, faults


def _read_quickly(content: str) -> Any:
    """What a JSON text holds, or None where ``parse`` must say why it cannot be used; 2.0 is no whole number here."""
    try:
        return from_json(content, allow_inf_nan=False) if len(content) <= MAX_EXPORT_BYTES else None
    except ValueError:
        return None


def checked_document(document: Any, ids: FormatIds) -> tuple[Any, list[Fault]]:
    """The document in the newest version of the format, and what is wrong with it.

    Its structure is for the caller to walk, and only where it can be wrong: what is as the schema says is not nested deeply, and too
    many values, names that are refused and halves of characters leave a trace in the text.
    """
    faults = list(islice(_format_faults(document, ids), MAX_LOOKED_AT))
    made = None if faults else settled(migrate(document), _schema(ids))
    if not faults and not is_sound(made, ids):
        faults = list(islice(schema_faults(_schema(ids), made), MAX_LOOKED_AT))
    return made, faults


def is_sound(document: Any, ids: FormatIds) -> bool:
    """Whether a document is as the schema says, quickly and without a word; where it says no, ``schema_faults`` has the words."""
    try:
        return _compiled(ids).is_valid(document)
    except ValueError:  # half of a character, a number without end, or endless nesting
        return False


@cache
def _compiled(ids: FormatIds) -> Draft202012Validator:
    return Draft202012Validator(_schema(ids), pattern_options=RegexOptions())


def structure_faults(document: Any, most: int = MAX_EXPORT_VALUES) -> list[Fault]:
    """Nesting, or else names and characters, walked without recursion, since a hostile file may be nested very deeply."""
    found: list[Fault] = []
    for count, (path, value, wrong) in enumerate(_walked(document)):
        if count >= most:
            return [Fault((), _TOO_MANY)]
        if len(path) > MAX_EXPORT_DEPTH:
            return [Fault((), TOO_DEEP)]
        half = isinstance(value, str) and _HALF.search(value)
        fault = wrong or (Fault(path, "This text contains half of a character.") if half else None)
        if fault and len(found) < MAX_LOOKED_AT:
            found.append(fault)
    return found


def _walked(document: Any) -> Iterator[tuple[Path, Any, Fault | None]]:
    """Every value with its path, and what is wrong with its name, but not what is in it."""
    yield (), document, None
    waiting: list[tuple[Path, Iterator[tuple[str | int, Any]]]] = []
    if isinstance(document, dict | list):
        waiting.append(((), iter(_entries(document))))
    while waiting:
        path, entries = waiting[-1]
        name, value = next(entries, (None, None))
        if name is None:
            waiting.pop()
            continue
        here, wrong = (*path, name), _name_fault(name, path)
        yield here, value, wrong
        if not wrong and isinstance(value, dict | list):
            waiting.append((here, iter(_entries(value))))


def _name_fault(name: str | int, path: Path) -> Fault | None:
    if isinstance(name, str) and _HALF.search(name):
        return Fault(path, "A name here contains half of a character.")
    if name in REFUSED_NAMES:
        return Fault((*path, name), f"The name “{name}” is not allowed in an assessment.")
    return None


def _entries(value: Any) -> Iterable[tuple[str | int, Any]]:
    items: Iterable[tuple[str | int, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
    return items


def _format_faults(document: Any, ids: FormatIds) -> Iterable[Fault]:
    content = document if isinstance(document, dict) else {}
    name, version = content.get("format"), content.get("format_version")
    if name != FORMAT:
        return [Fault((), OTHER_FORMATS.get(str(name), NOT_AN_ASSESSMENT))]
    if type(version) is not int or version < 1:
        return [Fault((), "The format version is missing or is not a version number.")]
    if version > FORMAT_VERSION:
        held = f"Its format version is {version}, and this tool reads version {FORMAT_VERSION}."
        return [Fault((), f"This file was made by a newer version of the tool. {held}")]
    used = content.get("matrix")
    other = used.get("id") if isinstance(used, dict) else None
    if isinstance(other, str) and other != ids.matrix:
        message = (
            f"This is an assessment of another matrix, {quote_value(other)}. Here, only those of {quote_value(ids.matrix)} can be used."
        )
        return [Fault(("matrix", "id"), message)]
    return []


def _notes(assessment: Assessment, matrix: Matrix | None) -> Iterator[Fault]:
    yield from _matrix_notes(assessment, matrix)
    yield from _unknown_notes(assessment, matrix) if matrix else ()
    yield from _set_aside_notes(assessment, matrix) if matrix else ()


def _matrix_notes(assessment: Assessment, matrix: Matrix | None) -> Iterator[Fault]:
    used = assessment.matrix
    here = matrix.local.id if matrix and matrix.local else None
    if used.local and used.local.id != here:
        yield Fault(("matrix", "local"), f"Made with the local edition {quote_value(used.local.title)}. Answers are matched by component.")
    elif matrix and (used.id, used.edition, used.digest) != (matrix.id, matrix.edition, matrix.digest):
        what = f"Made with another edition or wording of the matrix (edition {quote_value(used.edition)})."
        yield Fault(("matrix",), f"{what} Answers are matched by component.")


def _unknown_notes(assessment: Assessment, matrix: Matrix) -> Iterator[Fault]:
    known = {theme.id: {component.id for component in theme.components} for theme in matrix.themes}
    for theme, answers in assessment.themes.items():
        if theme not in known:
            yield Fault(("themes", theme), f"This matrix has no theme {quote_value(theme)}. What the file says about it is kept.")
            continue
        for key in answers.components or {}:
            if key not in known[theme]:
                message = f"This matrix has no component {quote_value(key)}. The answer is kept and shown separately."
                yield Fault(("themes", theme, "components", key), message)


def _set_aside_notes(assessment: Assessment, matrix: Matrix) -> Iterator[Fault]:
    for side in dict.fromkeys(assessment.about.set_aside or ()):
        yield Fault(("about", "set_aside"), _set_aside_words("side", side))
    for theme, answers in assessment.themes.items():
        aside = answers.set_aside or SetAside()
        for side, position in (aside.positions or {}).items():
            place: Path = ("themes", theme, "set_aside", "positions", side)
            held = {when: stage for when in TIMES if (stage := getattr(position, when, None))}
            if side in sides_in(matrix):
                yield from (Fault((*place, when), _set_aside_words("stage", stage)) for when, stage in held.items())
            elif held:
                yield Fault(place, _set_aside_words("side", side))
        for need in aside.needs or {}:
            yield Fault(("themes", theme, "set_aside", "needs", need), _set_aside_words("need", need))


def _set_aside_words(kind: str, key: str) -> str:
    return f"This matrix has no {kind} {quote_value(key)}. What the file says of it is kept, and is not shown or counted here."


def findings_of(faults: list[Fault], level: Literal["error", "note"]) -> tuple[Finding, ...]:
    """Faults in the order of their places, the first 50 of them and a line that counts the others."""
    found = sorted(Finding(fault.where or as_text(fault.path), fault.message, level, fault.path) for fault in faults)
    more = len(found) - MAX_FINDINGS
    if more <= 0:
        return tuple(found)
    counted = f"{more} more" if len(found) < MAX_LOOKED_AT else f"{more} or more"
    return (*found[:MAX_FINDINGS], Finding("", f"There are {counted} findings like these.", level))
