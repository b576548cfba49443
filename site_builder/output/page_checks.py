"""Rules over finished pages: one row in ``PAGE_RULES`` for each.

What an author can get wrong in Markdown is reported where it stands, by the
rules in ``content/markdown``. These rules guard what templates and data make of it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builder.content.markdown.document import SCHEMES
from site_builder.content.markdown.lint_rules import VAGUE
from site_builder.core.problems import Place, Problem

PageFinding = tuple[str, str]


class PageScan(NamedTuple):
    """What a look at one page found: its title, the ids in it, where its links lead, and what is wrong with the page by itself.

    A link is the address as written, and the file and the fragment that it leads to.
    """

    title: str
    ids: frozenset[str]
    links: tuple[tuple[str, str, str], ...]
    findings: tuple[PageFinding, ...]


def scan_page(url: str, html: str) -> PageScan:
    """Read a page once, for all that is to be known of it."""
    tree = LexborHTMLParser(html)
    title = tree.css_first("title")
    ids = [node.attributes.get("id") or "" for node in tree.css("[id]")]
    links, strange = _links_of(url, tree)
    findings = [finding for rule in PAGE_RULES for finding in rule(tree)]
    return PageScan(_text(title) if title else "", frozenset(ids), links, (*findings, *_duplicate_ids(ids), *strange))


def check_page(url: str, place: Place, seen: PageScan, all_seen: Mapping[str, PageScan], other_urls: Collection[str]) -> list[Problem]:
    """Every finding on one page; ``all_seen`` is what was seen on each page, by address."""
    return [_problem(url, place, *finding) for finding in (*seen.findings, *_broken_links(seen, all_seen, other_urls))]


def duplicate_titles(titles: Mapping[str, str], places: Mapping[str, Place]) -> list[Problem]:
    """A problem for each page with the title of one before it; ``titles`` and ``places`` are by address."""
    first: dict[str, str] = {}
    problems = []
    for url, title in titles.items():
        if title in first:
            remedy = "change the title in one of the two"
            problems.append(_problem(url, places[url], f"the title '{title}' is that of {first[title]} too", remedy))
        first.setdefault(title, url)
    return problems


def _problem(url: str, place: Place, message: str, remedy: str) -> Problem:
    return Problem(place, f"on the page {url} {message}", remedy)


def _one_h1(tree: LexborHTMLParser) -> Iterator[PageFinding]:
    count = len(tree.css("h1"))
    if count != 1:
        yield f"there are {count} headings of level 1", "a page has exactly one; see its template in theme/layouts"


def _heading_order(tree: LexborHTMLParser) -> Iterator[PageFinding]:
    before = 0
    for node in tree.css("main h1, main h2, main h3, main h4, main h5, main h6"):
        level = int((node.tag or "h1")[1])
        if level > before + 1:
            yield (
                f"the heading '{_text(node)}' of level {level} follows level {before}",
                f"make it level {before + 1}, or put a heading of that level before it",
            )
        before = level


def _duplicate_ids(ids: Iterable[str]) -> Iterator[PageFinding]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield f"the id '{name}' is used twice", "give one of them another id"
        seen.add(name)


def _links(tree: LexborHTMLParser) -> Iterator[PageFinding]:
    for node in tree.css("a[href]"):
        text = _text(node) or (node.attributes.get("aria-label") or "")
        if not text or text.lower().strip(" .") in VAGUE:
            yield f"a link to {node.attributes.get('href')} says '{text}'", "say where it leads"


def _images(tree: LexborHTMLParser) -> Iterator[PageFinding]:
    for node in tree.css("img:not([alt])"):
        yield f"the image {node.attributes.get('src')} has no text alternative", 'add alt text, or alt="" for decoration'


def _tables(tree: LexborHTMLParser) -> Iterator[PageFinding]:
    for node in tree.css("table"):
        if not any(_text(cell) for cell in node.css("th")):
            yield "a table has no header", "mark its header cells with th and scope"


def _language(tree: LexborHTMLParser) -> Iterator[PageFinding]:
    if not tree.css("html[lang]"):
        yield "the language is not given", "set lang on the html element in theme/layouts/base.html"


def _inline_code(tree: LexborHTMLParser) -> Iterator[PageFinding]:
    for node in tree.css("[style], [onclick], [onload], [onchange], [oninput], [onsubmit]"):
        yield f"the element {node.tag} carries style or script of its own", "use a class; the security policy blocks it"


PAGE_RULES: tuple[Callable[[LexborHTMLParser], Iterator[PageFinding]], ...] = (
    _one_h1,
    _heading_order,
    _links,
    _images,
    _tables,
    _language,
    _inline_code,
)


def _links_of(url: str, tree: LexborHTMLParser) -> tuple[tuple[tuple[str, str, str], ...], list[PageFinding]]:
    """The links to files of the site, and those that name a thing that does not exist."""
    folder = posixpath.dirname(url)
    links: dict[str, tuple[str, str, str]] = {}
    strange: list[PageFinding] = []
    for node in tree.css("[href], [src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        if address.startswith("@"):
            remedy = "check the kind and the id in the template or in the data that it shows"
            strange.append((f"a link names '{address[1:]}', which does not exist", remedy))
        elif address not in links and not address.startswith((*SCHEMES, "data:")):
            path, _, fragment = address.partition("#")
            links[address] = (address, _target(folder, path.partition("?")[0]) if path else url, fragment)
    return tuple(links.values()), strange


@lru_cache(maxsize=1 << 16)  # the pages of a folder share their menu
def _target(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def _broken_links(seen: PageScan, all_seen: Mapping[str, PageScan], other_urls: Collection[str]) -> Iterator[PageFinding]:
    for address, target, fragment in seen.links:
        if target not in all_seen:
            if target not in other_urls:
                yield f"the link '{address}' leads nowhere", "correct the address in the template"
        elif fragment and fragment not in all_seen[target].ids:
            yield f"the link '{address}' leads to a place that the page does not have", "correct the fragment or add the id"


def _text(node: LexborNode) -> str:
    return " ".join(node.text(deep=True, separator=" ").split())
