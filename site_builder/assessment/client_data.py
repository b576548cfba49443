"""What the script of the self-assessment gets: matrix, directory, funding lists and schema, as one JSON object."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from site_builder import __version__
from site_builder.assessment.format import Generator
from site_builder.assessment.matrix import Links, Matrix, Titled, matrix_of
from site_builder.assessment.schema import browser_schema, ids_of
from site_builder.content.fields import Model
from site_builder.content.models.assessment_form import AssessmentFields
from site_builder.content.models.directory import Provenance, Region, System
from site_builder.content.models.guidance import Funding
from site_builder.content.models.retired import Retired
from site_builder.content.overlay.changes import ChangeKind, Overlay, OverlayChange, hidden_components
from site_builder.core.text.uris import mailto
from site_builder.site.model import Site, guides_of
from site_builder.site.well_known import FUNDING, TOOL_URL

GENERATOR = Generator(name="pcn-prospectus", version=__version__)
_SHOWN = {"component", "person", "system"}
# The scripts write these out themselves, from the address of the page and the id.
_ADDRESSES: dict[str, Any] = {"components": {"__all__": {"href"}}, "domains": {"__all__": {"groups": {"__all__": {"href"}}}}}
NOT_IN_TOOL: dict[str, Any] = {"matrix": {"themes": {"__all__": _ADDRESSES}}}
NOT_IN_SYSTEM_VIEW: dict[str, Any] = {
    "funding": True,
    "national": True,
    "systems": {"__all__": {"people"}},
    "retired": True,
    "local_changes": True,
    "local_hidden": True,
    "guide": True,
    "matrix": {
        "questions": True,
        "labels": {"undecided": True, "statuses": True, "fields": set(AssessmentFields.model_fields)},
        "themes": {"__all__": {**_ADDRESSES, "summary": True, "components": {"__all__": {"text", "href"}}}},
    },
}


class LocalChange(Model):
    """What a local edition did to an item, and the national words that it took the place of, a paragraph each."""

    how: ChangeKind
    title: str
    national: tuple[str, ...]
    why: str | None


class HiddenComponent(LocalChange):
    """A national component that a local edition hides, and the stage it belongs to."""

    stage: str


class Contact(Model):
    """A person of a system; ``mailto`` is the link that writes to them, ``dated`` says where the entry comes from and how old it is."""

    ref: str
    name: str
    email: str
    mailto: str
    dated: str


class SystemContacts(Titled):
    """A system of the directory; ``region`` is the title of its region."""

    region: str
    href: str
    people: tuple[Contact, ...]


class NationalContact(Model):
    """Where those turn to who find no contact for their system."""

    title: str
    email: str
    mailto: str
    dated: str


class FundingLists(Model):
    """What the money may and may not be used for."""

    use_for: tuple[str, ...]
    not_for: tuple[str, ...]
    href: str | None


class RetiredComponent(Model):
    """A component that an earlier edition had: what it was called, and what stands for it now, or null."""

    title: str
    now: str | None


class GuideWords(Model):
    """What the publisher suggests at a statement."""

    in_place: str | None
    partly: str | None
    ask: str | None


class ClientData(Model):
    """Everything that the script gets."""

    generator: Generator
    matrix: Matrix
    systems: tuple[SystemContacts, ...]
    national: NationalContact | None = Field(description="None where the data holds no address to turn to")
    funding: FundingLists | None = Field(description="None where the data says nothing of money")
    local_changes: dict[str, LocalChange] = Field(default={}, description="By reference; of the items that the script itself shows")
    retired: dict[str, RetiredComponent] = Field(default={}, description="By id; a saved assessment may still hold answers to them")
    local_hidden: dict[str, tuple[HiddenComponent, ...]] = Field(default={}, description="National components that are hidden, by theme")
    guide: dict[str, GuideWords] = Field(default={}, description="By component; of those for which the publisher suggests something")
    schema_: dict[str, Any] = Field(serialization_alias="schema")


def client_data_of(site: Site, seen_from: str = TOOL_URL) -> ClientData:
    """Everything, with addresses as seen from a page; the first national address is the one to ask, if any.

    Raises UnknownReferenceError where a link leads nowhere.
    """
    content, links, matrix = site.content, Links(site.targets, seen_from), matrix_of(site, seen_from)
    national = next(iter(content.addresses), None)
    return ClientData(
        generator=GENERATOR,
        matrix=matrix,
        systems=tuple(_system(region, system, links) for region in content.regions for system in region.systems),
        national=national
        and NationalContact(title=national.title, email=national.email, mailto=mailto(national.email), dated=_dated(national.provenance)),
        funding=_funding(content.funding, links),
        local_changes=_changes(content.local) if content.local else {},
        retired=_retired(matrix, content.retired),
        local_hidden=_hidden_by_theme(matrix, content.local.changes) if content.local else {},
        guide={
            one.component.partition(":")[2]: GuideWords(in_place=one.in_place, partly=one.partly, ask=one.ask) for one in guides_of(content)
        },
        schema_=browser_schema(ids_of(matrix)),
    )


def _funding(funding: Funding, links: Links) -> FundingLists | None:
    rules = [tuple(rule.text for rule in found) for found in (funding.use_for, funding.not_for)]
    return FundingLists(use_for=rules[0], not_for=rules[1], href=links.to_page(FUNDING)) if any(rules) else None


def _changes(local: Overlay) -> dict[str, LocalChange]:
    return {ref: _change(change) for ref, change in local.by_ref.items() if change.kind in _SHOWN and change.how != "hidden"}


def _hidden_by_theme(matrix: Matrix, changes: Iterable[OverlayChange]) -> dict[str, tuple[HiddenComponent, ...]]:
    found = {theme.id: hidden_components(changes, f"{theme.id}.") for theme in matrix.themes}
    return {theme: tuple(map(_hidden, here)) for theme, here in found.items() if here}


def _retired(matrix: Matrix, retired: Iterable[Retired]) -> dict[str, RetiredComponent]:
    titles = {component.id: component.title for theme in matrix.themes for component in theme.components}
    return {
        bare: RetiredComponent(title=one.title, now=titles.get((one.now or "").partition(":")[2]))
        for one in retired
        if (bare := one.ref.removeprefix("component:")) != one.ref
    }


def client_data_text(payload: ClientData, without: Mapping[str, Any] | None = None) -> str:
    """The payload as JSON that may stand inside a script element."""
    return json_for_script(payload.model_dump(mode="json", by_alias=True, exclude=without))


def json_for_script(value: Any) -> str:
    """A value as JSON that may stand inside a script element: it holds no ``<`` and no line separator."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _system(region: Region, system: System, links: Links) -> SystemContacts:
    people = tuple(
        Contact(ref=one.ref, name=one.name, email=one.email, mailto=mailto(one.email), dated=_dated(one.provenance))
        for one in system.people
    )
    return SystemContacts(id=system.id, title=system.title, region=region.title, href=links.to(system.ref), people=people)


def _dated(provenance: Provenance | None) -> str:
    return provenance.words if provenance else ""


def _change(change: OverlayChange) -> LocalChange:
    words = [words for words in change.wordings if change.how != "hidden" or words.name != "Title"]
    alone = [words.name for words in words] == ["Text"]
    national = (words.national or "(nothing)" if alone else f"{words.name}: {words.national or '(nothing)'}" for words in words)
    shown = tuple(national) if change.how != "added" else ()
    return LocalChange(how=change.how, title=change.title, national=shown, why=change.why)


def _hidden(change: OverlayChange) -> HiddenComponent:
    stage = change.id.split(".")[1]  # the id of a component is theme, stage, side and its own name
    return HiddenComponent(**dict(_change(change)), stage=stage)
