/** Counts that leave a system: no group under five is shown, and none can be worked out from the rest of its row. */

import { SMALL_GROUP, isFew } from "./counting.js";
import { byText } from "../intake/name-matching.js";

export const FEWER = "fewer than five";
export const NOT_SHOWN = "not shown";
const AT_LEAST = "at least ";

/** The most that is counted. */
export const MOST_COUNTED = 1_000_000_000;

const WORDS = /^(fewer than five|not shown|at least [1-9][0-9]{0,8})$/;

/** Whether a value is words that stand for a number. */
export function isAmountWords(value) {
  return typeof value === "string" && WORDS.test(value);
}

/**
 * The counts of a row without its small groups.
 *
 * `whole` is what a reader knows them to add up to, or, where not `exact`, to stay below. Where a small count could still
 * be worked out, the smallest of the others are not shown either; where that does not help, none is.
 *
 * @param {Record<string, number>} counts
 * @param {number|null} whole
 * @returns {Record<string, number|string>}
 */
export function suppressed(counts, whole = null, exact = true) {
  const keys = Object.keys(counts);
  const nothing = () => Object.fromEntries(keys.map((key) => [key, NOT_SHOWN]));
  if (whole !== null && isFew(whole)) {
    return nothing();
  }
  const hidden = new Map(keys.filter((key) => isFew(counts[key])).map((key) => [key, FEWER]));
  const others = keys
    .filter((key) => counts[key] >= SMALL_GROUP)
    .sort((one, other) => counts[one] - counts[other] || byText(one, other));
  while (whole !== null && givesAway(counts, hidden, whole, exact)) {
    const next = others.shift();
    if (next === undefined) {
      return nothing();
    }
    hidden.set(next, NOT_SHOWN);
  }
  return Object.fromEntries(keys.map((key) => [key, hidden.get(key) ?? counts[key]]));
}

/** Whether a small count follows from the ones that are shown: it could be one number only. */
function givesAway(counts, hidden, whole, exact) {
  const small = [...hidden.values()].filter((words) => words === FEWER).length;
  const others = hidden.size - small;
  if (!small) {
    return false;
  }
  const shown = Object.entries(counts).filter(([key]) => !hidden.has(key));
  const rest = whole - shown.reduce((sum, [, count]) => sum + count, 0);
  const most = Math.min(SMALL_GROUP - 1, rest - (small - 1) - SMALL_GROUP * others);
  const least = exact && !others ? Math.max(1, rest - (SMALL_GROUP - 1) * (small - 1)) : 1;
  return most <= least;
}

/** The sum of amounts: what is known of it where some are not shown. */
export function add(amounts) {
  const known = amounts.reduce((sum, one) => sum + knownPart(one), 0);
  const fewer = amounts.filter((one) => one === FEWER).length;
  const hidden = amounts.filter((one) => typeof one === "string").length - fewer;
  if (!fewer && !hidden) {
    return known;
  }
  if (known) {
    return `${AT_LEAST}${known}`;
  }
  return fewer === 1 && !hidden ? FEWER : NOT_SHOWN;
}

/** What is known of an amount as a number; 0 where nothing is. */
export function knownPart(amount) {
  if (typeof amount === "number") {
    return amount;
  }
  return amount.startsWith(AT_LEAST) ? Number(amount.slice(AT_LEAST.length)) : 0;
}

/** An amount in words: "1,234", "Fewer than five". */
export function amountWords(amount) {
  if (typeof amount === "number") {
    return amount.toLocaleString("en-GB");
  }
  const known = knownPart(amount);
  return known ? `At least ${known.toLocaleString("en-GB")}` : amount[0].toUpperCase() + amount.slice(1);
}
