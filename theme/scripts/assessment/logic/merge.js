/** One assessment from two versions of it, item by item: what is here, what a file holds, or both. */

import { isBlank, isVoice } from "./selectors.js";
import { putAt } from "./updates.js";

const TEXTS = Object.freeze(["note", "how", "evidence", "participants", "improvement_priority", "why"]);
const LISTS = Object.freeze(["actions", "support"]);
const ASKED = Object.freeze(["asked_by", "send_to", "wanted_by"]);
const NOT_ASKED = Object.freeze(["matrix", "progress"]);

/**
 * The differences that somebody decides; the matrix is that of this site, and how far a team is stays as it is here. Who asked one
 * person or practice to answer alone did not ask the team, nor the other way round.
 *
 * @param {any} changes those of `difference`
 * @param {Assessment} current
 * @param {Assessment} incoming
 */
export function decidable(changes, current, incoming) {
  const others = isVoice(current) !== isVoice(incoming);
  const left = ({ path }) => NOT_ASKED.includes(path[0]) || (others && path[0] === "about" && ASKED.includes(path[1]));
  return changes.filter((change) => !left(change));
}

/**
 * The ways in which a difference can be settled, the one to begin with first: "here", "file" or "both". Nothing that is
 * written is given up unless somebody says so.
 *
 * @param {{path: (string|number)[], from: *, to: *}} change
 * @param {{text: number, actions: number}} limits of the format
 */
export function waysOf(change, limits) {
  const { from, to } = change;
  if (isBlank(from)) {
    return ["file", "here"];
  }
  return isBlank(to) || !fitsBoth(change, limits) ? ["here", "file"] : ["both", "here", "file"];
}

function fitsBoth({ path, from, to }, limits) {
  if (LISTS.includes(path.at(-1))) {
    return bothLists(from, to).length <= limits.actions;
  }
  const isText = TEXTS.includes(path.at(-1)) || path.at(-2) === "needs";
  return isText && Array.from(bothTexts(from, to)).length <= limits.text;
}

function bothTexts(from, to) {
  return from.includes(to) ? from : to.includes(from) ? to : `${from.trimEnd()}\n${to}`;
}

/** What is here and then what only the file holds; an action of the file whose id is taken gets the first number that is not. */
function bothLists(from, to) {
  const words = new Set(from.map((one) => JSON.stringify(one)));
  const added = to.filter((one) => !words.has(JSON.stringify(one)));
  const taken = new Set([...from, ...added].map((one) => one.id));
  const here = new Set(from.map((one) => one.id).filter(Boolean));
  return [...from, ...added.map((one) => (here.has(one.id) ? { ...one, id: freeId(taken) } : one))];
}

function freeId(taken) {
  const numbers = Array.from({ length: taken.size + 1 }, (_, index) => String(index + 1));
  const free = numbers.find((number) => !taken.has(number)) ?? "";
  taken.add(free);
  return free;
}

/**
 * The state here with each difference settled.
 *
 * @param {Assessment} current
 * @param {{path: (string|number)[], from: *, to: *}[]} changes
 * @param {string[]} ways the way of each change, in the order of the changes
 */
export function merged(current, changes, ways) {
  return changes.reduce((state, change, at) => {
    const { path, from, to } = change;
    if (ways[at] === "here") {
      return state;
    }
    const both = () => (Array.isArray(from) ? bothLists(from, to) : bothTexts(from, to));
    return putAt(state, path, ways[at] === "both" ? both() : to);
  }, current);
}
