"""Numbers in the cells of a workbook as people see them: 0.5 in a cell for percentages is "50%".

The reader of workbooks gives values alone. XLSX keeps the format of each cell
beside it, and ODS the words too.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import IO
from xml.etree import ElementTree

ShownNumbers = Mapping[tuple[int, int], str]

# What the numbers of formats mean that XLSX does not spell out; the others show dates, or depend on the country.
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.(?P<places>[#0?]+))?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]')
_CELLS = {"table-cell", "covered-table-cell"}
_NUMBERS = {"float", "percentage", "currency"}
_MOST = 5_000


def shown_numbers(path: str, names: tuple[str, ...]) -> dict[str, ShownNumbers]:
    """For each named sheet, what people see in cells that hold numbers, by row and column from 0; nothing where that cannot be told."""
    try:
        with zipfile.ZipFile(path) as book:
            if "xl/workbook.xml" in book.namelist():
                return {name: dict(_in_sheet(book.open(part), _codes(book))) for name, part in _parts(book).items() if name in names}
            return _in_document(book.open("content.xml"), names)
    except (KeyError, ValueError, LookupError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}


def as_shown(value: str, code: str) -> str:
    """A number in a format such as ``0%`` or ``£#,##0.00``; as it is where the format is none for plain numbers."""
    section = code.split(";", maxsplit=1)[0]
    plain = _LITERAL.sub("", section)
    form = _NUMBER.search(plain)
    if form is None or re.search(r"[a-df-zA-Z/@]|[Ee][+-]", plain):
        return value
    places = form["places"] or ""
    number = Decimal(value) * (100 if "%" in plain else 1)
    words = f"{number.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP):{',' if ',' in form[0] else ''}f}"
    optional = len(places) - len(places.rstrip("#?"))
    kept = re.sub(rf"\.?0{{0,{optional}}}$", "", words) if optional and "." in words else words
    before, after = (_LITERAL.sub(_literal, part) for part in _around(section))
    sign = "-" if kept.startswith("-") else ""
    return f"{sign}{before}{kept.removeprefix('-')}{after}".strip()


def _around(section: str) -> tuple[str, str]:
    """What stands before and after the digits of a format."""
    hidden = _LITERAL.sub(lambda found: "\0" * len(found[0]), section)
    form = _NUMBER.search(hidden)
    return (section[: form.start()], section[form.end() :]) if form else ("", "")


def _literal(found: re.Match[str]) -> str:
    return found[1] or found[2] or found[3] or ""


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: ElementTree.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Where each sheet of an XLSX file lies in it."""
    links = {
        _attribute(link, "Id"): _attribute(link, "Target") for link in _elements(book.open("xl/_rels/workbook.xml.rels"), "Relationship")
    }
    found = {}
    for sheet in _elements(book.open("xl/workbook.xml"), "sheet"):
        target = links.get(_attribute(sheet, "id"), "")
        found[sheet.attrib.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _codes(book: zipfile.ZipFile) -> list[str]:
    """The number format of each style of cells in an XLSX file; "" where it says nothing about plain numbers."""
    named: dict[int, str] = dict(_BUILT_IN)
    codes: list[str] = []
    inside = False
    for event, element in ElementTree.iterparse(book.open("xl/styles.xml"), ("start", "end")):  # noqa: S314 - read where it can do no harm
        name = _local(element)
        if name == "cellXfs":
            inside = event == "start"
        elif event == "start" and name == "numFmt":
            named[int(element.attrib["numFmtId"])] = element.attrib.get("formatCode", "")
        elif event == "start" and name == "xf" and inside:
            codes.append(named.get(int(element.attrib.get("numFmtId", "0")), ""))
    return codes


def _in_sheet(part: IO[bytes], codes: list[str]) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _elements(part, "c"):
        code = codes[int(cell.attrib.get("s", "0"))] if codes else ""
        value = next((inner.text for inner in cell if _local(inner) == "v"), None)
        place = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", cell.attrib.get("r", ""))
        if code and value and place and cell.attrib.get("t", "n") == "n":
            column = 0
            for letter in place[1]:
                column = column * 26 + ord(letter) - ord("A") + 1
            yield (int(place[2]) - 1, column - 1), as_shown(value, code)


def _in_document(part: IO[bytes], names: tuple[str, ...]) -> dict[str, ShownNumbers]:
    """The same of an ODS file, which holds the words that were shown."""
    found: dict[str, ShownNumbers] = {}
    for table in _elements(part, "table"):
        if _attribute(table, "name") in names:
            found[_attribute(table, "name")] = dict(_in_table(table))
    return found


def _in_table(table: ElementTree.Element) -> Iterator[tuple[tuple[int, int], str]]:
    row = 0
    for line in (element for element in table.iter() if _local(element) == "table-row"):
        column, rows = 0, int(_attribute(line, "number-rows-repeated") or 1)
        for cell in (element for element in line if _local(element) in _CELLS):
            columns = int(_attribute(cell, "number-columns-repeated") or 1)
            words = "\n".join("".join(inner.itertext()) for inner in cell if _local(inner) == "p")
            if words and _attribute(cell, "value-type") in _NUMBERS and rows * columns <= _MOST:
                yield from (((row + down, column + across), words) for down in range(rows) for across in range(columns))
            column += columns
        row += rows


def _elements(part: IO[bytes], name: str) -> Iterator[ElementTree.Element]:
    """Each such element of an XML file, whole, and then forgotten."""
    for _, element in ElementTree.iterparse(part):  # noqa: S314 - read where it can do no harm
        if _local(element) == name:
            yield element
            element.clear()
