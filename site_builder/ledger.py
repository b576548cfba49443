"""What a build remembers, so that the next one reads and makes only what changed.

The ledger has a row for each Markdown file (what it says of itself, its digest) and one for
each page (what it was made from, the questions that it asked, the facts of it). It goes with
the stamp of the same build: a file whose marks are as they were then is as it was then. Rows
are plain tuples, since reading ten thousand of them has to take no time; what is seldom looked
into is sealed in them.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from site_builder.checks import Seen
from site_builder.disk import replace_file
from site_builder.downloads.download import Download
from site_builder.freshness import Present, Stamp, same
from site_builder.kept_articles import KeptProse, Row, article_from, article_row, headings_of
from site_builder.load import Article, Known, id_of
from site_builder.made import Facts, MadePage, PageFacts, Sealed
from site_builder.marks import CODE_FOLDERS
from site_builder.prose import Markdown
from site_builder.questions import TARGET, Question, Questions, own_mark
from site_builder.references import Vouched
from site_builder.search import BETWEEN, FIRST_ENTRY
from site_builder.search import NAME as INDEX
from site_builder.site import Page
from site_builder.write import digest as digest_of

Rows = Mapping[str, Row]
CODE = tuple(f"{folder}/" for folder in CODE_FOLDERS)
TEXTS = "content/"


@dataclass(frozen=True, slots=True)
class Folders:
    """The project's folder, and that of the site."""

    root: Path
    out: Path


@dataclass(frozen=True, slots=True)
class Book:
    """The rows as they are kept.

    ``ground`` tells all that every page depends on, ``code`` the generator alone. ``questions`` are
    numbered by their place, each with the mark of its answer; ``targets`` is where references led;
    ``downloads`` are the files to take away without their bytes, with what tells what they were made
    from; ``files`` are the facts of every file that is no page.
    """

    code: str = ""
    ground: str = ""
    articles: Rows = field(default_factory=dict)
    pages: Rows = field(default_factory=dict)
    questions: Mapping[Question, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    downloads: tuple[str, tuple[Download, ...]] = ("", ())
    files: Rows = field(default_factory=dict)


@dataclass(frozen=True)
class Ledger:
    """The book of the last build beside the files as they are now, which tells what of it still holds.

    ``code`` and ``ground`` are those of now; ``same_inputs`` are the paths of files that are as
    that build read them, ``same_outputs`` the addresses of files in ``out`` that are as it left them.
    """

    book: Book = field(default_factory=Book)
    code: str = ""
    ground: str = ""
    root: Path = Path()
    out: Path = Path()
    same_inputs: frozenset[str] = frozenset()
    same_outputs: frozenset[str] = frozenset()

    def articles(self, markdown: Markdown) -> Known:
        """What gives the article of a file such as ``content/index.md``, where neither it nor the generator changed."""

        def known(name: str) -> Article | None:
            row = self.book.articles.get(name) if name in self.same_inputs else None
            return article_from(self.root, name, row, markdown) if row else None

        return known

    @cached_property
    def holds(self) -> bool:
        """Whether all that every page depends on is as it was, and the search index, of which parts are used again, is there."""
        index = self.book.files.get(INDEX)
        return bool(self.ground) and self.book.ground == self.ground and index is not None and self._is_intact(INDEX, index[0])

    def _is_intact(self, url: str, digest: str) -> bool:
        """Whether a file of the site is as the last build left it, told by its marks, or else by its content."""
        if url in self.same_outputs:
            return True
        path = self.out / url
        try:
            return not path.is_symlink() and digest_of(path.read_bytes()) == digest
        except OSError:
            return False

    def vouched(self) -> Vouched | None:
        """Which references in texts are known to lead somewhere, as long as nothing that was there is gone."""
        if not self.holds:
            return None
        kept = {name for name in self.book.articles if name in self.same_inputs}
        changed = {name: row for name, row in self.book.articles.items() if name not in kept}
        headings = {id_of(name): frozenset(heading.id for heading in headings_of(row)) for name, row in changed.items()}
        targets = frozenset(ref for ref in self.book.targets if not ref.startswith("asset:"))
        return Vouched(frozenset(map(id_of, kept)), targets, headings)

    def pages(self, pages: Iterable[Page], questions: Questions) -> dict[str, MadePage]:
        """The pages that would be made again as they are, by address."""
        if not self.holds:
            return {}
        changed = self._changed(questions)
        rows = ((page, self.book.pages.get(page.url)) for page in pages)
        return {
            page.url: self._page(page.url, row)
            for page, row in rows
            if row and row[0] == own_mark(page) and changed.isdisjoint(row[1]) and self._is_intact(page.url, row[2][0])
        }

    def _changed(self, questions: Questions) -> frozenset[int]:
        """The numbers of the questions of which the answer changed."""
        moved = {ref for ref, _ in self.book.targets.items() ^ questions.targets.items()}
        return frozenset(
            number
            for number, (question, mark) in enumerate(self.book.questions.items())
            if (question[1] in moved if question[0] == TARGET else questions.mark(question) != mark)
        )

    def _page(self, url: str, row: Row) -> MadePage:
        own, _, facts, title, needs, seen, (start, end) = row  # as next_book wrote it
        return MadePage(url, None, PageFacts(Facts(*facts), title, needs, Sealed(seen)), self._index[start:end], own, frozenset())

    @cached_property
    def _index(self) -> bytes:
        return (self.out / INDEX).read_bytes()

    def downloads(self, key: str) -> tuple[Download, ...] | None:
        """The files to take away as they were, without their bytes, when they would be made again as they are."""
        made_from, downloads = self.book.downloads
        if not self.holds or made_from != key or not all(self._is_intact(one.url, self.book.files[one.url][0]) for one in downloads):
            return None
        return downloads

    def urls(self) -> Iterable[str]:
        """The addresses of all files of the last build."""
        return (*self.book.pages, *self.book.files)

    def seen(self, url: str) -> Seen | None:
        """What the checks found on a page of the last build, or None when there was none."""
        row = self.book.pages.get(url)
        return Sealed(row[5]).open() if row else None

    def facts(self, url: str) -> Facts | None:
        """The facts of a file that is no page, as they were."""
        row = self.book.files.get(url)
        return Facts(*row) if row else None


def open_ledger(book: Book, stamp: Stamp | None, now: Present, folders: Folders, options: str) -> Ledger:
    """A book beside the files as they are ``now``; nothing of it holds without the stamp of its build, or when other code wrote it.

    ``options`` are those that every page depends on.
    """
    code = _digest(mark for mark in now.inputs.items() if mark[0].startswith(CODE))
    ground = _digest([("", options), *(mark for mark in now.inputs.items() if not mark[0].startswith(TEXTS))])
    if stamp is None or book.code != code:
        return Ledger(Book(), code, ground, folders.root, folders.out)
    inputs, outputs = same(stamp.inputs, now.inputs), same(stamp.outputs, now.outputs)
    return Ledger(book, code, ground, folders.root, folders.out, inputs, outputs)


def _digest(marks: Iterable[Any]) -> str:
    return hashlib.blake2b(repr(sorted(marks)).encode(), digest_size=16).hexdigest()


def read_book(path: Path, check: str) -> Book:
    """The book of the last build; an empty one when there is none, or another than ``check`` says."""
    try:
        content = path.read_bytes()
        if hashlib.blake2b(content, digest_size=16).hexdigest() == check:
            return Book(*pickle.loads(content))  # noqa: S301 - from the build's own cache
    except (OSError, ValueError, TypeError, LookupError, AttributeError, ImportError, EOFError, pickle.UnpicklingError):
        pass
    return Book()


def write_book(path: Path, book: Book) -> str:
    """Keep a book; what is returned checks it."""
    content = pickle.dumps(tuple(getattr(book, name) for name in Book.__dataclass_fields__), pickle.HIGHEST_PROTOCOL)
    replace_file(path, content)
    return hashlib.blake2b(content, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Account:
    """What a build made, for its book: the articles as read, the pages in the order of the search index, the index, the facts of all
    files, the files to take away with what tells what they were made from, and the questions.
    """

    articles: Iterable[Article]
    pages: Iterable[MadePage]
    index: bytes
    facts: Mapping[str, Facts]
    downloads: tuple[str, tuple[Download, ...]]
    questions: Questions


def next_book(ledger: Ledger, account: Account) -> Book:
    """The book after a build; rows of what stayed as it was are taken over."""
    old = ledger.book
    names = {f"content/{article.id}.md": article for article in account.articles}
    articles = {
        name: old.articles[name] if isinstance(article.prose, KeptProse) else article_row(article) for name, article in names.items()
    }
    numbers = {question: number for number, question in enumerate(old.questions)} if ledger.holds else {}
    pages: dict[str, Row] = {}
    at = account.index.find(FIRST_ENTRY) + len(FIRST_ENTRY)
    for page in account.pages:
        end = at + len(page.entry)
        if page.content is None:
            asked = old.pages[page.url][1]
        else:
            asked = tuple(sorted(numbers.setdefault(question, len(numbers)) for question in page.asked))
        pages[page.url] = (page.own, asked, page.facts.file.row(), page.facts.title, page.facts.needs, page.facts.seen.sealed, (at, end))
        at = end + len(BETWEEN) if page.entry else at
    questions = {question: "" if question[0] == TARGET else account.questions.mark(question) for question in numbers}
    files = {url: facts.row() for url, facts in account.facts.items() if url not in pages}
    made_from, downloads = account.downloads
    offered = tuple(download.without_content() for download in downloads if download.url not in pages)
    return Book(ledger.code, ledger.ground, articles, pages, questions, dict(account.questions.targets), (made_from, offered), files)
