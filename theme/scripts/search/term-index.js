// The words of the documents, each worked out once however often it stands: its form in the index, and how common it is.
import { parts, tokens } from "./normalise.js";

export class Vocabulary {
  /** @param {{stem: (word: string) => string, spell: (word: string) => string, ignored: Set<string>}} reader */
  constructor({ stem, spell, ignored }) {
    Object.assign(this, { stem, spell, ignored });
    this.runs = new Map();
    this.roots = new Map();
    this.field = 0;
    this.runOf = (run) => this.run(run);
  }

  /** The words of a text in order, as entries that all texts share. */
  read(text) {
    return tokens(text, this.runOf);
  }

  /** Counts words that readers see as words of the site. */
  note(entries) {
    for (const entry of entries) entry.times += 1;
    return entries;
  }

  /** The entries that say something, or all of them when none does. */
  telling(entries) {
    const kept = entries.filter(({ ignored }) => !ignored);
    return kept.length > 0 ? kept : entries;
  }

  /** The forms of one field of one document as the index takes them; each form counts once for how common it is. */
  forms(entries) {
    this.field += 1;
    const found = [];
    for (const { root, whole } of entries) {
      found.push(this.counted(root));
      if (whole) found.push(this.counted(whole));
    }
    return found;
  }

  /** How many fields of documents hold a form. */
  spread(form) {
    return this.roots.get(form)?.spread ?? 0;
  }

  /** Hands every word that was noted to the lexicon. */
  settle(lexicon) {
    for (const { word, joined, times } of [...this.runs.values()].flat()) {
      if (times === 0) continue;
      lexicon.add(this.spell(word), times);
      if (joined) lexicon.add(joined, times);
    }
  }

  counted(root) {
    if (root.last !== this.field) {
      root.last = this.field;
      root.spread += 1;
    }
    return root.form;
  }

  run(run) {
    let entries = this.runs.get(run);
    if (!entries) this.runs.set(run, (entries = parts(run).map((token) => this.entry(token))));
    return entries;
  }

  entry({ word, joined }) {
    return {
      word,
      joined,
      root: this.root(word),
      whole: joined ? this.root(joined) : null,
      ignored: this.ignored.has(word),
      times: 0,
    };
  }

  root(word) {
    const form = this.stem(word);
    let root = this.roots.get(form);
    if (!root) this.roots.set(form, (root = { form, spread: 0, last: 0 }));
    return root;
  }
}
