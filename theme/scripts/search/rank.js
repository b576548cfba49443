// The order of results: pure functions over hits.

const BONUS = {
  exact: 60,
  same: 30,
  nearlyExact: 5,
  also: 6,
  begins: 2.2,
  holds: 1.5,
  allOfTitle: 1.35,
  allOfPhrase: 2.5,
};
const PHRASE = { exact: BONUS.also, all: BONUS.allOfPhrase };
const WORD = { exact: BONUS.also };
const DEFINITION = "term";
const DEFINITION_WHEN_ASKED = 0.6; // somebody who asks how or when wants more than what a word means
const UNFINISHED = 0.7;
const OTHER_WORD = 0.75;
const NEARBY = 1.2;
const REST_OF_GROUP = 0.15;
const COUNTED_IN_GROUP = 4;

const typed = ({ main }) => main;
const typedOrBegun = (concept) => (concept.either ??= [...concept.main, ...(concept.begun ?? [])]);

function holdsInOrder(name, concepts, at, stemsOf) {
  return concepts.every((concept, offset) => stemsOf(concept).includes(name[at + offset]));
}

// How well what was typed agrees with a name, its words perhaps not finished.
export function agreement(name, concepts, { exact = BONUS.exact, all = BONUS.allOfTitle } = {}) {
  const finished = agrees(name, concepts, { exact, all }, typed);
  if (finished > 1 || concepts.every(({ begun }) => !begun?.length)) return finished;
  return agrees(name, concepts, { exact, all }, typedOrBegun) ** UNFINISHED;
}

// Exact, its beginning, a part of it, all of it in what was typed, or nothing (1).
function agrees(name, concepts, { exact, all }, stemsOf) {
  if (concepts.length === 0 || name.length === 0) return 1;
  if (name.length >= concepts.length && holdsInOrder(name, concepts, 0, stemsOf))
    return name.length === concepts.length ? exact : BONUS.begins;
  for (let at = 1; at + concepts.length <= name.length; at += 1)
    if (holdsInOrder(name, concepts, at, stemsOf)) return BONUS.holds;
  return name.every((stem) => concepts.some((concept) => stemsOf(concept).includes(stem))) ? all : 1;
}

// How much of a concept a document holds: all by a form of the word, less by another word.
function held(forms, found) {
  let most = 0;
  for (const { stems, other } of forms) {
    if ((!other || most === 0) && stems.every((stem) => found.includes(stem))) most = other ? OTHER_WORD : 1;
    if (most === 1) break;
  }
  return most;
}

// Which share of what was typed a document holds, rare words counting more.
export function coverage(found, concepts) {
  let [total, covered] = [0, 0];
  for (const { forms, rarity } of concepts) {
    total += rarity;
    covered += rarity * held(forms, found);
  }
  return total === 0 ? 0 : covered / total;
}

/**
 * The weight of a hit: the library's score, the share of the query covered, how the names agree, and the boost.
 * @param {{concepts: object[], full: string, whole: boolean, asks: boolean}} query
 */
export function weigh(hit, document, query) {
  const { concepts, full, whole, asks } = query;
  const share = coverage(hit.queryTerms, concepts);
  const exact = whole && !document.part ? BONUS.same : BONUS.nearlyExact;
  const named =
    document.fullNames.includes(full) && !document.part
      ? BONUS.exact
      : Math.max(1, ...document.nameStems.map((name) => agreement(name, concepts, { exact })));
  const called = Math.max(
    1,
    ...document.alsoStems.map((phrase) => agreement(phrase, concepts, phrase.length > 1 ? PHRASE : WORD)),
  );
  return (
    (hit.score / hit.queryTerms.length) *
    share ** 3 *
    Math.max(named, called) *
    document.boost *
    (asks && document.kind.id === DEFINITION ? DEFINITION_WHEN_ASKED : 1)
  );
}

// Heavier first; of equals the one that comes first on the site, so that the order is the same each time.
export function inOrder(hits) {
  return [...hits].sort((one, other) => other.weight - one.weight || one.at - other.at);
}

// The share of neighbouring concepts that stand side by side in a text, given as its words in order.
export function nearness(text, concepts) {
  if (concepts.length < 2) return 0;
  const together = new Set();
  text.forEach((stem, at) => {
    for (let pair = 0; pair + 1 < concepts.length; pair += 1) {
      if (concepts[pair].main.includes(stem) && concepts[pair + 1].main.includes(text[at + 1])) together.add(pair);
    }
  });
  return together.size / (concepts.length - 1);
}

/** The hits with more weight where words that were typed side by side stand side by side. */
export function nearer(hits, concepts, textOf) {
  return hits.map((hit) => ({ ...hit, weight: hit.weight * (1 + NEARBY * nearness(textOf(hit), concepts)) }));
}

// The best hit of a group counts; the next few show that the page is about it.
function weightOf(group) {
  return group
    .slice(1, COUNTED_IN_GROUP)
    .reduce((total, { weight }) => total + REST_OF_GROUP * weight, group[0].weight);
}

// What lies on one page goes together, by its address; what stays apart has a number of its own.
function groupOf(at, { kind, page }) {
  return kind.apart ? at : page;
}

/** How many groups there are, of each kind and of all. */
export function counted(hits, documents, kinds) {
  const keys = new Map(kinds.map(({ id }) => [id, new Set()]));
  const all = new Set();
  for (const { at } of hits) {
    const key = groupOf(at, documents[at]);
    keys.get(documents[at].kind.id).add(key);
    all.add(key);
  }
  return { counts: new Map([...keys].map(([id, found]) => [id, found.size])), total: all.size };
}

/** Hits in order as groups, heaviest first: what lies on one page together, unless its kind stays apart. */
export function grouped(hits, documents) {
  const groups = new Map();
  for (const hit of hits) {
    const key = groupOf(hit.at, documents[hit.at]);
    const group = groups.get(key);
    if (group) group.push(hit);
    else groups.set(key, [hit]);
  }
  return [...groups.values()].sort((one, other) => weightOf(other) - weightOf(one) || one[0].at - other[0].at);
}
