/** Counting: a number, and the numbers of the PCNs behind it. */

import { byText } from "../intake/name-matching.js";

/** The smallest group in which single PCNs are not easily recognised. */
export const SMALL_GROUP = 5;

/** How many themes and components of other editions are listed: a file may hold thousands, a matrix has far fewer. */
export const MOST_THEMES = 50;
export const MOST_COMPONENTS = 500;

/** True for a group so small that single PCNs can be recognised. */
export function isFew(count) {
  return count > 0 && count < SMALL_GROUP;
}

/** A count; the PCNs behind it are left out when names are. */
export function countOf(numbers, names) {
  return { count: numbers.length, pcns: names ? numbers : [] };
}

/**
 * The keys that most assessments hold, at most so many and in their order, and how many others there are.
 *
 * @param {Map<string, number>} counts
 */
export function mostHeld(counts, most) {
  const keys = [...counts]
    .sort(([one, often], [other, oftenOther]) => oftenOther - often || byText(one, other))
    .map(([key]) => key);
  return { found: keys.slice(0, most).sort(byText), more: Math.max(0, keys.length - most) };
}

/** A map whose missing values are made when they are asked for. */
export function tally(make) {
  const map = new Map();
  return {
    at(key) {
      if (!map.has(key)) {
        map.set(key, make());
      }
      return map.get(key);
    },
    get: (key) => map.get(key) ?? make(),
    keys: () => [...map.keys()],
  };
}
