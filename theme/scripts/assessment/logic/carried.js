/** Actions of last time that go on in this round. */

import { actionsOf } from "./selectors.js";

/** What ends an action: it is not carried over. */
const ENDS = Object.freeze(["done", "dropped"]);

/** Where an action of last time stands among those of this round, known by its id or else by its words; -1 for nowhere. */
export function placeCarried(state, theme, { id, what }) {
  const actions = actionsOf(state, theme);
  const known = id ? actions.findIndex((action) => action.id === id) : -1;
  return known < 0 ? actions.findIndex((action) => action.what && action.what === what) : known;
}

/** An action of last time as it begins in this round: without a day that has passed before `today`. */
export function toCarry({ id, what, who, by, component }, today) {
  return { id, what, who, by: by < today ? "" : by, component };
}

export const hasEnded = ({ outcome }) => ENDS.includes(outcome);

/** What became of an action of last time: what was said of it, and else that one which goes on is still open; "" where nothing is known. */
export function outcomeOf(state, theme, action) {
  return action.outcome || (placeCarried(state, theme, action) < 0 ? "" : "still_open");
}
