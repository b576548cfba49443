/** The passage of a text that shows best why it was found, in pieces that are marked or not. */

import { words } from "./normalise.js";

const LENGTH = 220;

function marks(text, wanted) {
  return words(text).filter(({ word }) => wanted(word));
}

/** The text in pieces; each word that is wanted is a marked piece. */
export function marked(text, wanted) {
  const pieces = [];
  let at = 0;
  for (const { start, end } of marks(text, wanted)) {
    if (start < at) {
      continue;
    }
    if (start > at) {
      pieces.push({ text: text.slice(at, start), marked: false });
    }
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) {
    pieces.push({ text: text.slice(at), marked: false });
  }
  return pieces;
}

/** Where the window begins that holds the most different wanted words; the first of equals. */
function bestStart(found) {
  let best = { count: 0, start: 0 };
  found.forEach((first, index) => {
    const inside = found.slice(index).filter(({ end }) => end - first.start <= LENGTH);
    const count = new Set(inside.map(({ word }) => word)).size;
    if (count > best.count) {
      best = { count, start: first.start };
    }
  });
  return best.start;
}

/** Back to the beginning of the sentence when it is near, else to that of a word. */
function sentenceStart(text, start) {
  const from = Math.max(0, start - 90);
  const before = text.slice(from, start);
  const sentence = Math.max(before.lastIndexOf(". "), before.lastIndexOf("? "), before.lastIndexOf(": "));
  if (sentence >= 0) {
    return from + sentence + 2;
  }
  return from === 0 ? 0 : from + before.indexOf(" ") + 1;
}

/**
 * @param {string} text
 * @param {(word: string) => boolean} wanted
 * @returns {{text: string, marked: boolean}[]}
 */
export function extract(text, wanted) {
  if (text.length <= LENGTH) {
    return marked(text, wanted);
  }
  const start = sentenceStart(text, bestStart(marks(text, wanted)));
  let end = start + LENGTH;
  if (end < text.length) {
    end = Math.max(text.lastIndexOf(" ", end), start + LENGTH / 2);
  }
  const part = text.slice(start, end).replace(/[\s,;:]+$/, "");
  return marked(`${start > 0 ? "… " : ""}${part}${end < text.length ? " …" : ""}`, wanted);
}
