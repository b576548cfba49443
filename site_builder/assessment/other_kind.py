"""Files that people take for an exported assessment. ``theme/scripts/assessment/format/other-kind.js`` says the same."""

from __future__ import annotations

import re
from typing import Final

ROLL_UP_FORMAT: Final = "pcn-roll-up"
PERSONAL_FORMAT: Final = "pcn-personal-form"
# What is said of any other JSON.
NOT_AN_ASSESSMENT = "This file is not a self-assessment."
# What is said of a roll-up: what it is, and where it opens.
ROLL_UP_INSTEAD = (
    "This file is a summary: it holds several self-assessments or their counts, and not one self-assessment. "
    "The page that combines self-assessments opens it."
)
# What is said of the form of one person, which is kept apart from every self-assessment.
PERSONAL_FORM_INSTEAD = "This file is a personal form, and not a self-assessment. The page where it was filled in opens it."
# What is said of a file of another format of ours.
OTHER_FORMATS = {ROLL_UP_FORMAT: ROLL_UP_INSTEAD, PERSONAL_FORMAT: PERSONAL_FORM_INSTEAD}
# How the names of files end that the self-assessment opens.
OPENED = {"page": ".html", "data": ".json", "workbook": ".xlsx"}
WHAT_OPENS = (
    f"Choose what the self-assessment exported: the web page (its name ends in {OPENED['page']}) or the data file "
    f"({OPENED['data']}). The self-assessment on the site also opens the blank workbook ({OPENED['workbook']}) when it is filled in."
)
CUT_OFF = "The file was probably cut off when it was saved or sent. Use another copy, or ask for it again."
_SPREADSHEET = f"This file is a spreadsheet. {WHAT_OPENS}"
_TABLE = f"This looks like a table (CSV), which cannot be opened here. {WHAT_OPENS}"
_PLAIN_TEXT = f"This looks like plain text, such as a list of names or an email. {WHAT_OPENS}"
_ARCHIVE = f"This file is a ZIP file, or a document of an office program. {WHAT_OPENS} If it is packed, unpack it first."
_BEGUN_ARCHIVE = f"This file is a spreadsheet, a document or a ZIP file, and its end is missing. {CUT_OFF}"
_PDF = f"This file is a PDF. {WHAT_OPENS}"

_PICTURE = f"This file is a picture. {WHAT_OPENS}"

_ZIP = "PK\x03\x04"
_END_OF_ZIP = "PK\x05\x06"
_PICTURES = re.compile(r".PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyp", re.DOTALL)
_OLD_EXCEL = "\xd0\xcf\x11\xe0"
_SPREADSHEET_PARTS = ("xl/workbook.xml", "opendocument.spreadsheet")
_LINES = re.compile(r"[a-z][^{\0\r\n]*[\r\n][^{\0]*", re.ASCII | re.IGNORECASE)
_START = 2000


def other_kind(content: str | bytes) -> str:
    """What a file is that is no JSON, and what to do; "" where it may be a damaged export."""
    letters = content.decode("latin-1") if isinstance(content, bytes) else content
    if letters.startswith(_ZIP) and _END_OF_ZIP not in letters:
        return _BEGUN_ARCHIVE
    if letters.startswith(_ZIP):
        return _SPREADSHEET if any(part in letters for part in _SPREADSHEET_PARTS) else _ARCHIVE
    if letters.startswith(_OLD_EXCEL):
        return _SPREADSHEET
    if letters.startswith("%PDF-"):
        return _PDF
    if _PICTURES.match(letters):
        return _PICTURE
    start = letters[:_START].lstrip(" \t\r\n")
    if _is_table(start):
        return _TABLE
    return _PLAIN_TEXT if _LINES.fullmatch(start) else ""


def _is_table(start: str) -> bool:
    """Three cells or more in the first line, or two at least in each of the first two, and nothing of an object or a list."""
    first, *others = re.split(r"[\r\n]+", start)
    cells = _cells_in(first)
    return cells > 2 or (cells == 2 and bool(others) and _cells_in(others[0]) >= 2)


def _cells_in(line: str) -> int:
    """How many cells a line of a table has; none in a line of an object or a list."""
    return 0 if re.search(r'[\[{]|":|" :', line) else len(re.split(r"[,;\t]", line))
