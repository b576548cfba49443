"""Links from abbreviations to the glossary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

_QUIET = {
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "button",
    "summary",
    "label",
    "legend",
    "option",
    "script",
    "style",
    "svg",
    "title",
    "th",
    "dt",
    "code",
    "nav",
}
# An element that is a link as a whole, such as a card, takes no other link inside.
_PLAIN = "data-plain-words"
_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "path", "use"}


class GlossaryLinker:
    """Links the first use of each abbreviation in the main part of a page to its glossary entry."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        """``abbreviations`` maps an abbreviation such as ``MDT`` to the id of its term."""
        self._ids = {escape(word, quote=False): term for word, term in abbreviations.items()}  # as they stand in HTML
        words = "|".join(re.escape(word) for word in sorted(self._ids, key=lambda word: (-len(word), word)))
        whole = rf"(?<![\w&#])(?<!&amp;)({words})(s?)(?!\w)(?![-+#])(?!&amp;)"  # and not a part of another sign such as R&D
        self._words = re.compile(words or r"(?!)")
        self._tokens = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|{whole}")

    def link(self, html: str) -> str:
        """The HTML with links; text inside links, headings, controls and code stays as it is."""
        if not self._words.search(html):
            return html
        seen: set[str] = set()
        quiet: list[str] = []

        def visit(match: re.Match[str]) -> str:
            closing, tag, word, plural = match[1], (match[2] or "").lower(), match[3], match[4]
            if not word:
                if tag not in _VOID and not match[0].endswith("/>"):
                    if closing and tag in quiet:
                        quiet.remove(tag)
                    elif not closing and (tag in _QUIET or tag in quiet or _PLAIN in match[0]):
                        quiet.append(tag)
                return match[0]
            if quiet or word in seen:
                return match[0]
            seen.add(word)
            return f'<a class="app-term" href="@term:{self._ids[word]}">{word}{plural}</a>'

        return self._tokens.sub(visit, html)
