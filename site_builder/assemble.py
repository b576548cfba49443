"""Checked values to one site: order, ids, addresses and references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from site_builder import models
from site_builder.fields import HoldsMarkdown, HoldsReference, Names, leaves, things
from site_builder.load import Entry, Loaded
from site_builder.pages import all_pages
from site_builder.pages_local import hidden_targets
from site_builder.problems import Place, Problem, did_you_mean
from site_builder.prose import Markdown
from site_builder.redirects import claimed_twice
from site_builder.retired import used_again
from site_builder.site import Content, Page, Site
from site_builder.stand_in import stand_in
from site_builder.texts import Prose, is_symbolic

_NEEDED = {"settings", "sources", "matrix", "national", "glossary", "roles", "processes", "funding", "assessment", "search"}
_SHOWN_PROCESS = re.compile(r"<!--show process ([a-z0-9-]+)-->")
FIXED_HOMES = {
    "source": "about/sources.html",
    "term": "glossary.html",
    "role": "guidance/roles-and-responsibilities.html",
    "responsibility": "guidance/roles-and-responsibilities.html",
    "funding": "guidance/available-resources.html",
    "question": "matrix/about.html",
    "address": "contacts/index.html",
}


def assemble(loaded: Loaded, markdown: Markdown) -> tuple[Site | None, list[Problem]]:
    """The site, or None when a file without which there is no site has errors."""
    places, problems = _places_of_ids(loaded)
    prose = _render_fields(loaded, markdown, problems)
    content = _content(loaded)
    if content is None:
        return None, problems
    pages = all_pages(content, places)
    problems += _equal_urls(pages) + claimed_twice(content.articles, pages)
    targets = _targets(content, pages)
    site = Site(content, pages, targets, prose)
    problems += _dangling(loaded, site) + used_again(loaded, frozenset({*places, *targets})) + _id_problems(loaded)
    broken = any(entry.value is None and entry.kind in _NEEDED for entry in loaded.entries)
    return (None if broken else site), problems


def _content(loaded: Loaded) -> Content | None:
    one: dict[str, Any] = {}
    many: dict[str, list[Any]] = {"domains": [], "themes": [], "regions": []}
    for entry in loaded.entries:
        if entry.value is not None and entry.kind in many:
            many[entry.kind].append(entry.value)
        elif entry.value is not None or entry.kind in _NEEDED:
            one[entry.kind] = entry.value or stand_in(entry.kind)
    if not set(one) >= _NEEDED:
        return None
    ordered = {name: tuple(sorted(values, key=lambda value: (value.order, value.id))) for name, values in many.items()}
    return Content(
        settings=one["settings"],
        sources=one["sources"].documents,
        domains=ordered["domains"],
        matrix=one["matrix"],
        themes=ordered["themes"],
        regions=ordered["regions"],
        addresses=one["national"].addresses,
        terms=tuple(sorted(one["glossary"].terms, key=lambda term: (term.term.lower(), term.id))),
        roles=one["roles"].roles,
        processes=one["processes"].processes,
        funding=one["funding"],
        assessment=one["assessment"],
        search=one["search"],
        local=loaded.local,
        articles=tuple(sorted(loaded.articles, key=lambda article: (article.id.rpartition("/")[0], article.front.order, article.id))),
    )


def _values(loaded: Loaded) -> Iterator[tuple[Entry, Any]]:
    for entry in loaded.entries:
        if entry.value is not None:
            yield entry, entry.value


def _places_of_ids(loaded: Loaded) -> tuple[dict[str, Place], list[Problem]]:
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for entry, value in _values(loaded):
        for location, thing in things(value):
            place = entry.document.place((*location, "id"))
            if thing.ref in places:
                remedy = f"give one of them another id; the first is at {places[thing.ref]}"
                problems.append(Problem(place, f"the id '{thing.id}' is used twice", remedy))
            places.setdefault(thing.ref, place)
    return places, problems


def _render_fields(loaded: Loaded, markdown: Markdown, problems: list[Problem]) -> dict[str, Prose]:
    prose: dict[str, Prose] = {}
    for entry, value in _values(loaded):
        for leaf in leaves(value):
            if isinstance(leaf.mark, HoldsMarkdown):
                prose[leaf.value], found = markdown.text(leaf.value, entry.document.place(leaf.location))
                problems += found
    return prose


def _equal_urls(pages: tuple[Page, ...]) -> list[Problem]:
    first: dict[str, Place] = {}
    problems = []
    for page in pages:
        if page.url in first:
            message = f"the address {page.url} is already taken by {first[page.url].path}"
            problems.append(Problem(page.place, message, "rename one of the two"))
        first.setdefault(page.url, page.place)
    return problems


def _targets(content: Content, pages: tuple[Page, ...]) -> dict[str, str]:
    targets: dict[str, str] = {}
    processes = {process.id for process in content.processes}
    for page in pages:
        targets[page.ref] = page.url
        targets[f"page:{page.url.removesuffix('.html')}"] = page.url
        for show in _SHOWN_PROCESS.findall(page.prose.html if page.prose else ""):
            if show in processes:
                targets[f"process:{show}"] = f"{page.url}#{show}"
    for page in pages:
        if page.subject is not None:
            for _, thing in things(page.subject):
                targets.setdefault(thing.ref, f"{page.url}#{thing.id}")
    for process in content.processes:
        home = targets.get(process.ref, "").partition("#")[0]
        targets.update({step.ref: f"{home}#{step.id}" for step in process.steps if home})
    fixed = (content.sources, content.terms, content.roles, content.addresses, content.matrix.questions)
    for thing in (thing for group in fixed for value in group for _, thing in things(value)):
        targets[thing.ref] = f"{FIXED_HOMES[thing.kind]}#{thing.id}"
    for _, thing in things(content.funding):
        targets[thing.ref] = f"{FIXED_HOMES[thing.kind]}#{thing.id}"
    targets.update(hidden_targets(content, targets, FIXED_HOMES))
    return targets


def _dangling(loaded: Loaded, site: Site) -> list[Problem]:
    sections = {f"{document.id} {section.id}" for document in site.content.sources for section in document.sections}
    problems: list[Problem] = []
    for entry, value in _values(loaded):
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
        problems += _link_problems(article.prose, site, loaded.known, article.id)
        for index, source in enumerate(article.front.sources):
            problems += _source_problem(source, article.document.place(("sources", index)), sections)
        for heading in article.prose.headings:
            for source in heading.sources:
                problems += _source_problem(source, heading.place, sections)
    return problems


def _source_problem(source: str, place: Place, sections: set[str]) -> list[Problem]:
    if source in sections or not sections:  # without any, data/sources.yaml has errors of its own
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
    fragments = _fragments(thing, fragment, site) if fragment else None
    if fragments is not None and fragment not in fragments:
        remedy = did_you_mean(fragment, fragments, "check the id of the heading")
        return [Problem(place, f"'{thing}' has no place '{fragment}'", remedy)]
    return []


def _fragments(thing: str, wanted: str, site: Site) -> set[str] | None:
    """Fragments known before rendering; None when only the finished page can tell, as with headings that a layout makes."""
    page = next((page for page in site.pages if page.ref == thing), None)
    if page is None or (page.subject and "." not in wanted):
        return None
    ids = {inner.id for _, inner in things(page.subject)} if page.subject else set()
    ids |= {url.partition("#")[2] for url in site.targets.values() if url.startswith(f"{page.url}#")}
    if page.prose:
        ids |= {heading.id for heading in page.prose.headings}
    return None if page.prose and page.template != "article.html" and not page.subject else ids


def _id_problems(loaded: Loaded) -> list[Problem]:
    """Ids that do not begin with the id of what they belong to."""
    problems: list[Problem] = []
    for entry, value in _values(loaded):
        for location, thing, prefix in _expected_prefixes(value):
            if not thing.id.startswith(prefix + "."):
                place = entry.document.place((*location, "id"))
                problems.append(
                    Problem(place, f"the id '{thing.id}' does not begin with '{prefix}.'", f"write {prefix}.{thing.id.rpartition('.')[2]}")
                )
    return problems


def _expected_prefixes(value: Any) -> Iterator[tuple[tuple[str | int, ...], Any, str]]:
    if isinstance(value, models.Theme):
        for location, thing in things(value):
            if isinstance(thing, models.Component):
                _, stage, audience, _ = location
                yield location, thing, f"{value.id}.{stage}.{audience}"
    elif isinstance(value, models.Domain):
        yield from ((location, group, value.id) for location, group in things(value) if isinstance(group, models.Group | models.Outcome))
        for number, group in enumerate(value.groups):
            yield from (
                (("groups", number, *location), support, group.id)
                for location, support in things(group)
                if isinstance(support, models.Support)
            )
    elif isinstance(value, models.Region):
        for number, system in enumerate(value.systems):
            yield from (
                (("systems", number, *location), person, system.id)
                for location, person in things(system)
                if isinstance(person, models.Person)
            )
