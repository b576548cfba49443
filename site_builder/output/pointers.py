"""Leave out sentences that only point to another page where that page is not there."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"<(p|li)\b([^>]*)>((?:(?!<(?:p|li|ul|ol|div|table)\b|</\1>).)*)</\1>", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LEADS = re.compile(r"\s*(?:See\s+)?<span data-nowhere>")
_GONE = "<!--left out-->"
_EMPTY_LIST = re.compile(rf"<(ul|ol)\b[^>]*>\s*(?:{_GONE}\s*)+</\1>")
_HEADING = re.compile(
    rf"<h([2-6])\b[^>]*>(?:(?!</h\1>).)*</h\1>\s*(?:{_GONE}\s*)+(?=<h([1-6])\b|</(?:div|section|details|main)>)", re.DOTALL
)


def without_pointers(html: str) -> str:
    """The page without sentences that lead to where no link leads, as ``<span data-nowhere>`` marks it; other such words stay.

    A sentence leads elsewhere when it begins with the link, or with "See" and the link: "[Privacy] says more." If that is the
    first sentence of a paragraph or of an item, what follows speaks of it, and the whole is left out; so is a heading over nothing.
    """
    html = _BLOCK.sub(_block, html)
    html = _EMPTY_LIST.sub(_GONE, html)
    html = _HEADING.sub(lambda found: found[0] if int(found[2] or 1) > int(found[1]) else "", html)
    return html.replace(_GONE, "").replace("<span data-nowhere>", "<span>")


def _block(found: re.Match[str]) -> str:
    sentences = _SENTENCE_END.split(found[3])
    if _LEADS.match(sentences[0]):
        return _GONE
    kept = [sentence for sentence in sentences if not (_LEADS.match(sentence) and _is_whole(sentence))]
    return found[0] if len(kept) == len(sentences) else f"<{found[1]}{found[2]}>{' '.join(kept)}</{found[1]}>"


def _is_whole(sentence: str) -> bool:
    """Whether every element that begins in a sentence ends in it."""
    return len(re.findall(r"<[a-z]", sentence)) == len(re.findall(r"</[a-z]", sentence))
