"""Rules over finished pages: one row in ``RULES`` for each.

What an author can get wrong in Markdown is reported where it stands, by
``prose``. These rules guard what templates and data make of it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builder.problems import Place, Problem
from site_builder.prose_rules import VAGUE
from site_builder.texts import SCHEMES

Finding = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Finished:
    """A page as it will be published: its address, where it comes from, and its HTML."""

    url: str
    place: Place
    html: str


def check_pages(pages: tuple[Finished, ...], other_urls: frozenset[str]) -> list[Problem]:
    """Every finding on every page; ``other_urls`` are the files that are not pages."""
    trees = {page.url: LexborHTMLParser(page.html) for page in pages}
    ids = {url: _ids(tree) for url, tree in trees.items()}
    problems: list[Problem] = []
    for page in pages:
        for rule in RULES:
            problems += [_problem(page, *finding) for finding in rule(trees[page.url])]
        problems += [_problem(page, *finding) for finding in _broken_links(page.url, trees[page.url], ids, other_urls)]
    problems += _equal_titles(pages, trees)
    return problems


def _problem(page: Finished, message: str, remedy: str) -> Problem:
    return Problem(page.place, f"on the page {page.url} {message}", remedy)


def _ids(tree: LexborHTMLParser) -> set[str]:
    return {node.attributes.get("id") or "" for node in tree.css("[id]")}


def _one_h1(tree: LexborHTMLParser) -> Iterator[Finding]:
    count = len(tree.css("h1"))
    if count != 1:
        yield f"there are {count} headings of level 1", "a page has exactly one; see its template in theme/layouts"


def _heading_order(tree: LexborHTMLParser) -> Iterator[Finding]:
    before = 0
    for node in tree.css("main h1, main h2, main h3, main h4, main h5, main h6"):
        level = int((node.tag or "h1")[1])
        if level > before + 1:
            yield (
                f"the heading '{_text(node)}' of level {level} follows level {before}",
                f"make it level {before + 1}, or put a heading of that level before it",
            )
        before = level


def _double_ids(tree: LexborHTMLParser) -> Iterator[Finding]:
    seen: set[str] = set()
    for node in tree.css("[id]"):
        name = node.attributes.get("id") or ""
        if name in seen:
            yield f"the id '{name}' stands twice", "give one of them another id"
        seen.add(name)


def _links(tree: LexborHTMLParser) -> Iterator[Finding]:
    for node in tree.css("a[href]"):
        text = _text(node) or (node.attributes.get("aria-label") or "")
        if not text or text.lower().strip(" .") in VAGUE:
            yield f"a link to {node.attributes.get('href')} says '{text}'", "say where it leads"


def _images(tree: LexborHTMLParser) -> Iterator[Finding]:
    for node in tree.css("img:not([alt])"):
        yield f"the image {node.attributes.get('src')} has no text alternative", 'add alt text, or alt="" for decoration'


def _tables(tree: LexborHTMLParser) -> Iterator[Finding]:
    for node in tree.css("table"):
        if not any(_text(cell) for cell in node.css("th")):
            yield "a table has no header", "mark its header cells with th and scope"


def _language(tree: LexborHTMLParser) -> Iterator[Finding]:
    if not tree.css("html[lang]"):
        yield "the language is not given", "set lang on the html element in theme/layouts/base.html"


def _inline_code(tree: LexborHTMLParser) -> Iterator[Finding]:
    for node in tree.css("[style], [onclick], [onload], [onchange], [oninput], [onsubmit]"):
        yield f"the element {node.tag} carries style or script of its own", "use a class; the security policy blocks it"


RULES: tuple[Callable[[LexborHTMLParser], Iterator[Finding]], ...] = (
    _one_h1,
    _heading_order,
    _double_ids,
    _links,
    _images,
    _tables,
    _language,
    _inline_code,
)


def _broken_links(url: str, tree: LexborHTMLParser, ids: Mapping[str, set[str]], other_urls: frozenset[str]) -> Iterator[Finding]:
    for node in tree.css("[href], [src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        if address.startswith("@"):
            yield (
                f"a link names '{address[1:]}', which does not exist",
                "check the kind and the id in the template or in the data that it shows",
            )
        if address.startswith((*SCHEMES, "@", "data:")):
            continue
        path, _, fragment = address.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(url), path.partition("?")[0])) if path else url
        if target not in ids and target not in other_urls:
            yield f"the link '{address}' leads nowhere", "correct the address in the template"
        elif fragment and target in ids and fragment not in ids[target]:
            yield f"the link '{address}' leads to a place that the page does not have", "correct the fragment or add the id"


def _equal_titles(pages: tuple[Finished, ...], trees: Mapping[str, LexborHTMLParser]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for page in pages:
        node = trees[page.url].css_first("title")
        title = _text(node) if node else ""
        if title in first:
            yield _problem(page, f"the title '{title}' is that of {first[title]} too", "change the title in one of the two")
        first.setdefault(title, page.url)


def _text(node: LexborNode) -> str:
    return " ".join(node.text(deep=True, separator=" ").split())
