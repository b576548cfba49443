"""Measure what a browser has to fetch: compressed sizes of pages with all that they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from site_builder.core.files.paths import FINGERPRINTED_FOLDER
from site_builder.output.artifacts import FileInfo, PageArtifact
from site_builder.output.exports.download import size_in_words


class PageWeights(NamedTuple):
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


NO_SIZES = PageWeights({}, {}, {})


def sizes(pages: Iterable[PageArtifact], infos: Mapping[str, FileInfo]) -> PageWeights:
    """The sizes of pages, styles and scripts; what is outside the folder of styles and scripts, such as the search index, is data."""
    needs = {page.url: page.subresources for page in pages}
    weights = {
        url: info.transfer_size + sum(infos[needed].transfer_size for needed in needs.get(url, ()) if needed in infos)
        for url, info in infos.items()
        if url.endswith(".html")
    }
    return PageWeights(weights, _ending(infos, ".css"), _ending(infos, ".js"))


def _ending(infos: Mapping[str, FileInfo], suffix: str) -> dict[str, int]:
    return {url: info.transfer_size for url, info in infos.items() if url.endswith(suffix) and url.startswith(FINGERPRINTED_FOLDER)}
