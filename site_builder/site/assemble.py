"""Assemble checked values into one site: order, ids, addresses and references."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from site_builder.content.collections import COLLECTIONS, placeholder
from site_builder.content.fields import Entity, IsMarkdown
from site_builder.content.loader import DataFile, LoadedContent
from site_builder.content.markdown.document import RenderedMarkdown
from site_builder.content.markdown.renderer import MarkdownRenderer
from site_builder.content.models.directory import Person, Region, System
from site_builder.content.models.domains import Domain, Group, Outcome, Support
from site_builder.content.models.matrix import Component, Theme
from site_builder.content.walk import entities, marked_values
from site_builder.core.files.paths import unfit_name
from site_builder.core.problems import Place, Problem, did_you_mean
from site_builder.site.model import Content, Page, Site, guides_of
from site_builder.site.overlay_pages import hidden_targets
from site_builder.site.pages import build_pages
from site_builder.site.provenance import Inheritance, provenance_problems
from site_builder.site.redirects import conflicting_redirects
from site_builder.site.reference_checks import broken_references, values
from site_builder.site.retired_ids import reused_ids
from site_builder.site.well_known import ENTITY_PAGES, MATRIX_URL, ONE_FILE_URL, TOOL_URL

_NAMES_OF_FILES = (Domain, Theme, Region, System)
_MANY = {kind.name for kind in COLLECTIONS if kind.many}
_NEEDED = {"settings", "matrix", "assessment"}
_MAY_BE_ABSENT = {"sources", "national", "glossary", "roles", "processes", "funding", "search"}
# Kinds of which a field of the content is made, or that are no content: all others are there for templates, as they are.
_NAMED = {*_NEEDED, *_MAY_BE_ABSENT, "domains", "themes", "regions", "personal-form", "retired", "words"}
_OTHERS = tuple(kind for kind in COLLECTIONS if kind.name not in _NAMED)


def assemble(
    loaded: LoadedContent, markdown: MarkdownRenderer, already_checked: Collection[str] = (), assets: Collection[str] | None = None
) -> tuple[Site | None, list[Problem]]:
    """The site, or None when a file without which there is no site has errors.

    ``already_checked`` are ids of articles whose references were checked before. ``assets`` are the names of pictures and files
    of the theme, where known.
    """
    places, problems = _places_of_ids(loaded)
    prose, found = _render_fields(loaded, markdown)
    content = _content(loaded)
    if content is None:
        return None, problems + found
    pages = build_pages(content, places)
    problems += found + _duplicate_urls(pages) + conflicting_redirects(content.articles, pages)
    targets = _targets(content, pages)
    site = Site(content, pages, targets, prose, {page.ref: page for page in pages})
    problems += (
        broken_references(loaded, site, already_checked, assets)
        + reused_ids(loaded, frozenset({*places, *targets}))
        + _id_prefix_problems(loaded, content)
        + _repeated_items(loaded)
        + list(provenance_problems(loaded))
    )
    strange = _not_in_matrix(loaded, content)
    broken = strange or any(entry.value is None and entry.kind in _NEEDED | _MAY_BE_ABSENT for entry in loaded.entries)
    return (None if broken else site), [*problems, *strange]


def _not_in_matrix(loaded: LoadedContent, content: Content) -> list[Problem]:
    """Cells of themes at stages, and for sides, that the matrix does not have."""
    stages, sides = ([thing.id for thing in things] for things in (content.matrix.stages, content.matrix.audiences))
    problems: list[Problem] = []
    for entry, value in values(loaded):
        for stage, cell in value.cells.items() if isinstance(value, Theme) else ():
            if stages and stage not in stages:
                problems.append(_unknown_in_matrix("stage", stage, stages, entry.document.place(("cells", stage))))
            for side in cell if sides else ():
                if side not in sides:
                    problems.append(_unknown_in_matrix("audience", side, sides, entry.document.place(("cells", stage, side))))
    return problems


def _unknown_in_matrix(kind: str, name: str, known: list[str], place: Place) -> Problem:
    remedy = did_you_mean(name, known, f"use one of its {kind}s ({', '.join(known)}), or add it there")
    return Problem(place, f"data/matrix/matrix.yaml has no {kind} '{name}'", remedy)


def _content(loaded: LoadedContent) -> Content | None:
    one: dict[str, Any] = {}
    many: dict[str, list[Any]] = {"domains": [], "themes": [], "regions": []}
    for entry in loaded.entries:
        if entry.value is not None and entry.kind in many:
            many[entry.kind].append(entry.value)
        elif entry.value is not None or entry.kind in _NEEDED | _MAY_BE_ABSENT:
            one[entry.kind] = entry.value or placeholder(entry.kind)
    if not set(one) >= _NEEDED:
        return None
    one |= {kind: placeholder(kind) for kind in _MAY_BE_ABSENT - set(one)}
    ordered = {name: tuple(sorted(values, key=lambda value: (value.order, value.id))) for name, values in many.items()}
    inheritance = Inheritance(loaded.local)
    return Content(
        settings=one["settings"],
        sources=one["sources"].documents,
        domains=ordered["domains"],
        matrix=one["matrix"],
        themes=ordered["themes"],
        regions=tuple(map(inheritance.region, ordered["regions"])),
        addresses=inheritance.addresses(one["national"]),
        terms=tuple(sorted(one["glossary"].terms, key=lambda term: (term.term.lower(), term.id))),
        roles=one["roles"].roles,
        processes=one["processes"].processes,
        funding=one["funding"],
        assessment=one["assessment"],
        personal_form=one.get("personal-form"),
        search=one["search"],
        local=loaded.local,
        retired=one["retired"].retired if "retired" in one else (),
        more={kind.name: tuple(entry.value for entry in loaded.entries if entry.kind == kind.name and entry.value) for kind in _OTHERS},
        articles=tuple(sorted(loaded.articles, key=lambda article: (article.id.rpartition("/")[0], article.front.order, article.id))),
    )


def _misnamed(entry: DataFile, value: Any) -> bool:
    """Whether a file is not called what its id says, as a copy of another file is not."""
    return entry.kind in _MANY and isinstance(value, Entity) and not entry.document.path.endswith(f"/{value.id}.yaml")


def _places_of_ids(loaded: LoadedContent) -> tuple[dict[str, Place], list[Problem]]:
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for entry, value in sorted(values(loaded), key=lambda one: _misnamed(*one)):  # a copy after what it is a copy of
        copied = isinstance(value, Entity) and value.ref in places  # then it is told of once, and not for all that it holds
        if copied and _misnamed(entry, value):  # its name was told of
            continue
        for location, thing in [((), value)] if copied else entities(value):
            place = entry.document.place((*location, "id"))
            if thing.ref in places:
                remedy = f"give one of them another id; the first is at {places[thing.ref]}"
                problems.append(Problem(place, f"the id '{thing.id}' is used twice", remedy))
            places.setdefault(thing.ref, place)
    return places, problems


def _render_fields(loaded: LoadedContent, markdown: MarkdownRenderer) -> tuple[dict[str, RenderedMarkdown], list[Problem]]:
    prose: dict[str, RenderedMarkdown] = {}
    problems: list[Problem] = []
    for entry, value in values(loaded):
        for leaf in marked_values(value):
            if isinstance(leaf.mark, IsMarkdown):
                prose[leaf.value], found = markdown.text(leaf.value, entry.document.place(leaf.location))
                problems += found
    return prose, problems


def _duplicate_urls(pages: tuple[Page, ...]) -> list[Problem]:
    first: dict[str, Place] = {}
    problems = []
    for page in pages:
        if page.url == ONE_FILE_URL:
            message = f"the address {page.url} is that of the self-assessment in one file, which the build makes itself"
            problems.append(Problem(page.place, message, "give the page another name"))
        if page.url in first and first[page.url] != page.place:  # two things with one id are told of as such
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
        for show in page.prose.shows if page.prose else ():
            name = show.removeprefix("process ")
            if name != show and name in processes:
                targets[f"process:{name}"] = f"{page.url}#{name}"
    for page in pages:
        if page.subject is not None:
            for _, thing in entities(page.subject):
                targets.setdefault(thing.ref, f"{page.url}#{thing.id}")
    for process in content.processes:
        home = targets.get(process.ref, "").partition("#")[0]
        targets.update({step.ref: f"{home}#{step.id}" for step in process.steps if home})
    urls = {page.url for page in pages}
    if TOOL_URL in urls:
        targets[f"page:{ONE_FILE_URL.removesuffix('.html')}"] = ONE_FILE_URL
    homes = {kind: url for kind, url in ENTITY_PAGES.items() if url in urls}
    fixed = (content.sources, content.terms, content.roles, content.addresses, content.matrix.questions, (content.funding,))
    for thing in (thing for group in fixed for value in group for _, thing in entities(value)):
        if thing.kind in homes:
            targets[thing.ref] = f"{homes[thing.kind]}#{thing.id}"
    targets.update({side.ref: MATRIX_URL for side in content.matrix.audiences if MATRIX_URL in urls})
    targets.update(hidden_targets(content, targets, homes))
    targets.update({guide.ref: targets.get(guide.component, MATRIX_URL) for guide in guides_of(content)})
    return targets


def _id_prefix_problems(loaded: LoadedContent, content: Content) -> list[Problem]:
    """Ids that do not begin with the id of what they belong to, and those that cannot be names of files."""
    problems: list[Problem] = []
    stages = {stage.id for stage in content.matrix.stages}
    sides = {side.id for side in content.matrix.audiences}
    for entry, value in values(loaded):
        for location, thing, prefix in _expected_prefixes(value):
            if isinstance(thing, Component) and ((stages and location[1] not in stages) or (sides and location[2] not in sides)):
                continue  # what is wrong is the stage or the side
            if not thing.id.startswith(prefix + "."):
                place = entry.document.place((*location, "id"))
                problems.append(
                    Problem(place, f"the id '{thing.id}' does not begin with '{prefix}.'", f"write {prefix}.{thing.id.rpartition('.')[2]}")
                )
        for location, thing in entities(value):
            if isinstance(thing, _NAMES_OF_FILES) and (reason := unfit_name(thing.id)):
                remedy = "give it another id, since it is the name of files too"
                problems.append(Problem(entry.document.place((*location, "id")), reason, remedy))
    return problems


def _repeated_items(loaded: LoadedContent) -> list[Problem]:
    """Components that claim to restate one item of a cell of the source, where another does already."""
    problems = []
    for entry, value in values(loaded):
        first: dict[tuple[str | int, ...], Place] = {}
        for location, thing in entities(value) if isinstance(value, Theme) else ():
            if isinstance(thing, Component) and thing.item is not None:
                cell, place = (*location[:-1], thing.item), entry.document.place((*location, "item"))
                if cell in first:
                    remedy = f"leave 'item' out where the source has no such item; the first is at {first[cell]}"
                    problems.append(Problem(place, f"item {thing.item} of this cell is restated twice", remedy))
                first.setdefault(cell, place)
    return problems


def _expected_prefixes(value: Any) -> Iterator[tuple[tuple[str | int, ...], Any, str]]:
    if isinstance(value, Theme):
        for location, thing in entities(value):
            if isinstance(thing, Component):
                _, stage, audience, _ = location
                yield location, thing, f"{value.id}.{stage}.{audience}"
    elif isinstance(value, Domain):
        yield from ((location, group, value.id) for location, group in entities(value) if isinstance(group, Group | Outcome))
        for number, group in enumerate(value.groups):
            yield from (
                (("groups", number, *location), support, group.id) for location, support in entities(group) if isinstance(support, Support)
            )
    elif isinstance(value, Region):
        for number, system in enumerate(value.systems):
            yield from (
                (("systems", number, *location), person, system.id) for location, person in entities(system) if isinstance(person, Person)
            )
