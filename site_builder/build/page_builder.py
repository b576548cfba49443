"""Make finished pages: render each, scan it once, and collect its documents for the search index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from site_builder.core.config import BuildConfig
from site_builder.core.parallel import map_in_processes
from site_builder.core.problems import Problem
from site_builder.output import seo, single_file
from site_builder.output.artifacts import PageArtifact, file_info, subresources
from site_builder.output.exports.download import Download, DownloadGroups, by_group
from site_builder.output.page_checks import PageScan, scan_page
from site_builder.output.search import index as search_index
from site_builder.output.search.documents import page_documents
from site_builder.render.assets import Asset
from site_builder.render.templates import PEOPLE, Renderer
from site_builder.site.model import Page, Site

_NOT_SCANNED = PageScan("", frozenset(), (), ())
MadePage = tuple[PageArtifact | None, list[Problem]]


class PageBuilder(NamedTuple):
    """``search_extras`` is what rows of the search index get besides; ``download_groups`` is what the page of downloads lists."""

    site: Site
    renderer: Renderer
    search_extras: search_index.SearchExtras
    download_groups: DownloadGroups

    def with_downloads(self, downloads: Sequence[Download]) -> PageBuilder:
        """The same with other files to take away."""
        return self._replace(download_groups=by_group(downloads))

    def pages(self, pages: Sequence[Page]) -> tuple[list[PageArtifact], list[Problem]]:
        """Finished pages, and what is wrong with their templates. One of each kind is made first, so that its template is compiled once."""
        first = [*{page.template: page for page in pages}.values()]
        urls = {page.url for page in first}
        found = [*map(self._page, first), *map_in_processes(self._page, [page for page in pages if page.url not in urls])]
        return [page for page, _ in found if page], [problem for _, problems in found for problem in problems]

    def _page(self, page: Page) -> MadePage:
        html, problems, shown = self.renderer.page(page, {"download_groups": self.download_groups})
        if not html:
            return None, problems
        names_people = self._keeps_out(shown)
        if names_people:
            html = seo.with_noindex(html)
        info = file_info(page.url, html.encode(), names_people)
        scan, needs = scan_page(page.url, html), subresources(page.url, html)
        rows = search_index.page_rows(page_documents(self.site, page), self.search_extras)
        return PageArtifact(page.url, html.encode(), info, scan, needs, rows, text_digest(page), _texts(shown)), problems

    def _keeps_out(self, shown: frozenset[str]) -> bool:
        """Whether a page shows people whom search engines are not to list."""
        return PEOPLE in shown and not self.site.content.settings.contacts_in_search_engines

    def offline_copy(self, page: Page, parts: single_file.InlinedAssets, site_url: str | None) -> MadePage:
        """The self-assessment as a single file."""
        html, problems, shown = self.renderer.page(page, {"one_file": parts})
        content = single_file.make_standalone(html, site_url)
        info = file_info(page.url, content, self._keeps_out(shown))
        return PageArtifact(page.url, content, info, _NOT_SCANNED, (), b"", text_digest(page), _texts(shown)) if html else None, problems


def _texts(shown: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(shown - {PEOPLE}))


def text_digest(page: Page) -> str:
    """What tells a page's own text from others; empty where it has none."""
    return page.prose.digest if page.prose else ""


def page_builder(
    site: Site, assets: Sequence[Asset], downloads: Sequence[Download], config: BuildConfig, complete: bool = True
) -> PageBuilder:
    """What makes the pages of a site; ``complete`` is False where files of it had errors."""
    urls = {asset.name: asset.url for asset in assets} | {download.url: download.url for download in downloads}
    renderer = Renderer(
        theme=config.theme,
        cache=config.cache,
        site=site,
        asset_urls=urls,
        other_urls=(search_index.NAME, single_file.URL),
        site_url=config.site_url,
        complete=complete,
    )
    return PageBuilder(site, renderer, search_index.extras_of(site), by_group(downloads))


def with_site_url(config: BuildConfig, site: Site) -> BuildConfig:
    """The same with the address of the site that the settings give, where the command line gives none."""
    return config._replace(site_url=(config.site_url or site.content.settings.site_url or "").rstrip("/") or None)
