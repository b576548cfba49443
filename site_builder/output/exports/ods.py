"""The same workbook as an OpenDocument spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

import odfdo
from odfdo import Document, Element

from site_builder.output.exports.tables import DataTable
from site_builder.output.exports.tables import TableCell as Value

_LEFT_OUT = ("Thumbnails/thumbnail.png", "Configurations2/accelerator/current.xml", "manifest.rdf")
_CENTIMETRES_A_CHARACTER = 0.2
_ALSO_IN_ATTRIBUTES = {'"': "&quot;", "\t": "&#9;", "\r": "&#13;"}


def ods_bytes(title: str, language: str, read_me: Sequence[str], tables: Sequence[DataTable], epoch: int) -> bytes:
    """The workbook; ``read_me`` are the lines of its first sheet."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    document.delete_styles()
    _describe(document, title, language, epoch)
    _style(document, "table-cell", "cell", {"table-cell": {"fo:wrap-option": "wrap", "style:vertical-align": "top"}})
    head = {"fo:wrap-option": "wrap", "style:vertical-align": "top", "fo:background-color": "#d8dde0"}
    _style(document, "table-cell", "head", {"table-cell": head, "text": {"fo:font-weight": "bold"}})
    _style(document, "table-cell", "title", {"text": {"fo:font-weight": "bold", "fo:font-size": "16pt"}})
    _style(document, "table-row", "row", {"table-row": {"style:use-optimal-row-height": "true"}})
    widths = sorted({column.width for table in tables for column in table.columns} | {110})
    for width in widths:
        _style(document, "table-column", f"w{width}", {"table-column": {"style:column-width": f"{width * _CENTIMETRES_A_CHARACTER:.1f}cm"}})
    _sheet(document, "Read me", [110], [[(title, "title")], *([(line, "cell")] for line in read_me)])
    for table in tables:
        rows: list[list[tuple[Value, str]]] = [[(column.title, "head") for column in table.columns]]
        rows += [[(value, "cell") for value in row] for row in table.rows]
        _sheet(document, table.title, [column.width for column in table.columns], rows)
    _freeze(document, [table.title for table in tables])
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Document, title: str, language: str, epoch: int) -> None:
    meta = document.meta
    meta.title = title
    meta.language = language
    meta.generator = "PCN Prospectus"
    meta.creation_date = datetime.fromtimestamp(epoch, UTC).replace(tzinfo=None)
    for part in _LEFT_OUT:
        document.del_part(part)


def _style(document: Document, family: str, name: str, properties: dict[str, dict[str, str]]) -> None:
    style = odfdo.Style(family, name=name)
    for area, values in properties.items():
        style.set_properties(values, area=area)
    document.insert_style(style, automatic=True)


def _sheet(document: Document, name: str, widths: Sequence[int], rows: Sequence[Sequence[tuple[Value, str]]]) -> None:
    """Add a sheet, read as a whole: the library reads each tag that it makes by itself."""
    columns = "".join(f'<table:table-column table:style-name="w{width}"/>' for width in widths)
    sheet = f"<table:table table:name={quoteattr(name)}>{columns}{''.join(map(_row, rows))}</table:table>"
    document.body.append(odfdo.Element.from_tag(sheet))


def _row(values: Sequence[tuple[Value, str]]) -> str:
    cells = "".join(_cell(value, style) for value, style in values)
    return f'<table:table-row table:style-name="row">{cells}</table:table-row>'


def _cell(value: Value, style: str) -> str:
    if isinstance(value, int):
        kind, shown = f'"float" calcext:value-type="float" office:value="{value}" calcext:value="{value}"', f"<text:p>{value}</text:p>"
    elif "\n" in value:
        kind, shown = '"string"', "".join(odfdo.Paragraph(line).serialize() for line in value.split("\n"))
    else:
        text = escape(value, _ALSO_IN_ATTRIBUTES)
        kind, shown = f'"string" calcext:value-type="string" office:string-value="{text}"', f"<text:p>{text}</text:p>"
    return f'<table:table-cell office:value-type={kind} table:style-name="{style}">{shown}</table:table-cell>'


def _freeze(document: Document, names: Sequence[str]) -> None:
    """Keep the first row and the first column of the named sheets in view."""
    tables = _setting(document, "config-item-map-named", "Tables")
    tables.clear()
    tables.set_attribute("config:name", "Tables")
    for name in names:
        items = (
            f'<config:config-item config:name="{key}" config:type="{kind}">{value}</config:config-item>' for key, kind, value in _PANES
        )
        entry = odfdo.Element.from_tag(f"<config:config-item-map-entry>{''.join(items)}</config:config-item-map-entry>")
        entry.set_attribute("config:name", name)
        tables.append(entry)
    _setting(document, "config-item", "ActiveTable").text = "Read me"


def _setting(document: Document, tag: str, name: str) -> Element:
    found = document.settings.root.get_element(f"//config:{tag}[@config:name='{name}']")
    if found is None:
        raise LookupError(f"the library's empty spreadsheet has no setting {name}")
    return found


_PANES = (
    ("HorizontalSplitMode", "short", 2),
    ("VerticalSplitMode", "short", 2),
    ("HorizontalSplitPosition", "int", 1),
    ("VerticalSplitPosition", "int", 1),
    ("ActiveSplitRange", "short", 3),
    ("PositionLeft", "int", 0),
    ("PositionRight", "int", 1),
    ("PositionTop", "int", 0),
    ("PositionBottom", "int", 1),
)
