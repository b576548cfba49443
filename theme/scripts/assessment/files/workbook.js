/** The answers and the actions as an Excel workbook. Every cell is text or a day: nothing in it is worked out. */

import { tableSheet, workbookOf } from "../../common/workbook-sheet.js";
import { answerRows } from "../logic/answers-csv.js";

/**
 * The workbook.
 *
 * @returns {Promise<Uint8Array>}
 */
export function workbookFile({ matrix, systems, state, sides, plan }) {
  const actions = plan.actions.map(({ by, what, who, theme }) => [by, what, who, theme]);
  const [columns, ...answers] = answerRows(matrix, state, systems, sides);
  return workbookOf({ title: plan.owner ? `${plan.owner}: self-assessment` : "Self-assessment", creator: plan.owner }, [
    filtered("Answers", columns, answers, [26, 10, 12, 28, 44, 16, 40, 16, 24, 12, 34]),
    filtered("Actions", ["By when", "What", "Who", "Theme"], actions, [12, 60, 30, 36]),
  ]);
}

function filtered(name, columns, rows, widths) {
  const last = String.fromCharCode(64 + widths.length);
  return { ...tableSheet(name, columns, rows, widths), autoFilter: { range: `A1:${last}${rows.length + 1}` } };
}
