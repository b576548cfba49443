"""The documents of the search: one for every page, section and item of the site.

To make something new of the data files findable, write a function from the site to documents and add a row to ``DOCUMENT_SOURCES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from site_builder.content.fields import Entity
from site_builder.content.markdown.document import Heading
from site_builder.content.models.directory import System
from site_builder.content.models.domains import Domain, Group
from site_builder.content.models.matrix import Theme
from site_builder.site import well_known
from site_builder.site.model import Page, Site

UNLISTED = frozenset({well_known.NOT_FOUND, well_known.SEARCH})
TITLE_ONLY = frozenset({well_known.WHOLE, well_known.SITEMAP_PAGE})
KIND_OF_SECTION = {
    "guidance": "guidance",
    "domains": "domain",
    "matrix": "matrix",
    "contacts": "contact",
    "assessment": "tool",
    "downloads": "tool",
    "system-view": "tool",
}
SHORT, BEGINNING = 90, 200
_Thing = TypeVar("_Thing", bound=Entity)


class ResultKind(NamedTuple):
    """A kind of result: its id, its name, its name for many, whether its results stay apart or are grouped by page.

    ``weight`` says how much a result counts beside one of another kind with the same words.
    """

    id: str
    one: str
    many: str
    apart: bool = False
    weight: float = 1


RESULT_KINDS = (
    ResultKind("guidance", "Guidance", "Guidance"),
    ResultKind("domain", "Support domain", "Support domains"),
    ResultKind("matrix", "Maturity matrix", "Maturity matrix"),
    ResultKind("contact", "Contact", "Contacts", apart=True),
    ResultKind("term", "Glossary term", "Glossary terms", apart=True),
    ResultKind("role", "Role", "Roles"),
    ResultKind("step", "Process step", "Process steps"),
    ResultKind("tool", "Tool", "Tools and downloads", weight=0.8),
    ResultKind("site", "About this site", "About this site", weight=0.7),
)


class SearchDocument(NamedTuple):
    """One thing that can be found: where it is, how it is shown, and the words it is found by.

    ``names`` are what it is called (an exact one wins); ``also`` are other words people use for it.
    """

    url: str
    kind: str
    title: str
    trail: tuple[str, ...]
    text: str = ""
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def data_documents(site: Site) -> tuple[SearchDocument, ...]:
    """What can be found of the data files: of what is no page with a text."""
    return tuple(found for make in DOCUMENT_SOURCES for found in make(site))


def _section_title(site: Site, section: str) -> str:
    index = site.by_ref.get(f"page:{section}/index")
    if index is None:
        return section.replace("-", " ").capitalize()
    return "Matrix" if section == "matrix" else index.nav_title


def _trail(site: Site, page: Page) -> tuple[str, ...]:
    return (_section_title(site, page.section),) if page.section and not page.url.endswith("/index.html") else ()


def _title(site: Site, ref: str, otherwise: str) -> str:
    page = site.by_ref.get(ref)
    return page.nav_title if page else otherwise


def _kind_of(page: Page) -> str:
    part = page.section or page.url.removesuffix(".html")
    return KIND_OF_SECTION.get(part, "guidance" if page.sources else "site")


def page_documents(site: Site, page: Page) -> Iterator[SearchDocument]:
    """A page with a text, and each section of it; nothing for other pages."""
    if page.prose is None or not page.listed or page.ref in UNLISTED:
        return
    kind, trail = _kind_of(page), _trail(site, page)
    texts = {passage.heading.id if passage.heading else "": passage.text for passage in page.prose.passages}
    lead = "" if page.ref in TITLE_ONLY else texts.get("", "")
    names = () if page.ref == well_known.HOME else (page.nav_title,)
    text = _said(kind, f"{page.description} {lead}".strip())
    yield SearchDocument(page.url, kind, page.title, trail, text, names, _sections(site, page))
    if page.ref in TITLE_ONLY:
        return
    for heading, above in _with_parents(page.prose.headings):
        inner = (*trail, page.nav_title, *(parent.text for parent in above))
        yield SearchDocument(f"{page.url}#{heading.id}", kind, heading.text, inner, _said(kind, texts.get(heading.id, "")))


def _said(kind: str, text: str) -> str:
    """A text; of one about the site itself its beginning, so that it is not found by every common word in it."""
    return text if kind != "site" or len(text) <= BEGINNING else text[:BEGINNING].rpartition(" ")[0].rstrip(",;:") + " …"


def _sections(site: Site, page: Page) -> tuple[str, ...]:
    """What a page restates of the documents, as somebody looks for it: 'Prospectus page 8'."""
    titles = {f"{one.id} {section.id}": f"{one.short_title} {section.label}" for one in site.content.sources for section in one.sections}
    return tuple(titles[source] for source in page.sources if source in titles)


def _with_parents(headings: tuple[Heading, ...]) -> Iterator[tuple[Heading, tuple[Heading, ...]]]:
    above: list[Heading] = []
    for heading in headings:
        above = [parent for parent in above if parent.level < heading.level]
        yield heading, tuple(above)
        above.append(heading)


def _domains(site: Site) -> Iterator[SearchDocument]:
    for domain in site.content.domains:
        page = site.by_ref[domain.ref]
        trail = _trail(site, page)
        access = f"{domain.access.text} {domain.access.email}" if domain.access else ""
        text = " ".join((domain.summary, _plain(site, domain.context), access, *domain.gaps))
        yield SearchDocument(page.url, "domain", domain.title, trail, text, also=_sections(site, page))
        for part in domain.parts:
            text = _plain(site, part.context) if part.context else ""
            yield SearchDocument(f"{page.url}#{part.id}", "domain", part.title, (*trail, domain.title), text)
        yield from _outcomes(domain, page, trail)
        for group in domain.groups:
            yield from _group(group, page, (*trail, domain.title))


def _outcomes(domain: Domain, page: Page, trail: tuple[str, ...]) -> Iterator[SearchDocument]:
    for part in (None, *domain.parts):
        texts = [outcome.text for outcome in domain.outcomes if outcome.part == (part.id if part else None)]
        if texts:
            fragment, above = (f"{part.id}.outcomes", (part.title,)) if part else ("outcomes", ())
            title = f"Impact and expected outcomes: {domain.title}"
            yield SearchDocument(f"{page.url}#{fragment}", "domain", title, (*trail, domain.title, *above), " ".join(texts))


def _group(group: Group, page: Page, trail: tuple[str, ...]) -> Iterator[SearchDocument]:
    text = " ".join((group.text or "", *(item.text for item in group.components))).strip()
    yield SearchDocument(f"{page.url}#{group.id}", "domain", group.title, trail, text)
    for item in group.components:
        title, rest = _headline(item.text)
        yield SearchDocument(f"{page.url}#{item.id}", "domain", title, (*trail, group.title), rest)


def _headline(text: str) -> tuple[str, str]:
    """A title for something that has none: its text, or its first sentence, or the beginning of that; and the rest."""
    if len(text) <= SHORT:
        return text.rstrip("."), ""
    sentence = text.partition(". ")[0]
    if len(sentence) <= SHORT:
        return sentence, text[len(sentence) + 2 :]
    return text[:SHORT].rpartition(" ")[0].rstrip(",;:") + " …", text


def _plain(site: Site, markdown: str) -> str:
    return " ".join(passage.text for passage in site.prose[markdown].passages)


def _themes(site: Site) -> Iterator[SearchDocument]:
    for theme in site.content.themes:
        page = site.by_ref[theme.ref]
        trail = _trail(site, page)
        text = " ".join((theme.summary, *(link.printed for link in theme.domains), *theme.gaps))
        yield SearchDocument(page.url, "matrix", theme.title, trail, text, (theme.short_title,))
        yield from _cells(site, theme, page, trail)
        yield from _components(site, theme, page, trail)


def _cells(site: Site, theme: Theme, page: Page, above: tuple[str, ...]) -> Iterator[SearchDocument]:
    """Each stage of a theme: found by what the theme is called, by the domains beside it, and by the stage."""
    called = dict.fromkeys((theme.short_title, *(link.printed for link in theme.domains)))
    for stage in site.content.matrix.stages:
        components = [one.title for side in theme.cells.get(stage.id, {}).values() for one in side]
        if components:
            names = tuple(f"{name}: {stage.title}" for name in called)
            title, text = f"{theme.title}: {stage.title}", ". ".join(components)
            yield SearchDocument(f"{page.url}#{stage.id}", "matrix", title, (*above, theme.title), text, names)


def _components(site: Site, theme: Theme, page: Page, above: tuple[str, ...]) -> Iterator[SearchDocument]:
    stages = {stage.id: stage.title for stage in site.content.matrix.stages}
    for stage, cell in theme.cells.items():
        for audience in site.content.matrix.audiences:
            trail = (*above, theme.title, stages[stage], audience.heading)
            for component in cell.get(audience.id, ()):
                yield SearchDocument(f"{page.url}#{component.id}", "matrix", component.title, trail, component.text)


def _stages(site: Site) -> Iterator[SearchDocument]:
    for stage in site.content.matrix.stages:
        page = site.by_ref[stage.ref]
        yield SearchDocument(
            page.url, "matrix", page.title, _trail(site, page), page.description, (stage.title,), ("stage", f"stage {stage.title}")
        )


def _contacts(site: Site) -> Iterator[SearchDocument]:
    for region in site.content.regions:
        page = site.by_ref[region.ref]
        trail = _trail(site, page)
        text = " ".join((region.note or page.description, *(system.title for system in region.systems)))
        names = (region.title, f"{region.title} region", f"{region.title} contacts")
        yield SearchDocument(page.url, "contact", page.title, trail, text, names)
        for system in region.systems:
            yield from _system(system, page, (*trail, region.title), site.content.settings.terms.unit)


def _system(system: System, page: Page, trail: tuple[str, ...], unit: str) -> Iterator[SearchDocument]:
    people = ". ".join(f"{person.name}, {person.email}" for person in system.people)
    also = (f"contacts email lead system {unit} support",)
    yield SearchDocument(f"{page.url}#{system.id}", "contact", system.title, trail, people, also=also)
    for person in system.people:
        text = f"{person.email}, {system.title}. {person.oddity or ''}".strip()
        also = (f"contact email address {unit} support",)
        yield SearchDocument(f"{page.url}#{person.id}", "contact", person.name, (*trail, system.title), text, also=also)


def _placed(site: Site, things: Iterable[_Thing]) -> Iterator[_Thing]:
    """The things that stand on a page of the site: it may do without the one for their kind."""
    return (thing for thing in things if thing.ref in site.targets)


def _terms(site: Site) -> Iterator[SearchDocument]:
    glossary = _title(site, well_known.GLOSSARY, "Glossary")
    for term in _placed(site, site.content.terms):
        title = f"{term.term} ({term.abbreviation})" if term.abbreviation else term.term
        names = (term.term, term.abbreviation) if term.abbreviation else (term.term,)
        meaning = term.meaning or "The documents use this name without saying what it means."
        yield SearchDocument(site.targets[term.ref], "term", title, (glossary,), meaning, names, term.also)


def _roles(site: Site) -> Iterator[SearchDocument]:
    trail = ("Guidance", _title(site, well_known.ROLES, "Roles"))
    for role in _placed(site, site.content.roles):
        text = ". ".join((role.headline, *(item.text.rstrip(".") for item in role.responsibilities)))
        yield SearchDocument(site.targets[role.ref], "role", role.title, trail, text, also=("responsibilities role",))


def _steps(site: Site) -> Iterator[SearchDocument]:
    titles = {page.url: page.nav_title for page in site.pages}
    for process in site.content.processes:
        for step in process.steps:
            url = site.targets.get(step.ref)
            if url:
                trail = ("Guidance", titles[url.partition("#")[0]], process.title)
                yield SearchDocument(url, "step", step.title, tuple(dict.fromkeys(trail)), " ".join((step.text, *step.points)))


def _funding(site: Site) -> Iterator[SearchDocument]:
    funding = site.content.funding
    trail = ("Guidance", _title(site, well_known.FUNDING, "Funding"))
    for item in _placed(site, funding.parameters):
        yield SearchDocument(site.targets[item.ref], "guidance", item.title, trail, " ".join((item.text, *item.parts)))
    for title, rules in (("Use the funding for", funding.use_for), ("Do not use the funding for", funding.not_for)):
        text = ". ".join(rule.text for rule in rules)
        if any(_placed(site, rules)):
            yield SearchDocument(site.targets[rules[0].ref], "guidance", title, trail, text)


def _sources(site: Site) -> Iterator[SearchDocument]:
    for document in _placed(site, site.content.sources):
        sections = ". ".join(section.title for section in document.sections)
        text = _said("site", f"{document.note or ''} {sections}".strip())
        yield SearchDocument(site.targets[document.ref], "site", document.title, ("About", "Sources"), text, (document.short_title,))


def _features(site: Site) -> Iterator[SearchDocument]:
    for feature in site.content.search.features:
        thing, mark, fragment = feature.to.partition("#")
        url = site.targets.get(thing)
        if url:
            page = site.by_ref.get(thing)
            trail = page.nav_title if page else _section_title(site, url.partition("/")[0])
            yield SearchDocument(f"{url}{mark}{fragment}", "tool", feature.title, (trail,), feature.text, also=feature.words)


DOCUMENT_SOURCES: tuple[Callable[[Site], Iterator[SearchDocument]], ...] = (
    _domains,
    _themes,
    _stages,
    _contacts,
    _terms,
    _roles,
    _steps,
    _funding,
    _sources,
    _features,
)
