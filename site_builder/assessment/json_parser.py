"""JSON text to a value, or the reason why not, with the line."""

from __future__ import annotations

import json
import re
from typing import Any

from site_builder.assessment.messages import Fault
from site_builder.assessment.other_kind import other_kind

MAX_EXPORT_BYTES = 10_000_000
TOO_LARGE = "The file is larger than 10 MB. An exported assessment is far smaller."
NOT_UTF8 = (
    "This file is not saved as UTF-8 text. Use the file as it was exported; if somebody changed it in an editor, save it there as UTF-8."
)
TOO_DEEP = "The file is nested too deeply to be a self-assessment."
BROKEN = "This is not a JSON file, or it is damaged from this line on."
_CUT_OFF = "The file ends in the middle. It was probably cut off when it was saved or sent."

_BEGUN_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*\\?')
_BEGUN_VALUE = re.compile(r"t|tr|tru|f|fa|fal|fals|n|nu|nul|-?")
_REST_OF_NUMBER = re.compile(r"(?:\.[0-9]*)?(?:[eE][+-]?)?")


def parse(text: str) -> tuple[Any, list[Fault]]:
    """The value that a JSON text holds and no fault, or None and why it cannot be read."""
    if len(text) > MAX_EXPORT_BYTES:
        return None, [Fault((), TOO_LARGE)]
    if not text.strip():
        return None, [Fault((), "The file is empty.")]
    try:
        return json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_no_constant), []
    except RecursionError:
        return None, [Fault((), TOO_DEEP)]
    except json.JSONDecodeError as error:
        return None, [_broken_fault(error)]
    except _NotANumber as error:
        line = text.count("\n", 0, text.find(str(error))) + 1
        return None, [Fault((), BROKEN, f"line {line}")]


class _NotANumber(ValueError):
    """NaN or Infinity, which JSON does not have."""


def _no_constant(word: str) -> Any:
    raise _NotANumber(word)


def _number(digits: str) -> int | float:
    """A number as JavaScript has it: 1.0 is 1, and one of many digits is infinite, not slow."""
    number = float(digits)
    return int(number) if number.is_integer() else number


def not_text(content: bytes) -> Fault:
    """What is wrong with a file that is no UTF-8 text."""
    return Fault((), other_kind(content) or NOT_UTF8)


def _broken_fault(error: json.JSONDecodeError) -> Fault:
    other = other_kind(error.doc)
    if other:
        return Fault((), other)
    if _is_cut_off(error):
        return Fault((), _CUT_OFF, f"line {error.doc.rstrip().count(chr(10)) + 1}")
    return Fault((), BROKEN, f"line {error.lineno}")


def _is_cut_off(error: json.JSONDecodeError) -> bool:
    """Whether nothing is wrong but that the end is missing."""
    rest = error.doc[error.pos :].strip()
    if error.msg.startswith(("Unterminated string", "Invalid \\")):
        begin = error.doc.rfind('"', 0, error.pos + 1)
        return _BEGUN_STRING.fullmatch(error.doc, begin) is not None
    if error.msg.startswith("Expecting value"):
        return _BEGUN_VALUE.fullmatch(rest) is not None
    if error.msg.startswith("Expecting ',' delimiter"):
        return _REST_OF_NUMBER.fullmatch(rest) is not None
    return not rest and not error.msg.startswith("Extra data")
