// What was typed as a list of concepts: each a word with its other forms, each form a phrase with a weight.
import { fold, LONGEST_QUERY, MOST_WORDS, remembered, tokens } from "./normalise.js";

const ASKING = new Set(["how", "why", "when", "where", "who", "which", "can", "could", "should", "must", "will"]);
const COMMON = 1000;
const WEIGHTS = {
  typed: 1,
  abbreviation: 0.9,
  joined: 0.9,
  corrected: 0.75,
  near: 0.5,
  synonym: 0.6,
  begun: 0.55,
  beginning: 0.25,
};

function makePhrase(stem, ignored) {
  return remembered((text) => telling(tokens(text), ignored).map(({ word }) => stem(word)));
}

// From the first word of each phrase to the phrases that begin with it and what they lead to.
function byFirst(pairs, stem, phrase) {
  const table = new Map();
  for (const { from, to, weight } of pairs) {
    const key = tokens(from).map(({ word }) => stem(word));
    if (key.length === 0) continue;
    const rows = table.get(key[0]) ?? [];
    rows.push({ key, to: phrase(to), weight });
    table.set(key[0], rows);
  }
  return table;
}

/** The word lists of the index, ready to read queries with. */
export function makeReader({ ignore, synonyms, abbreviations }, { stem, spell, lexicon, pairs: neighbours }) {
  const ignored = new Set(ignore.map(fold));
  const phrase = makePhrase(stem, ignored);
  const pairs = [
    ...abbreviations.flatMap(([short, long]) => [
      { from: short, to: long, weight: WEIGHTS.abbreviation },
      { from: long, to: short, weight: WEIGHTS.abbreviation },
    ]),
    ...synonyms.flatMap(([from, to]) =>
      from.flatMap((one) => to.map((other) => ({ from: one, to: other, weight: WEIGHTS.synonym }))),
    ),
  ];
  const listed = [...abbreviations.map(([short]) => short), ...synonyms.flatMap(([from]) => from)].flatMap((text) =>
    tokens(text).map(({ word }) => word),
  );
  const explained = { words: new Set(listed), stems: new Set(listed.map(stem)) };
  return { stem, spell, lexicon, neighbours, ignored, explained, others: byFirst(pairs, stem, phrase) };
}

// The words that say what is looked for; all of them when none does.
export function telling(found, ignored) {
  const kept = found.filter(({ word }) => !ignored.has(word));
  return kept.length > 0 ? kept : found;
}

// Whether the site or its word lists have a word. A form of a listed word counts, unless it looks more like a slip for another word.
function isKnown(word, { stem, lexicon, explained }) {
  if (lexicon.has(word) || explained.words.has(word)) return true;
  return explained.stems.has(stem(word)) && lexicon.near(word)[0]?.[1] !== 1;
}

// The forms of one word: itself, what it may be the beginning of, or what it may be a slip for.
function forms(token, around, reader) {
  const { stem, spell, lexicon, neighbours } = reader;
  const last = around[1] === null;
  const word = spell(token.word);
  const known = isKnown(word, reader);
  const found = [{ stems: [stem(word)], weight: WEIGHTS.typed }];
  const complete = known && (lexicon.often(word) > COMMON || (!last && word.length > 4));
  const begun = complete ? [] : lexicon.beginningWith(word);
  for (const longer of begun) found.push({ stems: [stem(longer)], weight: known ? WEIGHTS.beginning : WEIGHTS.begun });
  if (known || begun.length > 0) return { known, forms: found, corrected: null, begun: begun.map(stem) };
  const pair = lexicon.split(word);
  if (pair) return { forms: [...found, { stems: pair.map(stem), weight: WEIGHTS.joined }], corrected: null };
  const near = nearIn(
    lexicon.near(word).map(([other, far]) => ({ word: other, stem: stem(other), far })),
    around,
    neighbours,
  );
  for (const other of near)
    found.push({ stems: [other.stem], weight: other.far === 1 ? WEIGHTS.corrected : WEIGHTS.near });
  return { forms: found, corrected: near.length > 0 ? near[0].word : null };
}

// Of words that may have been meant, those that stand in a name beside the word typed before or after; all of them when none does.
function nearIn(near, [before, after], neighbours) {
  const beside = near.filter(({ stem }) => neighbours.has(`${before} ${stem}`) || neighbours.has(`${stem} ${after}`));
  return beside.length > 0 ? beside : near;
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

// Adds to the concepts what a phrase stands for that begins at a place; the words that say nothing are part of a phrase.
function addOthers(places, at, { others }) {
  for (const first of new Set(places[at].main)) {
    for (const { key, to, weight } of others.get(first) ?? []) {
      const covered = places.slice(at, at + key.length);
      if (covered.length < key.length || !key.every((part, offset) => covered[offset].main.includes(part))) continue;
      const concepts = covered.filter(({ forms: own }) => own);
      for (const concept of concepts)
        concept.forms.push({ stems: to, weight: weight / Math.sqrt(concepts.length), other: true });
    }
  }
}

// "multi disciplinary" may stand in the text as one word.
function addJoined(concepts, at, { lexicon, stem }) {
  const together = concepts[at].word + (concepts[at + 1]?.word ?? "");
  if (!concepts[at + 1] || !lexicon.has(together)) return;
  for (const concept of concepts.slice(at, at + 2))
    concept.forms.push({ stems: [stem(together)], weight: WEIGHTS.joined });
}

/**
 * The concepts of a query, in order; `main` is what stands for a word as typed or as corrected.
 * `full` is all that was typed in compared form; `whole` says that no word was left out of the concepts.
 * `cut` says that more was typed than is looked for. `asks` says that something about them is asked, and not what they are.
 * @returns {{concepts: {word: string, main: string[], forms: object[], corrected: string | null}[], full: string, whole: boolean, cut: boolean, asks: boolean}}
 */
export function read(typed, reader) {
  const words = tokens(typed.slice(0, LONGEST_QUERY)).filter(({ word }) => word !== "");
  const all = words.slice(0, MOST_WORDS);
  const kept = telling(begunOnly(all) ? all.slice(0, -1) : all, reader.ignored);
  const concepts = kept.map((token, at) => {
    const [before, after] = [kept[at - 1], kept[at + 1]].map((other) => (other ? reader.stem(other.word) : null));
    const made = forms(token, [before, after], reader);
    return { ...token, ...made, main: mainStems(made) };
  });
  const places = all.map((token) => concepts[kept.indexOf(token)] ?? { main: [reader.stem(token.word)] });
  places.forEach((_, at) => addOthers(places, at, reader));
  concepts.forEach((_, at) => addJoined(concepts, at, reader));
  for (const concept of concepts) concept.forms = distinct(concept.forms);
  return {
    concepts,
    full: all.map(({ word }) => reader.stem(word)).join(" "),
    whole: kept.length === all.length,
    cut: words.length > MOST_WORDS,
    asks: all.some(({ word }) => ASKING.has(word)),
  };
}

// Whether the last word is one letter of a word that is still being typed.
function begunOnly(all) {
  return all.length > 1 && /^\p{L}$/u.test(all.at(-1).word);
}

// What a word stands for: itself; for an unknown one also what it begins or what it was a slip for.
function mainStems({ known, forms: found }) {
  return [...new Set(found.slice(0, known ? 1 : 4).map(({ stems }) => stems[0]))];
}
