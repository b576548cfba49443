// The search itself: makes the index from the data of the build, and answers queries.
import MiniSearch from "minisearch";

import { Lexicon } from "./spelling.js";
import { LONGEST_QUERY, makeSpell, makeStem, remembered, tokens } from "./normalise.js";
import { makeReader, read } from "./query-parser.js";
import { counted, grouped, inOrder, nearer, weigh } from "./rank.js";
import { Vocabulary } from "./term-index.js";

const FIELDS = ["title", "also", "trail", "text"];
const BOOST = { title: 5, also: 3, trail: 1, text: 1.3 };
const NAMES = ["title", "also"];
const AT_A_TIME = 100;
const AT_MOST = 40; // pauses: each may take some milliseconds
const WEIGHED = 500;
const READ_CLOSELY = 40;
const BIG = 3000;
const EVERYWHERE = 2.5;
const ENOUGH = 100;
const COMMON = 1000;
const AFFORDED = 2000;
const MARKS = ["", "Local addition", "Local wording"]; // what a local edition changed
const pause = () =>
  globalThis.scheduler?.yield?.() ??
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

// A row of the data as a document.
function unpack([fragment, kind, trail, title, text, names, also, boost, part, mark = 0], page, kinds) {
  const [id, one, many, apart] = kinds[kind];
  const url = page + (fragment && `#${fragment}`);
  return {
    page,
    url,
    kind: { id, one, many, apart: apart === 1 },
    trail,
    title,
    text,
    names,
    also,
    boost,
    part: part === 1,
    mark: MARKS[mark],
  };
}

export class Engine {
  /** @param data what site_builder/output/search/index.py wrote */
  constructor(data) {
    this.documents = data.pages.flatMap(([page, rows]) => rows.map((row) => unpack(row, page, data.kinds)));
    this.documents.forEach((document, at) => {
      document.id = at;
    });
    this.kinds = data.kinds.map(([id, one, many]) => ({ id, one, many }));
    this.lexicon = new Lexicon();
    this.spell = makeSpell(data.words.spellings);
    this.stem = makeStem(data.words);
    this.pairs = new Set();
    this.reader = makeReader(data.words, this);
    this.named = new Map();
    this.vocabulary = new Vocabulary(this.reader);
    this.trail = remembered((trail) => this.said(trail));
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
    const some = Math.max(AT_A_TIME, Math.ceil(this.documents.length / AT_MOST));
    for (let at = 0; at < this.documents.length; at += some) {
      if (at > 0) await pause();
      this.library.addAll(this.documents.slice(at, at + some));
    }
    this.vocabulary.settle(this.lexicon);
    this.lexicon.settle();
    return this;
  }

  // The words of a field as they are compared; what they are made from is noted on the way.
  terms(document, field) {
    const { vocabulary } = this;
    if (field === "title") return this.termsOfNames(document);
    if (field === "trail") return vocabulary.forms(this.trail(document.trail.join(" ")));
    if (field === "text") return vocabulary.forms(vocabulary.telling(vocabulary.note(vocabulary.read(document.text))));
    const also = document.also.map((text) => this.said(text));
    document.alsoStems = also.map(formsOf);
    return vocabulary.forms(also.flat());
  }

  termsOfNames(document) {
    const names = [document.title, ...document.names].map((text) => this.vocabulary.note(this.vocabulary.read(text)));
    document.nameStems = names.map((name) => formsOf(this.vocabulary.telling(name)));
    for (const name of document.nameStems)
      for (let at = 1; at < name.length; at += 1) this.pairs.add(`${name[at - 1]} ${name[at]}`);
    document.fullNames = names.map((name) => formsOf(name).join(" "));
    for (const name of document.fullNames) this.named.set(name, [...(this.named.get(name) ?? []), document.id]);
    return this.vocabulary.forms(names.flat());
  }

  // The words of a text that say something.
  said(text) {
    return this.vocabulary.telling(this.vocabulary.read(text));
  }

  // How many documents hold a concept, as typed or as corrected.
  spreadOf({ main }) {
    return Math.max(0, ...main.map((stem) => this.vocabulary.spread(stem)));
  }

  // Whether a form of a concept is worth looking for: other words that very many documents hold say too little.
  tells({ other, stems }, { main }) {
    return (
      !other ||
      stems.some((stem) => this.vocabulary.spread(stem) < COMMON) ||
      (stems.length === 1 && main.includes(stems[0]))
    );
  }

  // `fieldsOf` says where a form is looked for, if anywhere.
  search(concepts, options, fieldsOf) {
    const one = (form, fields) => ({ combineWith: "AND", queries: form.stems, boostTerm: () => form.weight, fields });
    const queries = concepts.map((concept) => ({
      combineWith: "OR",
      queries: concept.forms.map((form) => one(form, fieldsOf(form, concept))).filter(({ fields }) => fields),
    }));
    return this.library.search({ combineWith: "OR", queries }, options);
  }

  // Where a form is looked for when every document that may be meant is known: words that stand nearly everywhere only in names.
  fieldsOf(form, concept, rarest) {
    if (!this.tells(form, concept)) return null;
    return concept === rarest || this.documents.length < BIG || !this.isEverywhere(form) ? FIELDS : NAMES;
  }

  isEverywhere({ stems }) {
    return stems.some((stem) => this.vocabulary.spread(stem) >= this.documents.length / EVERYWHERE);
  }

  matches({ concepts, full }) {
    const rarest = concepts.reduce((one, other) => (other.rarity > one.rarity ? other : one));
    const fieldsOf = (form, concept) => this.fieldsOf(form, concept, rarest);
    if (this.documents.length < BIG) return this.search(concepts, {}, fieldsOf);
    const chosen = this.chosen(concepts, full, rarest);
    return this.search(concepts, { boostDocument: (id) => (chosen.has(id) ? 1 : 0) }, fieldsOf);
  }

  // On a big site common words are in very many documents. There names and rare words choose, and all words add weight.
  chosen(concepts, full, rarest) {
    const found = new Set(this.named.get(full));
    const rare = this.rare(concepts);
    const isMain = ({ stems }, { main }) => main.includes(stems[0]);
    const mayChoose = (form, concept) => isMain(form, concept) && (concept === rarest || !this.isEverywhere(form));
    for (const { id } of this.search(concepts, {}, (form, concept) =>
      rare.has(form) ? FIELDS : mayChoose(form, concept) && NAMES,
    ))
      found.add(id);
    if (found.size >= ENOUGH) return found;
    for (const { id } of this.search([rarest], {}, (form, concept) => isMain(form, concept) && FIELDS)) found.add(id);
    return found;
  }

  // The rarest forms, as many as are quickly looked for.
  rare(concepts) {
    const cost = ({ stems }) => stems.reduce((total, stem) => total + this.vocabulary.spread(stem), 0);
    const forms = concepts
      .flatMap((concept) => concept.forms)
      .map((form) => ({ form, cost: cost(form) }))
      .sort((one, other) => one.cost - other.cost);
    let total = 0;
    return new Set(forms.filter((one) => (total += one.cost) <= AFFORDED).map(({ form }) => form));
  }

  hits(query) {
    for (const concept of query.concepts)
      concept.rarity = Math.log(1 + this.documents.length / (1 + this.spreadOf(concept)));
    const found = this.matches(query);
    const weighed = found
      .slice(0, WEIGHED)
      .map((hit) => ({ at: hit.id, weight: weigh(hit, this.documents[hit.id], query) }));
    const first = inOrder(weighed);
    const closely = nearer(first.slice(0, READ_CLOSELY), query.concepts, (hit) => this.inOrder(hit));
    return [
      ...inOrder([...closely, ...first.slice(READ_CLOSELY)]),
      ...found.slice(WEIGHED).map(({ id }) => ({ at: id, weight: 0 })),
    ];
  }

  // The words of a document in the order in which they stand.
  inOrder({ at }) {
    const document = this.documents[at];
    document.inOrder ??= formsOf(this.said(`${document.title}. ${document.text}`));
    return document.inOrder;
  }

  /**
   * The answer to what was typed: groups in order, how many results each kind has, which words were corrected, and whether words were left out.
   * @param {string} typed
   * @param {string} kind only results of this kind; all when empty
   */
  find(typed, kind = "") {
    const query = read(typed, this.reader);
    const { concepts } = query;
    const all = concepts.length > 0 ? this.hits(query) : [];
    const wanted = kind ? all.filter(({ at }) => this.documents[at].kind.id === kind) : all;
    const groups = grouped(wanted.slice(0, WEIGHED), this.documents).map((group) =>
      group.map(({ at }) => this.documents[at]),
    );
    const { counts, total } = counted(all, this.documents, this.kinds);
    const stems = new Set(concepts.flatMap(({ forms }) => forms.flatMap((form) => form.stems)));
    return {
      groups,
      counts,
      total,
      corrected: corrections(concepts),
      cut: query.cut,
      wanted: (word) => stems.has(this.stem(word)) && !this.reader.ignored.has(word),
    };
  }

  /** For words that are nowhere on the site: the nearest that are. */
  nearest(typed) {
    const typedWords = tokens(typed.slice(0, LONGEST_QUERY)).map(({ word }) => this.spell(word));
    const strange = typedWords.filter((word) => !this.lexicon.has(word));
    return [...new Set(strange.flatMap((word) => this.lexicon.near(word, true).map(([other]) => other)))].slice(0, 5);
  }
}

function formsOf(entries) {
  return entries.map(({ root }) => root.form);
}

function corrections(concepts) {
  return concepts.filter(({ corrected }) => corrected).map(({ word, corrected }) => ({ typed: word, used: corrected }));
}
