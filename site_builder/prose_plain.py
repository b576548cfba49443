"""The grammar of plain Markdown: lines that can be read in one way only. It allows little, and any other text is for the parser.

No HTML, no escapes, no entities, no images, no quotes, no code blocks, no definitions, no list that starts in the line of
another, no emphasis in emphasis. Nothing in it goes back, so that its time grows with the text and no faster.
"""

from __future__ import annotations

import re

from site_builder.texts import CALLOUTS

_LETTERS = r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u2010-\u2015\u2018-\u201f\u2022\u2026"  # and dashes and quotation marks
_PLAIN = rf"[ \"$%'()+,\-./0-9:;=>?@A-Z^a-z{_LETTERS}]"
_SIGN = r"(?<!\*)[\u00a2-\u00ac\u00ae-\u00bf\u00d7\u00f7\u20ac\u2122\u2190-\u2193](?!\*)"  # not beside emphasis
_CODE = rf"(?<!`)`(?! )[ !-_a-{{}}~{_LETTERS}]++(?<! )`(?!`)"
_BITS = rf"{_PLAIN}++|{_SIGN}|!(?!\[)|&(?![#\w]*;)|(?<=[0-9A-Za-z])_(?=[0-9A-Za-z])"
_HOST = r"[a-z0-9]+(?:[.-][a-z0-9]+)*+"
_ADDRESS = (  # that no parser writes in another way
    rf"(?!(?:javascript|vbscript|file|data):)(?:https?://{_HOST}(?:/[A-Za-z0-9/.?=_#+-]*)?|mailto:[A-Za-z0-9._-]+@{_HOST}|tel:\+?[0-9]+"
    r"|(?!https?:|mailto:|tel:)[a-z]+(?:-[a-z]+)*+:[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*+(?:#[A-Za-z0-9._-]+)?|#[A-Za-z0-9._-]+)"
)


def _emphasised(inner: str) -> str:
    """Words in bold or in italics that are whole words."""
    piece = rf"(?! )(?:{inner})++(?<! )"
    return rf"(?<![\w*])(?:\*\*{piece}\*\*|\*{piece}\*)(?![\w*])"


_DRESS = r"(?:\{\.[a-z-]+\})?"
_LINK = rf"\[(?! )(?:{_BITS}|{_CODE}|{_emphasised(f'{_BITS}|{_CODE}')})++(?<! )\]\({_ADDRESS}\){_DRESS}"
_PIECE = rf"{_BITS}|{_CODE}|{_LINK}|{_emphasised(f'{_BITS}|{_CODE}|{_LINK}')}"
_WORDS = rf"(?![#+\-:=>~ ]|\d{{1,9}}[.)](?:[ \n]|\Z))(?:{_PIECE}|#)++"
_SET = r"\{(?:#(?P<id>[A-Za-z0-9_:-]+)(?: (?=s)|(?=\}))|(?=s))(?:sources=\"(?P<sources>[^\"{}\\\n%<>&]*)\")?\}"
_TITLE = _PIECE.replace(f"{_PLAIN}++", _PLAIN).replace(_DRESS, "")  # letter by letter, so as to stop before braces
_HEADING = rf"#{{1,6}} (?! )(?:(?! \{{)(?:{_TITLE}))++(?<! )(?: {re.sub('[?]P<[a-z]+>', '', _SET)})?"
_LINES = (
    _HEADING,
    r"(?<=\n\n)(?:---|\*\*\*|___)",
    rf"::: (?:show|{'|'.join(CALLOUTS)})(?: (?:{_PLAIN}|[!&])*+)?",
    ":::",
    rf"(?:\A|(?<=---\n)|(?<=\n\n)|(?<=\|\n))\|(?:(?:{_PIECE}|#)*+\|)++",
    rf" {{0,8}}(?:(?:[-*+]|\d{{1,9}}[.)]) {{1,4}})?{_WORDS}",
)

# A text that begins with an item such as '- a--' has front matter in the eyes of the plugin.
GRAMMAR = re.compile(rf"(?!\A-[^\n]*--)(?:(?:{'|'.join(_LINES)}|)(?:\n|\Z))*+")
HEAD = re.compile(r"---\n((?:(?! {0,3}(?:---|\.\.\.))[^\n\r\0]*+\n)*+)---\n")
SET_APART = re.compile(rf" {_SET}\Z")
MARKER = re.compile(r" *(?:([-*+])|(\d+)([.)])) +")
RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
MARKS = re.compile(r"(`[^`]+`|\*\*?|\[|\]\([^)]*\)(?:\{[^}]*\})?|\n)")
