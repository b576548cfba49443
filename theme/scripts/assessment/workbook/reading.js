/** The state of an import: rows and choices of the workbook, mistakes found, and the source of each field. `reading.py` has the same. */

import { dayOf } from "./cells.js";
import { filled, finding, readRows } from "./columns.js";

const OUTSIDE = "this row is not one of a blank workbook; what it holds is left out.";

/**
 * @param {Map<string, any[][]>} sheets
 * @param {NonNullable<ReturnType<typeof import("./lists.js").listsOf>>} lists
 */
export function readingOf(sheets, lists) {
  /** @type {SheetFinding[]} */
  const findings = [];
  const places = new Map(); // where something is said, by the side that it belongs to
  const sources = new Map(); // where the fields of the exported file come from, by their paths in it
  const keyOf = (path) => JSON.stringify(path);

  function rows(sheet) {
    const held = sheets.get(sheet);
    if (!held) {
      findings.push(finding("", `No sheet has the name '${sheet}'. Give the sheet its name back.`));
      return [];
    }
    const read = readRows(sheet, held, lists.headings(sheet));
    findings.push(...read.findings);
    return read.rows;
  }

  function rowFault(sheet, name, row, found) {
    if (!name) {
      return "this row has lost its id; copy the row from a blank workbook.";
    }
    return found.has(name)
      ? `the id '${name}' stands in another row too (${found.get(name).place}); keep one of the two.`
      : lists.mismatch(sheet, name, row);
  }

  return {
    lists,
    findings,
    places,
    rows,

    /** The rows of a sheet in which something was filled in, by id; a row without an id, or with that of another row, is a finding. */
    rowsById(sheet, ...asked) {
      /** @type {Map<string, SheetRow>} */
      const found = new Map();
      let begun = false;
      for (const row of rows(sheet)) {
        const name = row.cells.id.words;
        begun ||= Boolean(name);
        const empty = !filled(row, ...asked);
        const fault = empty ? "" : rowFault(sheet, name, row, found);
        if (empty && begun && !name) {
          findings.push(finding(row.place, OUTSIDE, "note"));
        } else if (fault) {
          findings.push(finding(row.place, fault));
        } else if (!empty) {
          found.set(name, row);
        }
      }
      return found;
    },

    /** The value that words of a list stand for; words that are not in it are a finding. */
    chosen(kind, { words, place }) {
      const value = words ? lists.value(kind, words) : null;
      if (words && value === null) {
        const known = lists.words(kind).map((one) => `'${one}'`);
        findings.push(finding(place, `'${words}' is not in the list; choose one of ${known.join(", ")}.`));
      }
      return value;
    },

    /** A date as the exported file writes it. */
    day({ value, words, place }) {
      const day = words ? dayOf(value) : null;
      if (words && day === null) {
        const message = `'${words}' is not a date of this century; write one such as 31 January 2026.`;
        findings.push(finding(place, message));
      }
      return day;
    },

    belongs(side, row) {
      places.set(side, [...(places.get(side) ?? []), row.place]);
    },

    comesFrom(place, ...path) {
      sources.set(keyOf(path), place);
    },

    sourceOf: (path) => sources.get(keyOf(path)),

    /** Where in the workbook a field of the exported file comes from, or the part that it is in; "" where nothing is known. */
    placeAt(path) {
      const known = path.map((_, at) => path.slice(0, path.length - at)).find((part) => sources.has(keyOf(part)));
      return known ? sources.get(keyOf(known)) : "";
    },
  };
}
