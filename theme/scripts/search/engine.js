/** The search itself: makes the index from the data of the build, and answers queries. */

import { DocumentIndex, documentsOf } from "./documents.js";
import { matches } from "./matches.js";
import { LONGEST_QUERY, makeSpell, makeStem, tokens } from "./normalise.js";
import { makeReader, read } from "./query-parser.js";
import { counted, grouped, inOrder, nearer, weigh } from "./rank.js";
import { Lexicon } from "./spelling.js";
import { Vocabulary } from "./term-index.js";

const WEIGHED = 500;
const READ_CLOSELY = 40;

export class Engine {
  /** @param data what site_builder/output/search/index.py wrote */
  constructor(data) {
    this.documents = documentsOf(data);
    this.kinds = data.kinds.map(([id, one, many]) => ({ id, one, many }));
    this.lexicon = new Lexicon();
    this.spell = makeSpell(data.words.spellings);
    this.stem = makeStem(data.words);
    this.pairs = new Set();
    this.reader = makeReader(data.words, this);
    this.vocabulary = new Vocabulary(this.reader);
    this.index = new DocumentIndex(this.documents, this.vocabulary, this.pairs);
  }

  /** Reads all documents; the engine answers when this is done. */
  async fill() {
    await this.index.fill();
    this.vocabulary.settle(this.lexicon);
    this.lexicon.settle();
    return this;
  }

  hits(query) {
    const found = matches(this.index, query);
    const weighed = found
      .slice(0, WEIGHED)
      .map((hit) => ({ at: hit.id, weight: weigh(hit, this.documents[hit.id], query) }));
    const first = inOrder(weighed);
    const textOf = ({ at }) => this.index.inOrder(this.documents[at]);
    const closely = nearer(first.slice(0, READ_CLOSELY), query.concepts, textOf);
    return [
      ...inOrder([...closely, ...first.slice(READ_CLOSELY)]),
      ...found.slice(WEIGHED).map(({ id }) => ({ at: id, weight: 0 })),
    ];
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

function corrections(concepts) {
  return concepts.filter(({ corrected }) => corrected).map(({ word, corrected }) => ({ typed: word, used: corrected }));
}
