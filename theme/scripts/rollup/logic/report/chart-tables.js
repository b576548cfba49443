/**
 * The numbers of all charts, in the order of the paper, as the workbooks have them on a sheet of their own.
 * `site_builder/rollup/report/xlsx_charts.py` has the same; one test compares them.
 */

import { MOVED, monthWords } from "../intake/labels.js";

/**
 * @returns {{title: string, columns: string[], rows: (string|number)[][]}[]} those that have rows
 */
export function chartTables(rollUp, pictures, words) {
  const of = (title, { columns, table: rows }) => ({ title, columns, rows });
  const months = rollUp.actions.slice(0, pictures.months.length).map(({ month, count }) => [monthWords(month), count]);
  return [
    ...pictures.stages.map((one) => of(`${words.say("where-all")}: ${one.heading}`, one)),
    ...pictures.components.map((one) => of(`${words.say("components")}: ${one.heading}`, one)),
    ...pictures.wanted.map((one) => of(`${words.say("wanted")}: ${one.heading}`, one)),
    of(words.say("support"), pictures.support),
    { title: words.say("actions"), columns: ["Month", "Actions"], rows: months },
    of(words.say("outcomes"), pictures.outcomes),
    ...pictures.moves.flatMap((one) => movesOf(one, words)),
  ].filter(({ rows }) => rows.length);
}

/** Two tables: in one, each PCN would be counted twice. */
function movesOf({ heading, columns, table }, words) {
  const some = (title, start, end) => ({
    title: `${title}: ${heading}`,
    columns: [columns[0], ...columns.slice(1 + start, end && 1 + end)],
    rows: table.map((row) => [row[0], ...row.slice(1 + start, end && 1 + end)]),
  });
  return [some(words.say("comparison"), 0, MOVED.length), some(words.say("planned"), MOVED.length, undefined)];
}
