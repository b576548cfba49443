"""A first look at a change: only the files that changed are read again, and only the pages in view are made again.

It is for the preview, which shows it while the whole site is built and checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.assemble import assemble
from site_builder.kinds import kind_of
from site_builder.load import Article, Loaded, article_of, entry_of, id_of
from site_builder.local.apply import with_local
from site_builder.pipeline import Again, Order
from site_builder.problems import Problem, has_errors, in_order
from site_builder.prose import Markdown
from site_builder.references import Vouched
from site_builder.site import Site
from site_builder.source import read_text
from site_builder.workshop import some_pages


@dataclass(frozen=True, slots=True)
class Look:
    """Pages in view by address, as they are now; or the problems that stand in the way. ``site`` tells which pages there are."""

    pages: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    site: Site | None


def look(order: Order, again: Again, changed: Iterable[str], urls: Collection[str]) -> Look | None:
    """The pages at ``urls`` after changes to files (paths below the root); None when only a whole build can tell."""
    names = sorted(set(changed))
    if not all(_can_be_read_again(name, order) for name in names):
        return None
    markdown = Markdown()
    national, problems = reread(again.national, order.root, names, markdown)
    loaded, found = with_local(national, order.root, order.local, markdown)
    problems += found
    site, found = assemble(loaded, markdown, _vouched(again, names) if loaded.local is None else None)
    problems += found
    if site is None or has_errors(problems):
        return Look({}, in_order(problems), site)
    pages, found = some_pages(replace(again.ingredients, site=site), urls)
    return Look({} if found else pages, in_order([*problems, *found]), site)


def _vouched(again: Again, names: Iterable[str]) -> Vouched | None:
    """The articles that did not change, when nothing but articles did: their references led somewhere when the whole site was built."""
    ids = {id_of(name) for name in names if name.startswith("content/")}
    if len(ids) < len(set(names)):
        return None
    known = {article.id: article for article in again.national.articles}
    headings = {name: frozenset(heading.id for heading in known[name].prose.headings) for name in ids & known.keys()}
    return Vouched(frozenset(known.keys() - ids), frozenset(again.ingredients.site.targets), headings)


def _can_be_read_again(name: str, order: Order) -> bool:
    if order.local and (order.root / name).is_relative_to(order.local):
        return True
    if name.startswith("theme/"):
        return name.endswith(".html")
    return (name.startswith("content/") and name.endswith(".md")) or kind_of(name) is not None


def reread(loaded: Loaded, root: Path, names: Iterable[str], markdown: Markdown) -> tuple[Loaded, list[Problem]]:
    """The content with some files read again, put in or left out as they are now on the disk."""
    entries = {entry.document.path: entry for entry in loaded.entries}
    articles = {article.id: article for article in loaded.articles}
    problems: list[Problem] = []
    for name in names:
        kind = kind_of(name)
        if kind:
            entries.pop(name, None)
            if (root / name).is_file():
                entries[name] = entry_of(root, root / name, kind, problems)
        elif name.startswith("content/"):
            page = id_of(name)
            articles.pop(page, None)
            article = _article(root, name, page, markdown, problems) if (root / name).is_file() else None
            if article:
                articles[page] = article
    return replace(loaded, entries=tuple(entries.values()), articles=tuple(articles.values())), problems


def _article(root: Path, name: str, page: str, markdown: Markdown, problems: list[Problem]) -> Article | None:
    text = read_text(root, root / name)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    return article_of(page, text, markdown, problems)
