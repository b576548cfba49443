// What was typed as a list of concepts: each a word with its other forms, each form a phrase with a weight.
import { fold, LONGEST_QUERY, remembered, tokens } from "./normalise.js";

const MOST_WORDS = 16;
const COMMON = 1000;
const WEIGHTS = { typed: 1, abbreviation: 0.9, joined: 0.9, corrected: 0.75, near: 0.5, synonym: 0.6, begun: 0.55, beginning: 0.25 };

function makePhrase(stem, ignored) {
  return remembered((text) => telling(tokens(text), ignored).map(({ word }) => stem(word)));
}

// From the first word of each phrase to the phrases that begin with it and what they lead to.
function byFirst(pairs, phrase) {
  const table = new Map();
  for (const { from, to, weight } of pairs) {
    const key = phrase(from);
    if (key.length === 0) continue;
    const rows = table.get(key[0]) ?? [];
    rows.push({ key, to: phrase(to), weight });
    table.set(key[0], rows);
  }
  return table;
}

/** The word lists of the index, ready to read queries with. */
export function makeReader({ ignore, synonyms, abbreviations }, { stem, spell, lexicon }) {
  const ignored = new Set(ignore.map(fold));
  const phrase = makePhrase(stem, ignored);
  const pairs = [
    ...abbreviations.flatMap(([short, long]) => [{ from: short, to: long, weight: WEIGHTS.abbreviation }, { from: long, to: short, weight: WEIGHTS.abbreviation }]),
    ...synonyms.flatMap(([from, to]) => from.flatMap((one) => to.map((other) => ({ from: one, to: other, weight: WEIGHTS.synonym })))),
  ];
  const explained = new Set(pairs.flatMap(({ from }) => phrase(from)));
  return { stem, spell, lexicon, ignored, explained, others: byFirst(pairs, phrase) };
}

// The words that say what is looked for; all of them when none does.
export function telling(found, ignored) {
  const kept = found.filter(({ word }) => !ignored.has(word));
  return kept.length > 0 ? kept : found;
}

// The forms of one word: itself, what it may be the beginning of, or what it may be a slip for.
function forms(token, last, { stem, spell, lexicon, explained }) {
  const word = spell(token.word);
  const known = lexicon.has(word) || explained.has(stem(word));
  const found = [{ stems: [stem(word)], weight: WEIGHTS.typed }];
  const complete = known && (lexicon.often(word) > COMMON || (!last && word.length > 4));
  const begun = complete ? [] : lexicon.beginningWith(word);
  for (const longer of begun) found.push({ stems: [stem(longer)], weight: known ? WEIGHTS.beginning : WEIGHTS.begun });
  if (known || begun.length > 0) return { known, forms: found, corrected: null, begun: begun.map(stem) };
  const pair = lexicon.split(word);
  if (pair) return { forms: [...found, { stems: pair.map(stem), weight: WEIGHTS.joined }], corrected: null };
  const near = lexicon.near(word);
  near.forEach(([other, far]) => found.push({ stems: [stem(other)], weight: far === 1 ? WEIGHTS.corrected : WEIGHTS.near }));
  return { forms: found, corrected: near.length > 0 ? near[0][0] : null };
}

// Each form once, with the most weight that it was given.
function distinct(found) {
  const kept = new Map();
  for (const form of found) {
    const key = form.stems.join(" ");
    if (!kept.has(key) || kept.get(key).weight < form.weight) kept.set(key, form);
  }
  return [...kept.values()];
}

// Adds to the concepts from `at` what a phrase that begins there stands for.
function addOthers(concepts, at, { others }) {
  for (const stem of new Set(concepts[at].main)) {
    for (const { key, to, weight } of others.get(stem) ?? []) {
      const covered = concepts.slice(at, at + key.length);
      if (covered.length === key.length && key.every((part, offset) => covered[offset].main.includes(part))) {
        for (const concept of covered) concept.forms.push({ stems: to, weight: weight / Math.sqrt(covered.length), other: true });
      }
    }
  }
}

// "multi disciplinary" may stand in the text as one word.
function addJoined(concepts, at, { lexicon, stem }) {
  const together = concepts[at].word + (concepts[at + 1]?.word ?? "");
  if (!concepts[at + 1] || !lexicon.has(together)) return;
  for (const concept of concepts.slice(at, at + 2)) concept.forms.push({ stems: [stem(together)], weight: WEIGHTS.joined });
}

/**
 * The concepts of a query, in order; `main` is what stands for a word as typed or as corrected.
 * `full` is all that was typed in compared form; `whole` says that no word was left out of the concepts.
 * @returns {{concepts: {word: string, main: string[], forms: object[], corrected: string | null}[], full: string, whole: boolean}}
 */
export function read(typed, reader) {
  const all = tokens(typed.slice(0, LONGEST_QUERY)).filter(({ word }) => word !== "").slice(0, MOST_WORDS);
  const kept = telling(all, reader.ignored);
  const concepts = kept.map((token, at) => {
    const made = forms(token, at === kept.length - 1, reader);
    return { ...token, ...made, main: mainStems(made) };
  });
  concepts.forEach((_, at) => { addOthers(concepts, at, reader); addJoined(concepts, at, reader); });
  for (const concept of concepts) concept.forms = distinct(concept.forms);
  return { concepts, full: all.map(({ word }) => reader.stem(word)).join(" "), whole: kept.length === all.length };
}

// What a word stands for: itself; for an unknown one also what it begins or what it was a slip for.
function mainStems({ known, forms: found }) {
  return [...new Set(found.slice(0, known ? 1 : 4).map(({ stems }) => stems[0]))];
}
