/** The pictures of a roll-up as values. The report of the command draws the same bars; one test compares them. */

import { positions } from "../../../assessment/logic/labels.js";
import { bar, columnsOf, countsOf, keyOf } from "./bars.js";
import { isFew } from "../counts/counting.js";
import { MOVED, NO_STAGE, OUTCOMES, REACHED, WHEN, monthWords } from "../intake/labels.js";
import { groupBy } from "../intake/name-matching.js";
import { leftOutSentence, stageSentences } from "./sentences.js";
import { WANTED_ANSWERS } from "../counts/wanted.js";

/** The most months that are drawn: files may hold thousands. */
const MOST_MONTHS = 60;

/**
 * All pictures of a roll-up, each by side of the matrix.
 *
 * @param {Matrix} matrix
 * @param {RollUp} rollUp
 * @param {Words} words
 */
export function picturesOf(matrix, rollUp, words) {
  const { themes, components, wanted, comparison, not_in_matrix: other } = rollUp;
  return {
    stages: stageCharts(matrix, themes, words),
    components: componentGrids(matrix, components, themes, words),
    wanted: wantedCharts(matrix, wanted, themes, words),
    moves: moveCharts(matrix, comparison, words),
    others: stageCharts(matrix, other.themes, words),
    months: monthBars(rollUp.actions),
    support: supportChart(rollUp, words),
    outcomes: outcomeChart(rollUp.outcomes, words),
  };
}

/** What the themes hold of each side of the matrix: how many assessed it, and the counts of each theme. */
function sidesOf(matrix, themes) {
  return matrix.audiences.map(({ id, heading }) => {
    const rows = themes.flatMap(({ theme, sides }) =>
      sides.filter(({ side }) => side === id).map((found) => ({ theme, found })),
    );
    return { side: id, heading, assessed: Math.max(0, ...rows.map(({ found }) => found.assessed ?? 0)), rows };
  });
}

function assessedSides(matrix, themes) {
  return sidesOf(matrix, themes).filter(({ assessed }) => assessed);
}

/** The chart of one side; its table has a line for each bar, or `inOne` for each row, named by what `head` says. */
function chartOf({ side, heading, assessed }, kinds, rows, { head = "Theme", inOne = false } = {}) {
  const key = keyOf(kinds);
  const lines = rows.flatMap(({ title, bars }) =>
    inOne ? [{ title, bars }] : bars.map((one) => ({ title: `${title}: ${one.label}`, bars: [one] })),
  );
  const table = lines.map(({ title, bars }) => [title, ...countsOf(key, bars)]);
  return { side, heading, assessed, few: isFew(assessed), key, rows, columns: columnsOf(head, key), table };
}

/** For each side: themes by stage, now and in a year. */
function stageCharts(matrix, themes, words) {
  const kinds = [
    ...positions(matrix).map(({ title }, position) => ({ look: "stage", position, label: title })),
    { look: "none", label: NO_STAGE },
  ];
  const barOf = ({ id, words: when }, found) =>
    bar(
      when,
      kinds.map((kind, index) => ({ ...kind, count: found[id][index].count })),
      found.assessed,
    );
  const rowsOf = (rows) =>
    rows.map(({ theme, found }) => ({
      title: words.theme(theme),
      bars: found.assessed ? WHEN.map((when) => barOf(when, found)) : [],
      sentence: stageSentences(found, words),
    }));
  return assessedSides(matrix, themes).map((side) => chartOf(side, kinds, rowsOf(side.rows)));
}

/** For each side: the matrix, with what is in place of each component. */
function componentGrids(matrix, components, themes, words) {
  const answers = Object.entries(words.answers).map(([look, label]) => ({ look, label }));
  const rest = answers.slice(3).map(({ label }, index) => (index ? label.toLowerCase() : label));
  const key = keyOf([...answers.slice(0, 3), { look: "rest", label: rest.join(" or ") }]);
  return assessedSides(matrix, themes).map(({ side, heading, assessed }) => {
    const here = components.filter((row) => row.side === side);
    const rows = matrix.themes.map(({ id, title }) => ({
      title,
      cells: cellsOf(
        matrix,
        here.filter(({ theme }) => theme === id),
        key,
        words,
      ),
    }));
    const table = rows.flatMap(({ title, cells }) =>
      cells.flatMap(({ stage, components: found }) =>
        found.map((one) => [`${title}: ${one.bar.label} (${stage})`, ...countsOf(key, [one.bar])]),
      ),
    );
    return { side, heading, assessed, few: isFew(assessed), key, rows, columns: columnsOf("Component", key), table };
  });
}

function cellsOf(matrix, components, key, words) {
  return matrix.stages.map(({ id, title }, index) => ({
    stage: title,
    position: index + 1,
    components: components
      .filter(({ stage }) => stage === id)
      .map((row) => ({ bar: componentBar(row, key, words), count: row.in_place })),
  }));
}

function componentBar(row, key, words) {
  const counts = Object.keys(words.answers).map((answer) => row[answer]);
  const each = [...counts.slice(0, 3), sumOf(counts.slice(3))];
  const pieces = key.map(({ look, label }, index) => ({ look, label, count: each[index] }));
  return bar(words.component(row.id), pieces, sumOf(counts));
}

/** For each side: components that are not in place up to the stage that each chose for a year from now, in the order of the matrix. */
function wantedCharts(matrix, wanted, themes, words) {
  const kinds = WANTED_ANSWERS.map((look) => ({ look, label: words.answers[look] }));
  const barOf = (row, whole) =>
    bar(
      `${words.component(row.id)} (${words.stage(row.stage)})`,
      kinds.map((kind) => ({ ...kind, count: row[kind.look] })),
      whole,
    );
  const charts = assessedSides(matrix, themes).map((side) => {
    const here = wanted.filter((row) => row.side === side.side);
    const rows = matrix.themes.map(({ id, title }) => ({
      title,
      bars: here.filter(({ theme }) => theme === id).map((row) => barOf(row, side.assessed)),
      sentence: "",
    }));
    return chartOf(side, kinds, rows.filter(hasBars), { head: "Component" });
  });
  return charts.filter(({ rows }) => rows.length);
}

/** For each side: what moved between two rounds, and whether what was planned is reached. */
function moveCharts(matrix, { both, themes }, words) {
  const kinds = OUTCOMES.map(({ id, words: label }) => ({ look: id, label }));
  const charts = sidesOf(matrix, themes).map((side) => {
    const assessed = Math.max(
      0,
      ...side.rows.flatMap(({ found }) => [MOVED, REACHED].map((some) => inAll(found, some))),
    );
    const rows = side.rows.map(({ theme, found }) => ({
      title: words.theme(theme),
      bars: moveBars(found, assessed),
      sentence: leftOutSentence(found, both.count, words),
    }));
    return chartOf({ ...side, assessed }, kinds, rows.filter(hasBars), { inOne: true });
  });
  return charts.filter(({ rows }) => rows.length);
}

/** How many are in a bar of what moved, or of what was planned. */
function inAll(side, kinds) {
  return sumOf(kinds.map(({ id }) => side[id].count));
}

/** Both bars of a theme, the longest of a side over its full width. */
function moveBars(side, whole) {
  const groups = [
    { title: "What moved", kinds: MOVED },
    { title: "What was planned", kinds: REACHED },
  ];
  const bars = groups.map(({ title, kinds }) => {
    const pieces = kinds.map(({ id, words: label }) => ({ look: id, label, count: side[id].count }));
    return bar(title, pieces, whole);
  });
  return bars.filter(({ parts }) => parts.length);
}

/** A bar for each month with actions, in their order; as long as its share of the month with most. */
function monthBars(actions) {
  const most = actions.reduce((found, { count }) => Math.max(found, count), 0);
  return actions
    .slice(0, MOST_MONTHS)
    .map(({ month, count }) => bar(monthWords(month), [{ look: "count", label: "Actions", count }], most));
}

/** What was ticked, by domain, in the order of the matrix; a bar is as long as the number of PCNs. */
function supportChart({ assessments, support }, words) {
  const kind = { look: "count", label: words.units };
  const rows = [...groupBy(support, ({ domain }) => domain)].map(([domain, found]) => ({
    title: domain,
    bars: found.map(({ title, count }) => bar(title, [{ ...kind, count }], assessments)),
    sentence: "",
  }));
  return chartOf({ side: "", heading: "", assessed: assessments }, [kind], rows, { head: "Component group" });
}

/** What became of the actions of last time, as one bar. */
function outcomeChart(outcomes, words) {
  const kinds = outcomes.map(({ outcome }) => ({ look: outcome ?? "unsaid", label: words.outcome(outcome) }));
  const whole = sumOf(outcomes.map(({ count }) => count));
  const pieces = kinds.map((kind, index) => ({ ...kind, count: outcomes[index].count }));
  const rows = whole ? [{ title: "Actions", bars: [bar("Last time", pieces, whole)], sentence: "" }] : [];
  return chartOf({ side: "", heading: "", assessed: whole }, kinds, rows, { head: "Actions" });
}

function hasBars({ bars }) {
  return bars.length > 0;
}

function sumOf(counts) {
  return counts.reduce((sum, count) => sum + count, 0);
}
