"""Made-up pages, the same for every generator: the same number and seed give the same pages.

Each page is a value with a title, a description, a place in its folder and a text in plain Markdown,
in which a link to another page reads ``(to:FOLDER/NAME)``. Every generator's adapter puts this
into its own dialect. Nobody and nothing in the pages exists.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

PAGES_IN_FOLDER = 100
SYLLABLES = ("ba", "cor", "den", "fil", "gra", "hen", "lo", "mer", "nis", "po", "qua", "ren", "sto", "tal", "ver", "wim")
COMMON = (
    "the", "of", "and", "to", "in", "a", "for", "with", "on", "that", "by", "from", "at", "as", "this", "which", "their", "have", "be",
    "can", "will", "more", "other", "about", "each", "how", "into", "also", "where", "when", "team", "plan", "service", "practice",
    "network", "support", "meeting", "partner", "community", "people", "care", "health", "system", "agree", "work", "share", "learn",
    "start", "review", "improve", "record", "decide", "staff", "time", "money", "need", "local", "area", "change", "question", "answer",
    "step", "role", "lead", "together", "early", "useful", "clear", "open", "small", "common", "first", "second", "next", "last", "week",
    "month", "year", "list", "page", "part", "group", "offer", "visit", "letter", "report", "model", "aim", "idea", "task",
)  # fmt: skip
RARE = 3_000
_LINK = re.compile(r"\(to:([a-z0-9-]+/[a-z0-9-]+)\)")


@dataclass(frozen=True)
class MadeUpPage:
    """A page; ``order`` counts from 1 in its folder, and a page called ``index`` opens a folder."""

    folder: str
    name: str
    title: str
    description: str
    order: int
    text: str

    @property
    def id(self) -> str:
        """The folder and the name."""
        return f"{self.folder}/{self.name}"

    def text_with(self, link: Callable[[str], str]) -> str:
        """The text, each link's target as ``link`` writes the id of a page."""
        return _LINK.sub(lambda found: f"({link(found[1])})", self.text)


@dataclass(frozen=True)
class Corpus:
    """All pages, folder by folder, the page ``index`` of each first; ``pages`` counts those pages too."""

    pages: tuple[MadeUpPage, ...]

    @cached_property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """Name and title of each folder."""
        return tuple((page.folder, page.title) for page in self.pages if page.name == "index")

    @property
    def edited(self) -> MadeUpPage:
        """The page that benchmarks change: one in the middle, which is no index."""
        ordinary = [page for page in self.pages if page.name != "index"]
        return ordinary[len(ordinary) // 2]


def made_up(count: int, seed: int = 1) -> Corpus:
    """So many pages in folders of about a hundred, the folders' own pages among them."""
    folders = max(1, round(count / PAGES_IN_FOLDER)) if count else 0
    sizes = [count // folders + (number < count % folders) for number in range(folders)]
    ids = [(f"topic-{folder + 1:03d}", number) for folder, size in enumerate(sizes) for number in range(size)]
    author = _Author(random.Random(seed), [f"{folder}/{_name(number)}" for folder, number in ids])
    return Corpus(tuple(author.page(folder, number) for folder, number in ids))


def _name(number: int) -> str:
    return f"page-{number:03d}" if number else "index"


class _Author:
    """Writes pages from common words and a long tail of rare ones."""

    def __init__(self, chance: random.Random, ids: list[str]) -> None:
        self._chance = chance
        self._ids = ids
        rare = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(RARE)]
        self._words = [*COMMON, *rare]
        often = [9.0] * len(COMMON) + [60 / (20 + place) for place in range(RARE)]
        self._often = list(accumulate(often))

    def page(self, folder: str, number: int) -> MadeUpPage:
        name = _name(number)
        topic = int(folder.rpartition("-")[2])
        title = f"Topic {topic}" if name == "index" else f"{self._few(3).capitalize()} {topic}.{number}"
        return MadeUpPage(folder, name, title, f"{self._sentence(12)} Made up for a benchmark.", number, "\n\n".join(self._blocks()) + "\n")

    def _blocks(self) -> Iterator[str]:
        yield self._paragraph()
        for part in range(1, 5):
            yield f"## {self._few(4).capitalize()} {part}"
            yield self._paragraph()
            if part == 1:
                yield "\n".join(f"- {self._sentence(9)}" for _ in range(5))
            if part == 2:
                yield "\n".join(["| Name | What | Number |", "|---|---|---|", *(self._row() for _ in range(4))])
            if part == 3:
                yield f"### {self._few(3).capitalize()} in detail"
                yield self._paragraph()
                yield "\n".join(f"{number}. {self._sentence(9)}" for number in range(1, 5))
            yield self._paragraph(link=True)

    def _row(self) -> str:
        return f"| {self._few(2)} | {self._few(4)} | {self._chance.randrange(1000)} |"

    def _paragraph(self, link: bool = False) -> str:
        sentences = [self._sentence(self._chance.randint(8, 16)) for _ in range(3)]
        if link:
            sentences.append(f"See [{self._few(3)}](to:{self._chance.choice(self._ids)}) for **{self._few(2)}**.")
        return " ".join(sentences)

    def _sentence(self, words: int) -> str:
        return f"{self._few(words).capitalize()}."

    def _few(self, words: int) -> str:
        return " ".join(self._chance.choices(self._words, cum_weights=self._often, k=words))
