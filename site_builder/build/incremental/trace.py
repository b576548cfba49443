"""Save what the next build can reuse, as plain data, and decide which of it still holds.

The trace has a record for each Markdown file and for each page. It goes with the stamp of the same build, which
tells which files are as they were. When anything but a text in content/ changed, nothing of it holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from site_builder.build.incremental.lazy_articles import LazyRenderedMarkdown, TraceRecord, article_record, lazy_article
from site_builder.build.incremental.stamp import BuildStamp, FileStats, Snapshot, unchanged_paths
from site_builder.build.outputs import SiteArtifacts
from site_builder.build.page_builder import text_digest
from site_builder.build.pipeline import BuildResult
from site_builder.content.loader import Article
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.core.files.digests import digest
from site_builder.core.files.disk import atomic_write
from site_builder.output.artifacts import FileInfo, PageArtifact
from site_builder.output.exports.download import Download, DownloadGroup
from site_builder.output.page_checks import PageScan
from site_builder.output.search.index import BETWEEN, FIRST_ENTRY, index_json
from site_builder.output.search.index import NAME as INDEX
from site_builder.render.assets import Asset
from site_builder.site.model import Page
from site_builder.site.public_face import public_face

CONTENT_FOLDER = "content/"


class PageRecord(NamedTuple):
    """What can be said of a finished page without reading it; its rows of the search index are from ``rows_start`` to ``rows_end``."""

    text_digest: str
    texts_shown: Sequence[str]
    info: Sequence[Any]
    title: str
    ids: str
    subresources: Sequence[str]
    rows_start: int
    rows_end: int


class BuildTrace(NamedTuple):
    """``fingerprint`` tells all inputs but the texts of pages, ``face`` the public face of the pages.

    ``articles`` are by path, ``pages`` and ``files`` (which are no pages) by address.
    """

    fingerprint: str = ""
    face: str = ""
    articles: Mapping[str, TraceRecord] = {}
    pages: Mapping[str, TraceRecord | PageRecord] = {}
    theme_assets: tuple[TraceRecord, ...] = ()
    downloads: tuple[TraceRecord, ...] = ()
    files: Mapping[str, TraceRecord] = {}


NO_TRACE = BuildTrace()


@dataclass(frozen=True)
class TracedBuild:
    """A trace beside the files as they are now: what a build may take over from it (see ``Reuse``).

    ``inputs`` are the paths of files that are as that build read them, ``outputs`` the addresses of files as it left them.
    """

    trace: BuildTrace
    root: Path
    out: Path
    inputs: frozenset[str]
    outputs: frozenset[str]

    @property
    def face(self) -> str:
        """The public face of the pages then."""
        return self.trace.face

    def articles(self, markdown: MarkdownRenderer) -> dict[str, Article]:
        """The articles whose files did not change, by path."""
        kept = ((path, record) for path, record in self.trace.articles.items() if path in self.inputs)
        return {path: lazy_article(self.root, path, record, markdown) for path, record in kept}

    def has_same_text(self, page: Page) -> bool:
        """Whether a page has the text that it had then."""
        record = self._record(page)
        return record is not None and record.text_digest == text_digest(page)

    def page(self, page: Page, changed: frozenset[str]) -> PageArtifact | None:
        """A page whose text and texts of others did not change, where its file and the search index are as they were."""
        record = self._record(page)
        if record is None or not self.has_same_text(page) or not changed.isdisjoint(record.texts_shown):
            return None
        info, scan = FileInfo(*record.info), PageScan(record.title, frozenset(record.ids.split()), (), ())
        if not self._intact(page.url, info.digest):
            return None
        rows = self._index[record.rows_start : record.rows_end]
        return PageArtifact(page.url, None, info, scan, tuple(record.subresources), rows, record.text_digest, tuple(record.texts_shown))

    def theme_assets(self) -> tuple[Asset, ...]:
        """The styles, scripts and files of the theme, read from the site, where all are as they were."""
        kept = self.trace.theme_assets
        if not all(self._intact(url, self.trace.files[url][0]) for _, url in kept):
            return ()
        return tuple(Asset(name, url, (self.out / url).read_bytes()) for name, url in kept)

    def downloads(self) -> tuple[Download, ...] | None:
        """The files to take away, where all are as they were."""
        kept = tuple(Download(url, None, DownloadGroup(*group), *rest) for url, group, *rest in self.trace.downloads)
        return kept if kept and all(self._intact(one.url, self.trace.files[one.url][0]) for one in kept) else None

    def file_info(self, url: str) -> FileInfo | None:
        """What is known of a file that is no page."""
        record = self.trace.files.get(url)
        return FileInfo(*record) if record else None

    def _record(self, page: Page) -> PageRecord | None:
        record = self.trace.pages.get(page.url)
        return PageRecord(*record) if record else None

    def _intact(self, url: str, expected: str) -> bool:
        """Whether a file of the site is as that build left it, told by its stat, or else by its content."""
        if url in self.outputs:
            return True
        path = self.out / url
        try:
            return not path.is_symlink() and digest(path.read_bytes()) == expected
        except OSError:
            return False

    @cached_property
    def _index(self) -> bytes:
        return index_json((self.out / INDEX).read_bytes())


def fingerprint(inputs: FileStats, options: str) -> str:
    """What tells everything that a site is made from, but the texts of its pages, from what it was."""
    others = sorted(item for item in inputs.items() if not item[0].startswith(CONTENT_FOLDER))
    return digest(repr((options, others)))


def traced_build(trace: BuildTrace, stamp: BuildStamp, now: Snapshot, options: str, root: Path) -> TracedBuild | None:
    """What may be taken over; None when something other than a text changed, or the search index is not as it was."""
    if trace.fingerprint != fingerprint(now.inputs, options):
        return None
    inputs, outputs = unchanged_paths(stamp.files.inputs, now.inputs), unchanged_paths(stamp.files.outputs, now.outputs)
    found = TracedBuild(trace, root, Path(stamp.out), inputs, outputs)
    index = found.file_info(INDEX)
    return found if index and found._intact(INDEX, index.digest) else None


def trace_of(result: BuildResult, inputs: FileStats, options: str, before: BuildTrace) -> BuildTrace | None:
    """The trace of a finished build; ``before`` gives the records of articles that were not read."""
    made, content, national = result.artifacts, result.content, result.national
    if made is None or content is None or national is None:
        return None
    articles = {f"{CONTENT_FOLDER}{article.id}.md": article for article in national.articles}
    records = {
        path: before.articles[path] if isinstance(article.prose, LazyRenderedMarkdown) else article_record(article)
        for path, article in articles.items()
    }
    pages = dict(_page_records(made))
    files = {url: [*info] for url, info in made.infos.items() if url not in pages}
    downloads = tuple(_download_record(one) for one in made.downloads if one.url not in pages)
    assets = tuple([asset.name, asset.url] for asset in result.theme_assets)
    return BuildTrace(fingerprint(inputs, options), public_face(content), records, pages, assets, downloads, files)


def _page_records(made: SiteArtifacts) -> Iterator[tuple[str, PageRecord]]:
    """A record for each page, by its address."""
    at = len(FIRST_ENTRY)
    for page in (*made.pages, *made.copies):
        end = at + len(page.search_rows)
        ids = " ".join(sorted(page.scan.ids))
        yield page.url, PageRecord(page.text_digest, page.texts_shown, page.info, page.scan.title, ids, page.subresources, at, end)
        at = end + len(BETWEEN) if page.search_rows else at


def _download_record(download: Download) -> TraceRecord:
    kept = download.without_content()
    return [kept.url, kept.group, kept.title, kept.purpose, kept.listed, kept.length, kept.names_people]


def load_trace(path: Path, expected: str) -> BuildTrace:
    """The trace at a path, where it is the one that the stamp names by its digest; else one of nothing."""
    try:
        content = path.read_bytes()
        return BuildTrace(**json.loads(content)) if digest(content) == expected else NO_TRACE
    except (OSError, ValueError, TypeError, RecursionError):
        return NO_TRACE


def save_trace(path: Path, trace: BuildTrace) -> str:
    """Keep a trace; returns its digest."""
    content = json.dumps(trace._asdict(), separators=(",", ":")).encode()
    atomic_write(path, content)
    return digest(content)
