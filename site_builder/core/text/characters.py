"""Find characters that are invisible or look like another one, and name them."""

from __future__ import annotations

import re
import unicodedata

# What is no text: control characters, and marks that turn the order of other letters round (U+202A to U+202E, U+2066 to U+2069).
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
ODD_SPACES = r"\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000"  # for a set in a pattern: hard, thin, wide and invisible ones
# Soft hyphens, zero-width letters and marks of direction: they come along when words are copied, and nobody sees them.
UNSEEN = re.compile("[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CURLY = "\u2018\u2019\u201a\u201c\u201d\u201e"
_LOOK_ALIKE = re.compile(rf"[{ODD_SPACES}{_CURLY}]")


def unturned(text: str) -> str:
    """Text without the marks that turn the order of letters round: in the name of a PCN they would turn words of ours as well."""
    return _TURNING.sub("", text)


def control_character(text: str) -> str | None:
    """The first character that is no text, such as U+202E, which turns the order of letters round; None when there is none."""
    odd = _CONTROL.search(text)
    return f"U+{ord(odd[0]):04X}" if odd else None


def before_control_character(text: str) -> str | None:
    """What stands before the first character that is no text; None when there is none."""
    odd = _CONTROL.search(text)
    return text[: odd.start()] if odd else None


def called(character: str) -> str:
    """What a character is called that cannot be seen, or not be told from another one: ``a hard space (U+00A0)``."""
    if character in _CURLY:
        return f"a curly quote ({character})"
    name = "hard space" if character == "\u00a0" else unicodedata.name(character, "character").lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} (U+{ord(character):04X})"


def look_alike(text: str) -> str | None:
    """The first character of a text that looks like a plain space or a straight quote and is none, by its name; or None."""
    odd = _LOOK_ALIKE.search(text)
    return called(odd[0]) if odd else None
