"""The interface between a build and what the last one kept; the default reuses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from site_builder.content.loader import Article
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.output.artifacts import FileInfo, PageArtifact
from site_builder.output.exports.download import Download
from site_builder.render.assets import Asset
from site_builder.site.model import Page

_NO_ARTICLES: Mapping[str, Article] = MappingProxyType({})


class Reuse(Protocol):
    """``face`` is the public face of the site (see ``site/public_face.py``) that all of it belongs to."""

    @property
    def face(self) -> str: ...

    def articles(self, markdown: MarkdownRenderer) -> Mapping[str, Article]:
        """Pages whose files did not change, by path; their texts are read when somebody asks for them."""

    def has_same_text(self, page: Page) -> bool:
        """Whether a page has the text that it had; a page without one has."""

    def page(self, page: Page, changed: frozenset[str]) -> PageArtifact | None:
        """A page that would be made again as it is; ``changed`` are the ids of pages with another text, which others may show."""

    def theme_assets(self) -> tuple[Asset, ...]:
        """The styles, scripts and files of the theme; none where they have to be made."""

    def downloads(self) -> tuple[Download, ...] | None:
        """The files to take away, without their bytes."""

    def file_info(self, url: str) -> FileInfo | None:
        """What is known of a file that is no page."""


class NothingToReuse:
    """What a clean build takes over."""

    face = ""

    def articles(self, markdown: MarkdownRenderer) -> Mapping[str, Article]:
        return _NO_ARTICLES

    def has_same_text(self, page: Page) -> bool:
        return False

    def page(self, page: Page, changed: frozenset[str]) -> PageArtifact | None:
        return None

    def theme_assets(self) -> tuple[Asset, ...]:
        return ()

    def downloads(self) -> tuple[Download, ...] | None:
        return None

    def file_info(self, url: str) -> FileInfo | None:
        return None
