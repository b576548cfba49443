"""Show numbers in the formats of spreadsheets: 0.5 in the format ``0%`` is "50%"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

# Words in quotes, a letter after a backslash, a currency, the width of a letter, a colour, or else one mark.
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[A-Za-z]+[0-9]*\]|(?P<mark>.)', re.DOTALL)
# Dates, words, fractions, powers and conditions.
_NOT_PLAIN = re.compile(r"[A-Za-z/@\[\]]")
_LONGEST_CODE = 255  # no spreadsheet program writes a longer one

FormatSection = list[tuple[str, str]]


def as_shown(value: str, code: str) -> str:
    """A number in a format such as ``0%`` or ``£#,##0.00;(£#,##0.00)``; as it is where the format is none for plain numbers."""
    try:
        number = Decimal(value)
        return _in_section(number, _sections(code)) or value if number.is_finite() else value
    except ArithmeticError:
        return value


def _sections(code: str) -> list[FormatSection]:
    """The sections of a format; one that is none for plain numbers, or hides them, is empty."""
    sections: list[FormatSection] = [[]]
    odd = set()
    for found in _TOKEN.finditer(code) if len(code) <= _LONGEST_CODE else ():
        mark = found["mark"] or ""
        if mark == ";":
            sections.append([])
            continue
        if mark and _NOT_PLAIN.fullmatch(mark):
            odd.add(len(sections) - 1)
        known = mark if mark and mark in "0#?.,%" else ""
        sections[-1].append((known, mark or found[1] or found[2] or found[3] or ""))
    return [[] if at in odd or _kinds(section).count(".") > 1 else section for at, section in enumerate(sections)]


def _kinds(section: FormatSection) -> list[str]:
    return [kind for kind, _ in section]


def _in_section(number: Decimal, sections: list[FormatSection]) -> str:
    """A number in the section for its sign: the second is for those below zero and says so itself, the third for zero."""
    if number < 0 and len(sections) > 1:
        return _filled_in(-number, sections[1])
    return _filled_in(number, sections[2 if number == 0 and len(sections) > 2 else 0])


def _filled_in(number: Decimal, tokens: FormatSection) -> str:
    """A number with its digits in their places, or the words that stand for it. Raises ArithmeticError where it has too many digits."""
    kinds = _kinds(tokens)
    places = [at for at, kind in enumerate(kinds) if kind and kind in "0#?"]
    if not places:
        return "".join(text for _, text in tokens).strip()
    point = kinds.index(".") if "." in kinds else places[-1] + 1
    after = [at for at in places if at > point]
    last = max((at for at in places if at < point), default=point)
    thousands = kinds[last:].count(",")
    grouped = "," in kinds[places[0] : last]
    scaled = number * 100 ** kinds.count("%") / 1000**thousands
    words = f"{scaled.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP):f}"
    whole, _, decimals = words.lstrip("-").partition(".")
    shown = {at: text for at, (kind, text) in enumerate(tokens) if kind in {"", "%"}}
    shown |= _before_point(whole.lstrip("0"), {at: kinds[at] for at in places if at < point}, grouped)
    kept = len(decimals.rstrip("0"))
    shown |= {at: decimals[n] for n, at in enumerate(after) if n < kept or "0" in [kinds[later] for later in after[n:]]}
    if any(at in shown for at in after):
        shown[point] = "."
    return ("-" if words.startswith("-") else "") + "".join(shown[at] for at in sorted(shown)).strip()


def _before_point(digits: str, places: Mapping[int, str], grouped: bool) -> dict[int, str]:
    """Digits from the right into their places; the first place takes all that are left."""
    shown: dict[int, str] = {}
    used = 0
    for at in sorted(places, reverse=True):
        take = 1 if at != min(places) else max(1, len(digits))
        taken = digits[-take:] or places[at].replace("#", "").replace("?", " ")
        digits = digits[:-take]
        text = ""
        for digit in reversed(taken):
            text = digit + ("," if grouped and used and used % 3 == 0 and digit != " " else "") + text
            used += 1
        shown[at] = text
    return shown
