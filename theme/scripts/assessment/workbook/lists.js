/** The hidden sheet of an assessment workbook: ids and lists that an import needs. `lists.py` has the same. */

import { folded } from "./cells.js";
import { readRows } from "./columns.js";
import { ABOUT, ANSWERS, COLUMNS, LISTS, LIST_HEADINGS, THEMES, TIMES, themeColumns } from "./layout.js";

const FACTS = Object.freeze(["id", "edition", "digest"]);

/** Which words must stand beside an id in each sheet: the list that holds them, and the column. One of them is enough. */
const BESIDE = Object.freeze({
  [ABOUT]: [["question", "question"]],
  [THEMES]: [["theme", "theme"]],
  [ANSWERS]: [
    ["text", "text"],
    ["component", "component"],
  ],
});

/** The lists of a hidden sheet, or null where it does not name the matrix and the columns of every sheet. */
export function listsOf(rows) {
  const entries = new Map();
  const values = new Map();
  for (const { cells } of readRows(LISTS, rows, LIST_HEADINGS).rows) {
    const [kind, name, words] = COLUMNS[LISTS].map((field) => cells[field].words);
    entries.set(kind, (entries.get(kind) ?? new Map()).set(name, words));
    const key = valueKey(kind, words);
    values.set(key, [...(values.get(key) ?? []), name]);
  }
  const listed = (kind) => entries.get(kind) ?? new Map();
  const columns = Object.entries(COLUMNS)
    .filter(([sheet]) => sheet !== LISTS)
    .flatMap(([sheet, fields]) => fields.map((field) => `${sheet}.${field}`));
  const complete =
    FACTS.every((fact) => listed("matrix").has(fact)) && columns.every((name) => listed("column").has(name));
  return complete ? lookups(listed, values) : null;
}

const valueKey = (kind, words) => JSON.stringify([kind, folded(words)]);

function lookups(listed, values) {
  const ofThemes = Array.from(listed("column").keys())
    .filter((name) => name.startsWith(`${THEMES}.`))
    .map((name) => name.slice(THEMES.length + 1));
  const sides = ofThemes.filter((field) => field.endsWith(`.${TIMES[0]}`)).map((field) => field.split(".")[0]);
  const needs = ofThemes.filter((field) => !field.includes(".") && !COLUMNS[THEMES].includes(field));
  const columns = (sheet) => (sheet === THEMES ? themeColumns(sides, needs) : COLUMNS[sheet]);
  const owners = (kind, words) => values.get(valueKey(kind, words)) ?? [];
  return {
    sides,
    needs,
    columns,
    words: (kind) => Array.from(listed(kind).values()),

    /** The value that words stand for, in whatever letters they are written; null where there is none. */
    value: (kind, words) => owners(kind, words)[0] ?? null,

    /** The heading of each column of a sheet, by its field. */
    headings: (sheet) =>
      Object.fromEntries(columns(sheet).map((field) => [field, listed("column").get(`${sheet}.${field}`)])),

    question: (name) => listed("question").get(name) ?? name.replace(/^side\./, ""),

    /** The matrix that the workbook was made from, as an exported file names it. */
    matrix() {
      const facts = listed("matrix");
      const [id, title] = [facts.get("local"), facts.get("local-title")];
      const local = id ? { id, title: title ?? id } : null;
      return { ...Object.fromEntries(FACTS.map((fact) => [fact, facts.get(fact)])), local };
    },

    /** Why the words of a row cannot be those of the id in it, or "". */
    mismatch(sheet, name, { cells }) {
      for (const [kind, column] of BESIDE[sheet]) {
        if (!listed(kind).has(name)) {
          return `'${name}' is not an id of this workbook; copy the row from a blank workbook.`;
        }
        const known = owners(kind, cells[column].words);
        if (known.includes(name)) {
          return "";
        }
        if (known.length) {
          break;
        }
      }
      return `the id of this row, '${name}', does not belong to its words; sort whole rows, or copy the row from a blank workbook.`;
    },
  };
}
