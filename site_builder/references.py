"""References between things: whether each leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.fields import HoldsReference, Names, leaves, things
from site_builder.load import Article, Entry, Loaded
from site_builder.pages_local import hidden_targets
from site_builder.problems import Place, Problem, did_you_mean
from site_builder.site import Site
from site_builder.texts import Prose, is_symbolic

FIXED_HOMES = {
    "source": "about/sources.html",
    "term": "glossary.html",
    "role": "guidance/roles-and-responsibilities.html",
    "responsibility": "guidance/roles-and-responsibilities.html",
    "funding": "guidance/available-resources.html",
    "question": "matrix/about.html",
    "address": "contacts/index.html",
}


@dataclass(frozen=True, slots=True)
class Vouched:
    """Articles whose references all led somewhere in the last build, and so do now unless something that was there is gone.

    ``articles`` are the ids of those that did not change; ``targets`` are the references that led somewhere; ``headings``
    are the fragments that other articles had then, by id.
    """

    articles: frozenset[str]
    targets: frozenset[str]
    headings: Mapping[str, frozenset[str]]


def values(loaded: Loaded) -> Iterator[tuple[Entry, Any]]:
    """Every data file without errors, with its value."""
    for entry in loaded.entries:
        if entry.value is not None:
            yield entry, entry.value


def _still_sound(site: Site, vouched: Vouched | None) -> frozenset[str]:
    """The articles whose references need no look."""
    if vouched is None or not vouched.targets <= site.targets.keys():
        return frozenset()
    for article, before in vouched.headings.items():
        page = site.by_ref.get(f"page:{article}")
        if before and not (page and page.prose and before <= {heading.id for heading in page.prose.headings}):
            return frozenset()
    return vouched.articles


def dangling(loaded: Loaded, site: Site, vouched: Vouched | None = None) -> list[Problem]:
    """A problem for each reference that leads nowhere."""
    sound = _still_sound(site, vouched)
    sections = {f"{document.id} {section.id}" for document in site.content.sources for section in document.sections}
    problems: list[Problem] = []
    for entry, value in values(loaded) if not sound else ():  # data files did not change either
        for leaf in leaves(value):
            place = entry.document.place(leaf.location)
            if isinstance(leaf.mark, Names) and leaf.mark.kind == "source":
                problems += _source_problem(leaf.value, place, sections)
            elif isinstance(leaf.mark, Names):
                problems += _reference_problem(f"{leaf.mark.kind}:{leaf.value}", place, site, loaded.known)
            elif isinstance(leaf.mark, HoldsReference):
                problems += _reference_problem(leaf.value, place, site, loaded.known)
            else:
                problems += _link_problems(site.prose[leaf.value], site, loaded.known, None)
    for article in loaded.articles:
        if article.id not in sound:
            problems += _in_article(article, sections, site, loaded.known)
    return problems


def _in_article(article: Article, sections: set[str], site: Site, known: frozenset[str]) -> list[Problem]:
    problems = _link_problems(article.prose, site, known, article.id)
    for index, source in enumerate(article.front.sources):
        problems += _source_problem(source, article.document.place(("sources", index)), sections)
    for heading in article.prose.headings:
        for source in heading.sources:
            problems += _source_problem(source, heading.place, sections)
    return problems


def _source_problem(source: str, place: Place, sections: set[str]) -> list[Problem]:
    if source in sections:
        return []
    return [Problem(place, f"there is no source '{source}'", did_you_mean(source, sections, "data/sources.yaml lists the sources"))]


def _link_problems(prose: Prose, site: Site, known: frozenset[str], article: str | None) -> list[Problem]:
    problems: list[Problem] = []
    for link in prose.links:
        if is_symbolic(link.to):
            problems += _reference_problem(link.to, link.place, site, known)
        elif link.to.startswith("#") and article is not None:
            problems += _reference_problem(f"page:{article}{link.to}", link.place, site, known)
    return problems


def _reference_problem(reference: str, place: Place, site: Site, known: frozenset[str]) -> list[Problem]:
    thing, _, fragment = reference.partition("#")
    bare = thing.partition(":")[2]
    if thing not in site.targets:
        if thing in known or bare in known or bare.partition(".")[0] in known:
            return []
        return [Problem(place, f"nothing here is called '{thing}'", did_you_mean(thing, site.targets, "check the kind and the id"))]
    fragments = _fragments(thing, site) if fragment else None
    if fragments is not None and fragment not in fragments:
        remedy = did_you_mean(fragment, fragments, "check the id of the heading")
        return [Problem(place, f"'{thing}' has no place '{fragment}'", remedy)]
    return []


def _fragments(thing: str, site: Site) -> set[str] | None:
    """Fragments known before rendering; None when only the finished page can tell."""
    page = site.by_ref.get(thing)
    if page is None:
        return None
    ids = {inner.id for _, inner in things(page.subject)} if page.subject else set()
    if site.content.local:
        hidden = hidden_targets(site.content, site.targets, FIXED_HOMES)
        ids |= {url.partition("#")[2] for url in hidden.values() if url.startswith(page.url)}
    if page.prose:
        ids |= {heading.id for heading in page.prose.headings}
    shows_data = page.prose is not None and (page.prose.shows or page.template != "article.html")
    return None if shows_data and not page.subject else ids
