/** The rows of a filled-in sheet, with columns found by their headings, wherever they are now. `columns.py` has the same. */

import { NoResult, folded, wordsInCell } from "./cells.js";

/**
 * The rows of a sheet whose columns have these headings, by field, and what is wrong with its columns. Each column must be there
 * once, and each formula under it must have a result. What stands in any other column is left out, and a note says so.
 *
 * @param {string} sheet its name
 * @param {any[][]} rows the values of its cells
 * @param {Record<string, string>} headings by field
 * @returns {{rows: SheetRow[], findings: SheetFinding[]}}
 */
export function readRows(sheet, rows, headings) {
  const wanted = new Map(Object.entries(headings).map(([field, words]) => [folded(words), field]));
  const { at, found } = headingRow(rows, wanted);
  const columns = new Map(
    Object.entries(found).flatMap(([field, places]) => (places.length ? [[places[0], field]] : [])),
  );
  const faults = columnFaults(sheet, headings, found);
  const left = faults.length ? [] : leftOut(sheet, rows, at, columns);
  const read = rows.flatMap((row, number) => (number === at ? [] : [rowOf(sheet, number, row, columns)]));
  const formulas = read
    .flatMap(({ cells }) => Object.values(cells))
    .filter(({ value }) => value instanceof NoResult)
    .map(({ place, value }) => finding(place, value.why));
  const complete = columns.size === Object.keys(headings).length;
  return {
    rows: complete ? read.filter((row) => filled(row, ...Object.keys(row.cells))) : [],
    findings: [...faults, ...left, ...formulas],
  };
}

/** @returns {SheetFinding} */
export function finding(where, message, level = "error") {
  return { where, message, level };
}

/** Whether any of these fields of a row holds something. */
export function filled({ cells }, ...fields) {
  return fields.some((field) => cells[field].words);
}

/** Where people find a row, or a cell of it, both counted from 0: "Answers, row 12, column G". */
export function placeOf(sheet, row, column = null) {
  return `${sheet}, row ${row + 1}${column === null ? "" : `, column ${columnName(column)}`}`;
}

export function columnName(number) {
  let letters = "";
  for (let rest = number + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The row that holds most of the headings, and for each field the columns under its heading. */
function headingRow(rows, wanted) {
  const none = () => Object.fromEntries(Array.from(wanted.values(), (field) => [field, []]));
  let best = { at: 0, found: none() };
  let most = 0;
  rows.forEach((row, at) => {
    const found = none();
    row.forEach((cell, column) => found[wanted.get(folded(wordsInCell(cell)))]?.push(column));
    const count = Object.values(found).filter(({ length }) => length).length;
    if (count > most) {
      best = { at, found };
      most = count;
    }
  });
  return best;
}

function columnFaults(sheet, headings, found) {
  return Object.entries(found).flatMap(([field, columns]) => {
    if (!columns.length) {
      const remedy = "give the column its heading back, as it is in a blank workbook.";
      return [finding(sheet, `no column has the heading '${headings[field]}'; ${remedy}`)];
    }
    const letters = columns.map(columnName).join(" and ");
    const remedy = "keep the one with what you wrote, and give the other another heading.";
    return columns.length > 1
      ? [finding(sheet, `the columns ${letters} both have the heading '${headings[field]}'; ${remedy}`)]
      : [];
  });
}

function leftOut(sheet, rows, at, columns) {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const others = Array.from({ length: width }, (_, column) => column).filter((column) => !columns.has(column));
  return others
    .filter((column) => rows.slice(at + 1).some((row) => wordsInCell(row[column])))
    .map((column) => {
      const heading = wordsInCell(rows[at][column]);
      const named = heading ? `'${heading}'` : "without a heading";
      const message = `this column, ${named}, is not one of a blank workbook; what it holds is left out.`;
      return finding(`${sheet}, column ${columnName(column)}`, message, "note");
    });
}

function rowOf(sheet, number, row, columns) {
  const cells = Array.from(columns, ([at, field]) => [field, cellOf(row[at] ?? "", placeOf(sheet, number, at))]);
  return { place: placeOf(sheet, number), cells: Object.fromEntries(cells) };
}

/** A cell, where people find it, and what they see in it: nothing for a formula without a result, which is told of by itself. */
export function cellOf(value, place) {
  return { value, place, words: value instanceof NoResult ? "" : wordsInCell(value) };
}
