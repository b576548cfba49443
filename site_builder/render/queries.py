"""The functions that templates can call; each answers from the site alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import groupby
from typing import Any

from markupsafe import Markup

from site_builder.assessment.client_data import (
    NOT_IN_SYSTEM_VIEW,
    NOT_IN_TOOL,
    client_data_of,
    client_data_text,
    json_for_script,
)
from site_builder.assessment.personal_form import form_payload
from site_builder.content.models.directory import Provenance, Region, System
from site_builder.content.models.domains import Domain
from site_builder.content.models.glossary import Term
from site_builder.content.models.guidance import Process, Role, Step
from site_builder.content.models.guide import Guide
from site_builder.content.models.matrix import Theme
from site_builder.content.models.personal_form import PersonalForm
from site_builder.content.overlay.changes import OverlayChange, hidden_components
from site_builder.site import well_known
from site_builder.site.edition_names import name_with_edition
from site_builder.site.model import Page, Site, citations_of, guides_of, people_of
from site_builder.site.overlay_pages import changes_shown_on
from site_builder.site.provenance import common_provenance, people_in

# The sections whose pages are read one after another.
_SERIES = frozenset({"guidance", "domains", "themes", "stages"})


def _together(pages: Iterable[Page], key: Callable[[Page], str | None]) -> dict[str, list[Page]]:
    """Pages in their order under a common key; those without one left out."""
    groups: dict[str, list[Page]] = {}
    for page in pages:
        if (name := key(page)) is not None:
            groups.setdefault(name, []).append(page)
    return groups


class SiteQueries:
    """The questions, for one site; each answer is worked out from the site's values."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._content = site.content
        self._pages = site.by_ref
        self._sections = _together(site.pages, lambda page: page.section if page.listed else None)
        self._series = _together(site.pages, lambda page: page.series if page.series in _SERIES else None)
        self._place_in_series = {page.ref: at for series in self._series.values() for at, page in enumerate(series)}
        self._roles: dict[str, Role] = {role.id: role for role in site.content.roles}
        self._guides = {guide.component: guide for guide in guides_of(site.content)}
        self._citations = citations_of(site.content)

    def page_of(self, ref: str) -> Page | None:
        """The page with a reference such as ``page:guidance/index``, or None."""
        return self._pages.get(ref)

    def pages_in(self, section: str) -> list[Page]:
        """The pages of a folder, in reading order."""
        return self._sections.get(section, [])

    def cite(self, reference: str) -> str:
        """``prospectus p8`` as 'Prospectus, page 8'; the reference itself when it is not known."""
        return self._citations.get(reference, reference)

    def neighbours(self, page: Page) -> tuple[Page | None, Page | None] | None:
        """The pages before and after one in its series, or None when it stands alone."""
        series = self._series[page.series] if page.series in _SERIES else ()
        if len(series) < 2:
            return None
        at = self._place_in_series[page.ref]
        return (series[at - 1] if at else None), (series[at + 1] if at + 1 < len(series) else None)

    def themes_of(self, domain_id: str) -> list[Theme]:
        """The matrix themes that name a domain."""
        return [theme for theme in self._content.themes if any(link.domain == domain_id for link in theme.domains)]

    def steps_of(self, role_id: str) -> list[tuple[Process, Step]]:
        """The steps in which a role takes part."""
        return [(process, step) for process in self._content.processes for step in process.steps if role_id in step.roles]

    def role_title(self, role_id: str) -> str:
        """The title of a role; its id when there is no such role."""
        return self._roles[role_id].title if role_id in self._roles else role_id

    def pages_citing(self, reference: str) -> list[Page]:
        """The pages that restate a part of a source."""
        return [page for page in self._site.pages if reference in page.sources]

    def sources_of_parts(self, domain: Domain) -> list[str]:
        """The sources that only outcomes or groups of a domain name, and not the domain as a whole; each once, in order of name."""
        own = [source for outcome in domain.outcomes for source in outcome.sources]
        own += [source for group in domain.groups for source in group.sources]
        return sorted(set(own).difference(domain.sources))

    def terms_by_letter(self) -> list[tuple[str, list[Term]]]:
        """The glossary by first letter; figures under '0 to 9'."""

        def letter(term: Term) -> str:
            return term.term[0].upper() if term.term[0].isalpha() else "0-9"

        return [
            (first, list(terms)) for first, terms in groupby(sorted(self._content.terms, key=lambda t: (letter(t), t.term.lower())), letter)
        ]

    def name_of(self, ref: str) -> str:
        """Words for a reference, for a list of links."""
        bare = ref.partition("#")[0]
        if bare in self._pages:
            return self._pages[bare].title
        kind, _, name = bare.partition(":")
        return self._names.get(kind, {}).get(name, name)

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        """What things are called in a list of links: by kind and id."""
        return {
            "term": {term.id: term.abbreviation or term.term for term in self._content.terms},
            "system": {system.id: system.title for region in self._content.regions for system in region.systems},
            "role": {role.id: role.title for role in self._content.roles},
            "process": {process.id: process.title for process in self._content.processes},
            "source": {document.id: document.title for document in self._content.sources},
            "address": {address.id: address.title for address in self._content.addresses},
            "component": {
                c.id: c.title for theme in self._content.themes for cell in theme.cells.values() for side in cell.values() for c in side
            },
            "group": {group.id: group.title for domain in self._content.domains for group in domain.groups},
        }

    def guide_of(self, ref: str) -> Guide | None:
        """What the publisher suggests for answering a component, or None."""
        return self._guides.get(ref)

    def local_change(self, ref: str) -> OverlayChange | None:
        """What a local edition changed about a thing, or None."""
        return self._content.local.by_ref.get(ref) if self._content.local else None

    def hidden_components(self, beginning: str) -> tuple[OverlayChange, ...]:
        """The national components that a local edition hides, whose ids begin so."""
        return hidden_components(self._content.local.changes, beginning) if self._content.local else ()

    def local_changes_on(self, page: Page) -> tuple[OverlayChange, ...]:
        """What a local edition changed on a page."""
        return changes_shown_on(page, self._content, self._site.targets)

    def leads_to(self, ref: str, page: Page) -> bool:
        """Whether a reference leads to a page."""
        return self._site.targets.get(ref, "").partition("#")[0] == page.url

    def saved_name(self, url: str) -> str:
        """The name to save a download by, with the edition in it."""
        return name_with_edition(url, self._content)

    def common_provenance(self, thing: Region | System) -> Provenance | None:
        """What is known of all contacts of a region or a system alike, or None."""
        return common_provenance(people_in(thing))

    def sources_of_contacts(self) -> list[str]:
        """Where the contacts are printed, without repeats."""
        people = people_of(self._content)
        return list(dict.fromkeys(source for person in people if person.provenance for source in person.provenance.sources))

    def sitemap_groups(self) -> list[tuple[str, list[Page]]]:
        """Every page but the one for missing pages, by section, sections in the order of the navigation."""
        groups: dict[str, list[Page]] = {}
        for page in self._site.pages:
            if page.listed and page.ref != well_known.NOT_FOUND:
                groups.setdefault(page.section, []).append(page)
        order = [item.to.removeprefix("page:").partition("/")[0] for item in self._content.settings.navigation]
        names = sorted(groups, key=lambda name: (bool(name), order.index(name) if name in order else len(order), name))
        return [(self._section_title(name), groups[name]) for name in names]

    def _section_title(self, section: str) -> str:
        index = self._pages.get(f"page:{section}/index")
        if index:
            return index.nav_title
        return "About" if section == "about" else "Main pages"

    def assessment_payload(self, seen_from: str = well_known.TOOL_URL) -> Markup:
        """What the script of the self-assessment knows of the site, as JSON for a script element."""
        return Markup(client_data_text(client_data_of(self._site, seen_from), NOT_IN_TOOL))

    def system_view_payload(self, seen_from: str) -> Markup:
        """What the script of the system view knows of the site: the same without what it never shows."""
        return Markup(client_data_text(client_data_of(self._site, seen_from), NOT_IN_SYSTEM_VIEW))

    def invite_payload(self, seen_from: str) -> Markup:
        """What the script of an invitation knows of the site: systems, sides and words, as JSON for a script element."""
        payload = client_data_of(self._site, seen_from)
        words = {"parts", "unit", "units", "together"}
        matrix = payload.matrix.model_dump(mode="json", include={"id": True, "audiences": True, "labels": words})
        systems = [{"id": system.id, "title": system.title} for system in payload.systems]
        return Markup(json_for_script({"matrix": matrix, "systems": systems}))

    def personal_form_payload(self, form: PersonalForm) -> Markup:
        """What the script of the personal form knows beside its page, as JSON for a script element."""
        return Markup(json_for_script(form_payload(form, self._content.settings.edition)))

    def globals(self) -> dict[str, Any]:
        """The questions by name, as templates use them."""
        return {name: getattr(self, name) for name in dir(self) if not name.startswith("_") and name != "globals"}


def as_fragment(html: str, prefix: str) -> str:
    """A page's HTML for use inside another page: headings one level down, ids kept apart by a prefix."""
    html = re.sub(r"(</?h)([2-5])\b", lambda m: f"{m[1]}{int(m[2]) + 1}", html)
    html = re.sub(r'(\sid=")', rf"\g<1>{prefix}.", html)
    return re.sub(r'(\shref="#)', rf"\g<1>{prefix}.", html)
