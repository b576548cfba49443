"""What a build puts into the site's folder: one row in ``OUTPUTS`` for each format."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from site_builder import offline, one_file, search, search_engines, security_txt, third_party
from site_builder.archive import EARLIEST
from site_builder.assets import Asset, named_by_content
from site_builder.checks import Finished, check_pages
from site_builder.downloads.download import Download, Material
from site_builder.downloads.offered import all_downloads, by_group, offline_copy
from site_builder.hosting.rules import make_rules
from site_builder.hosting.settings import hosting_files
from site_builder.problems import Problem
from site_builder.redirects import moved, redirect_pages
from site_builder.render import Renderer
from site_builder.site import Site


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What outputs are made from: the site, the theme's folder, its assets, and the cache's folder.

    ``complete`` is False when files of the site had errors: pages are then
    rendered to find mistakes of templates, but not checked, since whatever links
    to the missing parts would be reported again and again. ``epoch`` is the time that
    archives give, in seconds since 1970; ``downloads`` are the files to take away.
    """

    site: Site
    theme: Path
    assets: tuple[Asset, ...]
    cache: Path
    site_url: str | None
    complete: bool
    epoch: int = EARLIEST
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: every file (address to bytes), the addresses of those to keep out of search
    engines, old addresses with the new ones, and what all of it was made from.
    """

    files: Mapping[str, bytes]
    kept_out: frozenset[str]
    moved: Mapping[str, str] = field(default_factory=dict)
    ingredients: Ingredients | None = None

    def places_kept_out(self) -> tuple[str, ...]:
        """The same as files, and as folders where a folder holds nothing else."""
        return search_engines.shortened(self.kept_out, self.files)

    def hosting(self, site_url: str | None, worker: bool) -> dict[str, bytes]:
        """Settings for the servers and hosts that publish these files, by file name."""
        pages = (content for url, content in self.files.items() if url.endswith(".html"))
        rules = make_rules(pages, self.places_kept_out(), site_url, worker)
        return hosting_files(replace(rules, moved=self.moved))


Output = tuple[str, bytes]


def _assets(ingredients: Ingredients) -> Iterator[Output]:
    for asset in ingredients.assets:
        yield asset.url, asset.content


def _downloads(ingredients: Ingredients) -> Iterator[Output]:
    for download in ingredients.downloads:
        yield download.url, download.content


def _third_party(ingredients: Ingredients) -> Iterator[Output]:
    """Licences of the code of others in the site, and what the site was made with."""
    yield third_party.LICENCES, third_party.licences(ingredients.theme)
    yield third_party.BILL, third_party.bill(ingredients.theme)


def _security_txt(ingredients: Ingredients) -> Iterator[Output]:
    settings = ingredients.site.content.settings
    if settings.security_contact:
        yield (
            security_txt.URL,
            security_txt.security_txt(settings.security_contact, settings.review_by, settings.language, ingredients.site_url),
        )


def _redirects(ingredients: Ingredients) -> Iterator[Output]:
    content = ingredients.site.content
    yield from redirect_pages(content.articles, content.settings.language).items()


OUTPUTS: tuple[Callable[[Ingredients], Iterator[Output]], ...] = (
    _assets,
    _downloads,
    _redirects,
    _third_party,
    _security_txt,
)


SCRIPTS: tuple[tuple[str, Callable[[Site], bytes]], ...] = (
    # Data as scripts, which pages ask for by name as they do for assets.
    (search.NAME, search.index_script),
)


def _search_engines(ingredients: Ingredients, made: Made) -> Iterator[Output]:
    """sitemap.xml and robots.txt, only when the address of the site is known."""
    if ingredients.site_url:
        pages = {page.url for page in ingredients.site.pages if page.listed and page.ref != "page:404"} - made.kept_out
        yield "sitemap.xml", search_engines.sitemap(ingredients.site_url, pages)
        yield "robots.txt", search_engines.robots(ingredients.site_url, made.places_kept_out())


def _offline(ingredients: Ingredients, made: Made) -> Iterator[Output]:
    """The service worker that keeps all files, or the one that removes it where the site is not to be kept."""
    if not ingredients.site.content.settings.offline:
        yield offline.WORKER, offline.remover(ingredients.theme)
        return
    manifest = offline.manifest(ingredients.site.content.settings, {asset.name: asset.url for asset in ingredients.assets})
    yield offline.MANIFEST, manifest
    yield offline.WORKER, offline.worker(ingredients.theme, {**made.files, offline.MANIFEST: manifest})


FINISHING: tuple[Callable[[Ingredients, Made], Iterator[Output]], ...] = (
    # Files about all the other files.
    _search_engines,
    _offline,
)


def make_outputs(ingredients: Ingredients) -> tuple[Made, list[Problem]]:
    """Every file of the site, and what is wrong with the pages among them."""
    scripts = tuple(named_by_content(name, make(ingredients.site)) for name, make in SCRIPTS)
    site = ingredients.site
    material = Material(site, ingredients.cache, ingredients.epoch)
    ingredients = replace(
        ingredients, assets=(*ingredients.assets, *scripts), downloads=all_downloads(material) if ingredients.complete else ()
    )
    renderer = renderer_of(ingredients)
    offline_tool, problems = _one_file(ingredients, renderer)
    ingredients = replace(ingredients, downloads=(*offline_tool, *ingredients.downloads))
    files = {url: content for make in OUTPUTS for url, content in make(ingredients)}
    people = search_engines.addresses_of_people(site.content)
    more = {"download_groups": by_group(ingredients.downloads)}
    finished: list[Finished] = []
    for page in site.pages:
        html, found = renderer.page(page, more)
        problems += found
        if html:
            finished.append(Finished(page.url, page.place, _as_published(html, page.url, people)))
    if ingredients.complete and not problems:
        problems += check_pages(tuple(finished), frozenset(files))
    files.update((page.url, page.html.encode()) for page in finished)
    made = Made(files, search_engines.kept_out(files, people), moved(site.content.articles))
    finishing = FINISHING if ingredients.complete and not problems else ()
    last = {url: content for make in finishing for url, content in make(ingredients, made)}
    return replace(made, files={**files, **last}, ingredients=ingredients), problems


def some_pages(ingredients: Ingredients, urls: Collection[str]) -> tuple[dict[str, bytes], list[Problem]]:
    """The pages at some addresses, made once more from what a whole build was made from, perhaps with another site."""
    renderer, more = renderer_of(ingredients), {"download_groups": by_group(ingredients.downloads)}
    people = search_engines.addresses_of_people(ingredients.site.content)
    pages: dict[str, bytes] = {}
    problems: list[Problem] = []
    for page in ingredients.site.pages:
        if page.url in urls:
            html, found = renderer.page(page, more)
            problems += found
            pages[page.url] = _as_published(html, page.url, people).encode()
    return pages, problems


def _as_published(html: str, url: str, people: frozenset[bytes]) -> str:
    """A page, with a note to search engines where it names people of the directory."""
    return search_engines.not_listed(html) if search_engines.names_people(url, html.encode(), people) else html


def renderer_of(ingredients: Ingredients) -> Renderer:
    """What makes pages of these ingredients."""
    urls = {asset.name: asset.url for asset in ingredients.assets} | {download.url: download.url for download in ingredients.downloads}
    shown = {"site_url": ingredients.site_url, "asset_urls": urls, "complete": ingredients.complete}
    return Renderer(ingredients.theme, ingredients.site, {**urls, one_file.URL: one_file.URL}, ingredients.cache, shown)


def _one_file(ingredients: Ingredients, renderer: Renderer) -> tuple[tuple[Download, ...], list[Problem]]:
    """The self-assessment as a single file, where the site has the tool."""
    tool = next((page for page in ingredients.site.pages if page.template == one_file.TEMPLATE), None)
    assets = {asset.name: asset.content for asset in ingredients.assets}
    if tool is None or not {*one_file.STYLES, one_file.SCRIPT} <= set(assets):
        return (), []
    style = b"".join(assets[name] for name in one_file.STYLES)
    html, problems = renderer.page(one_file.one_file_page(tool), {"one_file": one_file.parts(style, assets[one_file.SCRIPT])})
    return (offline_copy(one_file.URL, one_file.on_its_own(html, ingredients.site_url)),), problems
