/** What was typed as a list of concepts: each a word with its other forms, each form a phrase with a weight. */

import { LONGEST_QUERY, MOST_WORDS, words } from "./normalise.js";
import { OTHER_WORD } from "./weights.js";

const ASKED = 3;

export class Reader {
  /**
   * @param {string} ignore words that say nothing, with commas between
   * @param {{stem: (word: string) => string, spell: (word: string) => string, lexicon: import("./spelling.js").Lexicon, spread: Map<string, number>}} site
   */
  constructor(ignore, { stem, spell, lexicon, spread }) {
    this.stem = stem;
    this.spell = spell;
    this.lexicon = lexicon;
    this.spread = spread;
    this.ignored = new Set(ignore.split(","));
    /** @type {string[][]} */
    this.later = [];
    this.listed = new Set();
    this.phrases = new Map();
  }

  /**
   * Takes in the lists of words, a row a step; words of a row have commas between.
   *
   * @param {{synonyms: string[][], abbreviations: string[][], later: string}} lists
   */
  *learn({ synonyms, abbreviations, later }) {
    for (const [from, to] of synonyms) {
      yield this.addPhrases(from.split(","), to.split(","), OTHER_WORD);
    }
    for (const [short, long] of abbreviations) {
      this.addPhrases([short], [long], 1);
      yield this.addPhrases([long], [short], 1);
    }
    for (const phrase of later.split(",")) {
      yield this.later.push([phrase, ` ${this.stems(phrase).join(" ")} `]);
    }
  }

  /** Notes what phrases stand for, by their first word. */
  addPhrases(from, to, weight) {
    const others = to.map((other) => this.telling(other));
    for (const one of from) {
      const key = this.stems(one);
      const rows = this.phrases.get(key[0]) ?? [];
      this.phrases.set(key[0], rows);
      rows.push(...others.map((stems) => ({ key, stems, weight })));
      for (const { word } of words(one)) {
        this.listed.add(word);
      }
    }
  }

  stems(text) {
    return words(text).map(({ word }) => this.stem(word));
  }

  /** The words of a text that say something in the form of the index; all of them when none does. */
  telling(text) {
    return this.kept(words(text)).map(({ word }) => this.stem(word));
  }

  kept(found) {
    const kept = found.filter(({ word }) => !this.ignored.has(word));
    return kept.length > 0 ? kept : found;
  }

  /** The words of a query. An e-mail address of the site is one word; of any other its parts are looked for. */
  typed(text) {
    const has = (email) => this.lexicon.has(email);
    return words(text.slice(0, LONGEST_QUERY)).filter(({ word, whole, within }) => (whole ? has(word) : !has(within)));
  }

  /**
   * The concepts of a query, in order; `main` is what stands for a word as typed, begun or corrected. `cut` says that more
   * was typed than is looked for, `asks` that so many words ask about something, and not what it is. `later` are the
   * phrases of today in it.
   */
  read(text) {
    const found = this.typed(text);
    const all = found.slice(0, MOST_WORDS);
    const full = ` ${all.map(({ word }) => this.stem(word)).join(" ")} `;
    const kept = this.kept(all);
    const concepts = kept.map((token) =>
      this.concept(this.spell(token.word), token === all.at(-1) && (all.length > 1 || token.word.length > 1)),
    );
    this.addOthers(all.map((token) => concepts[kept.indexOf(token)] ?? { main: [this.stem(token.word)] }));
    return {
      concepts,
      cut: found.length > MOST_WORDS,
      asks: all.length > ASKED && kept.length > 1,
      later: this.later.filter(([, stems]) => full.includes(stems)).map(([phrase]) => phrase),
    };
  }

  /** A word with what it may be the beginning of or a slip for. */
  concept(word, last) {
    const known = this.lexicon.has(word) || this.spread.has(this.stem(word));
    const begun = known && !last ? [] : this.lexicon.beginningWith(word);
    const near = known || begun.length > 0 ? [] : this.lexicon.near(word);
    const forms = [word, ...begun, ...near].map((one) => ({ stems: [this.stem(one)], weight: 1 }));
    return {
      word,
      forms,
      main: forms.slice(0, known ? 1 : undefined).map(({ stems }) => stems[0]),
      corrected: near[0],
      begun: begun.length > 0,
    };
  }

  /** Adds to the concepts what phrases stand for; the words that say nothing are part of a phrase, and no concepts. */
  addOthers(places) {
    places.forEach((place, at) => {
      for (const { key, ...form } of place.main.flatMap((first) => this.phrases.get(first) ?? [])) {
        const covered = places.slice(at, at + key.length);
        if (covered.length === key.length && key.every((stem, offset) => covered[offset].main.includes(stem))) {
          covered.forEach(({ forms }) => forms?.push(form));
        }
      }
    });
  }
}
