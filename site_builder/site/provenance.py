"""What is known of where each contact comes from: its own, or that of what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from site_builder.content.models.directory import Address, AddressList, Person, Provenance, Region, System
from site_builder.content.overlay.changes import Overlay

Sourced = TypeVar("Sourced", Person, System, Address)


class Inheritance:
    """How provenance goes from a region or a file to what it holds: never to what a local edition added or worded in another way."""

    def __init__(self, local: Overlay | None) -> None:
        self._added = {change.ref for change in local.of_kind("added")} if local else set()
        self._reworded = {item.ref for item in local.edition.replace if "provenance" not in item.fields} if local else set()

    def region(self, region: Region) -> Region:
        """The region with the provenance of each contact written out."""
        return region.model_copy(update={"systems": tuple(self._system(system, region.provenance) for system in region.systems)})

    def addresses(self, file: AddressList) -> tuple[Address, ...]:
        """The national addresses with the provenance of each written out."""
        return tuple(self._dated(address, file.provenance, reworded=address.ref in self._reworded) for address in file.addresses)

    def _system(self, system: System, above: Provenance | None) -> System:
        system = self._dated(system, above)
        people = (self._dated(person, system.provenance, reworded=person.ref in self._reworded) for person in system.people)
        return system.model_copy(update={"people": tuple(people)})

    def _dated(self, thing: Sourced, above: Provenance | None, *, reworded: bool = False) -> Sourced:
        if reworded or (thing.ref in self._added and "provenance" not in thing.model_fields_set):
            return thing.model_copy(update={"provenance": None})
        return thing if "provenance" in thing.model_fields_set else thing.model_copy(update={"provenance": above})


def people_in(thing: Region | System) -> tuple[Person, ...]:
    """The contacts of a region or a system."""
    return thing.people if isinstance(thing, System) else tuple(person for system in thing.systems for person in system.people)


def common_provenance(people: Iterable[Person]) -> Provenance | None:
    """What holds for all of them; None where they differ, or where nothing is said."""
    first, *others = [person.provenance for person in people] or [None]
    return first if all(other is first or other == first for other in others) else None
