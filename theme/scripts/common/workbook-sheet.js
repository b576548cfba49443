/** Our Excel workbooks: what a cell holds and looks like, and how a sheet prints, as in `site_builder/core/xlsx_style.py`. */

import { writeXlsx } from "hucre/xlsx";

import { xmlText } from "./xml-text.js";

const TEXT = Object.freeze({ alignment: { vertical: "top", wrapText: true } });
const HEAD = Object.freeze({
  ...TEXT,
  font: { name: "Calibri", size: 11, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "D8DDE0" } },
  border: { bottom: { style: "thin" } },
});
const LONGEST = 32_767; // what a cell holds
const LINE = 15; // points
const HIGHEST = 409; // points that a row can have
/** On A4, as wide as the page and as many pages as it takes. */
const AS_WIDE_AS_A_PAGE = Object.freeze({ paperSize: "a4", fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
const ACROSS = Object.freeze({ ...AS_WIDE_AS_A_PAGE, orientation: "landscape" });

/**
 * A workbook. A row of headings that stays in view stands on every page too: its name is written here, since the library does not
 * put the title of a sheet in quotes.
 *
 * @param {{title: string, creator: string}} properties
 * @param {{name: string, freezePane?: any}[]} sheets
 * @returns {Promise<Uint8Array>}
 */
export function workbookOf(properties, sheets) {
  const namedRanges = sheets
    .filter(({ freezePane }) => freezePane)
    .map(({ name }) => ({ name: "_xlnm.Print_Titles", range: `'${name.replaceAll("'", "''")}'!$1:$1`, scope: name }));
  return writeXlsx({ properties, sheets, namedRanges });
}

/**
 * A sheet with a row of headings and a first column that stay in view.
 *
 * @param {string} name
 * @param {string[]} columns
 * @param {(string | number)[][]} rows
 * @param {number[]} widths of the columns, in characters
 */
export function tableSheet(name, columns, rows, widths) {
  return {
    ...sheetOf(name, [columns, ...rows], widths, (row) => row === 0),
    freezePane: { rows: 1, columns: 1 },
    pageSetup: ACROSS,
  };
}

/** A sheet of several tables, one below the other. @param {(row: number) => boolean} isHead */
export function tablesSheet(name, rows, widths, isHead) {
  return { ...sheetOf(name, rows, widths, isHead), pageSetup: ACROSS };
}

/** A sheet of lines below a title. @param {string[]} lines */
export function linesSheet(name, lines) {
  const rows = lines.map((line) => [line]);
  return { ...sheetOf(name, rows, [70], (row) => row === 0), pageSetup: AS_WIDE_AS_A_PAGE };
}

/** Numbers as numbers, and all else as text, never as a formula. */
function sheetOf(name, rows, widths, isHead) {
  const lines = rows.map((cells) => cells.map(valueOf));
  const cells = new Map(
    lines.flatMap((line, row) =>
      line.map((value, column) => [
        `${row},${column}`,
        { value, type: typeof value === "number" ? "number" : "string", style: isHead(row) ? HEAD : TEXT },
      ]),
    ),
  );
  const rowDefs = new Map(lines.map((line, row) => [row, { height: heightOf(line, widths) }]));
  return { name, rows: lines, cells, rowDefs, columns: widths.map((width) => ({ width })) };
}

/** Room for the longest cell of a row: LibreOffice leaves a row without a height one line. */
function heightOf(cells, widths) {
  const lines = cells.map((cell, column) => linesOf(String(cell), widths[column]));
  return Math.min(LINE * Math.max(1, ...lines), HIGHEST);
}

const linesOf = (text, width) => Math.ceil(text.length / width) + text.split("\n").length - 1;

const valueOf = (value) => (typeof value === "number" ? value : xmlText(value).slice(0, LONGEST));
