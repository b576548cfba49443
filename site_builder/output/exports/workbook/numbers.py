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
# Words in quotes, a letter after a backslash, a currency, the width of a letter, a colour, or else one mark.
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[A-Za-z]+[0-9]*\]|(?P<mark>.)', re.DOTALL)
# Dates, words, fractions, powers and conditions.
_NOT_PLAIN = re.compile(r"[A-Za-z/@\[\]]")
_LONGEST_CODE = 255  # no spreadsheet program writes a longer one
_CELLS = {"table-cell", "covered-table-cell"}
_NUMBERS = {"float", "percentage", "currency"}
_MOST = 5_000
MAX_ROWS, MAX_COLUMNS = 5_000, 100


class FarCellError(Exception):
    """A sheet, by its name, holds a cell so far out that reading all before it takes too much memory."""


def shown_numbers(path: str, names: tuple[str, ...]) -> dict[str, ShownNumbers]:
    """For each named sheet, what people see in cells that hold numbers, by row and column from 0; nothing where that cannot be told.

    Raises FarCellError, and what the reader of ZIP files raises for one that is encrypted or damaged.
    """
    try:
        with zipfile.ZipFile(path) as book:
            if "xl/workbook.xml" in book.namelist():
                return {name: dict(_in_sheet(name, book.open(part), _codes(book))) for name, part in _parts(book).items() if name in names}
            return _in_document(book.open("content.xml"), names)
    except (KeyError, ValueError, LookupError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}


def as_shown(value: str, code: str) -> str:
    """A number in a format such as ``0%`` or ``£#,##0.00``; as it is where the format is none for plain numbers."""
    tokens = _tokens(code)
    try:
        number = Decimal(value)
        return _filled_in(number, tokens) if tokens and number.is_finite() else value
    except ArithmeticError:
        return value


def _tokens(code: str) -> list[tuple[str, str]]:
    """The first section of a format: places for digits, "." and "," and "%", and letters that stand for themselves ("")."""
    tokens: list[tuple[str, str]] = []
    for found in _TOKEN.finditer(code) if len(code) <= _LONGEST_CODE else ():
        mark = found["mark"] or ""
        if mark == ";":
            break
        if mark and _NOT_PLAIN.fullmatch(mark):
            return []
        known = mark if mark in "0#?.,%" else ""
        tokens.append((known, mark or found[1] or found[2] or found[3] or ""))
    kinds = [kind for kind, _ in tokens]
    return tokens if {*kinds} & {"0", "#", "?"} and kinds.count(".") <= 1 else []


def _filled_in(number: Decimal, tokens: list[tuple[str, str]]) -> str:
    """A number with its digits in their places. Raises ArithmeticError where it has too many."""
    kinds = [kind for kind, _ in tokens]
    places = [at for at, kind in enumerate(kinds) if kind and kind in "0#?"]
    point = kinds.index(".") if "." in kinds else places[-1] + 1
    after = [at for at in places if at > point]
    last = max((at for at in places if at < point), default=point)
    thousands = kinds[last:].count(",")
    grouped = "," in kinds[places[0] : last]
    scaled = number * 100 ** kinds.count("%") / 1000**thousands
    words = f"{scaled.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP):f}"
    whole, _, decimals = words.lstrip("-").partition(".")
    shown = {at: text for at, (kind, text) in enumerate(tokens) if kind in {"", "%"}}
    shown |= _before_point(whole.lstrip("0"), {at: kinds[at] for at in places if at < point}, grouped)
    kept = len(decimals.rstrip("0"))
    shown |= {at: decimals[n] for n, at in enumerate(after) if n < kept or "0" in [kinds[later] for later in after[n:]]}
    if any(at in shown for at in after):
        shown[point] = "."
    return ("-" if words.startswith("-") else "") + "".join(shown[at] for at in sorted(shown)).strip()


def _before_point(digits: str, places: Mapping[int, str], grouped: bool) -> dict[int, str]:
    """Digits from the right into their places; the first place takes all that are left."""
    shown: dict[int, str] = {}
    used = 0
    for at in sorted(places, reverse=True):
        take = 1 if at != min(places) else max(1, len(digits))
        taken = digits[-take:] or places[at].replace("#", "").replace("?", " ")
        digits = digits[:-take]
        text = ""
        for digit in reversed(taken):
            text = digit + ("," if grouped and used and used % 3 == 0 and digit != " " else "") + text
            used += 1
        shown[at] = text
    return shown


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


def _in_sheet(sheet: str, part: IO[bytes], codes: list[str]) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _elements(part, "c"):
        code = codes[int(cell.attrib.get("s", "0"))] if codes else ""
        value = next((inner.text for inner in cell if _local(inner) == "v"), None)
        place = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", cell.attrib.get("r", ""))
        if place and len(cell) and (int(place[2]) > MAX_ROWS or _column(place[1]) >= MAX_COLUMNS):
            raise FarCellError(sheet)
        if code and value and place and cell.attrib.get("t", "n") == "n":
            yield (int(place[2]) - 1, _column(place[1])), as_shown(value, code)


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


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
