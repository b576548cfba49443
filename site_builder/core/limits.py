"""Limits on the size of a file and the range of its times.

The parsers of Markdown and YAML, and the messages about mistakes, need more than
their share of time for texts that nobody writes by hand: these limits keep every
file, whatever it holds, to a few seconds.
"""

from __future__ import annotations

import re

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_VALUES = 100_000
MAX_PROBLEMS = 500
MAX_TEXT = 200_000
MAX_LINES = 5_000
MAX_BLOCK = 20_000
MAX_BRACKETS = 1_000
EARLIEST, LATEST = 315532800, 4354819199  # seconds since 1970: the years 1980 and 2107, which archives can write
_BLANK = re.compile(r"\n[ \t>]*\n")


def oversize(text: str) -> tuple[str, str, int] | None:
    """What is too large about a Markdown text, what to do, and the line; None when it can be read."""
    if len(text) > MAX_TEXT:
        return f"the text is longer than {MAX_TEXT} characters", "split it into several pages", 1
    if text.count("\n") > MAX_LINES:
        return f"the text has more than {MAX_LINES} lines", "split it into several pages", 1
    start = 0
    for gap in [*(found.start() for found in _BLANK.finditer(text)), len(text)]:
        if gap - start > MAX_BLOCK:
            line = text.count("\n", 0, start) + 1
            return f"a paragraph, list or table is longer than {MAX_BLOCK} characters", "split it with blank lines", line
        if text.count("[", start, gap) > MAX_BRACKETS:
            line = text.count("\n", 0, start) + 1
            return f"a paragraph, list or table holds more than {MAX_BRACKETS} '['", "split it with blank lines", line
        start = gap
    return None
