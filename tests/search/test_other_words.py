"""Other words for a page are in the index without those that say nothing, which the search would leave out too."""

from __future__ import annotations

from typing import Any

from site_builder.build.pipeline import BuildResult
from tests.search.site_index import index


def lists(data: dict[str, Any]) -> list[list[str]]:
    """The other words of each document, and those for each address."""
    of_rows = [row[6] for _, rows in data["pages"] for row in rows if len(row) > 6]
    return [words.split(",") for words in (*of_rows, *data["hints"].values())]


def test_words_that_say_nothing_are_only_in_phrases_of_nothing_else(real: BuildResult) -> None:
    assert real.site is not None
    data = index(real.site)
    ignored = frozenset(data["words"]["ignore"].split(","))
    phrases = [phrase.casefold().split() for words in lists(data) for phrase in words]
    assert phrases
    assert all(ignored.isdisjoint(words) or ignored.issuperset(words) for words in phrases)


def test_each_of_them_is_there_once(real: BuildResult) -> None:
    assert real.site is not None
    assert all(len(words) == len(set(words)) for words in lists(index(real.site)))
