"""Read the XML inside a workbook, XLSX or ODS, element by element."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO, NamedTuple
from xml.etree import ElementTree

CellAt = tuple[int, int]
"""Row and column, both from 0."""

_ODS_CELLS = {"table-cell", "covered-table-cell"}
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class OdsCells(NamedTuple):
    """An element of an ODS file that stands for so many rows and columns of equal cells, and the first of them."""

    first: CellAt
    rows: int
    columns: int
    element: ElementTree.Element

    @property
    def words(self) -> str:
        """What they show."""
        return "\n".join("".join(inner.itertext()) for inner in self.element if local_name(inner) == "p")


def elements(part: IO[bytes], name: str) -> Iterator[ElementTree.Element]:
    """Each such element of an XML file, whole, and then forgotten."""
    for _, element in ElementTree.iterparse(part):  # noqa: S314 - read where it can do no harm
        if local_name(element) == name:
            yield element
            element.clear()


def local_name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: ElementTree.Element, name: str) -> str:
    """An attribute by its name without its namespace; "" where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def is_xlsx(book: zipfile.ZipFile) -> bool:
    """Whether it is an XLSX file and not an ODS one."""
    return "xl/workbook.xml" in book.namelist()


def xlsx_sheets(book: zipfile.ZipFile) -> dict[str, str]:
    """Where each sheet of an XLSX file lies in it, by name. Raises KeyError for a file without them."""
    links = {name: target for name, _, target in relations(book, "xl/workbook.xml")}
    return {
        sheet.attrib.get("name", ""): links.get(attribute(sheet, "id"), "") for sheet in elements(book.open("xl/workbook.xml"), "sheet")
    }


def relations(book: zipfile.ZipFile, part: str) -> list[tuple[str, str, str]]:
    """What a part of an XLSX file leads to: id, last word of the type, and the part that it leads to."""
    folder, name = posixpath.split(part)
    listed = f"{folder}/_rels/{name}.rels"
    links = elements(book.open(listed), "Relationship") if listed in book.namelist() else ()
    return [
        (
            attribute(link, "Id"),
            attribute(link, "Type").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attribute(link, "Target"))).lstrip("/"),
        )
        for link in links
    ]


def cell_at(place: str) -> CellAt | None:
    """Row and column of a place such as ``G12``; None for what is no place."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def ods_tables(book: zipfile.ZipFile) -> Iterator[tuple[str, Iterator[OdsCells]]]:
    """Each sheet of an ODS file: its name, and its cells. Raises KeyError for a file without them."""
    return ((attribute(table, "name"), _ods_cells(table)) for table in elements(book.open("content.xml"), "table"))


def _ods_cells(table: ElementTree.Element) -> Iterator[OdsCells]:
    row = 0
    for line in (element for element in table.iter() if local_name(element) == "table-row"):
        column, rows = 0, int(attribute(line, "number-rows-repeated") or 1)
        for cell in (element for element in line if local_name(element) in _ODS_CELLS):
            columns = int(attribute(cell, "number-columns-repeated") or 1)
            yield OdsCells((row, column), rows, columns, cell)
            column += columns
        row += rows
