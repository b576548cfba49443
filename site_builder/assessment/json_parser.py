"""JSON text to a value, or the reason why not, with the line."""

from __future__ import annotations

import json
import re
import string
from typing import Any

from site_builder.assessment.messages import Fault
from site_builder.assessment.other_kind import other_kind

MAX_EXPORT_BYTES = 10_000_000
TOO_LARGE = "The file is larger than 10 MB. An exported assessment is far smaller."
NOT_UTF8 = (
    "This file is not saved as UTF-8 text. Use the file as it was exported; if somebody changed it in an editor, save it there as UTF-8."
)
TOO_DEEP = "The file is nested too deeply to be a self-assessment."
BROKEN = "This file is not JSON, or it is damaged from this line on."
_CUT_OFF = "The file ends in the middle, and was probably cut off when it was saved or sent."

_WHOLE_STRINGS = re.compile(r'[^"]*+(?:"(?:[^"\\]|\\.)*+"[^"]*+)*+', re.DOTALL)
_BEGUN_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*\\?')
_BEGUN_VALUE = re.compile(r"t|tr|tru|f|fa|fal|fals|n|nu|nul|-?(?:0|[1-9][0-9]*+)?(?:\.[0-9]*+)?(?:[eE][+-]?)?")
_OF_A_WORD = string.ascii_letters + string.digits + "+-._"


def parse(text: str, most: int = MAX_EXPORT_BYTES) -> tuple[Any, list[Fault]]:
    """The value that a JSON text of at most so many characters holds and no fault, or None and why it cannot be read."""
    if len(text) > most:
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
        return None, [Fault((), BROKEN, f"line {_line_of(error.word, text)}")]


class _NotANumber(ValueError):
    """NaN or Infinity, which JSON does not have."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def _no_constant(word: str) -> Any:
    raise _NotANumber(word)


def _line_of(word: str, text: str) -> int:
    """The line of the first such word that stands in no string."""
    outside = re.finditer(rf'"(?:[^"\\]|\\.)*+"|({word})', text, re.DOTALL)
    return text.count("\n", 0, next(found.start() for found in outside if found[1])) + 1


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
    text = error.doc.rstrip()
    if _is_cut_off(text):
        return Fault((), _CUT_OFF, f"line {text.count(chr(10)) + 1}")
    return Fault((), BROKEN, f"line {error.lineno}")


def _is_cut_off(text: str) -> bool:
    """Whether nothing is wrong but that the end is missing: with its last word made whole, the text breaks at its end, if at all."""
    strings = _WHOLE_STRINGS.match(text)
    begun = strings.end() if strings else 0
    if begun == len(text):
        before = text.rstrip(_OF_A_WORD)
        word = text[len(before) :]
        whole = f"{before}0" if word and _BEGUN_VALUE.fullmatch(word) else text
    elif _BEGUN_STRING.fullmatch(text, begun):
        whole = text[:begun] + '""'
    else:
        return False
    try:
        json.loads(whole, parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        return error.pos >= len(whole)
    return True
