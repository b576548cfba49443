"""What a build puts into the site's folder: one row in ``OUTPUTS`` for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from site_builder.build.page_builder import PageBuilder, page_builder
from site_builder.build.reuse import Reuse
from site_builder.core.config import BuildConfig
from site_builder.core.files.digests import digest
from site_builder.core.problems import Problem
from site_builder.output import security_txt, seo, service_worker, single_file, third_party_notices
from site_builder.output.artifacts import FileInfo, PageArtifact, file_info
from site_builder.output.exports.catalogue import all_downloads
from site_builder.output.exports.download import Download, ExportInputs, offline_copy
from site_builder.output.hosting.registry import hosting_files
from site_builder.output.hosting.rules import make_rules
from site_builder.output.precompress import precompressed
from site_builder.output.redirect_pages import redirect_pages
from site_builder.output.search import index as search_index
from site_builder.output.search.documents import data_documents
from site_builder.render.assets import Asset
from site_builder.site.model import Site
from site_builder.site.redirects import redirect_map
from site_builder.site.well_known import NOT_FOUND

Output = tuple[str, bytes]


class SiteArtifacts(NamedTuple):
    """All files of a site but those about all the others: what each was made from, and what is known of it.

    ``files`` are the bytes made now by address; ``infos`` tell of every file, also of those that stay as the last build
    left them. ``copies`` are pages that nothing leads to but a list of files to take away.
    """

    site: Site
    config: BuildConfig
    assets: tuple[Asset, ...]
    downloads: tuple[Download, ...]
    pages: tuple[PageArtifact, ...]
    copies: tuple[PageArtifact, ...]
    files: Mapping[str, bytes]
    infos: Mapping[str, FileInfo]

    @property
    def reused(self) -> dict[str, str]:
        """The files that stay as the last build left them: address to digest."""
        return {url: info.digest for url, info in self.infos.items() if url not in self.files}

    @property
    def noindex_urls(self) -> frozenset[str]:
        """The addresses of files that search engines are not to list."""
        return frozenset(url for url, info in self.infos.items() if info.names_people)

    def noindex_places(self) -> tuple[str, ...]:
        """The same as files, and as folders where a folder holds nothing else."""
        return seo.collapse_folders(self.noindex_urls, self.infos)

    def hosting(self) -> dict[str, bytes]:
        """Settings for the servers and hosts that publish these files, by file name."""
        policies = dict.fromkeys(info.policy for info in self.infos.values() if info.policy)
        content = self.site.content
        rules = make_rules(policies, self.noindex_places(), self.config.site_url, content.settings.offline)
        return hosting_files(rules._replace(moved=redirect_map(content.articles), compressed=self.config.compress))

    def compressed_ahead(self) -> dict[str, bytes]:
        """A .gz and a .br of each text file, where they are asked for."""
        return precompressed(self.files, self.config.cache) if self.config.compress else {}


def _assets(site: Site, config: BuildConfig, assets: Sequence[Asset]) -> Iterator[Output]:
    for asset in assets:
        yield asset.url, asset.content


def _redirects(site: Site, config: BuildConfig, assets: Sequence[Asset]) -> Iterator[Output]:
    yield from redirect_pages(site.content.articles, site.content.settings.language).items()


def _third_party(site: Site, config: BuildConfig, assets: Sequence[Asset]) -> Iterator[Output]:
    """Licences of the code of others in the site, and what the site was made with."""
    yield third_party_notices.LICENCES, third_party_notices.licences(config.theme)
    yield third_party_notices.SBOM, third_party_notices.sbom(config.theme)


def _security_txt(site: Site, config: BuildConfig, assets: Sequence[Asset]) -> Iterator[Output]:
    settings = site.content.settings
    if settings.security_contact:
        text = security_txt.security_txt(settings.security_contact, settings.review_by, settings.language, config.site_url)
        yield security_txt.URL, text


OUTPUTS: tuple[Callable[[Site, BuildConfig, Sequence[Asset]], Iterator[Output]], ...] = (
    _assets,
    _redirects,
    _third_party,
    _security_txt,
)


def _search_engines(made: SiteArtifacts) -> Iterator[Output]:
    """sitemap.xml and robots.txt, only when the address of the site is known."""
    if made.config.site_url:
        pages = {page.url for page in made.site.pages if page.listed and page.ref != NOT_FOUND} - made.noindex_urls
        yield seo.SITEMAP, seo.sitemap(made.config.site_url, pages)
        yield seo.ROBOTS, seo.robots(made.config.site_url, made.noindex_urls, made.infos)


def _offline(made: SiteArtifacts) -> Iterator[Output]:
    """The service worker that keeps all files, or the one that removes it where the site is not to be kept."""
    settings = made.site.content.settings
    if not settings.offline:
        yield service_worker.WORKER, service_worker.unregister_script(made.config.theme)
        return
    manifest = service_worker.web_app_manifest(settings, {asset.name: asset.url for asset in made.assets})
    yield service_worker.WEB_APP_MANIFEST, manifest
    digests = {url: info.digest for url, info in made.infos.items()}
    yield (
        service_worker.WORKER,
        service_worker.service_worker_script(made.config.theme, {**digests, service_worker.WEB_APP_MANIFEST: digest(manifest)}),
    )


SITE_WIDE_OUTPUTS: tuple[Callable[[SiteArtifacts], Iterator[Output]], ...] = (
    # Files about all the other files.
    _search_engines,
    _offline,
)


def render_site(
    site: Site, assets: tuple[Asset, ...], config: BuildConfig, reuse: Reuse, complete: bool = True
) -> tuple[SiteArtifacts, list[Problem]]:
    """Every file of the site but the site-wide ones, or that it stays as the last build left it, and mistakes of templates.

    Where the site is not ``complete``, pages are made to find mistakes of templates, and no files to take away.
    """
    inputs = ExportInputs(site, config.cache, config.epoch)
    downloads = (reuse.downloads() or all_downloads(inputs)) if complete else ()
    changed = frozenset(page.ref for page in site.pages if not reuse.has_same_text(page))
    builder = page_builder(site, assets, downloads, config, complete)
    copies, problems = _offline_copy(builder, assets, config, reuse, changed)
    downloads = (*(offline_copy(page.url, page.content, page.info.size) for page in copies), *downloads)
    pages, found = _pages(builder.with_downloads(downloads), reuse, changed)
    files = {url: content for make in OUTPUTS for url, content in make(site, config, assets)}
    files |= {one.url: one.content for one in downloads if one.content is not None}
    files |= {page.url: page.content for page in (*pages, *copies) if page.content is not None}
    files[search_index.NAME] = _index(builder, pages)
    not_loaded = (*(asset.url for asset in assets), *(one.url for one in downloads if one.content is None))
    people = {one.url for one in downloads if one.names_people} | ({search_index.NAME} if inputs.keeps_people_out else set())
    infos = _infos(files, (*pages, *copies), not_loaded, people, reuse)
    return SiteArtifacts(site, config, assets, downloads, pages, copies, files, infos), [*problems, *found]


def with_site_wide_outputs(made: SiteArtifacts) -> SiteArtifacts:
    """The same with the files about all files."""
    last = {url: content for make in SITE_WIDE_OUTPUTS for url, content in make(made)}
    infos = {url: file_info(url, content) for url, content in last.items()}
    return made._replace(files={**made.files, **last}, infos={**made.infos, **infos})


def _pages(builder: PageBuilder, reuse: Reuse, changed: frozenset[str]) -> tuple[tuple[PageArtifact, ...], list[Problem]]:
    """All pages in their order: those that changed are made, the others stay."""
    pages = builder.site.pages
    reused = {page.url: kept for page in pages if (kept := reuse.page(page, changed))}
    made, problems = builder.pages([page for page in pages if page.url not in reused])
    by_url = reused | {page.url: page for page in made}
    return tuple(by_url[page.url] for page in pages if page.url in by_url), problems


def _offline_copy(
    builder: PageBuilder, assets: Sequence[Asset], config: BuildConfig, reuse: Reuse, changed: frozenset[str]
) -> tuple[tuple[PageArtifact, ...], list[Problem]]:
    """The self-assessment as a single file, where the site has the tool."""
    tool = next((page for page in builder.site.pages if page.template == single_file.TEMPLATE), None)
    contents = {asset.name: asset.content for asset in assets}
    if tool is None or not {*single_file.STYLES, *single_file.SCRIPTS} <= set(contents):
        return (), []
    page = single_file.one_file_page(tool)
    kept = reuse.page(page, changed)
    if kept:
        return (kept,), []
    style = b"".join(contents[name] for name in single_file.STYLES)
    script = b"\n".join(contents[name] for name in single_file.SCRIPTS)
    made, problems = builder.offline_copy(page, single_file.inlined_assets(style, script), config.site_url)
    return (made,) if made else (), problems


def _index(builder: PageBuilder, pages: Sequence[PageArtifact]) -> bytes:
    """The search index: the rows of all pages, and those of what stands in data files."""
    of_data = search_index.page_rows(data_documents(builder.site), builder.search_extras)
    return search_index.index_script(builder.site, [*(page.search_rows for page in pages), of_data])


def _infos(
    files: Mapping[str, bytes], pages: Sequence[PageArtifact], not_loaded: Iterable[str], people: set[str], reuse: Reuse
) -> dict[str, FileInfo]:
    """What is known of every file so far; ``not_loaded`` are addresses of files that are as they were, or named by their content.

    ``people`` are the addresses of files that name people whom search engines are not to list.
    """
    known = {url: info for url in not_loaded if (info := reuse.file_info(url))} | {page.url: page.info for page in pages}
    return known | {url: file_info(url, content, url in people) for url, content in files.items() if url not in known}
