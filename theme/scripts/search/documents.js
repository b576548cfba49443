/** The documents of the site in the index: which of them hold which words, and what they are called. */

import { LOCAL_MARKS } from "../common/local-marks.js";
import MiniSearch from "minisearch";

import { remembered } from "./normalise.js";

export const FIELDS = ["title", "also", "trail", "text"];
export const NAMES = ["title", "also"];
const BOOST = { title: 5, also: 3, trail: 1, text: 1.3 };
const AT_A_TIME = 100;
const AT_MOST = 40; // pauses: each may take some milliseconds
const MARKS = ["", ...Object.values(LOCAL_MARKS).map(([, words]) => words)]; // what a local edition changed
const pause = () =>
  globalThis.scheduler?.yield?.() ??
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** The rows of the data as documents, numbered in order. */
export function documentsOf({ pages, kinds }) {
  const documents = pages.flatMap(([page, rows]) => rows.map((row) => unpack(row, page, kinds)));
  return documents.map((document, id) => ({ ...document, id }));
}

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

export class DocumentIndex {
  /**
   * @param {object[]} documents
   * @param {import("./term-index.js").Vocabulary} vocabulary which learns the words of the documents
   * @param {Set<string>} pairs which learns the words that stand side by side in names
   */
  constructor(documents, vocabulary, pairs) {
    this.documents = documents;
    this.vocabulary = vocabulary;
    this.pairs = pairs;
    this.named = new Map();
    this.trail = remembered((trail) => this.said(trail));
    this.library = new MiniSearch({
      fields: FIELDS,
      // @ts-expect-error: a field is a list of words already, while the types of the library know texts alone
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
      if (at > 0) {
        await pause();
      }
      this.library.addAll(this.documents.slice(at, at + some));
    }
  }

  /** The words of a field as they are compared; what they are made from is noted on the way. */
  terms(document, field) {
    const { vocabulary } = this;
    if (field === "title") {
      return this.termsOfNames(document);
    }
    if (field === "trail") {
      return vocabulary.forms(this.trail(document.trail.join(" ")));
    }
    if (field === "text") {
      return vocabulary.forms(vocabulary.telling(vocabulary.note(vocabulary.read(document.text))));
    }
    const also = document.also.map((text) => this.said(text));
    document.alsoStems = also.map(formsOf);
    return vocabulary.forms(also.flat());
  }

  termsOfNames(document) {
    const names = [document.title, ...document.names].map((text) => this.vocabulary.note(this.vocabulary.read(text)));
    document.nameStems = names.map((name) => formsOf(this.vocabulary.telling(name)));
    for (const name of document.nameStems) {
      for (let at = 1; at < name.length; at += 1) {
        this.pairs.add(`${name[at - 1]} ${name[at]}`);
      }
    }
    document.fullNames = names.map((name) => formsOf(name).join(" "));
    for (const name of document.fullNames) {
      this.named.set(name, [...(this.named.get(name) ?? []), document.id]);
    }
    return this.vocabulary.forms(names.flat());
  }

  /** The words of a text that say something. */
  said(text) {
    return this.vocabulary.telling(this.vocabulary.read(text));
  }

  /** The words of a document in the order in which they stand. */
  inOrder(document) {
    document.inOrder ??= formsOf(this.said(`${document.title}. ${document.text}`));
    return document.inOrder;
  }

  /** The hits of the library for some concepts; `fieldsOf` says where a form is looked for, if anywhere. */
  search(concepts, options, fieldsOf) {
    const one = (form, fields) => ({ combineWith: "AND", queries: form.stems, boostTerm: () => form.weight, fields });
    const queries = concepts.map((concept) => ({
      combineWith: "OR",
      queries: concept.forms.map((form) => one(form, fieldsOf(form, concept))).filter(({ fields }) => fields),
    }));
    return this.library.search({ combineWith: "OR", queries }, options);
  }
}

function formsOf(entries) {
  return entries.map(({ root }) => root.form);
}
