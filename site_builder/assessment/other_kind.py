"""Files that people take for an exported assessment. ``theme/scripts/assessment/format/other-kind.js`` says the same."""

from __future__ import annotations

import re

ROLL_UP = "pcn-roll-up"
# Of a roll-up, which is no self-assessment: what it is, and where it opens.
IS_ROLL_UP = (
    "This is a roll-up: it holds several self-assessments or their counts, and not one self-assessment. "
    "The page that combines self-assessments opens it."
)
_REMEDY = "Choose the file that was exported from the self-assessment: its name ends in .json."
_TURN = "If you filled in the spreadsheet with the questions, open it in the self-assessment on the site, which reads it."
_SPREADSHEET = f"This is a spreadsheet. {_REMEDY} {_TURN}"
_TABLE = f"This looks like a table (CSV), which cannot be opened here. {_REMEDY}"
_ARCHIVE = f"This is a ZIP file, or a document of an office program. {_REMEDY} If it is packed, unpack it first."
_PDF = f"This is a PDF file. {_REMEDY}"

_PICTURE = f"This is a picture. {_REMEDY}"

_ZIP = "PK\x03\x04"
_PICTURES = re.compile(r".PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyp", re.DOTALL)
_OLD_EXCEL = "\xd0\xcf\x11\xe0"
_SPREADSHEET_PARTS = ("xl/workbook.xml", "opendocument.spreadsheet")
_FIRST_LINE = 2000


def other_kind(content: str | bytes) -> str:
    """What a file is that is no JSON, and what to do; "" where it may be a damaged export."""
    letters = content.decode("latin-1") if isinstance(content, bytes) else content
    if letters.startswith(_ZIP):
        return _SPREADSHEET if any(part in letters for part in _SPREADSHEET_PARTS) else _ARCHIVE
    if letters.startswith(_OLD_EXCEL):
        return _SPREADSHEET
    if letters.startswith("%PDF-"):
        return _PDF
    if _PICTURES.match(letters):
        return _PICTURE
    return _TABLE if _is_table(letters[:_FIRST_LINE]) else ""


def _is_table(start: str) -> bool:
    """Three cells or more in the first line, or two at least in each of the first two, and nothing of an object or a list."""
    first, *others = re.split(r"[\r\n]+", start.lstrip(" \t\r\n"))
    cells = _cells_in(first)
    return cells > 2 or (cells == 2 and bool(others) and _cells_in(others[0]) >= 2)


def _cells_in(line: str) -> int:
    """How many cells a line of a table has; none in a line of an object or a list."""
    return 0 if re.search(r'[\[{]|":|" :', line) else len(re.split(r"[,;\t]", line))
