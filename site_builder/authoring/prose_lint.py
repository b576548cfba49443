"""Advice on wording, by place: long sentences, abbreviations, italics, capitals, words to avoid, and how hard each page reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import readability

from site_builder.content.models.wording import WordAdvice
from site_builder.core.problems import Place

_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'\u2019/&-]*")
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z&]*[A-Z]s?\b")
_SHOUTED = re.compile(r"\b[A-Z]{4,}(?:[ -]+[A-Z]{2,})+\b|\b[A-Z]{7,}\b")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A piece of running text: where it stands, its words without markup, and which of them are in italics."""

    place: Place
    text: str
    italics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Advice about a place: the sort of it, and the words."""

    place: Place
    sort: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


@dataclass(frozen=True, slots=True)
class Readability:
    """How a file reads: words, words in a sentence, reading ease (100 is easy) and school grade (of the United States)."""

    path: str
    words: int
    words_in_sentence: float
    ease: float
    grade: float


def sentences(text: str) -> list[str]:
    """The sentences of a text; a full stop inside an address or a number ends none."""
    return [found for found in _END.split(text.strip()) if found]


def lint(passages: Iterable[TextBlock], advice: WordAdvice, explained: Mapping[str, frozenset[str]]) -> tuple[Remark, ...]:
    """All advice, by place. ``explained`` holds the abbreviations that each file explains or links to the glossary."""
    found: list[Remark] = []
    told: set[tuple[str, str]] = set()
    for passage in passages:
        for rule in WORDING_RULES:
            found += rule(passage, advice)
        for short in _abbreviations(passage, advice, explained.get(passage.place.path, frozenset())):
            if (passage.place.path, short) not in told:
                told.add((passage.place.path, short))
                found.append(
                    Remark(passage.place, "abbreviation", f"'{short}' is not explained; spell it out, or add it to data/glossary.yaml")
                )
    return tuple(sorted(found, key=lambda remark: (remark.place, remark.words)))


def _long_sentences(passage: TextBlock, advice: WordAdvice) -> Iterator[Remark]:
    for sentence in sentences(passage.text):
        count = len(_WORD.findall(sentence))
        if count > advice.longest:
            start = " ".join(sentence.split()[:6])
            yield Remark(passage.place, "long sentence", f"a sentence has {count} words ('{start} …'); make two of it")


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
            yield Remark(passage.place, "word to avoid", f"'{row.word}' stands here; write: {row.instead}")


WORDING_RULES: tuple[Callable[[TextBlock, WordAdvice], Iterator[Remark]], ...] = (_long_sentences, _italics, _capitals, _words_to_avoid)


def _abbreviations(passage: TextBlock, advice: WordAdvice, explained: frozenset[str]) -> Iterator[str]:
    for found in _ABBREVIATION.findall(passage.text):
        short = found.removesuffix("s")
        if short not in explained and short not in advice.known:
            yield short


def explained_in(passages: Iterable[TextBlock], glossary: frozenset[str]) -> dict[str, frozenset[str]]:
    """By file, the abbreviations that stand in brackets after their full name, and those that link to the glossary."""
    found: dict[str, set[str]] = {}
    for passage in passages:
        here = found.setdefault(passage.place.path, set(glossary))
        here.update(short.removesuffix("s") for short in re.findall(r"\(([A-Z][A-Za-z&]*[A-Z]s?)\)", passage.text))
    return {path: frozenset(shorts) for path, shorts in found.items()}


def measures(passages: Iterable[TextBlock]) -> tuple[Readability, ...]:
    """How each file reads, the hardest first. Headings and short items say little and are left out."""
    texts: dict[str, list[str]] = {}
    for passage in passages:
        whole = [" ".join(_WORD.findall(sentence)) for sentence in sentences(passage.text)]
        texts.setdefault(passage.place.path, []).extend(sentence + " ." for sentence in whole if len(sentence.split()) > 3)
    made = [_measure(path, lines) for path, lines in texts.items() if lines]
    return tuple(sorted(made, key=lambda measure: (measure.ease, measure.path)))


def _measure(path: str, lines: list[str]) -> Readability:
    found = cast(Mapping[str, Mapping[str, float]], readability.getmeasures("\n".join(lines), lang="en"))
    size, grades = found["sentence info"], found["readability grades"]
    return Readability(path, int(size["words"]), size["words_per_sentence"], grades["FleschReadingEase"], grades["Kincaid"])
