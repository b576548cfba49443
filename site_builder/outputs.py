"""What a build puts into the site's folder: one row in ``OUTPUTS`` for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from site_builder import offline, one_file, search, search_engines, security_txt, third_party
from site_builder.downloads.download import Download, Material
from site_builder.downloads.listed import by_group, offline_copy
from site_builder.hosting.rules import make_rules
from site_builder.hosting.settings import hosting_files
from site_builder.inspection import inspect
from site_builder.lazily import library
from site_builder.ledger import Account, Ledger
from site_builder.made import Facts, MadePage, facts_of
from site_builder.problems import Problem
from site_builder.questions import mark_of_targets
from site_builder.redirects import moved, redirect_pages
from site_builder.search_documents import of_things
from site_builder.workshop import Ingredients, Workshop, workshop_of
from site_builder.write import digest

offered = library("site_builder.downloads.offered")


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: the files made now (address to bytes), every page, the facts of every file, also of those that stay
    as the last build left them, what all of it was made from, and an account for the ledger.
    """

    files: Mapping[str, bytes]
    pages: tuple[MadePage, ...]
    facts: Mapping[str, Facts]
    ingredients: Ingredients
    account: Account | None = None

    @property
    def kept(self) -> dict[str, str]:
        """The files that stay as the last build left them: address to digest."""
        return {url: facts.digest for url, facts in self.facts.items() if url not in self.files}

    @property
    def kept_out(self) -> frozenset[str]:
        """The addresses of files that search engines are not to list."""
        return frozenset(url for url, facts in self.facts.items() if facts.names_people)

    def places_kept_out(self) -> tuple[str, ...]:
        """The same as files, and as folders where a folder holds nothing else."""
        return search_engines.shortened(self.kept_out, self.facts)

    def hosting(self, site_url: str | None, worker: bool, compressed: bool) -> dict[str, bytes]:
        """Settings for the servers and hosts that publish these files, by file name."""
        policies = dict.fromkeys(facts.policy for facts in self.facts.values() if facts.policy)
        rules = make_rules(policies, self.places_kept_out(), site_url, worker)
        return hosting_files(replace(rules, moved=moved(self.ingredients.site.content.articles), compressed=compressed))


Output = tuple[str, bytes]


def _assets(ingredients: Ingredients) -> Iterator[Output]:
    for asset in ingredients.assets:
        yield asset.url, asset.content


def _downloads(ingredients: Ingredients) -> Iterator[Output]:
    for download in ingredients.downloads:
        if download.content is not None:
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


def _search_engines(made: Made) -> Iterator[Output]:
    """sitemap.xml and robots.txt, only when the address of the site is known."""
    ingredients = made.ingredients
    if ingredients.site_url:
        pages = {page.url for page in ingredients.site.pages if page.listed and page.ref != "page:404"} - made.kept_out
        yield search_engines.SITEMAP, search_engines.sitemap(ingredients.site_url, pages)
        yield search_engines.ROBOTS, search_engines.robots(ingredients.site_url, made.kept_out, made.facts)


def _offline(made: Made) -> Iterator[Output]:
    """The service worker that keeps all files, or the one that removes it where the site is not to be kept."""
    ingredients = made.ingredients
    if not ingredients.site.content.settings.offline:
        yield offline.WORKER, offline.remover(ingredients.theme)
        return
    manifest = offline.manifest(ingredients.site.content.settings, {asset.name: asset.url for asset in ingredients.assets})
    yield offline.MANIFEST, manifest
    digests = {url: facts.digest for url, facts in made.facts.items()}
    yield offline.WORKER, offline.worker(ingredients.theme, {**digests, offline.MANIFEST: digest(manifest)})


FINISHING: tuple[Callable[[Made], Iterator[Output]], ...] = (
    # Files about all the other files.
    _search_engines,
    _offline,
)


def make_outputs(ingredients: Ingredients, ledger: Ledger) -> tuple[Made, list[Problem]]:
    """Every file of the site, or that it stays as the last build left it, and what is wrong with the pages among them."""
    made_from = mark_of_targets(ingredients.site.targets)
    downloads = [*_offer(ingredients, ledger, made_from)]
    workshop = workshop_of(replace(ingredients, downloads=tuple(downloads)), lambda: by_group(downloads))
    copies, problems = _one_file(ingredients, workshop, ledger)
    problems += _in_the_place_of(copies, ingredients)
    downloads[:0] = [offline_copy(page.url, page.content, page.facts.file.size) for page in copies]
    ingredients = replace(ingredients, downloads=tuple(downloads))
    pages, found = _pages(workshop, ledger)
    problems += found
    files = {url: content for make in OUTPUTS for url, content in make(ingredients)} | {search.NAME: _index(workshop, pages)}
    made = Made(files, pages, _facts(files, (*pages, *copies), ingredients, ledger), ingredients)
    sound = ingredients.complete and not problems
    if sound:
        problems += inspect(pages, made.facts.keys() - {page.url for page in pages}, workshop.places(), ledger)
    last = {url: content for make in (FINISHING if sound else ()) for url, content in make(made)}
    facts = {**made.facts, **{url: facts_of(url, content) for url, content in last.items()}}
    for_ledger = (made_from, ingredients.downloads)
    account = Account((), (*pages, *copies), files[search.NAME], made.facts, for_ledger, workshop.renderer.questions)
    files = {**files, **last, **{page.url: page.content for page in (*pages, *copies) if page.content is not None}}
    return replace(made, files=files, facts=facts, account=account), problems


def _offer(ingredients: Ingredients, ledger: Ledger, made_from: str) -> tuple[Download, ...]:
    """The files to take away, or that they stay; none where the site is not complete."""
    if not ingredients.complete:
        return ()
    made: tuple[Download, ...] = ledger.downloads(made_from) or offered.all_downloads(
        Material(ingredients.site, ingredients.cache, ingredients.epoch)
    )
    return made


def _pages(workshop: Workshop, ledger: Ledger) -> tuple[tuple[MadePage, ...], list[Problem]]:
    """All pages in their order: those that changed are made, the others stay."""
    pages = workshop.site.pages
    kept = ledger.pages(pages, workshop.renderer.questions)
    made, problems = workshop.make([page for page in pages if page.url not in kept])
    by_url = kept | {page.url: page for page in made}
    return tuple(by_url[page.url] for page in pages if page.url in by_url), problems


def _one_file(ingredients: Ingredients, workshop: Workshop, ledger: Ledger) -> tuple[tuple[MadePage, ...], list[Problem]]:
    """The self-assessment as a single file, where the site has the tool."""
    tool = next((page for page in ingredients.site.pages if page.template == one_file.TEMPLATE), None)
    assets = {asset.name: asset.content for asset in ingredients.assets}
    if tool is None or not {*one_file.STYLES, one_file.SCRIPT} <= set(assets):
        return (), []
    page = one_file.one_file_page(tool)
    kept = ledger.pages([page], workshop.renderer.questions)
    if kept:
        return (kept[page.url],), []
    style = b"".join(assets[name] for name in one_file.STYLES)
    made, problems = workshop.make_one_file(page, one_file.parts(style, assets[one_file.SCRIPT]), ingredients.site_url)
    return (made,) if made else (), problems


def _in_the_place_of(copies: Iterable[MadePage], ingredients: Ingredients) -> list[Problem]:
    """Pages at an address at which the build puts a file of its own."""
    taken = {copy.url for copy in copies}
    remedy = "give the page another name"
    return [
        Problem(page.place, f"the address {page.url} is that of a file which the build makes itself", remedy)
        for page in ingredients.site.pages
        if page.url in taken
    ]


def _index(workshop: Workshop, pages: Iterable[MadePage]) -> bytes:
    """The search index: the parts of all pages, and one of what stands in data files."""
    site = workshop.site
    return search.script(site, [*(page.entry for page in pages), search.entry(of_things(site), workshop.extras)])


def _facts(files: Mapping[str, bytes], pages: Iterable[MadePage], ingredients: Ingredients, ledger: Ledger) -> dict[str, Facts]:
    """The facts of every file so far; what is named by its content, and what stays, is not looked at again."""
    facts = {page.url: page.facts.file for page in pages}
    named = {asset.url for asset in ingredients.assets}
    people = {download.url for download in ingredients.downloads if download.names_people}
    if Material(ingredients.site, ingredients.cache, ingredients.epoch).keeps_people_out:
        people.add(search.NAME)
    for url, content in files.items():
        if url not in facts:
            facts[url] = (ledger.facts(url) if url in named else None) or facts_of(url, content, names_people=url in people)
    for download in ingredients.downloads:
        known = ledger.facts(download.url)
        if download.url not in facts and known:
            facts[download.url] = known
    return facts
