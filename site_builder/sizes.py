"""How much a reader's browser has to fetch: compressed sizes of pages with all that they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from site_builder.downloads.download import size_in_words
from site_builder.made import Facts, MadePage
from site_builder.served import LASTING_FOLDER


@dataclass(frozen=True, slots=True)
class Sizes:
    """Compressed sizes in bytes: of each page with all that it fetches, and of each style and script, by address."""

    pages: Mapping[str, int]
    styles: Mapping[str, int]
    scripts: Mapping[str, int]

    def in_words(self) -> str:
        """One line for the end of a build."""
        if not self.pages:
            return "No pages"
        largest = max(self.pages, key=lambda url: (self.pages[url], url))
        typical = sorted(self.pages.values())[len(self.pages) // 2]
        return (
            f"Compressed: a page with all it needs {size_in_words(typical)} (median), {size_in_words(self.pages[largest])} ({largest}); "
            f"styles {size_in_words(sum(self.styles.values()))}, scripts {size_in_words(sum(self.scripts.values()))}"
        )


NO_SIZES = Sizes({}, {}, {})


def sizes(pages: Iterable[MadePage], facts: Mapping[str, Facts]) -> Sizes:
    """The sizes of pages, styles and scripts; what is outside the folder of styles and scripts, such as the search index, is data."""
    needs = {page.url: page.facts.needs for page in pages}
    weights = {
        url: fact.weight + sum(facts[needed].weight for needed in needs.get(url, ()) if needed in facts)
        for url, fact in facts.items()
        if url.endswith(".html")
    }
    return Sizes(weights, _ending(facts, ".css"), _ending(facts, ".js"))


def _ending(facts: Mapping[str, Facts], suffix: str) -> dict[str, int]:
    return {url: fact.weight for url, fact in facts.items() if url.endswith(suffix) and url.startswith(LASTING_FOLDER)}
