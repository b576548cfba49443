// Words of a text in the one form in which they are compared: folded, in British spelling, without endings.
import { stemmer } from "stemmer";

import { fold, withoutApostrophes } from "../common/text-fold.js";

export { fold };

export const LONGEST_QUERY = 200;
export const MOST_WORDS = 16;
const AMOUNT_IN_WORDS = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?\\s{1,3}(?:[Tt]housand|[MmBb]illion)";
const RUN = runs("[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200d]", "[@._'’/-]");
const PLAIN_RUN = runs("[A-Za-z\\d]", "[@._'/-]"); // the same, found much sooner: for a text of plain characters
const PART = /\d+\.\d+\p{L}*|[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+(?:['’][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+)*/gu;
const AMOUNT = /^(\d+(?:\.\d+)?)\s*(k|thousand|m|million|bn|billion)?$/;
const NUMBER = /^\d[\d,]*(?:\.\d+)?(?:\s+\p{L}+|\p{L}*)$/u;
const PLACES = { k: 3, thousand: 3, m: 6, million: 6, bn: 9, billion: 9 };
const PLAIN = /^[\x20-\x7e]*$/;
const LETTERS = /^[A-Za-z]+$/;
const HAS_ENDINGS = /^(?:[a-z]{3,40}|\p{L}{3,40})$/u;

// What a run of letters and digits is, as a pattern: an amount, a number with commas, or words with no space between.
function runs(one, between) {
  return new RegExp(
    `${AMOUNT_IN_WORDS}(?!${one})|\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?[a-z]{0,2}(?!${one})|${one}+(?:${between}${one}+)*`,
    "gu",
  );
}

// "43.5" and 6 places as "43500000": an amount has one form, however it is written.
function scaled(digits, places) {
  const [whole, decimals = ""] = digits.split(".");
  const moved = decimals.padEnd(places, "0");
  const rest = moved.slice(places).replace(/0+$/, "");
  return `${whole}${moved.slice(0, places)}`.replace(/^0+(?=\d)/, "") + (rest ? `.${rest}` : "");
}

function amount(word) {
  const match = AMOUNT.exec(word);
  return match ? scaled(match[1], match[2] ? PLACES[match[2]] : 0) : word;
}

function bare(word) {
  return amount(withoutApostrophes(fold(word).replace(/['’]s$/, "")));
}

// What a run is without its hyphens: "multidisciplinary", "des" for "D.E.S.", an e-mail address whole.
function joined(run, found) {
  if (run.includes("@") || /^\d+\/\d+$/.test(run)) return fold(run);
  return found.every(({ word }) => word.length === 1) || run.includes("-")
    ? found.map(({ word }) => word).join("")
    : "";
}

function part(word, start, end) {
  return { word, start, end, joined: "" };
}

// The words of one run of characters, each with where it stands in the run.
export function parts(run) {
  if (LETTERS.test(run)) return [part(run.toLowerCase(), 0, run.length)];
  if (NUMBER.test(run)) return [part(bare(run.replaceAll(",", "")), 0, run.length)];
  const found = [...run.matchAll(PART)].map((match) =>
    part(bare(match[0]), match.index, match.index + match[0].length),
  );
  if (found.length > 1) found[0].joined = joined(run, found);
  return found.filter(({ word }) => word !== "");
}

/**
 * Every word of a text: `word` as compared, `start` and `end` in the text, and on the first part of a compound `joined`.
 * @param {string} text
 */
export function words(text) {
  const found = [];
  for (const run of text.matchAll(RUN)) {
    for (const { word, joined: whole, start, end } of parts(run[0]))
      found.push({ word, joined: whole, start: run.index + start, end: run.index + end });
  }
  return found;
}

/** The words of a text without where they stand, from `partsOf`, which may remember: for reading many texts. */
export function tokens(text, partsOf = parts) {
  const found = [];
  for (const run of text.match(PLAIN.test(text) ? PLAIN_RUN : RUN) ?? []) {
    for (const one of partsOf(run)) found.push(one);
  }
  return found;
}

/** A function of one text that works out each answer once. */
export function remembered(work) {
  const known = new Map();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) known.set(text, (answer = work(text)));
    return answer;
  };
}

// British for American spelling, by rule: "organization" as "organisation", "analyze" as "analyse"; also when half typed.
function british(word) {
  if (!word.includes("iz") && !word.includes("yz")) return word;
  return word
    .replace(/(?<=\p{L}{3})iz(?=(?:e[drs]{0,2}|in?g?|a\p{L}*)?$)/u, "is")
    .replace(/(?<=\p{L}{2})yz(?=(?:e[drs]{0,2}|in?g?)?$)/u, "ys");
}

/** A function from a word to the spelling of the site. */
export function makeSpell(spellings) {
  const ours = new Map(spellings.map(([other, our]) => [fold(other), fold(our)]));
  return remembered((word) => ours.get(word) ?? (word.length > 4 && word.length < 41 ? british(word) : word));
}

/**
 * A function from a word to its form in the index. Abbreviations keep their letters: "ICSs" and "ICS" are one, "ic" is not.
 * @param {{spellings: string[][], abbreviations: string[][]}} lists
 */
export function makeStem({ spellings, abbreviations }) {
  const spell = makeSpell(spellings);
  const kept = new Map();
  for (const [short] of abbreviations) {
    const word = fold(short.replace(/s$/, ""));
    for (const form of [word, `${word}s`]) kept.set(form, word);
  }
  return remembered((word) => kept.get(word) ?? (HAS_ENDINGS.test(word) ? stemmer(spell(word)) : word));
}
