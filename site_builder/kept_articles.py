"""Articles as rows to keep, and rows as articles whose text is read again only when somebody asks for it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

from site_builder.load import Article, id_of
from site_builder.models import FrontMatter
from site_builder.problems import Place, Problem
from site_builder.prose import Markdown
from site_builder.source import Document, read_text
from site_builder.texts import Heading, Link, Passage, Prose

Row = tuple[Any, ...]
_FIELDS = tuple(FrontMatter.model_fields)


class KeptProse(Prose):
    """The text of a file that did not change: what the rest of the site asks often is there, all else comes when it is asked for."""

    __slots__ = ("_open", "_read", "_whole")
    _open: Callable[[], Row]
    _read: Callable[[], Prose]
    _whole: Prose | None

    def __init__(self, shows: tuple[str, ...], digest: str, opened: Callable[[], Row], read: Callable[[], Prose]) -> None:
        for name, value in (("shows", shows), ("digest", digest), ("_open", opened), ("_read", read), ("_whole", None)):
            object.__setattr__(self, name, value)

    @property
    def whole(self) -> Prose:
        """The text, read again."""
        whole = self._whole or self._read()
        object.__setattr__(self, "_whole", whole)
        return whole

    @property
    def html(self) -> str:
        """The HTML."""
        return self.whole.html

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The plain text by heading."""
        return self.whole.passages

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings."""
        return self._open()[1]  # type: ignore[no-any-return]

    @property
    def links(self) -> tuple[Link, ...]:
        """The links."""
        return self._open()[2]  # type: ignore[no-any-return]


class KeptDocument(Document):
    """The front matter of a file that did not change; the places of its fields come when they are asked for."""

    __slots__ = ("_open",)
    _open: Callable[[], Row]

    def __init__(self, path: str, opened: Callable[[], Row]) -> None:
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "data", None)
        object.__setattr__(self, "_open", opened)

    @property
    def places(self) -> dict[Any, Place]:
        """The places of all fields."""
        return self._open()[0]  # type: ignore[no-any-return]


def article_row(article: Article) -> Row:
    """What is kept of an article: digest, front matter, place of the title, what it shows, warnings, and sealed places, headings, links."""
    prose, front = article.prose, article.front
    seldom = pickle.dumps((dict(article.document.places), prose.headings, prose.links), pickle.HIGHEST_PROTOCOL)
    place = (article.place.line, article.place.column)
    return prose.digest, tuple(getattr(front, name) for name in _FIELDS), place, prose.shows, article.warnings, seldom


def headings_of(row: Row) -> tuple[Heading, ...]:
    """The headings of an article, from its row."""
    return pickle.loads(row[-1])[1]  # type: ignore[no-any-return]  # noqa: S301 - from the build's own cache


def article_from(root: Path, name: str, row: Row, markdown: Markdown) -> Article:
    """The article of a file such as ``content/index.md``, from its row."""
    digest, front, (line, column), shows, warnings, seldom = row

    def opened() -> Row:
        return pickle.loads(seldom)  # type: ignore[no-any-return]  # noqa: S301 - from the build's own cache

    def read() -> Prose:
        text = read_text(root, root / name)
        if isinstance(text, Problem) or text.digest != digest:
            raise OSError(0, "it changed while the site was built; build again", str(root / name))
        return markdown.render(markdown.parse(text))[0]

    return Article(
        id_of(name),
        FrontMatter.model_construct(**dict(zip(_FIELDS, front, strict=True))),
        KeptProse(shows, digest, opened, read),
        KeptDocument(name, opened),
        Place(name, line, column),
        warnings,
    )
