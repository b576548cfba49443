/** The counts of several roll-ups as pictures, with what is not shown told as such; those of the command line are the same. */

import { lowerFirst, positions } from "../../../assessment/logic/labels.js";
import { NOT_SHOWN, amountWords, knownPart } from "../counts/amounts.js";
import { isFew } from "../counts/counting.js";
import { NO_STAGE, WHEN } from "../intake/labels.js";
import { NO_STAGE_KEY } from "../saved/count-rows.js";
import { bar, columnsOf, keyOf } from "./bars.js";
import { whereSentences } from "./sentences.js";

const NOT_SHOWN_LABEL = "Not shown";
const TIMES = WHEN.map(({ id }) => id);

/** For each side that somebody assessed: themes by stage, now and in a year, and for how many no stage is shown. */
export function regionCharts({ matrix }, region, words) {
  const kinds = [
    ...positions(matrix).map(({ title }, position) => ({ look: "stage", position, label: title })),
    { look: "none", label: NO_STAGE },
    { look: "rest", label: NOT_SHOWN_LABEL },
  ];
  return matrix.audiences
    .map(({ id, heading }) => chartOf(matrix, { id, heading }, region, kinds, words))
    .filter(({ assessed }) => assessed);
}

function chartOf(matrix, { id, heading: name }, region, kinds, words) {
  const held = region.rows.filter(({ table, side }) => TIMES.includes(table) && side === id);
  const assessed = Math.max(0, ...held.map(({ whole }) => knownPart(whole)));
  const isExact = held.every(({ whole }) => typeof whole === "number");
  const heading = isExact ? name : words.say("as-far-as-known", { heading: name });
  const keys = [...positions(matrix).map((stage) => stage.id), NO_STAGE_KEY];
  const found = matrix.themes.map(({ id: theme, title }) => ({
    title,
    here: WHEN.flatMap(({ id: when, words: label }) =>
      held.filter((row) => row.table === when && row.theme === theme).map((row) => ({ label, row })),
    ),
  }));
  const rows = found.map(({ title, here }) => ({
    title,
    bars: here.map(({ label, row }) => barOf(row, label, keys, kinds, words)),
    sentence: sentencesOf(here, keys, words),
  }));
  const isHidden = rows.some(({ bars }) => bars.some(({ parts }) => parts.some(({ look }) => look === "rest")));
  const key = keyOf(isHidden ? kinds : kinds.slice(0, -1));
  const table = found.flatMap(({ title, here }) =>
    here.map(({ label, row }) => [`${title}: ${label}`, ...cellsOf(row, keys).slice(0, key.length)]),
  );
  return { side: id, heading, assessed, few: isFew(assessed), key, rows, columns: columnsOf("Theme", key), table };
}

function sentencesOf(here, keys, words) {
  if (here.length < WHEN.length) {
    return "";
  }
  const [now, year] = here.map(({ row }) =>
    keys.map((key) => ({ stage: key === NO_STAGE_KEY ? null : key, count: row.counts[key] ?? 0 })),
  );
  return whereSentences(here[0].row.whole, now, year, words);
}

/** How many are at no position that is shown, as far as that is known. */
function restOf({ counts, whole }, keys) {
  return Math.max(
    0,
    keys.reduce((rest, key) => rest - knownPart(counts[key] ?? 0), knownPart(whole)),
  );
}

const isNumber = (amount) => typeof amount === "number";

/** Numbers, and words for those that are not known; the last for the rest. */
function cellsOf(row, keys) {
  const amounts = [...keys.map((key) => row.counts[key] ?? 0), isNumber(row.whole) ? restOf(row, keys) : NOT_SHOWN];
  return amounts.map((amount) => (isNumber(amount) ? amount : amountWords(amount)));
}

/** The bar of what is known. Its words name what is not shown too, and no part has a number that is not exact. */
function barOf(row, title, keys, kinds, words) {
  const rest = restOf(row, keys);
  const pairs = keys.map((key, index) => ({ ...kinds[index], amount: row.counts[key] ?? 0 }));
  const all = [...pairs, { ...kinds.at(-1), amount: isNumber(row.whole) ? rest : row.whole }];
  const pieces = all.map((kind, index) => ({ ...kind, count: index < keys.length ? knownPart(kind.amount) : rest }));
  const whole = pieces.reduce((sum, { count }) => sum + count, 0);
  const made = bar(title, pieces, whole);
  const told = pairs
    .filter(({ amount }) => knownPart(amount))
    .map(({ label, amount }) => `${label}: ${lowerFirst(amountWords(amount))}`);
  const hidden = pairs.filter(({ amount }) => !isNumber(amount) && !knownPart(amount)).map(({ label }) => label);
  const notShown = [
    rest && isNumber(row.whole) ? words.say("stage-not-shown", { pcns: words.count(rest) }) : "",
    hidden.length ? words.say("no-number-for", { stages: hidden.join(", ") }) : "",
    rest && !isNumber(row.whole) && !hidden.length ? words.say("others-not-shown") : "",
  ].filter(Boolean);
  const said = [told.join(", "), ...notShown].filter(Boolean);
  const inexact = all.filter(({ amount }) => !isNumber(amount)).map(({ label }) => label);
  return {
    ...made,
    parts: made.parts.map((part) => (inexact.includes(part.label) ? { ...part, room: "" } : part)),
    words: said.join(". ") || made.words,
  };
}
