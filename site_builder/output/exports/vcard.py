"""Contacts as vCard 4.0 (RFC 6350), for address books: a person, a system, a region, or all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from site_builder.content.models.directory import Address, Person, Provenance, Region, System

_LONGEST_LINE = 75
_TEAM = re.compile(r"\b(?:teams?|office|hub|group|inbox|mailbox|department|services?|network|primary care)\b", re.IGNORECASE)
_ONE_NAME = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*"
_TWO_NAMES = re.compile(rf"({_ONE_NAME}) ({_ONE_NAME})")
_ESCAPED = {"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"}


def vcard_bytes(cards: Iterable[str]) -> bytes:
    """A file of one or more cards."""
    return "".join(cards).encode()


def cards_of_region(region: Region) -> Iterator[str]:
    """A card for each person of each system of a region."""
    return (card for system in region.systems for card in cards_of_system(region, system))


def cards_of_system(region: Region, system: System) -> Iterator[str]:
    """A card for each person of a system."""
    return (person_card(region, system, person) for person in system.people)


def person_card(region: Region, system: System, person: Person) -> str:
    """The card of a person, or of a team that stands among people."""
    note = f"{_dated(person.provenance)} {person.oddity or ''}".strip()
    organisation = f"{_escaped(system.title)};{_escaped(region.title)}"
    if _TEAM.search(person.name):
        return _card(person.ref, person.name, person.email, note, ("KIND", "org"), ("ORG", f"{organisation};{_escaped(person.name)}"))
    return _card(person.ref, person.name, person.email, note, *_name(person.name), ("KIND", "individual"), ("ORG", organisation))


def _dated(provenance: Provenance | None) -> str:
    return provenance.words if provenance else ""


def _name(name: str) -> Iterator[tuple[str, str]]:
    """The parts of a name, where it is two words: of a longer one, such as 'Jo van der Berg MBE', nobody can tell which are which."""
    if found := _TWO_NAMES.fullmatch(name):
        yield "N", f"{found[2]};{found[1]};;;"


def address_card(address: Address) -> str:
    """The card of a national address: an organisation, not a person."""
    note = "\n".join(filter(None, [_dated(address.provenance), "What it was for:", *address.uses]))
    return _card(address.ref, address.title, address.email, note, ("KIND", "org"), ("ORG", _escaped(address.title)))


def _card(ref: str, name: str, email: str, note: str, *more: tuple[str, str]) -> str:
    lines = [
        ("BEGIN", "VCARD"),
        ("VERSION", "4.0"),
        ("UID", f"urn:uuid:{uuid5(NAMESPACE_URL, ref)}"),
        ("FN", _escaped(name)),
        *more,
        ("EMAIL;TYPE=work", _escaped(email)),
        *([("NOTE", _escaped(note))] if note else []),
        ("END", "VCARD"),
    ]
    return "".join(_folded(f"{name}:{value}") for name, value in lines)


def _escaped(text: str) -> str:
    return re.sub(r"[\\,;\n]", lambda found: _ESCAPED[found[0]], text.replace("\r\n", "\n"))


def _folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, none of them cut inside a letter; each but the first begins with a space."""
    if len(line.encode()) <= _LONGEST_LINE:
        return f"{line}\r\n"
    pieces = [""]
    for letter in line:
        if len((pieces[-1] + letter).encode()) > _LONGEST_LINE:
            pieces.append(" ")
        pieces[-1] += letter
    return "\r\n".join(pieces) + "\r\n"
