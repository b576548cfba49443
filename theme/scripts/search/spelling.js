// The words that the site uses: which there are, which begin with some letters, and which are close to a misspelt one.
import SearchableMap from "minisearch/SearchableMap";

const MOST_BEGINNINGS = 24;
const MOST_NEAR = 3;

// How many letters must be added, left out, changed or swapped with the next to make one word of the other.
export function distance(one, other) {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, before[column - 2] + 1);
      }
      now.push(least);
    }
    [before, last] = [last, now];
  }
  return last[other.length];
}

function tolerance(word) {
  if (/\d/.test(word) || word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

export class Lexicon {
  constructor() {
    this.counts = new Map();
    this.words = new SearchableMap();
  }

  add(word, times = 1) {
    this.counts.set(word, this.often(word) + times);
  }

  /** Makes the words ready to be looked up by their beginning or by likeness; call it when all were added. */
  settle() {
    for (const [word, often] of this.counts) this.words.set(word, often);
  }

  has(word) {
    return this.counts.has(word);
  }

  // How many times a word was added.
  often(word) {
    return this.counts.get(word) ?? 0;
  }

  // Words that begin with `letters`, the most used first; the word itself is not among them.
  beginningWith(letters) {
    if (letters.length < 2) return [];
    const found = [...this.words.atPrefix(letters)].filter(([word]) => word !== letters);
    found.sort(([one, often], [other, oftenOther]) => oftenOther - often || (one < other ? -1 : 1));
    return found.slice(0, MOST_BEGINNINGS).map(([word]) => word);
  }

  // The words nearest to a misspelt one: [word, distance], only the nearest unless `wide`.
  near(typed, wide = false) {
    const most = tolerance(typed) + (wide && typed.length > 4 ? 1 : 0);
    if (most === 0 || typed.length > 40) return [];
    const found = [];
    for (const [word, [often]] of this.words.fuzzyGet(typed, Math.min(most * 2, 4))) {
      const far = distance(typed, word);
      const shared = word[0] === typed[0] ? 0 : 0.5;
      if (far > 0 && far <= most && word.length > 2) found.push([word, far + shared, often]);
    }
    found.sort((one, other) => one[1] - other[1] || other[2] - one[2] || (one[0] < other[0] ? -1 : 1));
    const least = found[0]?.[1];
    return found
      .filter(([, far]) => wide || far === least)
      .slice(0, MOST_NEAR)
      .map(([word, far]) => [word, Math.ceil(far)]);
  }

  // Two words of the site that were typed as one: "setup" as ["set", "up"]; null when there are none.
  split(typed) {
    let best = null;
    for (let at = 2; at <= typed.length - 2; at += 1) {
      const pair = [typed.slice(0, at), typed.slice(at)];
      const often = Math.min(...pair.map((word) => this.often(word)));
      if (often > 0 && (!best || often > best.often)) best = { pair, often };
    }
    return best && best.pair;
  }
}
