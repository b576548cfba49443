/** Which documents are looked at for a query: all that hold a word of it, on a big site only those that names and rare words choose. */

import { FIELDS, NAMES } from "./documents.js";

const BIG = 3000;
const EVERYWHERE = 2.5;
const ENOUGH = 100;
const COMMON = 1000;
const AFFORDED = 2000;

/** The hits of a query that has concepts; notes on each of them how rare it is. */
export function matches(index, { concepts, full }) {
  const { length } = index.documents;
  for (const concept of concepts) {
    concept.rarity = Math.log(1 + length / (1 + spreadOf(index, concept)));
  }
  const rarest = concepts.reduce((one, other) => (other.rarity > one.rarity ? other : one));
  const fieldsOf = (form, concept) => fieldsFor(index, form, concept, rarest);
  if (length < BIG) {
    return index.search(concepts, {}, fieldsOf);
  }
  const chosen = choose(index, concepts, full, rarest);
  return index.search(concepts, { boostDocument: (id) => (chosen.has(id) ? 1 : 0) }, fieldsOf);
}

/** How many documents hold a concept, as typed or as corrected. */
function spreadOf({ vocabulary }, { main }) {
  return Math.max(0, ...main.map((stem) => vocabulary.spread(stem)));
}

/** Where a form is looked for when every document that may be meant is known: words that stand nearly everywhere only in names. */
function fieldsFor(index, form, concept, rarest) {
  if (!tells(index, form, concept)) {
    return null;
  }
  return concept === rarest || index.documents.length < BIG || !isEverywhere(index, form) ? FIELDS : NAMES;
}

/** Whether a form of a concept is worth looking for: other words that very many documents hold say too little. */
function tells({ vocabulary }, { other, stems }, { main }) {
  return (
    !other || stems.some((stem) => vocabulary.spread(stem) < COMMON) || (stems.length === 1 && main.includes(stems[0]))
  );
}

function isEverywhere({ vocabulary, documents }, { stems }) {
  return stems.some((stem) => vocabulary.spread(stem) >= documents.length / EVERYWHERE);
}

/** On a big site common words are in very many documents. There names and rare words choose, and all words add weight. */
function choose(index, concepts, full, rarest) {
  const found = new Set(index.named.get(full));
  const rare = rareForms(index, concepts);
  const isMain = ({ stems }, { main }) => main.includes(stems[0]);
  const mayChoose = (form, concept) => isMain(form, concept) && (concept === rarest || !isEverywhere(index, form));
  const fieldsOf = (form, concept) => (rare.has(form) ? FIELDS : mayChoose(form, concept) && NAMES);
  for (const { id } of index.search(concepts, {}, fieldsOf)) {
    found.add(id);
  }
  if (found.size >= ENOUGH) {
    return found;
  }
  for (const { id } of index.search([rarest], {}, (form, concept) => isMain(form, concept) && FIELDS)) {
    found.add(id);
  }
  return found;
}

/** The rarest forms, as many as are quickly looked for. */
function rareForms({ vocabulary }, concepts) {
  const cost = ({ stems }) => stems.reduce((total, stem) => total + vocabulary.spread(stem), 0);
  const forms = concepts
    .flatMap((concept) => concept.forms)
    .map((form) => ({ form, cost: cost(form) }))
    .sort((one, other) => one.cost - other.cost);
  let total = 0;
  return new Set(forms.filter((one) => (total += one.cost) <= AFFORDED).map(({ form }) => form));
}
