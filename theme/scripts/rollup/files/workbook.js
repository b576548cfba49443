/** A roll-up as an Excel workbook: the numbers of the charts first, then every table. Nothing in it is worked out. */

import { writeXlsx } from "hucre/xlsx";

import { xmlText } from "../../common/xml-text.js";
import { factsOf, notRanks, reportTitle } from "../logic/report/about.js";
import { chartTables } from "../logic/report/chart-tables.js";

const BOLD = Object.freeze({ font: { bold: true }, alignment: { vertical: "top", wrapText: true } });
const WRAPPED = Object.freeze({ alignment: { vertical: "top", wrapText: true } });
const LONGEST = 32_767; // what a cell holds
const MOST_ROWS = 1_048_575;
const WIDE = Object.freeze({ Names: 60, Text: 80, What: 50, Why: 60, Component: 34, File: 40, Id: 44 });

/**
 * The workbook.
 *
 * @param {{rollUp: RollUp, words: Words, pictures: any, today: string, tables: ReturnType<typeof import("../logic/report/tables.js").tablesOf>}} known
 * @returns {Promise<Uint8Array>}
 */
export function workbookPaper({ rollUp, words, pictures, today, tables }) {
  const title = reportTitle(rollUp, words);
  return writeXlsx({
    properties: { title, creator: title },
    sheets: [
      chartNumbers(chartTables(rollUp, pictures, words)),
      readMe([title, ...factsOf(rollUp, words), today, notRanks(rollUp, words)]),
      ...tables.filter(({ isEmpty }) => !isEmpty()).map(tableSheet),
    ],
  });
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
  return sheet("Numbers of the charts", rows, [60, ...rows[1].slice(1).map(() => 18)], (row) => heads.has(row));
}

function readMe(lines) {
  return sheet(
    "Read me",
    lines.map((line) => [line]),
    [110],
    (row) => row === 0,
  );
}

function tableSheet({ title, columns, rows }) {
  return {
    ...sheet(
      title.replaceAll(":", " -").slice(0, 31),
      [columns, ...rows.slice(0, MOST_ROWS)],
      columns.map((column) => WIDE[column] ?? 18),
      (row) => row === 0,
    ),
    freezePane: { rows: 1 },
  };
}

/** Numbers as numbers, and all else as text, never as a formula. */
function sheet(name, rows, widths, isHead) {
  const lines = rows.map((cells) => cells.map(valueOf));
  const cells = new Map(
    lines.flatMap((line, row) =>
      line.map((value, column) => [
        `${row},${column}`,
        { value, type: typeof value === "number" ? "number" : "string", style: isHead(row) ? BOLD : WRAPPED },
      ]),
    ),
  );
  return { name, rows: lines, cells, columns: widths.map((width) => ({ width })) };
}

const valueOf = (value) => (typeof value === "number" ? value : xmlText(value).slice(0, LONGEST));
