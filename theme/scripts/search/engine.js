/** The search itself: makes the index from the data of the build, and answers queries. */

import MiniSearch from "minisearch";

import { LOCAL_MARKS } from "../common/local-marks.js";
import { atOnce, inSlices } from "../common/scheduler.js";
import { makeSpell, makeStem, words } from "./normalise.js";
import { Reader } from "./query.js";
import { counted, grouped, groupOf, held, weigh } from "./rank.js";
import { Lexicon } from "./spelling.js";
import { BOOST, OWN } from "./weights.js";

const SHOWN = new Set(["called", "text"]);
const NAMES = ["called", "also"];
const FIELDS = [...NAMES, "trail", "text"];
const WEIGHED = 500;
const COMMON = 1000;
const MARKS = ["", ...Object.values(LOCAL_MARKS).map(([, mark]) => mark)]; // what a local edition changed

export class Engine {
  /** @param data what site_builder/output/search/index.py wrote */
  constructor(data) {
    this.kinds = data.kinds.map(([id, one, many, apart, weight]) => ({ id, one, many, apart: apart === 1, weight }));
    this.hints = new Map(Object.entries(data.hints));
    this.pages = data.pages;
    this.documents = [];
    this.lexicon = new Lexicon();
    this.spread = new Map();
    this.shown = new Set();
    this.spell = makeSpell(data.words.spellings);
    this.stem = makeStem(this.spell, data.words.abbreviations);
    this.words = data.words;
    this.reader = new Reader(data.words.ignore, this);
    this.library = new MiniSearch({
      fields: FIELDS,
      extractField: (document, field) => (field === "id" ? document.id : [document[field]].flat().join(". ")),
      tokenize: (text, field) => words(text).map(({ word }) => this.noted(word, field)),
      processTerm: (word, field) =>
        field === "text" && this.reader.ignored.has(word) ? null : this.counted(this.stem(word)),
    });
  }

  /** The documents of a page; each trail begins as the one before, so far as its first value says. */
  unpack(page, rows) {
    let trail = [];
    return rows.map(([fragment, kind, [same, ...more], title, text = "", names = [], also = "", mark = 0]) => {
      const url = page + (fragment && `#${fragment}`);
      trail = [...trail.slice(0, same), ...more];
      const shown = { page, url, kind: this.kinds[kind], trail, title, text, mark: MARKS[mark] };
      return { ...shown, called: [title, ...names], also: [...also.split(","), ...this.hinted(url)] };
    });
  }

  /** More words for an address. */
  hinted(url) {
    return this.hints.get(url)?.split(",") ?? [];
  }

  noted(word, field) {
    this.lexicon.add(this.spell(word));
    if (SHOWN.has(field)) {
      this.shown.add(this.stem(word));
    }
    return word;
  }

  counted(stem) {
    this.spread.set(stem, (this.spread.get(stem) ?? 0) + 1);
    return stem;
  }

  /** Reads all documents; the engine answers when this is done. */
  async fill() {
    await inSlices(this.reading());
    return this;
  }

  *reading() {
    for (const [page, rows] of this.pages) {
      for (const document of this.unpack(page, rows)) {
        const known = { id: this.documents.length, ...document };
        this.documents.push(known);
        yield this.library.add(known);
      }
    }
    yield* this.reader.learn(this.words);
    this.reader.listed.forEach((word) => this.lexicon.add(word));
    yield* this.lexicon.settle();
  }

  /** The hits of the library for a concept; a word that stands nearly everywhere on a big site is looked for in names alone. */
  hitsOf({ forms }) {
    const common = ({ stems }) => stems.some((stem) => this.spread.get(stem) > COMMON);
    const queries = forms.map((form) => ({
      combineWith: "AND",
      queries: form.stems,
      boostTerm: () => form.weight,
      fields: common(form) ? NAMES : FIELDS,
    }));
    const options = { boost: BOOST, tokenize: (stem) => [stem], processTerm: (stem) => stem };
    return this.library.search({ combineWith: "OR", queries }, options);
  }

  /** Everything that holds a word of the query, with its weight, in steps; notes on each concept how rare it is. */
  *hits(query) {
    const found = new Map();
    const pages = new Map();
    let most = 0;
    for (const concept of query.concepts) {
      const hits = this.hitsOf(concept);
      yield;
      const onPage = new Map();
      concept.rarity = hits.length && Math.log(1 + this.documents.length / (1 + hits.length));
      most += concept.rarity;
      for (const { id, score, queryTerms } of hits) {
        const hit = found.get(id) ?? { document: this.documents[id], score: 0, own: 0 };
        const part = concept.rarity * held(concept, queryTerms);
        found.set(id, hit);
        hit.score += score / queryTerms.length;
        hit.own += part;
        onPage.set(groupOf(hit.document), Math.max(onPage.get(groupOf(hit.document)) ?? 0, part));
      }
      onPage.forEach((part, page) => pages.set(page, (pages.get(page) ?? 0) + part));
    }
    const hits = [...found.values()]
      .sort((one, other) => other.own * other.score - one.own * one.score)
      .slice(0, WEIGHED);
    const weighed = [];
    for (const { document, score, own } of hits) {
      document.names ??= [...document.called, ...document.also].map((name) => this.reader.telling(name));
      const covered = (OWN * own + (1 - OWN) * pages.get(groupOf(document))) / most;
      yield weighed.push({ document, weight: weigh({ score, covered }, document, query) });
    }
    return weighed;
  }

  /** The words of a query that no page contains, and that were not read as a slip or as the beginning of another. */
  missing({ concepts, later }) {
    const told = new Set(later.flatMap((phrase) => this.reader.stems(phrase)));
    const strange = ({ forms: [{ stems }], corrected, begun }) =>
      !corrected && !begun && stems.every((stem) => !this.shown.has(stem) && !told.has(stem));
    return [...new Set(concepts.filter(strange).map(({ word }) => word))];
  }

  /**
   * The answer to what was typed: groups in order, how many results each kind has, which words were corrected, which are
   * nowhere, which are words of today, and whether words were left out.
   * @param {string} typed
   * @param {string} kind only results of this kind; all when empty
   */
  find(typed, kind = "") {
    return atOnce(this.finding(typed, kind));
  }

  /** The same in steps, for a page that has other things to do in between. */
  *finding(typed, kind = "") {
    const query = this.reader.read(typed);
    const hits = yield* this.hits(query);
    const stems = new Set(query.concepts.flatMap(({ forms }) => forms.flatMap((form) => form.stems)));
    return {
      groups: grouped(hits.filter(({ document }) => !kind || document.kind.id === kind)),
      ...counted(
        hits.map(({ document }) => document),
        this.kinds,
      ),
      corrected: query.concepts
        .filter(({ corrected }) => corrected)
        .map(({ word, corrected }) => ({ typed: word, used: corrected })),
      missing: this.missing(query),
      later: query.later,
      cut: query.cut,
      wanted: (word) => stems.has(this.stem(word)) && !this.reader.ignored.has(word),
    };
  }

  /** For words that are nowhere on the site: the nearest that are. */
  nearest(typed) {
    const strange = this.reader
      .typed(typed)
      .map(({ word }) => this.spell(word))
      .filter((word) => !this.lexicon.has(word));
    return [...new Set(strange.flatMap((word) => this.lexicon.near(word, true)))].slice(0, 5);
  }
}
