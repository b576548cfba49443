"""The content as plain tables, which the CSV files and both workbooks are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from site_builder.content.models.directory import Provenance
from site_builder.content.models.domains import Domain
from site_builder.output.exports.download import ExportInputs
from site_builder.site.model import Content, citations_of

TableCell = str | int
TableRow = tuple[TableCell, ...]
Citer = Callable[[Sequence[str]], str]


class TableColumn(NamedTuple):
    """A column: its heading, and its width in characters."""

    title: str
    width: int = 20


class DataTable(NamedTuple):
    """A table: its file name without extension, its title (of a sheet), what it holds, columns and rows."""

    name: str
    title: str
    about: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


def all_tables(inputs: ExportInputs) -> tuple[DataTable, ...]:
    """Every table with rows, in the order of the sheets."""
    cite = _citer(inputs.content)
    made = (DataTable(name, title, about, columns, tuple(rows(inputs, cite))) for name, title, about, columns, rows in _TABLES)
    return tuple(table for table in made if table.rows)


def _citer(content: Content) -> Citer:
    """A function from references such as ``prospectus p8`` to words such as 'Prospectus, page 8'."""
    labels = citations_of(content)
    return lambda references: "; ".join(labels.get(reference, reference) for reference in references)


def _matrix(inputs: ExportInputs, cite: Citer) -> Iterator[TableRow]:
    content = inputs.content
    audiences = {audience.id: audience.title for audience in content.matrix.audiences}
    for theme, stage in product(content.themes, content.matrix.stages):
        for audience, title in audiences.items():
            for number, component in enumerate(theme.cells.get(stage.id, {}).get(audience, ()), 1):
                yield (
                    *(component.id, theme.id, theme.title, stage.id, stage.title, audience, title),
                    *(
                        number,
                        component.title,
                        component.text,
                        f"{cite(theme.sources)}, item {component.item} of the cell" if component.item else "",
                    ),
                )


def _themes(inputs: ExportInputs, cite: Citer) -> Iterator[TableRow]:
    for theme in inputs.content.themes:
        ids = "; ".join(link.domain for link in theme.domains if link.domain)
        yield (theme.id, theme.title, theme.summary, "; ".join(link.printed for link in theme.domains), ids, cite(theme.sources))


def _domains(inputs: ExportInputs, cite: Citer) -> Iterator[TableRow]:
    for domain in inputs.content.domains:
        access = domain.access
        yield (
            *(domain.id, domain.title, domain.summary, _plain(inputs, domain.context), access.text if access else ""),
            *(access.email if access else "", domain.specification or "", cite(domain.sources)),
        )


def _outcomes(inputs: ExportInputs, cite: Citer) -> Iterator[TableRow]:
    for domain in inputs.content.domains:
        parts = _parts(domain)
        for outcome in domain.outcomes:
            yield (outcome.id, domain.id, domain.title, parts[outcome.part], outcome.text, cite(outcome.sources or domain.sources))


def _supports(inputs: ExportInputs, cite: Citer) -> Iterator[TableRow]:
    for domain in inputs.content.domains:
        parts = _parts(domain)
        for group in domain.groups:
            for support in group.components:
                yield (
                    *(support.id, domain.id, domain.title, parts[group.part], group.id, group.title),
                    *(support.text, cite(group.sources or domain.sources)),
                )


def _contacts(inputs: ExportInputs, cite: Citer) -> Iterator[TableRow]:
    for region in inputs.content.regions:
        for system in region.systems:
            for person in system.people:
                yield (
                    *(person.id, person.name, person.email, system.id, system.title, region.id, region.title),
                    *(*_dates(person.provenance), person.oddity or "", cite(person.provenance.sources if person.provenance else ())),
                )


def _addresses(inputs: ExportInputs, cite: Citer) -> Iterator[TableRow]:
    for address in inputs.content.addresses:
        yield (
            *(address.id, address.title, address.email, "; ".join(address.uses)),
            *(*_dates(address.provenance), address.oddity or "", cite(address.sources)),
        )


def _dates(provenance: Provenance | None) -> tuple[str, str, str]:
    return (provenance.printed or "", provenance.checked or "", provenance.note or "") if provenance else ("", "", "")


def _glossary(inputs: ExportInputs, cite: Citer) -> Iterator[TableRow]:
    for term in inputs.content.terms:
        yield (
            *(term.id, term.term, term.abbreviation or "", term.meaning or "", "; ".join(term.also), term.basis),
            *(term.oddity or "", cite(term.sources)),
        )


def _parts(domain: Domain) -> dict[str | None, str]:
    return {None: "", **{part.id: part.title for part in domain.parts}}


def _plain(inputs: ExportInputs, markdown: str) -> str:
    return "\n".join(passage.text for passage in inputs.site.prose[markdown].passages)


PEOPLE_TABLE = "contacts"  # the one table that names people
_ID = TableColumn("Id", 34)
_TEXT = TableColumn("Text", 80)
_SOURCE = TableColumn("Source", 34)
_NOTE = TableColumn("Note on the source", 40)
_DATES = (TableColumn("Printed", 10), TableColumn("Last checked", 12), TableColumn("Note on the entry", 30))
_DOMAIN = (TableColumn("Domain id"), TableColumn("Domain", 30), TableColumn("Part", 24))

_TABLES: tuple[tuple[str, str, str, tuple[TableColumn, ...], Callable[[ExportInputs, Citer], Iterator[TableRow]]], ...] = (
    (
        "matrix",
        "Matrix",
        "Every component of the maturity matrix, with its theme, its stage and its side.",
        (
            *(
                _ID,
                TableColumn("Theme id"),
                TableColumn("Theme", 26),
                TableColumn("Stage id", 12),
                TableColumn("Stage", 12),
                TableColumn("Side id", 10),
            ),
            *(TableColumn("Side", 12), TableColumn("Number", 9), TableColumn("Title", 30), _TEXT, _SOURCE),
        ),
        _matrix,
    ),
    (
        "themes",
        "Themes",
        "The themes of the matrix and the domains that it names beside them.",
        (
            _ID,
            TableColumn("Theme", 30),
            TableColumn("Summary", 60),
            TableColumn("Domains as printed", 40),
            TableColumn("Domain ids", 40),
            _SOURCE,
        ),
        _themes,
    ),
    (
        "domains",
        "Domains",
        "The development support domains.",
        (
            *(
                _ID,
                TableColumn("Domain", 30),
                TableColumn("Summary", 60),
                TableColumn("Context", 80),
                TableColumn("How to get the support", 40),
            ),
            *(TableColumn("Email", 26), TableColumn("Service specification", 24), _SOURCE),
        ),
        _domains,
    ),
    ("domain-outcomes", "Domain outcomes", "The outcomes expected of each domain.", (_ID, *_DOMAIN, _TEXT, _SOURCE), _outcomes),
    (
        "domain-components",
        "Domain components",
        "The key components of each domain, in their groups.",
        (_ID, *_DOMAIN, TableColumn("Group id", 30), TableColumn("Group", 34), _TEXT, _SOURCE),
        _supports,
    ),
    (
        PEOPLE_TABLE,
        "Contacts",
        "People to contact, and how old each entry is, as far as is known.",
        (
            *(
                _ID,
                TableColumn("Name"),
                TableColumn("Email", 30),
                TableColumn("System id", 26),
                TableColumn("System", 32),
                TableColumn("Region id", 14),
            ),
            *(TableColumn("Region", 16), *_DATES, _NOTE, _SOURCE),
        ),
        _contacts,
    ),
    (
        "national-addresses",
        "National addresses",
        "National email addresses, what each was for, and how old it is, as far as is known.",
        (_ID, TableColumn("Name", 24), TableColumn("Email", 30), TableColumn("What it was for", 60), *_DATES, _NOTE, _SOURCE),
        _addresses,
    ),
    (
        "glossary",
        "Glossary",
        "Abbreviations and terms.",
        (
            _ID,
            TableColumn("Term", 30),
            TableColumn("Abbreviation", 14),
            TableColumn("Meaning", 80),
            TableColumn("Also", 30),
            TableColumn("Basis", 12),
            _NOTE,
            _SOURCE,
        ),
        _glossary,
    ),
)
