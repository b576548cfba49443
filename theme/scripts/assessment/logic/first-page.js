/** What stands on the first page of a plan, which has room for so much and no more. */

import { inOneLine } from "./own-words.js";
import { askWords } from "./asks.js";

/** How many characters of a label's punctuation, and how many of the words of an ask, always stand. */
const PUNCTUATION = 4;
const SHORTEST = 12;

/**
 * Texts in the room that there is for all of them together: what is short stands whole and leaves its room to the
 * others, and what is still too long ends in an ellipsis.
 *
 * @param {string[]} texts
 * @param {number} room in characters
 */
export function fitting(texts, room) {
  const most = longest(texts, room);
  return texts.map((words) => (words.length > most ? `${words.slice(0, most).replace(/\s+\S*$/, "")}\u00a0…` : words));
}

/** The length up to which texts stand whole: what is left is shared again after each text that needs less than its share. */
function longest(texts, room) {
  const lengths = texts.map(({ length }) => length).sort((one, other) => one - other);
  let left = room;
  for (const [at, length] of lengths.entries()) {
    const share = Math.floor(left / (lengths.length - at));
    if (length > share) {
      return share;
    }
    left -= length;
  }
  return Infinity;
}

/** The asks of each theme in one line, all of them in the room: none is cut away by another that is long. */
export function askLines(asks, room) {
  const needs = asks.flatMap((ask) => ask.needs);
  const labels = needs.reduce((sum, { label }) => sum + label.length + PUNCTUATION, 0);
  const words = fitting(
    needs.map((need) => inOneLine(need.words)),
    Math.max(room - labels, needs.length * SHORTEST),
  );
  const short = new Map(needs.map((need, at) => [need, { ...need, words: words[at] }]));
  return asks.map((ask) => ({
    theme: ask.theme,
    words: askWords({ needs: ask.needs.map((need) => short.get(need)) }),
  }));
}
