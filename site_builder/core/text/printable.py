"""Make foreign text safe to print: nothing in it moves the cursor of a terminal or changes the direction of text.

A build with nothing to do imports this, so it needs only what Python itself starts with.
"""

from __future__ import annotations

from io import TextIOWrapper
from itertools import chain

# Control characters, separators of lines, marks that turn the order of letters round, and halves of characters, which cannot be written.
_UNSEEN = frozenset(
    chain(
        range(0x20),
        range(0x7F, 0xA0),
        (0x61C, 0x200E, 0x200F, 0x2028, 0x2029),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
        range(0xD800, 0xE000),
    )
)


def visible(text: str) -> str:
    """The text as one line, with such characters as ``\\u001b``."""
    return text if text.isprintable() else "".join(f"\\u{ord(one):04x}" if ord(one) in _UNSEEN else one for one in text)


def is_utf8(name: object) -> bool:
    """Whether a name of a file can be written as text; on some systems names may be any bytes."""
    return not any("\ud800" <= letter <= "\udfff" for letter in str(name))


def allow_all_letters(*streams: object) -> None:
    """Let streams write letters that their encoding does not have as ``\\u0141``, where they would raise an error."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
