/** The cells of a foreign workbook. What people see in a cell counts, as in `sandbox.py` of the command line. */

import { EncryptedFileError } from "hucre";
import { readXlsx } from "hucre/xlsx";

import { NoResult } from "./cells.js";
import { asShown } from "./numbers.js";

const PROTECTED = "This workbook is protected with a password. Open it, take the password off, save it and try again.";
const DAMAGED =
  "This workbook cannot be read. Open it in a spreadsheet program, save it again as XLSX without a password and try again.";
const TOO_MUCH =
  "This workbook holds far more than one that people fill in. Copy your answers into a blank one from the downloads page and try again.";
const [MAX_ROWS, MAX_COLUMNS, MAX_UNPACKED_BYTES] = [5000, 100, 10_000_000];
const far = (sheet) =>
  `The sheet '${sheet}' has cells beyond row ${MAX_ROWS} or column ${MAX_COLUMNS}. Delete those rows and columns, save it and try again.`;

/**
 * What a workbook holds, or why it cannot be read.
 *
 * @param {Uint8Array} bytes
 * @param {string[]} names the sheets to read
 * @param {string[]} others further sheets of a blank workbook
 * @returns {Promise<{refused: string, sheets?: undefined, passedOver?: undefined} | {refused?: undefined, sheets: Map<string, any[][]>, passedOver: PassedOver[]}>} `refused`: "" where no more can be
 *   said than that it is none of ours
 */
export async function readBook(bytes, names, others) {
  const unpacked = unpackedSize(bytes);
  if (unpacked > MAX_UNPACKED_BYTES) {
    return { refused: unpacked === Infinity ? DAMAGED : TOO_MUCH };
  }
  let book;
  try {
    book = await readXlsx(bytes, { readStyles: true, maxRows: MAX_ROWS + 1 });
  } catch (error) {
    return { refused: error instanceof EncryptedFileError ? (isEncrypted(bytes) ? PROTECTED : "") : DAMAGED };
  }
  const wanted = book.sheets.filter(({ name }) => names.includes(name));
  const wide = wanted.find(({ rows }) => rows.length > MAX_ROWS || rows.some(({ length }) => length > MAX_COLUMNS));
  if (wide) {
    return { refused: far(wide.name) };
  }
  const ours = [...names, ...others];
  return {
    sheets: new Map(wanted.map((sheet) => [sheet.name, shownRows(sheet)])),
    passedOver: book.sheets
      .map((sheet) => passedOver(sheet, ours.includes(sheet.name)))
      .filter(({ first, comments }) => first || comments.length),
  };
}

/** What the parts of a ZIP file say that they take when unpacked. The library lets none take more, but one that says nothing take all. */
function unpackedSize(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = bytes.indexOf(0x50); at >= 0 && at + 46 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
    if (view.getUint32(at, true) === 0x02014b50) {
      const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
      total += packed > 2 && unpacked === 0 ? Infinity : unpacked; // nothing at all is packed in two bytes
    }
  }
  return total;
}

/** A workbook with a password is kept in a container of old documents, under this name. */
function isEncrypted(bytes) {
  return new TextDecoder("utf-16le").decode(bytes).includes("EncryptedPackage");
}

/** The rows of a sheet: numbers as their formats show them, and what formulas without a result show. */
function shownRows({ rows, cells = new Map() }) {
  const shown = rows.map((row) => [...row]);
  for (const [at, cell] of cells) {
    const [row, column] = placeIn(at);
    if (row < shown.length) {
      shown[row][column] = valueOf(cell);
    }
  }
  return shown;
}

function valueOf({ type, value, formula, style }) {
  if (type === "error") {
    return new NoResult(String(value ?? ""));
  }
  if (formula !== undefined && (value === null || value === undefined)) {
    return new NoResult("");
  }
  return typeof value === "number" && style?.numFmt ? asShown(value, style.numFmt) : value;
}

/** The first cell of a sheet that holds anything where it is none of ours, and the cells with comments where it is. */
function passedOver({ name, rows, cells = new Map(), threadedComments = [] }, isOurs) {
  const noted = [
    ...Array.from(cells)
      .filter(([, { comment }]) => comment)
      .map(([at]) => placeIn(at)),
    ...threadedComments.map(({ ref }) => placeNamed(ref)),
  ];
  const used = [
    ...rows
      .map((row, at) => [at, row.findIndex((value) => value !== null && value !== "")])
      .filter(([, column]) => column >= 0),
    ...Array.from(cells)
      .filter(([, { formula }]) => formula)
      .map(([at]) => placeIn(at)),
  ];
  return { sheet: name, first: isOurs ? null : (inOrder(used)[0] ?? null), comments: isOurs ? inOrder(noted) : [] };
}

function inOrder(places) {
  const once = new Map(places.map((place) => [place.join(), place]));
  return Array.from(once.values()).sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

const placeIn = (at) => at.split(",").map(Number);

function placeNamed(ref) {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(ref) ?? [];
  const column = Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(row) - 1, column - 1];
}
