"""The same workbook as an OpenDocument spreadsheet.

The five files in it are written here: a library for it takes longer to be imported than all of them to be written,
or knows neither the width of a column nor rows that stay in view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape

from site_builder.core.zip_archive import deterministic_zip
from site_builder.output.exports.tables import DataTable, TableCell

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_VERSION = "1.2"  # which every program reads
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    **{name: f"{_OASIS}{name}:1.0" for name in ("config", "meta", "office", "style", "table", "text")},
    **{"dc": "http://purl.org/dc/elements/1.1/", "fo": f"{_OASIS}xsl-fo-compatible:1.0", "ooo": "http://openoffice.org/2004/office"},
}
_NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_CENTIMETRES_A_CHARACTER = 0.2
_READ_ME, _READ_ME_WIDTH = "Read me", 70
_SPACES = re.compile("^ +|(?<= ) +|\t")  # what is otherwise read as one space, or as none at the start

_TOP = 'style:vertical-align="top" fo:wrap-option="wrap"'
_STYLES = (
    ("table-cell", "cell", f"<style:table-cell-properties {_TOP}/>"),
    (
        "table-cell",
        "head",
        f'<style:table-cell-properties {_TOP} fo:background-color="#d8dde0"/><style:text-properties fo:font-weight="bold"/>',
    ),
    ("table-cell", "title", '<style:text-properties fo:font-weight="bold" fo:font-size="16pt"/>'),
    ("table-row", "row", '<style:table-row-properties style:use-optimal-row-height="true"/>'),
)
# The first row and the first column of a sheet stay in view.
_PANES = "".join(
    f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
    for name, kind, value in (
        *(("HorizontalSplitMode", "short", 2), ("VerticalSplitMode", "short", 2), ("ActiveSplitRange", "short", 3)),
        *(("HorizontalSplitPosition", "int", 1), ("VerticalSplitPosition", "int", 1)),
        *(("PositionLeft", "int", 0), ("PositionRight", "int", 1), ("PositionTop", "int", 0), ("PositionBottom", "int", 1)),
    )
)


def ods_bytes(title: str, language: str, read_me: Sequence[str], tables: Sequence[DataTable], epoch: int) -> bytes:
    """The workbook; ``read_me`` are the lines of its first sheet."""
    files = {
        "content.xml": _document("content", _content(title, read_me, tables)),
        "styles.xml": _document("styles", _default_style(language)),
        "meta.xml": _document("meta", _meta(title, language, epoch)),
        "settings.xml": _document("settings", _settings(table.title for table in tables)),
    }
    return deterministic_zip([("mimetype", _TYPE.encode()), *files.items(), ("META-INF/manifest.xml", _manifest(files))], epoch)


def _document(kind: str, inside: str) -> bytes:
    root = f"office:document-{kind}"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACES} office:version="{_VERSION}">{inside}</{root}>\n'.encode()


def _content(title: str, read_me: Sequence[str], tables: Sequence[DataTable]) -> str:
    widths = sorted({column.width for table in tables for column in table.columns} | {_READ_ME_WIDTH})
    wide = ((f"w{width}", f'"{width * _CENTIMETRES_A_CHARACTER:.1f}cm"') for width in widths)
    styles = (*_STYLES, *(("table-column", name, f"<style:table-column-properties style:column-width={width}/>") for name, width in wide))
    listed = "".join(f'<style:style style:family="{family}" style:name="{name}">{inside}</style:style>' for family, name, inside in styles)
    sheets = [_sheet(_READ_ME, [_READ_ME_WIDTH], [_row([title], "title"), *(_row([line], "cell") for line in read_me)])]
    for table in tables:
        rows = [_row([column.title for column in table.columns], "head"), *(_row(row, "cell") for row in table.rows)]
        sheets.append(_sheet(table.title, [column.width for column in table.columns], rows))
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    return f"<office:automatic-styles>{listed}</office:automatic-styles>{body}"


def _sheet(name: str, widths: Sequence[int], rows: Sequence[str]) -> str:
    columns = "".join(f'<table:table-column table:style-name="w{width}"/>' for width in widths)
    return f'<table:table table:name="{escape(name)}">{columns}{"".join(rows)}</table:table>\n'


def _row(values: Sequence[TableCell], style: str) -> str:
    return f'<table:table-row table:style-name="row">{"".join(_cell(value, style) for value in values)}</table:table-row>\n'


def _cell(value: TableCell, style: str) -> str:
    kind = f'"float" office:value="{value}"' if isinstance(value, int) else '"string"'
    lines = "".join(f"<text:p>{_text(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type={kind} table:style-name="{style}">{lines}</table:table-cell>'


def _text(line: str) -> str:
    marked = escape(line, quote=False).replace("\r", "&#13;")
    return _SPACES.sub(lambda found: "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>', marked)


def _default_style(language: str) -> str:
    name, *others = language.split("-")
    country = next((part for part in others if len(part) == 2), "none")
    text = f'<style:text-properties fo:font-family="Arial" fo:font-size="10pt" fo:language="{name}" fo:country="{country}"/>'
    return f'<office:styles><style:default-style style:family="table-cell">{text}</style:default-style></office:styles>'


def _meta(title: str, language: str, epoch: int) -> str:
    created = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return (
        f"<office:meta><meta:generator>PCN Prospectus</meta:generator><dc:title>{escape(title)}</dc:title>"
        f"<meta:creation-date>{created}</meta:creation-date><dc:language>{language}</dc:language></office:meta>"
    )


def _settings(names: Iterable[str]) -> str:
    """Which sheet is seen first, and that the named ones keep their headings in view."""
    entries = "".join(
        f'<config:config-item-map-entry config:name="{escape(name)}">{_PANES}</config:config-item-map-entry>' for name in names
    )
    tables = f'<config:config-item-map-named config:name="Tables">{entries}</config:config-item-map-named>'
    first = "".join(
        f'<config:config-item config:name="{name}" config:type="string">{value}</config:config-item>'
        for name, value in (("ViewId", "view1"), ("ActiveTable", _READ_ME))
    )
    view = f"<config:config-item-map-entry>{first}{tables}</config:config-item-map-entry>"
    views = f'<config:config-item-map-indexed config:name="Views">{view}</config:config-item-map-indexed>'
    return f'<office:settings><config:config-item-set config:name="ooo:view-settings">{views}</config:config-item-set></office:settings>'


def _manifest(names: Iterable[str]) -> bytes:
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    entries = "".join(entry.format(name, kind) for name, kind in (("/", _TYPE), *((name, "text/xml") for name in names)))
    name = f'xmlns:manifest="{_OASIS}manifest:1.0" manifest:version="{_VERSION}"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest {name}>{entries}</manifest:manifest>\n'.encode()
