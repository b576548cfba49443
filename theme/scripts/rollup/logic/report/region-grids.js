/** The matrix of several roll-ups with a bar in each component; those of the command line are the same. */

import { lowerFirst } from "../../../assessment/logic/labels.js";
import { amountWords, knownPart } from "../counts/amounts.js";
import { bar, keyOf } from "./bars.js";

/** So many answers have a part of their own in a bar. */
const OWN_PARTS = 3;

/**
 * For each side that has a chart, see `regionCharts`: the matrix with what is known of each component. Its numbers are those of the
 * table of components, so that there is none here.
 *
 * @param {Pick<Payload, "matrix">} payload
 * @param {{side: string, heading: string, assessed: number, few: boolean}[]} charts
 * @param {Region} region
 */
export function regionGrids({ matrix }, charts, region, words) {
  const held = region.rows.filter(({ table }) => table === "components");
  const rows = new Map(held.map((row) => [`${row.theme} ${row.id}`, row]));
  const looks = Object.entries(words.answers).slice(0, OWN_PARTS);
  const key = keyOf([
    ...looks.map(([look, label]) => ({ look, label })),
    { look: "rest", label: words.say("rest-not-shown") },
  ]);
  return rows.size ? charts.map((chart) => gridOf(matrix, chart, rows, key, words)) : [];
}

function gridOf(matrix, { side, heading, assessed, few }, rows, key, words) {
  const cellOf = (theme, { id, title: stage }, index) => ({
    stage,
    position: index + 1,
    components: theme.components
      .filter((part) => part.stage === id && part.audience === side && rows.has(`${theme.id} ${part.id}`))
      .map((part) => componentOf(part.title, rows.get(`${theme.id} ${part.id}`), key, words)),
  });
  const themes = matrix.themes.map((theme) => ({
    title: theme.title,
    cells: matrix.stages.map((stage, index) => cellOf(theme, stage, index)),
  }));
  return { side, heading, assessed, few, key, rows: themes, columns: [], table: [] };
}

/** The bar of what is known of a component; its words name every answer that somebody gave or may have given. */
function componentOf(title, { counts, whole }, key, words) {
  const answers = Object.entries(words.answers).map(([answer, label]) => ({ label, amount: counts[answer] ?? 0 }));
  const known = answers.map(({ amount }) => knownPart(amount));
  const all = Math.max(
    knownPart(whole ?? 0),
    known.reduce((sum, count) => sum + count, 0),
  );
  const own = known.slice(0, OWN_PARTS);
  const each = [...own, own.reduce((rest, count) => rest - count, all)];
  const told = answers
    .filter(({ amount }) => amount)
    .map(({ label, amount }) => `${label}: ${lowerFirst(amountWords(amount))}`);
  const made = bar(
    title,
    key.map(({ look, label }, index) => ({ look, label, count: each[index] })),
    all,
  );
  return { bar: { ...made, words: told.join(", ") || made.words }, count: amountWords(answers[0].amount) };
}
