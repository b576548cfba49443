"""The rules about wording: each is a function, and ``WORDING_RULES`` lists them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from site_builder.content.models.wording import WordAdvice
from site_builder.core.problems import Place

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'\u2019/&-]*")
_END = re.compile(r"(?<=[.!?])\s+")
_SHOUTED = re.compile(r"\b[A-Z]{4,}(?:[ -]+[A-Z]{2,})+\b|\b[A-Z]{7,}\b")
_RELATIVE_CLAUSE = re.compile(r"[\w\u2019')]+,? (?:that|which) (?:is|are)\b(?! (?:why|how|what|where|when|because)\b)")
_SET_TO_CHOOSE_FROM = (
    r"(?:ask|asks|asked|explain|explains|find out|know|knows|say|says|see|show|shows|tell|tells|think about|understand|understanding)"
)
_WHICH = re.compile(rf"^Which\b|\b{_SET_TO_CHOOSE_FROM} which\b|(?:^|[^,] )\b(?:and|or) which\b", re.IGNORECASE)
_WHICH_IN_QUESTION = re.compile(r"(?:^|[^,] )\b(?<!in )(?<!of )(?<!to )(?<!for )(?<!with )which\b", re.IGNORECASE)
_VERBS = (
    "is|are|was|were|has|have|had|can|could|may|might|must|will|would|should|do|does|did|also|then|only|never|always|means|makes|"
    "helps|includes|covers|gives|shows|needs|lets|brings|builds|leads|says|takes|works|happens|applies|comes|goes|adds|keeps|tells"
)
_BARE_PRONOUN = re.compile(
    rf"^(?:They|It(?! (?:is|was|may be|can be) (?:\w+ )?(?:possible|worth|hard|easy|best|not)\b)|Th(?:is|at|ese|ose)(?= (?:{_VERBS})\b))\b"
)
_SOURCE_TALK = re.compile(
    r"\b(?:the sources?\b|source text|the (?:text|page|slide|document)s? (?:holds?|prints?|ties?|names? no|gives? no)|(?:as|is) printed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A piece of text: where it stands, its words without markup, and those of them in italics.

    ``is_note`` is true of a note about the sources, ``is_title`` of a title, a label or another text that is not prose.
    """

    place: Place
    text: str
    italics: tuple[str, ...] = ()
    is_note: bool = False
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Advice about a place: the sort of it, and the words."""

    place: Place
    sort: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


def words_in(text: str) -> list[str]:
    """The words of a text; one with an apostrophe, a hyphen or a stroke is one word."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a full stop inside an address or a number ends none."""
    return [found for found in _END.split(text.strip()) if found]


def _long_sentences(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    for sentence in sentences(passage.text):
        count = len(words_in(sentence))
        if count > advice.longest:
            yield Remark(passage.place, "long sentence", f"a sentence has {count} words ('{_start(sentence)} …'); make two of it")


def _italics(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    for words in passage.italics:
        yield Remark(passage.place, "italics", f"'{words}' is in italics, which are hard to read; use plain words")


def _capitals(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    for words in _SHOUTED.findall(passage.text):
        if words not in advice.known:
            yield Remark(passage.place, "capitals", f"'{words}' is in capitals; write it in small letters")


def _words_to_avoid(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    text = passage.text.lower()
    for row in advice.avoid:
        if row.word.lower() in text and re.search(rf"\b{re.escape(row.word.lower())}(?:s|d|ed|ing)?\b", text):
            yield Remark(passage.place, "word to avoid", f"'{row.word}' is used here; write: {row.instead}")


def _spellings(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    for row in advice.spelling:
        for other in row.other:
            if other in passage.text and re.search(rf"(?<![\w-]){re.escape(other)}(?![\w-])", passage.text):
                yield Remark(passage.place, "spelling", f"'{other}' is spelt '{row.word}' everywhere else; write '{row.word}'")


def _relative_clauses(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    for words in _RELATIVE_CLAUSE.findall(passage.text):
        better = "say it before the noun, as in 'shared purpose' for 'a purpose that is shared'"
        yield Remark(passage.place, "relative clause", f"'{words}' opens a clause; {better}")


def _which_for_what(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    for sentence in sentences(passage.text):
        if _WHICH.search(sentence) or (sentence.endswith("?") and _WHICH_IN_QUESTION.search(sentence)):
            better = "write 'what', unless the reader chooses from a list"
            yield Remark(passage.place, "'which' in a question", f"'{_start(sentence)} …' asks with 'which'; {better}")


def _bare_pronouns(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    for sentence in sentences(passage.text):
        if found := _BARE_PRONOUN.match(sentence):
            better = "name who or what, or join it to the sentence before"
            yield Remark(passage.place, "bare pronoun", f"'{_start(sentence)} …' begins with '{found[0]}'; {better}")


def _source_talk(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    if not passage.is_note and not passage.place.path.startswith(advice.about_sources):
        for words in _SOURCE_TALK.findall(passage.text):
            better = "say the fact alone, or put it in a note"
            yield Remark(passage.place, "source talk", f"'{words}' speaks of the documents, not to the reader; {better}")


def _start(sentence: str) -> str:
    return " ".join(sentence.split()[:6])


WORDING_RULES: tuple[Callable[[TextBlock, WordAdvice], Iterator[Remark]], ...] = (
    _long_sentences,
    _italics,
    _capitals,
    _words_to_avoid,
    _spellings,
    _relative_clauses,
    _which_for_what,
    _bare_pronouns,
    _source_talk,
)
