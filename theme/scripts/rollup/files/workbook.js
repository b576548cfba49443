/** A roll-up as an Excel workbook: the numbers of the charts first, then every table. Nothing in it is worked out. */

import { linesSheet, tableSheet, tablesSheet, workbookOf } from "../../common/workbook-sheet.js";
import { factsOf, notRanks, reportTitle } from "../logic/report/about.js";
import { chartTables } from "../logic/report/chart-tables.js";

const MOST_ROWS = 1_048_575;
const WIDE = Object.freeze({
  System: 24,
  Theme: 40,
  Names: 60,
  Text: 80,
  What: 50,
  Why: 60,
  Component: 34,
  "Component group": 34,
  "Component groups": 50,
  "In which themes": 40,
  File: 40,
  Id: 44,
});

/**
 * The workbook.
 *
 * @param {{rollUp: RollUp, words: Words, pictures: any, today: string, tables: ReturnType<typeof import("../logic/report/tables.js").tablesOf>}} known
 * @returns {Promise<Uint8Array>}
 */
export function workbookPaper({ rollUp, words, pictures, today, tables }) {
  const title = reportTitle(rollUp, words);
  return workbookOf({ title, creator: title }, [
    linesSheet("Read me", [
      title,
      ...factsOf(rollUp, words),
      today,
      notRanks(rollUp, words),
      ...(rollUp.domains.length ? [words.say("about-domains")] : []),
    ]),
    chartNumbers(chartTables(rollUp, pictures, words)),
    ...tables.filter(({ isEmpty }) => !isEmpty()).map(sheetOf),
  ]);
}

/** Every chart's numbers below its title: select a block and insert a chart. */
function chartNumbers(charts) {
  const rows = charts.flatMap(({ title, columns, rows: found }) => [[title], columns, ...found, []]);
  let at = 0;
  const heads = new Set();
  for (const { rows: found } of charts) {
    heads.add(at).add(at + 1);
    at += found.length + 3;
  }
  const widths = [60, ...rows[1].slice(1).map(() => 18)];
  return tablesSheet("Numbers of the charts", rows, widths, (row) => heads.has(row));
}

function sheetOf({ title, columns, rows }) {
  const widths = columns.map((column) => WIDE[column] ?? 18);
  return tableSheet(title.replaceAll(":", " -").slice(0, 31), columns, rows.slice(0, MOST_ROWS), widths);
}
