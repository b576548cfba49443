/** The line that says whether everything is saved. */

import { clock, longMoment } from "./when.js";

const UNSAVED = Object.freeze({
  off: "Not saved: this browser keeps nothing for this page",
  full: "Not saved: there is no room left in this browser",
  changed_elsewhere: "Not saved: changed in another tab",
  full_for_both: "Not saved: there is no room left in this browser for both versions",
  cleared_elsewhere: "Not saved: deleted in another tab or by the browser",
});

/** @param {object|null} record what the session holds of the open assessment */
export function saveWords(record) {
  if (!record) {
    return "";
  }
  const { outcome, at, state } = record;
  if (outcome.status !== "saved") {
    return UNSAVED[outcome.status];
  }
  return at
    ? `Saved on this computer at ${clock(at)}`
    : `Saved on this computer, last changed on ${longMoment(state.updated)}`;
}
