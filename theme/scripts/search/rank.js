/** The order of results: pure functions over hits. */

import { AGAIN, COVERED, NAMED, PAGE, REST_OF_GROUP, VARIED, WHEN_ASKED, WHOLE } from "./weights.js";

const DEFINITION = "term"; // a kind

/** How much of a concept some words hold: as much as the best form of it among them weighs. */
export function held({ forms }, stems) {
  let most = 0;
  for (const form of forms) {
    if (form.weight > most && form.stems.every((stem) => stems.includes(stem))) {
      most = form.weight;
    }
  }
  return most;
}

/** How well what was typed agrees with a name: which share of it the name holds, times which share of the name it holds. */
export function agreement(name, concepts) {
  const forms = concepts
    .flatMap((concept) => concept.forms)
    .filter(({ stems }) => stems.every((stem) => name.includes(stem)));
  if (forms.length === 0) {
    return 0;
  }
  const said = name.filter((stem) => forms.some(({ stems }) => stems.includes(stem)));
  return share(concepts, name) * (said.length / name.length);
}

/** Which share of the concepts some words hold, rare ones counting more. */
export function share(concepts, stems) {
  const sum = (weight) => concepts.reduce((total, concept) => total + concept.rarity * weight(concept), 0);
  return sum((concept) => held(concept, stems)) / sum(() => 1);
}

/** The weight of a hit: its score, the share of the query that it holds, how its names agree, and what its kind counts. */
export function weigh({ score, covered }, { names, kind, page, url }, { concepts, asks }) {
  const all = names.map((name) => agreement(name, concepts));
  const named = Math.hypot(...all.map((one) => one ** 2)); // the best counts most, and several more than one
  const whole = Math.max(...all) > 0.99 && concepts.every(({ main }) => main.length === 1);
  return (
    score *
    covered ** COVERED *
    (1 + NAMED * named) *
    (whole ? WHOLE : 1) *
    kind.weight *
    (url === page ? PAGE : 1) *
    (asks && kind.id === DEFINITION ? WHEN_ASKED : 1)
  );
}

/** What lies on one page goes together, by its address; what stays apart has a number of its own. */
export function groupOf({ id, kind, page }) {
  return kind.apart ? id : page;
}

/** How many groups there are, of each kind and of all. */
export function counted(documents, kinds) {
  const keys = new Map(kinds.map(({ id }) => [id, new Set()]));
  for (const document of documents) {
    keys.get(document.kind.id).add(groupOf(document));
  }
  return {
    counts: new Map([...keys].map(([id, found]) => [id, found.size])),
    total: new Set(documents.map(groupOf)).size,
  };
}

/** Hits {document, weight} in order as groups of documents: what lies on one page together, unless its kind stays apart. */
export function grouped(hits) {
  const groups = new Map();
  for (const hit of [...hits].sort((one, other) => other.weight - one.weight || one.document.id - other.document.id)) {
    const key = groupOf(hit.document);
    groups.set(key, [...(groups.get(key) ?? []), hit]);
  }
  const weighed = [...groups.values()].map((group) => ({
    documents: group.map(({ document }) => document),
    weight: weightOf(group),
  }));
  return varied(weighed.sort((one, other) => other.weight - one.weight)).map(({ documents }) => documents);
}

/** The best hit of a group counts; the others show that the page is about it. */
function weightOf([first, ...rest]) {
  return rest.reduce((total, { weight }) => total + REST_OF_GROUP * weight, first.weight);
}

/** Groups so that no kind crowds the first places: after two of a kind, and after one definition, each further one counts less. */
function varied(groups) {
  /** @type {any[]} */
  const first = [];
  const rest = groups.slice(0, VARIED);
  const now = ({ weight, documents: [{ kind }] }) => {
    const shown = first.filter(({ documents }) => documents[0].kind === kind).length;
    return weight * AGAIN ** Math.max(0, kind.id === DEFINITION ? shown : shown - 1);
  };
  while (rest.length > 0) {
    const best = rest.reduce((one, other) => (now(other) > now(one) ? other : one));
    first.push(...rest.splice(rest.indexOf(best), 1));
  }
  return [...first, ...groups.slice(VARIED)];
}
