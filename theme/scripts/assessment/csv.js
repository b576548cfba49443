/** An assessment as a table for a spreadsheet: one row for every answer. */

import { componentsOf, sideTitle } from "./lookup.js";
import * as read from "./read.js";
import { ANSWERS, NEEDS, labelOf, stageTitle, wordsFor } from "./words.js";

const COLUMNS = Object.freeze([
  "Section",
  "Side",
  "Stage",
  "Item",
  "Statement",
  "Answer",
  "Note",
  "Last time",
  "Who",
  "By when",
  "Id",
]);
const ABOUT = Object.freeze(["name", "system", "date", "participants", "audiences", "improvement_priority"]);
const POSITIONS = Object.freeze(["now", "in_a_year"]);

const SIGN = "[=+@\\uff1d\\uff0b\\uff20]"; // at full width they count in some languages
const DASH = "[\\-\\uff0d]";

/** What a program may pass over on its way to a sign: blanks, controls, quotes, and what cannot be seen. No separator. */
const BLANK = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x20\\x22\\x7f-\\xa0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f\\u2060\\u3000\\ufeff";

const FORMULA = new RegExp(`^(?: *[\\t\\r\\n]|[${BLANK}]*(?:${SIGN}|${DASH}))`);

/**
 * Where the list separator is ";", Excel splits a line there and at line breaks, quotes or not; at tabs where it is a tab.
 * A dash begins many an honest line: it counts only with what a call needs. Each look ahead ends where the next one begins,
 * so that the time stays in step with the length. `site_builder/core/csv_safety.py` has the same.
 */
const INNER = new RegExp(
  `[;\\r\\n][${BLANK}\\t]*(?=${SIGN}|${DASH}[^;\\r\\n]*[(|!])|\\t[${BLANK}]*(?=${SIGN}|${DASH}[^;\\t\\r\\n]*[(|!])`,
  "g",
);

/**
 * The whole assessment as CSV, with byte order mark and CRLF as Excel wants them.
 *
 * @param {{id: string, title: string}[]} systems the systems of the directory
 * @param {string[]} sides the sides that go into it
 */
export function exportCsv(matrix, state, systems, sides = read.sidesOf(state)) {
  const themes = matrix.themes.flatMap((theme) => themeRows(matrix, state, theme, sides));
  const rows = [...aboutRows(matrix, state, systems), ...themes, ...unknownRows(matrix, state)];
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ""))];
  return asCsv(lines);
}

/** Lines of cells as CSV that spreadsheets open without harm. */
export function asCsv(lines) {
  return `\uFEFF${lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(text) {
  const inner = String(text).replace(INNER, "$&'");
  const harmless = FORMULA.test(text) ? `'${inner}` : inner;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function aboutRows(matrix, state, systems) {
  return ABOUT.map((field) => ({
    Section: "About you",
    Item: labelOf(["about", field], matrix),
    Answer: aboutWords(matrix, state, systems, field),
    Id: field,
  }));
}

function aboutWords(matrix, state, systems, field) {
  const value = read.aboutOf(state, field);
  if (field === "audiences") {
    return [...value].map((side) => sideTitle(matrix, side)).join(", ");
  }
  return field === "system" ? (systems.find(({ id }) => id === value)?.title ?? value) : value;
}

function themeRows(matrix, state, theme, sides) {
  const answers = sides.flatMap((side) => sideRows(matrix, state, theme, side));
  return [...answers, ...textRows(matrix, state, theme.id), ...actionRows(state, theme.id)].map((row) => ({
    ...row,
    Section: theme.title,
  }));
}

function sideRows(matrix, state, theme, side) {
  const components = componentsOf(matrix, theme.id, side).map((component) => ({
    Stage: stageTitle(matrix, component.stage),
    Item: component.title,
    Statement: component.text,
    Answer: wordsFor(ANSWERS, read.answerOf(state, theme.id, component.id)),
    Note: read.noteOf(state, theme.id, component.id),
    "Last time": wordsFor(ANSWERS, read.lastAnswerOf(state, theme.id, component.id)),
    Id: component.id,
  }));
  const positions = POSITIONS.map((when) => ({
    Item: capital(labelOf([when], matrix)),
    Answer: stageTitle(matrix, read.stageOf(state, theme.id, side, when)),
    "Last time": stageTitle(matrix, read.lastStageOf(state, theme.id, side, when)),
    Id: `${theme.id}.${side}.${when}`,
  }));
  return [...components, ...positions].map((row) => ({ ...row, Side: sideTitle(matrix, side) }));
}

function textRows(matrix, state, theme) {
  const row = (path, answer) => ({
    Item: capital(labelOf(path, matrix)),
    Answer: answer,
    Id: [theme, ...path].join("."),
  });
  return [
    row(["how"], read.textOf(state, theme, "how")),
    ...NEEDS.map(({ id }) => row(["needs", id], read.needOf(state, theme, id))),
    row(["evidence"], read.textOf(state, theme, "evidence")),
  ];
}

function actionRows(state, theme) {
  return read.actionsOf(state, theme).map(({ what, who, by }, index) => ({
    Item: `Action ${index + 1}`,
    Answer: what,
    Who: who,
    "By when": by,
    Id: `${theme}.actions.${index + 1}`,
  }));
}

/** Answers that this matrix has no component for, so that nothing is left out. */
function unknownRows(matrix, state) {
  return read.unknownComponents(matrix, state).map(({ theme, id, answer, note }) => ({
    Section: labelOf(["themes", theme], matrix),
    Item: "Not in this matrix",
    Answer: wordsFor(ANSWERS, answer),
    Note: note,
    "Last time": wordsFor(ANSWERS, read.lastAnswerOf(state, theme, id)),
    Id: id,
  }));
}
