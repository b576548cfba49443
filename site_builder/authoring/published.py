"""Find what was published before and is gone: ids on record, and contacts that are not as they were printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from site_builder.authoring.content_record import ContentRecord
from site_builder.content.models.directory import Address, Person
from site_builder.core.dates import long_date
from site_builder.core.problems import Place, Problem
from site_builder.site.model import Content

RETIRED_FILE = "data/retired.yaml"


def gone_ids(records: Collection[ContentRecord], now: Collection[str], content: Content) -> Mapping[str, ContentRecord]:
    """References on record that are neither there now nor retired nor moved, each with the last record that has it."""
    moved = {f"page:{old.removesuffix('.html')}" for article in content.articles for old in article.front.old_paths}
    known = {*now, *moved, *(one.ref for one in content.retired)}
    known |= {ref for change in content.local.changes for ref in change.refs} if content.local else set()
    found: dict[str, ContentRecord] = {}
    for record in sorted(records, key=lambda record: record.edition):
        found.update({ref: record for ref in record.titles if ref not in known})
    return dict(sorted(found.items()))


def gone_id_warnings(gone: Mapping[str, ContentRecord]) -> Iterator[Problem]:
    """A warning for each, with what to do."""
    for ref, record in gone.items():
        message = f"'{ref}' ({record.titles[ref]}) was in the edition {record.edition} and is gone"
        yield Problem(Place(RETIRED_FILE), message, f"put it back, or retire it: python build.py retire {ref}", "warning")


def not_as_printed(root: Path, records: Collection[ContentRecord], content: Content) -> Iterator[Problem]:
    """Contacts that say that they are as printed, and are not those that the record of an edition holds."""
    printed: dict[str, set[str]] = {}
    for record in records:
        for file, words in record.texts.items():
            if file.startswith(("data/contacts/", "data/national.yaml")):
                for spot, word in words.items():
                    printed.setdefault(spot.rpartition(", ")[0].rpartition(" ")[2], set()).add(word)
    local = content.local.by_ref if content.local else {}
    for thing, file in _contacts(content):
        if thing.provenance and thing.provenance.printed and thing.ref not in local and printed:
            shown = {thing.email, thing.name if isinstance(thing, Person) else thing.title}
            if not shown <= printed.get(thing.id, set()):
                day = long_date(thing.provenance.printed)
                message = f"'{thing.id}' says that it is as printed in {day}, and is not what is on record"
                remedy = (
                    "add 'provenance: null' or what you know of it; if it is as printed, put it on record: python build.py record --take"
                )
                yield Problem(Place(file, _line_of(root / file, thing.id)), message, remedy, "warning")


def _contacts(content: Content) -> Iterator[tuple[Person | Address, str]]:
    for region in content.regions:
        for system in region.systems:
            yield from ((person, f"data/contacts/{region.id}.yaml") for person in system.people)
    yield from ((address, "data/national.yaml") for address in content.addresses)


def _line_of(path: Path, name: str) -> int:
    lines = path.read_text("utf-8", errors="replace").splitlines() if path.is_file() else []
    return next((number for number, line in enumerate(lines, start=1) if name in line), 0)
