/** The line that says whether everything is saved. */

import { hereWords } from "./kept-where.js";
import { clock, longMoment } from "../../../common/dates.js";

const UNSAVED = Object.freeze({
  off: "Not saved: this browser keeps nothing for this page",
  full: "Not saved: there is no room left in this browser",
  changed_elsewhere: "Not saved: changed in another tab",
  full_for_both: "Not saved: there is no room left in this browser for both versions",
  newer_elsewhere: "Not saved: changed with a newer version of this tool",
  too_long: "Not saved: a text is too long",
  date: "The date is not saved: it is not complete, or not a real date",
  cleared_elsewhere: "Not saved: deleted in another tab or by the browser",
});

/**
 * @param {OpenAssessment|null} record what the session holds of the open assessment
 * @param {""|"too_long"|"date"} draft what of it cannot be saved as it stands
 */
export function saveWords(record, draft) {
  if (!record) {
    return "";
  }
  const { outcome, at, state } = record;
  if (outcome.status !== "saved" || draft) {
    return UNSAVED[outcome.status] ?? UNSAVED[draft];
  }
  const when = at ? ` at ${clock(at)}` : `, last changed on ${longMoment(state.updated)}`;
  return `Saved on this device${when}${hereWords()}`;
}
