"""Find conflict markers that a version control system left in a file."""

from __future__ import annotations

import re

_BEGINS = re.compile(r"^<{7}(?: (.*))?$", re.MULTILINE)
_ENDS = re.compile(r"^>{7}(?: (.*))?$", re.MULTILINE)
_ANY = re.compile(r"^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?)$", re.MULTILINE)
REMEDY = "keep the words that are right, and remove every line that begins with '<<<<<<<', '=======' or '>>>>>>>'"


def unmerged(text: str) -> tuple[int, str] | None:
    """The line of the first such mark in a text and what is wrong there; None when there is none."""
    found = _ANY.search(text) if "<<<<<<<" in text or "=======" in text or ">>>>>>>" in text else None
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    begin = _BEGINS.match(text, found.start())
    end = _ENDS.search(text, found.end()) if begin else None
    if begin and end:
        sides = f"that of '{begin[1] or 'one side'}' and that of '{end[1] or 'the other side'}'"
        return line, f"there are two versions here side by side, {sides}"
    return line, f"the line '{found[0]}' is left over from two versions side by side"
