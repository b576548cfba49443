"""The catalogue of downloads: one row in ``EXPORTS`` for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from site_builder.assessment.matrix import matrix_of
from site_builder.assessment.schema import export_schema, ids_of, roll_up_schema
from site_builder.core.dates import long_date
from site_builder.core.files.cache import cached_bytes
from site_builder.core.project_folders import GENERATOR_FOLDER
from site_builder.output.exports.csv import csv_bytes
from site_builder.output.exports.download import ASSESSMENT, Download, DownloadGroup, ExportInputs
from site_builder.output.exports.json_data import INDEX, ContactsFile, files_of, in_terms, json_files, pretty, published_schema
from site_builder.output.exports.ods import ods_bytes
from site_builder.output.exports.tables import PEOPLE_TABLE, DataTable, all_tables
from site_builder.output.exports.vcard import address_card, cards_of_region, cards_of_system, person_card, vcard_bytes
from site_builder.output.exports.workbook.layout import Form

WORKBOOKS = DownloadGroup(
    "workbooks", "Have everything in one workbook", "A sheet for each table, and a sheet that says where the text comes from."
)
TABLES = DownloadGroup(
    "tables",
    "Sort and filter one table",
    "UTF-8, with a heading for each column. A text that a spreadsheet would take for a formula begins with an apostrophe.",
)
CARDS = DownloadGroup(
    "cards",
    "Add contacts to your address book",
    "vCard 4.0. The note on a card says where the entry comes from and how old it is, as far as that is known. "
    "The card of one person is beside the person, on the page of the region. "
    "If your address book cannot read them, use the table of contacts.",
)
DATA = DownloadGroup(
    "data",
    "Use the data in a program",
    "These addresses stay the same. Each file contains ids, texts, sources and the edition. A reference such as 'prospectus p8' names "
    "a document and a section of it. The order of components is that of the matrix. Ids never change and are never used again.",
)
SCHEMAS = DownloadGroup(
    "schemas", "Check files with a program", "JSON Schemas describe the JSON files, and programs can check files with them."
)

_FORM_READ_ME = (
    "Fill in the yellow cells. Choose from the list where a cell has one. Leave blank what you do not want to answer.",
    "There is no score, and the matrix is not a checklist. Do not write anything about patients.",
    "Sheets: About you, Answers (every component of the matrix), Themes (where you are, where you want to be, what you need), Actions.",
    "Rows may be sorted, and columns moved or added. Keep the headings, and do not delete the hidden columns: they contain the ids.",
    "To open it in the self-assessment: save it as an Excel workbook (.xlsx), choose Open a file there, and choose this workbook.",
)


def all_downloads(inputs: ExportInputs) -> tuple[Download, ...]:
    """Every file to take away, in the order of the downloads page."""
    return tuple(one for make in EXPORTS for one in make(inputs))


def _workbooks(inputs: ExportInputs) -> Iterator[Download]:
    tables = all_tables(inputs)
    settings = inputs.content.settings
    read_me = _read_me(inputs, tables)
    made = (
        (".xlsx", _kept(inputs, (settings, read_me, tables), lambda: _xlsx(settings.name, read_me, tables, inputs.epoch))),
        (".ods", ods_bytes(settings.name, settings.language, read_me, tables, inputs.epoch)),
    )
    for suffix, content in made:
        purpose = f"{_held(inputs)}, a sheet for each, and where they come from."
        url, people = f"downloads/{settings.terms.file_prefix}{suffix}", inputs.keeps_people_out
        yield Download(url, content, WORKBOOKS, "All tables", purpose, names_people=people)


def _blank_assessment(inputs: ExportInputs) -> Iterator[Download]:
    content = inputs.content
    matrix = matrix_of(inputs.site)
    systems = tuple((system.id, system.title) for region in content.regions for system in region.systems)
    form = Form(f"{content.settings.name}: self-assessment", matrix, content.assessment, systems)
    made = _kept(inputs, (form, _FORM_READ_ME), lambda: _blank(form, _FORM_READ_ME, inputs.epoch))
    purpose = "For teams that must stay in a spreadsheet, with lists to choose from. The self-assessment opens it when it is filled in."
    yield Download("downloads/self-assessment-blank.xlsx", made, ASSESSMENT, "Blank self-assessment", purpose)


def _held(inputs: ExportInputs) -> str:
    """What the content holds, in words."""
    content = inputs.content
    kinds = (("the domains", content.domains), ("the contacts", (*content.regions, *content.addresses)), ("the glossary", content.terms))
    *first, last = ["The matrix", *(words for words, held in kinds if held)]
    return " and ".join(filter(None, (", ".join(first), last)))


def _csv(inputs: ExportInputs) -> Iterator[Download]:
    for table in all_tables(inputs):
        people = inputs.keeps_people_out and table.name == PEOPLE_TABLE
        yield Download(f"downloads/{table.name}.csv", csv_bytes(table), TABLES, table.title, table.about, names_people=people)


def _cards(inputs: ExportInputs) -> Iterator[Download]:
    regions = [region for region in inputs.content.regions if region.systems]
    everyone = [card for region in regions for card in cards_of_region(region)]
    national = [address_card(address) for address in inputs.content.addresses]
    purpose, people = "Everyone in the directory, and the national addresses.", inputs.keeps_people_out
    card = partial(Download, group=CARDS, names_people=people)
    if not everyone and not national:
        return
    yield card("downloads/contacts/all.vcf", vcard_bytes([*everyone, *national]), title="All contacts", purpose=purpose)
    for region in regions:
        title, content = f"Region: {region.title}", vcard_bytes(cards_of_region(region))
        yield card(_card_url("region", region.id), content, title=title, purpose="Everyone in this region.")
        for system in region.systems:
            title, content = f"System: {system.title}", vcard_bytes(cards_of_system(region, system))
            yield card(_card_url("system", system.id), content, title=title, purpose="Everyone in this system.")
            for person in system.people:
                title, content = f"Person: {person.name}", vcard_bytes([person_card(region, system, person)])
                yield card(_card_url("person", person.id), content, title=title, purpose=f"Contact for {system.title}.", listed=False)


def _data(inputs: ExportInputs) -> Iterator[Download]:
    files = json_files(inputs)
    group = DATA._replace(about=in_terms(DATA.about, inputs.content.settings.terms))
    for name, shape, title, purpose in (INDEX, *files_of(inputs.content)):
        people = inputs.keeps_people_out and shape is ContactsFile
        yield Download(f"api/{name}.json", files[name], group, title, purpose, names_people=people)


def _schemas(inputs: ExportInputs) -> Iterator[Download]:
    ids, terms = ids_of(matrix_of(inputs.site)), inputs.content.settings.terms
    made = [
        (row[0], published_schema(row), row[2], f"Describes and checks api/{row[0]}.json.") for row in (INDEX, *files_of(inputs.content))
    ]
    made.append(("assessment", export_schema(ids), "self-assessment", "Describes and checks an exported self-assessment."))
    made.append(("roll-up", roll_up_schema(ids), "roll-up", f"Describes and checks what “{terms.together}” saves."))
    for name, schema, title, purpose in made:
        yield Download(f"schemas/{name}.json", pretty(in_terms(schema, terms)), SCHEMAS, f"Schema: {title}", purpose)


# The library that writes Excel workbooks takes a while to import, and most builds need none of it.


def _xlsx(*given: Any) -> bytes:
    from site_builder.output.exports.xlsx import xlsx_bytes  # noqa: PLC0415

    return xlsx_bytes(*given)


def _blank(*given: Any) -> bytes:
    from site_builder.output.exports.workbook.template import blank_workbook  # noqa: PLC0415

    return blank_workbook(*given)


EXPORTS: tuple[Callable[[ExportInputs], Iterator[Download]], ...] = (
    _blank_assessment,
    _workbooks,
    _csv,
    _cards,
    _data,
    _schemas,
)


def _card_url(kind: str, name: str) -> str:
    return f"downloads/contacts/{kind}/{name}.vcf"


def _read_me(inputs: ExportInputs, tables: tuple[DataTable, ...]) -> tuple[str, ...]:
    content = inputs.content
    sources = (f"{document.title}, {long_date(document.date)}. {document.note or ''}".strip() for document in content.sources)
    return (
        content.settings.notice,
        *((content.settings.terms.dated,) if content.settings.terms.dated else ()),
        *(("Source:", *sources) if content.sources else ()),
        "Licence:",
        content.settings.licence,
        "Sheets:",
        *(f"{table.title}: {table.about} {len(table.rows)} {'row' if len(table.rows) == 1 else 'rows'}." for table in tables),
        "Ids never change. Use them to join tables.",
    )


def _kept(inputs: ExportInputs, parts: tuple[Any, ...], make: Callable[[], bytes]) -> bytes:
    """A workbook: the one that the same code made before from the same parts, or made now."""
    package = Path(GENERATOR_FOLDER)
    code = (path.read_bytes() for folder in ("core", "output/exports") for path in sorted((package / folder).rglob("*.py")))
    key = b"".join(code) + f"{version('xlsxwriter')} {inputs.epoch} {parts!r}".encode()
    return cached_bytes(inputs.cache / "workbooks", key, make)
