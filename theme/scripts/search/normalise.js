/** Words of a text in the one form in which they are compared: folded, in British spelling, without endings. */

import { stemmer } from "stemmer";

import { fold, withoutApostrophes } from "../common/text-fold.js";

export const LONGEST_QUERY = 200;
export const MOST_WORDS = 16;
const EMAIL = "[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64})+";
const NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
const WORD = pattern("[\\p{L}\\p{M}\\u00ad\\u200b-\\u200d]", "giu");
const PLAIN_WORD = pattern("[a-z]", "gi"); // the same, found sooner, for a text of plain characters
const PLAIN = /^[\x20-\x7e]*$/;
const PLACES = { k: 3, thousand: 3, m: 6, million: 6, bn: 9, billion: 9 };

/** What a word is: an e-mail address, an amount, a sign that stands with one, or letters. */
function pattern(letter, flags) {
  const amounts = `(${NUMBER})(?:\\s?(k|thousand|m|million|bn|billion)(?!${letter}))?`;
  return new RegExp(`(${EMAIL})|${amounts}|[£%]|${letter}+(?:['’]${letter}+)*`, flags);
}

/**
 * Every word of a text: `word` as compared, `start` and `end` in the text. An e-mail address is a word of its own,
 * `whole`, and the words in it follow: each says what it lies `within`.
 * @param {string} text
 * @returns {{word: string, start: number, end: number, whole?: boolean, within?: string}[]}
 */
export function words(text) {
  const found = [];
  for (const match of text.matchAll(PLAIN.test(text) ? PLAIN_WORD : WORD)) {
    const [all, email, number, unit] = match;
    const start = match.index;
    const word = number ? amount(number, unit) : bare(all);
    const one = { word, start, end: start + all.length };
    if (email) {
      const parts = words(all.replace("@", " "));
      found.push({ ...one, whole: true });
      found.push(
        ...parts.map((part) => ({ word: part.word, start: start + part.start, end: start + part.end, within: word })),
      );
    } else if (word) {
      found.push(one);
    }
  }
  return found;
}

/** An amount has one form, however it is written: "43.5 million" is "43500000". */
function amount(number, unit = "") {
  return String(+`${number.replaceAll(",", "")}e${PLACES[unit.toLowerCase()] ?? 0}`);
}

function bare(word) {
  return withoutApostrophes(fold(word).replace(/['’]s$/, ""));
}

/** A function of one text that works out each answer once. */
export function remembered(work) {
  const known = new Map();
  return (text) => {
    if (!known.has(text)) {
      known.set(text, work(text));
    }
    return known.get(text);
  };
}

/** A function from a word to the spelling of the site: by the list, and "-ise" for "-ize". */
export function makeSpell(spellings) {
  const ours = new Map(spellings);
  return remembered(
    (word) => ours.get(word) ?? word.replace(/(?<=..[^z][iy])z(?=(?:e[drs]?|ing?|ation\w{0,2}|ers?)?$)/, "s"),
  );
}

/**
 * A function from a word to its form in the index. Abbreviations keep their letters: "ICSs" and "ICS" are one, "ic" is not.
 * @param {(word: string) => string} spell
 * @param {string[][]} abbreviations
 */
export function makeStem(spell, abbreviations) {
  const kept = new Map();
  for (const [short] of abbreviations) {
    const word = fold(short.replace(/s$/, ""));
    kept.set(word, word).set(`${word}s`, word);
  }
  return remembered((word) => kept.get(word) ?? (/^\p{L}{3,40}$/u.test(word) ? stemmer(spell(word)) : word));
}
