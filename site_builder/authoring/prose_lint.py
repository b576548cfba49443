"""Advice on wording, by place: what each rule of ``wording_rules`` finds, abbreviations, and how hard each page reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import readability

from site_builder.authoring.wording_rules import WORDING_RULES, Remark, TextBlock, sentences, words_in
from site_builder.content.models.wording import WordAdvice

_ABBREVIATION = re.compile(r"\b[A-Z][A-Z&]*[A-Z]s?\b")


@dataclass(frozen=True, slots=True)
class Readability:
    """How a file reads: words, words in a sentence, reading ease (100 is easy) and school grade (of the United States)."""

    path: str
    words: int
    words_in_sentence: float
    ease: float
    grade: float


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
    """How each file reads, the hardest first. Titles, labels and short items say little and are left out."""
    texts: dict[str, list[str]] = {}
    for passage in passages:
        if passage.is_title:
            continue
        whole = [" ".join(words_in(sentence)) for sentence in sentences(passage.text)]
        texts.setdefault(passage.place.path, []).extend(sentence + " ." for sentence in whole if len(sentence.split()) > 3)
    made = [_measure(path, lines) for path, lines in texts.items() if lines]
    return tuple(sorted(made, key=lambda measure: (measure.ease, measure.path)))


def _measure(path: str, lines: list[str]) -> Readability:
    found = cast(Mapping[str, Mapping[str, float]], readability.getmeasures("\n".join(lines), lang="en"))
    size, grades = found["sentence info"], found["readability grades"]
    return Readability(path, int(size["words"]), size["words_per_sentence"], grades["FleschReadingEase"], grades["Kincaid"])
