"""Articles of the last build whose files did not change: the fields that all pages need are there, and the text is read on first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from site_builder.content.loader import Article, page_id_of, parse_article
from site_builder.content.markdown.document import Heading, Link, RenderedMarkdown, TextSection
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.front_matter import FrontMatter
from site_builder.content.source import read_text
from site_builder.content.yaml_parser import YamlDocument
from site_builder.core.problems import Place, Problem

TraceRecord = list[Any]
_FIELDS = tuple(FrontMatter.model_fields)


class LazyRenderedMarkdown(RenderedMarkdown):
    """A text of which the digest, the lists that it brings in and the ids of its headings are known, and all else is read on demand."""

    __slots__ = ("_heading_ids", "_read")
    _heading_ids: tuple[str, ...]
    _read: Callable[[], Article]

    def __init__(self, digest: str, shows: tuple[str, ...], heading_ids: tuple[str, ...], read: Callable[[], Article]) -> None:
        for name, value in (("digest", digest), ("shows", shows), ("_heading_ids", heading_ids), ("_read", read)):
            object.__setattr__(self, name, value)

    @property
    def heading_ids(self) -> tuple[str, ...]:
        """The fragments of the headings."""
        return self._heading_ids

    @property
    def html(self) -> str:
        """The HTML."""
        return self._read().prose.html

    @property
    def passages(self) -> tuple[TextSection, ...]:
        """The plain text by heading."""
        return self._read().prose.passages

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings."""
        return self._read().prose.headings

    @property
    def links(self) -> tuple[Link, ...]:
        """The links."""
        return self._read().prose.links


class LazyYamlDocument(YamlDocument):
    """Front matter whose places are read on demand."""

    __slots__ = ("_read",)
    _read: Callable[[], Article]

    def __init__(self, path: str, read: Callable[[], Article]) -> None:
        for name, value in (("path", path), ("data", None), ("_read", read)):
            object.__setattr__(self, name, value)

    @property
    def places(self) -> dict[Any, Place]:
        """The places of all fields."""
        return self._read().document.places


def article_record(article: Article) -> TraceRecord:
    """What is kept of an article, as plain data."""
    prose = article.prose
    warnings = [[[w.place.path, w.place.line, w.place.column], w.message, w.remedy] for w in article.warnings]
    front = [getattr(article.front, name) for name in _FIELDS]
    return [prose.digest, front, [article.place.line, article.place.column], prose.shows, prose.heading_ids, warnings]


def lazy_article(root: Path, path: str, record: TraceRecord, markdown: MarkdownRenderer) -> Article:
    """The article of a file such as ``content/index.md``, from its record. Raises ValueError or TypeError where that is damaged."""
    digest, values, (line, column), shows, heading_ids, warnings = record

    @cache
    def read() -> Article:
        text = read_text(root, root / path)
        article = None if isinstance(text, Problem) or text.digest != digest else parse_article(page_id_of(path), text, markdown)[0]
        if article is None:
            raise OSError(0, "it changed while the site was built; build again", str(root / path))
        return article

    return Article(
        page_id_of(path),
        FrontMatter.model_validate(dict(zip(_FIELDS, values, strict=True))),
        LazyRenderedMarkdown(digest, tuple(shows), tuple(heading_ids), read),
        LazyYamlDocument(path, read),
        Place(path, line, column),
        tuple(Problem(Place(*place), message, remedy, "warning") for place, message, remedy in warnings),
    )
