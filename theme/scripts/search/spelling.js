/** The words that the site uses: which there are, which begin with some letters, and which are close to a misspelt one. */

import SearchableMap from "minisearch/SearchableMap";

const MOST_BEGINNINGS = 24;
const MOST_NEAR = 3;
const OTHER_LETTER = 0.5;

export class Lexicon {
  constructor() {
    this.counts = new Map();
    this.words = new SearchableMap();
  }

  add(word) {
    this.counts.set(word, this.often(word) + 1);
  }

  /** Makes the words ready to be looked up by their beginning or by likeness, a word a step; when all were added. */
  *settle() {
    for (const [word, often] of this.counts) {
      yield this.words.set(word, often);
    }
  }

  has(word) {
    return this.counts.has(word);
  }

  /** How many times a word was added. */
  often(word) {
    return this.counts.get(word) ?? 0;
  }

  /** Words that begin with `letters`, the most used first; the word itself is not among them. No number is taken as begun. */
  beginningWith(letters) {
    if (/^\d$/.test(letters)) {
      return [];
    }
    return [...this.words.atPrefix(letters)]
      .filter(([word]) => word !== letters)
      .sort(([, one], [, other]) => other - one)
      .slice(0, MOST_BEGINNINGS)
      .map(([word]) => word);
  }

  /** The words nearest to a misspelt one; of longer ones also those a little further away when `wide`. */
  near(typed, wide = false) {
    if (typed.length < 4 || typed.length > 40 || /\d/.test(typed)) {
      return [];
    }
    const swapped = Array.from(
      typed,
      (_, at) => typed.slice(0, at) + (typed[at + 1] ?? "") + typed[at] + typed.slice(at + 2),
    );
    const found = swapped.filter((word) => this.has(word)).map((word) => [word, 0, 0]);
    const most = Number(typed.length > 4) + Number(typed.length > 6) + Number(wide);
    for (const [word, [often, far]] of most ? this.words.fuzzyGet(typed, most) : new Map()) {
      const away = far + (word[0] === typed[0] ? 0 : OTHER_LETTER);
      if (word.length > 2 && away <= Math.max(most, 1 + OTHER_LETTER)) {
        found.push([word, away, -often]);
      }
    }
    found.sort(([, one, often], [, other, oftenOther]) => one - other || often - oftenOther);
    return found
      .filter(([, far]) => wide || far === found[0][1])
      .slice(0, MOST_NEAR)
      .map(([word]) => word);
  }
}
