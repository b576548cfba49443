"""Other words for a page are in the index without those that say nothing, which the search would leave out too."""

from __future__ import annotations

from site_builder.build.pipeline import BuildResult
from tests.search.site_index import index


def also(row: list[str]) -> list[str]:
    return row[6].split(",") if len(row) > 6 else []


def test_words_that_say_nothing_are_only_in_phrases_of_nothing_else(real: BuildResult) -> None:
    assert real.site is not None
    data = index(real.site)
    ignored = frozenset(data["words"]["ignore"].split(","))
    phrases = [phrase.casefold().split() for _, rows in data["pages"] for row in rows for phrase in also(row)]
    assert phrases
    assert all(ignored.isdisjoint(words) or ignored.issuperset(words) for words in phrases)


def test_each_of_them_is_there_once(real: BuildResult) -> None:
    assert real.site is not None
    assert all(len(also(row)) == len(set(also(row))) for _, rows in index(real.site)["pages"] for row in rows)
