"""Work out where each contact comes from: its own provenance, or that of its region or file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from site_builder.content.loader import LoadedContent
from site_builder.content.models.directory import Address, AddressList, Person, Provenance, Region, SharedProvenance, System
from site_builder.content.overlay.changes import Overlay
from site_builder.content.yaml_parser import Location
from site_builder.core.problems import Problem

_NOT_SAID = "it is not said what was printed, so a changed contact would be called as printed"
Entry = TypeVar("Entry", Person, Address)


class Inheritance:
    """How provenance goes from a region or a file to what it holds.

    Nothing national is said of what a local edition added or worded in another way, and of a contact that is not
    on the list of what was printed nothing is said that holds for that list.
    """

    def __init__(self, local: Overlay | None) -> None:
        self._added = {change.ref for change in local.of_kind("added")} if local else set()
        self._reworded = {item.ref: item.fields for item in local.edition.replace} if local else {}

    def region(self, region: Region) -> Region:
        """The region with the provenance of each contact written out."""
        return region.model_copy(update={"systems": tuple(self._system(system, region.provenance) for system in region.systems)})

    def addresses(self, file: AddressList) -> tuple[Address, ...]:
        """The national addresses with the provenance of each written out."""
        return tuple(self._dated(address, file.provenance) for address in file.addresses)

    def _system(self, system: System, above: SharedProvenance | None) -> System:
        if "provenance" in system.model_fields_set or system.ref in self._added:
            above = system.provenance
        people = tuple(self._dated(person, above) for person in system.people)
        return system.model_copy(update={"people": people, "provenance": above})

    def _dated(self, contact: Entry, above: SharedProvenance | None) -> Entry:
        fields, added = self._reworded.get(contact.ref), contact.ref in self._added
        own = "provenance" in contact.model_fields_set and (fields is None or "provenance" in fields)
        known = contact.provenance if own else above
        said: dict[str, Provenance | None] = {}
        listed = known if own and known and known.entries is not None else above
        if not _is_among(contact, listed) and not added and "oddity" not in (fields or ()):  # it is about an entry that this one is not
            said["oddity"] = None
        if not _is_among(contact, known) or (not own and (added or fields is not None)):
            said["provenance"] = None
        elif known is not contact.provenance or (known and known.entries is not None):
            said["provenance"] = _of_one(known)
        return contact.model_copy(update=said) if said else contact


def _is_among(contact: Person | Address, above: SharedProvenance | None) -> bool:
    """Whether a contact stands so in the list of what was printed, where there is one."""
    return above is None or above.entries is None or contact.entry in above.entries


def _of_one(shared: SharedProvenance | None) -> SharedProvenance | None:
    return SharedProvenance(**shared.model_dump(exclude={"entries"}, exclude_unset=True)) if shared else None


def provenance_problems(loaded: LoadedContent) -> Iterator[Problem]:
    """What is said to be as printed without what was printed, and notes on entries that are not those of the source."""
    added = {change.ref for change in loaded.local.of_kind("added")} if loaded.local else set()
    for entry in loaded.entries:
        for location, thing, above in _shared(entry.value):
            if above.printed and above.entries is None:
                remedy = "add 'entries:' to it, with a line for each that is printed there, such as - A Name <a.name@example.org>"
                yield Problem(entry.document.place((*location, "provenance")), _NOT_SAID, remedy)
            for inner, contact in _contacts(thing):
                if contact.oddity and contact.ref not in added and not _is_among(contact, above):
                    at = entry.document.place((*location, *inner, "oddity"))
                    message = f"this note on '{contact.id}' is not shown: it is about an entry of the source, which says something else"
                    yield Problem(at, message, "write 'oddity: null'", "warning")

        for location, contact in _all_contacts(entry.value):
            if contact.provenance and contact.provenance.printed and contact.provenance.entries is None:
                remedy = "leave out 'printed', or add 'entries:' with the line that is printed there, such as [A Name <a.name@example.org>]"
                yield Problem(entry.document.place((*location, "provenance")), _NOT_SAID, remedy)


def _all_contacts(value: Any) -> Iterator[tuple[Location, Person | Address]]:
    if isinstance(value, AddressList):
        yield from _contacts(value)
    for number, system in enumerate(value.systems if isinstance(value, Region) else ()):
        yield from ((("systems", number, *place), person) for place, person in _contacts(system))


def _shared(value: Any) -> Iterator[tuple[Location, Region | System | AddressList, SharedProvenance]]:
    """Everything that has a provenance for what it holds."""
    if isinstance(value, AddressList | Region) and value.provenance:
        yield (), value, value.provenance
    for number, system in enumerate(value.systems if isinstance(value, Region) else ()):
        if system.provenance:
            yield ("systems", number), system, system.provenance


def _contacts(thing: Region | System | AddressList) -> Iterator[tuple[Location, Person | Address]]:
    """The contacts for which the provenance of something holds, with their place in it."""
    if isinstance(thing, AddressList):
        yield from ((("addresses", number), address) for number, address in enumerate(thing.addresses))
    elif isinstance(thing, System):
        yield from ((("people", number), person) for number, person in enumerate(thing.people))
    else:
        for number, system in enumerate(thing.systems):
            if "provenance" not in system.model_fields_set:
                yield from ((("systems", number, *place), person) for place, person in _contacts(system))


def people_in(thing: Region | System) -> tuple[Person, ...]:
    """The contacts of a region or a system."""
    return thing.people if isinstance(thing, System) else tuple(person for system in thing.systems for person in system.people)


def common_provenance(people: Iterable[Person]) -> Provenance | None:
    """What holds for all of them; None where they differ, or where nothing is said."""
    first, *others = [person.provenance for person in people] or [None]
    return first if all(other is first or other == first for other in others) else None
