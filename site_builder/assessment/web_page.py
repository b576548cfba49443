"""The assessment inside a plan that was exported as a web page. ``theme/scripts/assessment/format/web-page.js`` says the same.

The page is searched for its data as text: nothing of it is run, shown or made into elements.
"""

from __future__ import annotations

import re

from site_builder.assessment.other_kind import CUT_OFF, WHAT_OPENS

_DATA_ID = "pcn-self-assessment"
_FLAGS = re.IGNORECASE | re.ASCII  # the browser takes no other letter for one of these
_SCRIPT = re.compile(r"<script([^<>]*)>", _FLAGS)
_OURS = re.compile(rf"[ \t\r\n]id=[\"']?{_DATA_ID}[\"']?(?:[ \t\r\n]|\Z)", _FLAGS)
_END = re.compile(r"</script", _FLAGS)
_END_OF_PAGE = re.compile(r"</html", _FLAGS)
_PLAN = "app-paper"  # named in the style and in the text of every plan
_BEGIN = re.compile(r"\ufeff?[ \t\r\n]*<")
_LOOKED_AT = 1000

NO_EXPORT = f"This web page holds no self-assessment. {WHAT_OPENS}"
NO_END = f"This web page ends in the middle, before the self-assessment that it held. {CUT_OFF}"
SEVERAL_EXPORTS = "This web page holds more than one self-assessment. Use the plan as it was exported."


def is_web_page(text: str) -> bool:
    """Whether a text is a web page and no export as it is."""
    return bool(_BEGIN.match(text[:_LOOKED_AT]))


def export_in(text: str) -> tuple[str, str]:
    """The text of the export, and why a web page cannot be used, or "".

    Of a web page it is what its one data element holds, after as many line breaks as stand before it, so that the number
    of a line is that of the page; of anything else the text itself.
    """
    if not is_web_page(text):
        return text, ""
    places = [found for found in _SCRIPT.finditer(text) if _OURS.search(found[1])]
    if len(places) != 1:
        return "", SEVERAL_EXPORTS if places else NO_END if _is_begun(text) else NO_EXPORT
    begin = places[0].end()
    end = _END.search(text, begin)
    return "\n" * text.count("\n", 0, begin) + text[begin : end.start() if end else len(text)], ""


def _is_begun(text: str) -> bool:
    """Whether a text is the beginning of a plan."""
    return _PLAN in text and not _END_OF_PAGE.search(text)


def comparable(text: str) -> str:
    """What two files of one export have in common, whether they are web pages or not."""
    return export_in(text)[0].removeprefix("\ufeff").strip().replace("\\u003c", "<")
