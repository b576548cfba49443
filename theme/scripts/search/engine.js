// The search itself: makes the index from the data of the build, and answers queries.
import MiniSearch from "minisearch";

import { Lexicon } from "./lexicon.js";
import { LONGEST_QUERY, makeSpell, makeStem, parts, remembered, tokens } from "./normalise.js";
import { makeReader, read, telling } from "./query.js";
import { counted, grouped, inOrder, nearer, weigh } from "./rank.js";

const FIELDS = ["title", "also", "trail", "text"];
const BOOST = { title: 5, also: 3, trail: 1, text: 1.3 };
const AT_A_TIME = 2000;
const WEIGHED = 500;
const READ_CLOSELY = 40;
const BIG = 3000;
const ENOUGH = 100;
const COMMON = 1000;
const pause = () => new Promise((resolve) => { setTimeout(resolve, 0); });

// A row of the data as a document.
function unpack([fragment, kind, trail, title, text, names, also, boost, part], page, kinds) {
  const [id, one, many, apart] = kinds[kind];
  return { page, url: page + (fragment && `#${fragment}`), kind: { id, one, many, apart: apart === 1 }, trail, title, text, names, also, boost, part: part === 1 };
}

export class Engine {
  /** @param data what site_builder/search.py wrote */
  constructor(data) {
    this.documents = data.pages.flatMap(([page, rows]) => rows.map((row) => unpack(row, page, data.kinds)));
    this.documents.forEach((document, at) => { document.id = at; });
    this.kinds = data.kinds.map(([id, one, many]) => ({ id, one, many }));
    this.lexicon = new Lexicon();
    this.parts = remembered(parts);
    this.spell = makeSpell(data.words.spellings);
    this.stem = makeStem(data.words);
    this.reader = makeReader(data.words, this);
    this.spread = new Map();
    this.library = new MiniSearch({
      fields: FIELDS,
      tokenize: (terms) => terms,
      processTerm: (term) => term,
      extractField: (document, field) => (field === "id" ? document.id : this.terms(document, field)),
      stringifyField: (terms) => terms,
      searchOptions: { boost: BOOST, combineWith: "OR", tokenize: (term) => [term] },
    });
  }

  /** Adds all documents, some at a time, so that the page stays alive while a big site is read. */
  async fill() {
    for (let at = 0; at < this.documents.length; at += AT_A_TIME) {
      if (at > 0) await pause();
      this.library.addAll(this.documents.slice(at, at + AT_A_TIME));
    }
    this.lexicon.settle();
    return this;
  }

  // The words of a field as they are compared; what they are made from is noted on the way.
  terms(document, field) {
    if (field === "title") return this.termsOfNames(document);
    if (field === "also") document.alsoStems = document.also.map((text) => this.telling(this.read(text)));
    if (field === "also") return this.counted(document.alsoStems.flat());
    if (field === "trail") return this.counted(this.telling(this.read(document.trail.join(" "))));
    return this.counted(this.stemsOf(telling(this.noted(document.text), this.reader.ignored)));
  }

  termsOfNames(document) {
    const names = [document.title, ...document.names].map((text) => this.noted(text));
    document.nameStems = names.map((name) => this.telling(name));
    document.fullNames = names.map((name) => name.map(({ word }) => this.stem(word)).join(" "));
    return this.counted(this.stemsOf(names.flat()));
  }

  read(text) {
    return tokens(text, this.parts);
  }

  // The words of a text that readers see, which go into the lexicon.
  noted(text) {
    const found = this.read(text);
    for (const { word, joined } of found) {
      this.lexicon.add(this.spell(word));
      if (joined) this.lexicon.add(joined);
    }
    return found;
  }

  stemsOf(found) {
    const stems = [];
    for (const { word, joined } of found) {
      stems.push(this.stem(word));
      if (joined) stems.push(this.stem(joined));
    }
    return stems;
  }

  counted(stems) {
    for (const stem of new Set(stems)) this.spread.set(stem, (this.spread.get(stem) ?? 0) + 1);
    return stems;
  }

  telling(found) {
    return telling(found, this.reader.ignored).map(({ word }) => this.stem(word));
  }

  // How many documents hold a concept, as typed or as corrected.
  spreadOf({ main }) {
    return Math.max(0, ...main.map((stem) => this.spread.get(stem) ?? 0));
  }

  // Whether a form of a concept is worth looking for: other words that very many documents hold say too little.
  tells({ other, stems }) {
    return !other || stems.some((stem) => (this.spread.get(stem) ?? 0) < COMMON);
  }

  search(concepts, options = {}) {
    const queries = concepts.map(({ forms }) => ({
      combineWith: "OR",
      queries: forms.filter((form) => this.tells(form)).map(({ stems, weight }) => ({ combineWith: "AND", queries: stems, boostTerm: () => weight })),
    }));
    return this.library.search({ combineWith: "OR", queries }, options);
  }

  // On a big site common words are in very many documents. There titles and rare words choose, and all words add weight.
  matches(concepts) {
    if (this.documents.length < BIG) return this.search(concepts);
    const chosen = new Set(this.search(concepts, { fields: ["title", "also"] }).map(({ id }) => id));
    const rare = concepts.filter((concept) => this.spreadOf(concept) < COMMON);
    for (const { id } of rare.length > 0 ? this.search(rare) : []) chosen.add(id);
    if (chosen.size < ENOUGH) return this.search(concepts);
    return this.search(concepts, { boostDocument: (id) => (chosen.has(id) ? 1 : 0) });
  }

  hits(query) {
    for (const concept of query.concepts) concept.rarity = Math.log(1 + this.documents.length / (1 + this.spreadOf(concept)));
    const found = this.matches(query.concepts);
    const weighed = found.slice(0, WEIGHED).map((hit) => ({ at: hit.id, weight: weigh(hit, this.documents[hit.id], query) }));
    const first = inOrder(weighed);
    const closely = nearer(first.slice(0, READ_CLOSELY), query.concepts, (hit) => this.inOrder(hit));
    return [...inOrder([...closely, ...first.slice(READ_CLOSELY)]), ...found.slice(WEIGHED).map(({ id }) => ({ at: id, weight: 0 }))];
  }

  // The words of a document in the order in which they stand.
  inOrder({ at }) {
    const document = this.documents[at];
    document.inOrder ??= this.telling(this.read(`${document.title}. ${document.text}`));
    return document.inOrder;
  }

  /**
   * The answer to what was typed: groups in order, how many results each kind has, and which words were corrected.
   * @param {string} typed
   * @param {string} kind only results of this kind; all when empty
   */
  find(typed, kind = "") {
    const query = read(typed, this.reader);
    const { concepts } = query;
    const all = concepts.length > 0 ? this.hits(query) : [];
    const wanted = kind ? all.filter(({ at }) => this.documents[at].kind.id === kind) : all;
    const groups = grouped(wanted.slice(0, WEIGHED), this.documents).map((group) => group.map(({ at }) => this.documents[at]));
    const { counts, total } = counted(all, this.documents, this.kinds);
    const stems = new Set(concepts.flatMap(({ forms }) => forms.flatMap((form) => form.stems)));
    return { groups, counts, total, corrected: corrections(concepts), wanted: (word) => stems.has(this.stem(word)) && !this.reader.ignored.has(word) };
  }

  /** For words that are nowhere on the site: the nearest that are. */
  nearest(typed) {
    const typedWords = tokens(typed.slice(0, LONGEST_QUERY)).map(({ word }) => this.spell(word));
    const strange = typedWords.filter((word) => !this.lexicon.has(word));
    return [...new Set(strange.flatMap((word) => this.lexicon.near(word, true).map(([other]) => other)))].slice(0, 5);
  }
}

function corrections(concepts) {
  return concepts.filter(({ corrected }) => corrected).map(({ word, corrected }) => ({ typed: word, used: corrected }));
}
