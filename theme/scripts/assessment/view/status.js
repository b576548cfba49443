/** The line that says whether everything is saved. */

import { hereWords } from "./kept-where.js";
import { clock, longMoment } from "../../common/dates.js";

const UNSAVED = Object.freeze({
  off: "Not saved: this browser keeps nothing for this page",
  full: "Not saved: there is no room left in this browser",
  changed_elsewhere: "Not saved: changed in another tab",
  full_for_both: "Not saved: there is no room left in this browser for both versions",
  newer_elsewhere: "Not saved: changed with a newer version of this tool",
  too_long: "Not saved: a text is too long",
  cleared_elsewhere: "Not saved: deleted in another tab or by the browser",
});

/**
 * @param {OpenAssessment|null} record what the session holds of the open assessment
 * @param {boolean} long whether a text of it is too long to be saved
 */
export function saveWords(record, long) {
  if (!record) {
    return "";
  }
  const { outcome, at, state } = record;
  if (outcome.status !== "saved" || long) {
    return UNSAVED[outcome.status] ?? UNSAVED.too_long;
  }
  const when = at ? ` at ${clock(at)}` : `, last changed on ${longMoment(state.updated)}`;
  return `Saved on this computer${when}${hereWords()}`;
}
