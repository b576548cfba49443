/** A plan as rows to paste: its actions, who keeps it moving and until when, what is asked of the system, and what became of last time's actions. */

import { shortDay } from "../../common/dates.js";
import { own } from "../../common/own-property.js";
import { askWords } from "./asks.js";
import { outcomeOf } from "./carried.js";
import { componentTitle } from "./matrix.js";
import { inOneLine, sentence } from "./own-words.js";
import { lastActionsOf } from "./selectors.js";

export const PLAN_COLUMNS = Object.freeze(["By", "What", "Who", "Theme"]);

/**
 * The rows, each with a cell for every column.
 *
 * @param {ReturnType<typeof import("./plan.js").planOf>} plan
 * @returns {string[][]}
 */
export function planRows(matrix, state, plan) {
  const asked = (some, head) => some.map((one) => ["", `${head}: ${askWords(one)}`, "", one.theme]);
  return [
    ...plan.actions.map(({ day, what, who, theme }) => [day, what, who, theme]),
    ...agreedRows(plan),
    ...asked(plan.asks, "We ask the system for"),
    ...asked(plan.needs, "We need"),
    ...matrix.themes.flatMap((theme) => lastActionRows(matrix, state, theme)),
  ];
}

function agreedRows({ keeper, meetingDay }) {
  return [
    ...(keeper ? [["", "Keep the plan moving", inOneLine(keeper), ""]] : []),
    ...(meetingDay ? [[shortDay(meetingDay), "Meet again about the plan", "", ""]] : []),
  ];
}

function lastActionRows({ labels }, state, theme) {
  return lastActionsOf(state, theme.id).map((action) => [
    shortDay(action.by),
    `Last time: ${sentence(inOneLine(action.what) || componentTitle(theme, action.component))} ${outcomeWords(labels, state, theme.id, action)}`,
    inOneLine(action.who),
    theme.title,
  ]);
}

/** What became of an action of last time, in words: "Done: all came". */
export function outcomeWords({ outcomes }, state, theme, action) {
  const said = own(outcomes, outcomeOf(state, theme, action)) ?? "Not yet said";
  return [said, inOneLine(action.why)].filter(Boolean).join(": ");
}
