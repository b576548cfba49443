"""What a build puts into the site's folder: one row in ``OUTPUTS`` for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.assets import Asset
from site_builder.checks import Finished, check_pages
from site_builder.problems import Problem
from site_builder.render import Renderer
from site_builder.site import Site


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What outputs are made from: the site, the theme's folder, its assets, and the cache's folder.

    ``complete`` is False when files of the site had errors: pages are then
    rendered to find mistakes of templates, but not checked, since whatever links
    to the missing parts would be reported again and again.
    """

    site: Site
    theme: Path
    assets: tuple[Asset, ...]
    cache: Path
    site_url: str | None
    complete: bool


Output = tuple[str, bytes]


def _assets(ingredients: Ingredients) -> Iterator[Output]:
    for asset in ingredients.assets:
        yield asset.url, asset.content


def _sitemap(ingredients: Ingredients) -> Iterator[Output]:
    """sitemap.xml and robots.txt, only when the address of the site is known."""
    if not ingredients.site_url:
        return
    base = ingredients.site_url.rstrip("/")
    urls = [page.url for page in ingredients.site.pages if page.ref != "page:404"]
    entries = "".join(f"<url><loc>{base}/{url}</loc></url>\n" for url in sorted(urls))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    yield "sitemap.xml", (head + entries + "</urlset>\n").encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n".encode()


OUTPUTS: tuple[Callable[[Ingredients], Iterator[Output]], ...] = (
    _assets,
    _sitemap,
)


def make_outputs(ingredients: Ingredients) -> tuple[dict[str, bytes], list[Problem]]:
    """Every file of the site (address to bytes), and what is wrong with the pages among them."""
    files = {url: content for make in OUTPUTS for url, content in make(ingredients)}
    urls = {asset.name: asset.url for asset in ingredients.assets}
    renderer = Renderer(ingredients.theme, ingredients.site, urls, ingredients.cache)
    finished: list[Finished] = []
    problems: list[Problem] = []
    for page in ingredients.site.pages:
        html, found = renderer.page(page)
        problems += found
        if html:
            finished.append(Finished(page.url, page.place, html))
    if ingredients.complete and not problems:
        problems += check_pages(tuple(finished), frozenset(files))
    files.update((page.url, page.html.encode()) for page in finished)
    return files, problems
