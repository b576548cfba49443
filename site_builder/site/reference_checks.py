"""Check that every reference leads somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from site_builder.content.collections import COLLECTIONS
from site_builder.content.fields import IdOf, IsReference
from site_builder.content.loader import Article, DataFile, LoadedContent, raw_ids
from site_builder.content.markdown.document import ASSET, RenderedMarkdown, is_reference
from site_builder.content.walk import entities, kinds_in, marked_values
from site_builder.core.problems import Place, Problem, did_you_mean
from site_builder.site.model import Site
from site_builder.site.retired_ids import retired_of
from site_builder.site.well_known import ENTITY_PAGES


def values(loaded: LoadedContent) -> Iterator[tuple[DataFile, Any]]:
    """Every data file without errors, with its value."""
    for entry in loaded.entries:
        if entry.value is not None:
            yield entry, entry.value


def broken_references(
    loaded: LoadedContent, site: Site, already_checked: Collection[str] = (), assets: Collection[str] | None = None
) -> list[Problem]:
    """A problem for each reference that leads nowhere.

    ``already_checked`` are ids of articles that did not change since all references of the site led somewhere, while the public
    face of its pages and all else stayed as they were: they need no look, and neither do data files. ``assets`` are the
    names of pictures and files of the theme; None where they are not known, and not looked at.
    """
    finder = _Resolver(site, loaded, assets)
    problems: list[Problem] = []
    for entry, value in values(loaded) if not already_checked else ():
        for leaf in marked_values(value):
            place = entry.document.place(leaf.location)
            if isinstance(leaf.mark, IdOf) and leaf.mark.kind == "source":
                problems += finder.source(leaf.value, place)
            elif isinstance(leaf.mark, IdOf):
                problems += finder.reference(f"{leaf.mark.kind}:{leaf.value}", place)
            elif isinstance(leaf.mark, IsReference):
                problems += finder.reference(leaf.value, place)
            else:
                problems += finder.links(site.prose[leaf.value], None)
    for article in loaded.articles:
        if article.id not in already_checked:
            problems += finder.article(article)
    return problems


def _kinds_not_known(loaded: LoadedContent) -> frozenset[str]:
    """The kinds of thing, such as ``role:``, in files so bad that no id in them can be told, or whose page has mistakes."""
    models = {kind.name: kind.model for kind in COLLECTIONS if not kind.many}
    unreadable = (entry for entry in loaded.entries if entry.value is None and not any(raw_ids(entry.document.data)))
    homes = (kind for kind, url in ENTITY_PAGES.items() if f"page:{url.removesuffix('.html')}" in loaded.ids_in_broken_files)
    kinds = (kind for entry in unreadable if entry.kind in models for kind in kinds_in(models[entry.kind]))
    return frozenset(f"{kind}:" for kind in (*homes, *kinds))


class _Resolver:
    """Finds what references lead to; each method answers with what is wrong."""

    def __init__(self, site: Site, loaded: LoadedContent, assets: Collection[str] | None) -> None:
        self._site = site
        self._known = loaded.ids_in_broken_files | _kinds_not_known(loaded)  # ids in files with errors, and kinds such as ``role:``
        self._sections = {f"{document.id} {section.id}" for document in site.content.sources for section in document.sections}
        self._unknown_sources = any(entry.kind == "sources" and entry.value is None for entry in loaded.entries)
        self._retired = retired_of(loaded)
        self._assets = assets
        self._moved = {old: f"page:{article.id}" for article in site.content.articles for old in article.front.old_paths}
        self._placed: dict[str, set[str]] = {}
        for url in site.targets.values():
            page, _, fragment = url.partition("#")
            if fragment:
                self._placed.setdefault(page, set()).add(fragment)

    def article(self, article: Article) -> list[Problem]:
        """The links and sources of a page."""
        problems = self.links(article.prose, article.id)
        for index, source in enumerate(article.front.sources):
            problems += self.source(source, article.document.place(("sources", index)))
        for heading in article.prose.headings:
            for source in heading.sources:
                problems += self.source(source, heading.place)
        return problems

    def source(self, source: str, place: Place) -> list[Problem]:
        """A section of a source document."""
        if source in self._sections or self._unknown_sources:
            return []
        remedy = did_you_mean(source, self._sections, "data/sources.yaml lists the sources")
        return [Problem(place, f"there is no source '{source}'", remedy)]

    def links(self, prose: RenderedMarkdown, article: str | None) -> list[Problem]:
        """The links of a text; ``article`` is the id of its page, if it is one."""
        problems: list[Problem] = []
        for link in prose.links:
            if link.to.startswith(ASSET):
                problems += self.asset(link.to.removeprefix(ASSET), link.place)
            elif is_reference(link.to):
                problems += self.reference(link.to, link.place)
            elif link.to.startswith("#") and article is not None:
                problems += self.reference(f"page:{article}{link.to}", link.place)
        return problems

    def asset(self, name: str, place: Place) -> list[Problem]:
        """A picture, or another file of the theme."""
        if self._assets is None or name in self._assets:
            return []
        remedy = did_you_mean(name, self._assets, "put the file into the folder images, and write its name as it is")
        return [Problem(place, f"there is no picture '{name}'", remedy)]

    def reference(self, reference: str, place: Place) -> list[Problem]:
        """A reference such as ``domain:set-up`` or ``page:guidance/benefits#gains``."""
        thing, _, fragment = reference.partition("#")
        kind, colon, bare = thing.partition(":")
        if thing not in self._site.targets:
            if not self._known.isdisjoint((thing, bare, bare.partition(".")[0], kind + colon)):
                return []
            return [Problem(place, *self._gone(thing))]
        fragments = self._fragments(thing, fragment) if fragment else None
        if fragments is not None and fragment not in fragments:
            remedy = did_you_mean(fragment, fragments, "check the id of the heading")
            return [Problem(place, f"'{thing}' has no place '{fragment}'", remedy)]
        return []

    def _gone(self, thing: str) -> tuple[str, str]:
        """What is wrong with a reference to something that is not there, and what to do."""
        if thing in self._retired:
            now = self._retired[thing]
            return (
                f"'{thing}' is retired",
                f"link to '{now}', which stands for it now" if now else "link to something else, or remove the link",
            )
        moved = self._moved.get(f"{thing.removeprefix('page:')}.html")
        if moved:
            return f"'{thing}' has moved", f"link to '{moved}'"
        return f"nothing here is called '{thing}'", did_you_mean(thing, self._site.targets, "check the kind and the id")

    def _fragments(self, thing: str, wanted: str) -> set[str] | None:
        """Fragments known before rendering; None when only the finished page can tell, as with headings that a layout makes."""
        page = self._site.by_ref.get(thing)
        if page is None or (page.subject and "." not in wanted):
            return None
        ids = {inner.id for _, inner in entities(page.subject)} if page.subject else set()
        ids |= self._placed.get(page.url, set())
        if page.prose:
            ids |= {heading.id for heading in page.prose.headings}
        return None if page.prose and page.template != "article.html" and not page.subject else ids
