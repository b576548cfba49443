"""How much a reader's browser has to fetch: compressed sizes of pages with all that they need."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.downloads.download import size_in_words

_NEEDED = re.compile(rb'<(?:script|img)\b[^>]* src="([^"#?]+)"|<link rel="(?:stylesheet|icon)" href="([^"#?]+)"')


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


def sizes(files: Mapping[str, bytes]) -> Sizes:
    """The sizes of a site's files."""
    packed = {url: len(zlib.compress(content)) for url, content in files.items() if url.endswith((".html", ".css", ".js", ".svg"))}
    pages = {url: packed[url] + sum(packed[needed] for needed in _needed(url, files, packed)) for url in files if url.endswith(".html")}
    return Sizes(pages, _ending(packed, ".css"), _ending(packed, ".js"))


def _needed(url: str, files: Mapping[str, bytes], packed: Mapping[str, int]) -> set[str]:
    folder = posixpath.dirname(url)
    found = (one or other for one, other in _NEEDED.findall(files[url]))
    return {path for path in (posixpath.normpath(posixpath.join(folder, address.decode())) for address in found) if path in packed}


def _ending(packed: Mapping[str, int], suffix: str) -> dict[str, int]:
    return {url: size for url, size in packed.items() if url.endswith(suffix)}
