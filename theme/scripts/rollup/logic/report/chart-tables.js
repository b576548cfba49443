/**
 * The numbers of all charts, in the order of the paper, as the workbooks have them on a sheet of their own.
 * `site_builder/rollup/report/xlsx_charts.py` has the same; one test compares them.
 */

import { MOVED, monthWords, wantedTitle } from "../intake/labels.js";
import { TITLES } from "./paper-words.js";

/**
 * @returns {{title: string, columns: string[], rows: (string|number)[][]}[]} those that have rows
 */
export function chartTables(rollUp, pictures, words) {
  const of = (title, { columns, table: rows }) => ({ title, columns, rows });
  const months = rollUp.actions.slice(0, pictures.months.length).map(({ month, count }) => [monthWords(month), count]);
  return [
    ...pictures.stages.map((one) =>
      of(`Where ${words.units} are, and where they want to be in a year: ${one.heading}`, one),
    ),
    ...pictures.components.map((one) => of(`${TITLES.components}: ${one.heading}`, one)),
    ...pictures.wanted.map((one) => of(`${wantedTitle(words)}: ${one.heading}`, one)),
    of(TITLES.support, pictures.support),
    { title: TITLES.actions, columns: ["Month", "Actions"], rows: months },
    of(TITLES.outcomes, pictures.outcomes),
    ...pictures.moves.flatMap((one) => movesOf(one)),
  ].filter(({ rows }) => rows.length);
}

/** Two tables: in one, each PCN would be counted twice. */
function movesOf({ heading, columns, table }) {
  const some = (title, start, end) => ({
    title: `${title}: ${heading}`,
    columns: [columns[0], ...columns.slice(1 + start, end && 1 + end)],
    rows: table.map((row) => [row[0], ...row.slice(1 + start, end && 1 + end)]),
  });
  return [some(TITLES.comparison, 0, MOVED.length), some("What was planned, and reached", MOVED.length, undefined)];
}
