/** The answers and the actions as an Excel workbook. Every cell is text or a day: nothing in it is worked out. */

import { writeXlsx } from "hucre/xlsx";

import { xmlText } from "../../common/xml-text.js";
import { answerRows } from "../logic/answers-csv.js";

const BOLD = Object.freeze({ font: { bold: true }, alignment: { vertical: "top", wrapText: true } });
const WRAPPED = Object.freeze({ alignment: { vertical: "top", wrapText: true } });
const LONGEST = 32_767; // what a cell holds

/**
 * The workbook.
 *
 * @returns {Promise<Uint8Array>}
 */
export function workbookFile({ matrix, systems, state, sides, plan }) {
  const actions = plan.actions.map(({ by, what, who, theme }) => [by, what, who, theme]);
  return writeXlsx({
    properties: { title: plan.owner ? `${plan.owner}: self-assessment` : "Self-assessment", creator: plan.owner },
    sheets: [
      sheet("Answers", answerRows(matrix, state, systems, sides), [26, 10, 12, 28, 44, 16, 40, 16, 24, 12, 34]),
      sheet("Actions", [["By when", "What", "Who", "Theme"], ...actions], [12, 60, 30, 36]),
    ],
  });
}

function sheet(name, table, widths) {
  const lines = table.map((cells) => cells.map(cellText));
  const cells = new Map(
    lines.flatMap((line, row) =>
      line.map((value, column) => [`${row},${column}`, { value, type: "string", style: row ? WRAPPED : BOLD }]),
    ),
  );
  return {
    name,
    rows: lines,
    cells,
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${String.fromCharCode(64 + widths.length)}${lines.length}` },
  };
}

/** As much as a cell holds. */
const cellText = (value) => xmlText(value).slice(0, LONGEST);
