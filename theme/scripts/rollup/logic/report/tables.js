/** A roll-up as tables: for the page, for CSV files and, on the command line, for workbooks. */

import { NO_NAME, OUTCOMES, SET_ASIDE, WHEN, WHY, monthWords, wordsFor } from "../intake/labels.js";
import { wordsOf } from "../intake/words.js";
import { setAsideTable } from "./others.js";

/**
 * The rows of each table by its name in `tables.json`, which has its title and columns.
 *
 * @type {Record<string, (rollUp: RollUp, words: Words) => Iterable<(string | number)[]>>}
 */
const ROWS = {
  stages: stageRows,
  components: componentRows,
  domains: domainRows,
  support: supportRows,
  needs: needRows,
  months: monthRows,
  actions: actionRows,
  outcomes: outcomeRows,
  texts: textRows,
  moves: moveRows,
  changes: changeRows,
  rounds: roundRows,
  "other-components": otherComponentRows,
  "other-themes": otherThemeRows,
  "set-aside": (...known) => setAsideTable(...known).rows,
  expected: expectedRows,
  near: nearRows,
  versions: versionRows,
  alike: alikeRows,
  "systems-alike": systemAlikeRows,
  sides: sideNotAssessedRows,
  refused: refusedRows,
};

/**
 * The tables of a roll-up; their rows are made when they are asked for, since there can be a hundred thousand. Whether there are
 * any takes the first alone.
 *
 * @param {Pick<Payload, "matrix" | "systems">} payload
 * @returns {{name: string, title: string, columns: string[], isEmpty: () => boolean, rows: (string|number)[][]}[]}
 */
export function tablesOf({ matrix, systems }, rollUp) {
  const words = wordsOf(matrix, systems, rollUp);
  return Object.entries(ROWS).map(([name, rows]) => ({
    name,
    ...words.table("files", name),
    isEmpty: () => Boolean(rows(rollUp, words)[Symbol.iterator]().next().done),
    get rows() {
      return [...rows(rollUp, words)];
    },
  }));
}

function* stageRows({ themes }, words) {
  for (const { theme, sides } of themes) {
    for (const side of sides) {
      yield* sideRows(theme, side, words);
    }
  }
}

function* sideRows(theme, side, words) {
  for (const { id, words: when } of WHEN) {
    for (const { stage, count, pcns } of side[id]) {
      yield [words.theme(theme), words.side(side.side), when, words.stage(stage), count, words.names(pcns)];
    }
  }
}

function componentRows({ components }, words) {
  return components.map((one) => [
    words.theme(one.theme),
    words.side(one.side),
    words.stage(one.stage),
    words.component(one.id),
    ...Object.keys(words.answers).map((id) => one[id]),
    one.id,
  ]);
}

function themeList(themes, words) {
  return themes.map(({ theme, count }) => `${words.theme(theme)}: ${count}`).join("; ");
}

function domainRows({ domains }, words) {
  return domains.map((one) => [
    one.title,
    one.count,
    themeList(one.themes, words),
    one.groups.join("; "),
    words.names(one.pcns),
  ]);
}

function supportRows({ support }, words) {
  return support.map((one) => [one.domain, one.title, one.count, themeList(one.themes, words), words.names(one.pcns)]);
}

function outcomeRows({ outcomes }, words) {
  return outcomes.map(({ outcome, count }) => [words.outcome(outcome), count]);
}

function needRows({ needs }, words) {
  return needs.map((one) => [words.need(one.need), one.count, themeList(one.themes, words), words.names(one.pcns)]);
}

function monthRows({ actions }) {
  return actions.map(({ month, count }) => [monthWords(month), count]);
}

function* actionRows({ actions }, words) {
  for (const { month, items } of actions) {
    for (const { pcn, theme, what, who, by } of items) {
      yield [monthWords(month), words.name(pcn), words.systemOf(pcn), words.theme(theme), what, who, by ?? ""];
    }
  }
}

function* textRows({ texts }, words) {
  for (const { pcn, theme, field, component, text } of texts) {
    const about = [words.theme(theme), words.part(field), words.component(component)];
    yield [words.name(pcn), words.systemOf(pcn), ...about, text];
  }
}

function moveRows({ comparison }, words) {
  const row = (theme, side, { id, words: what }) => {
    const { count, pcns } = side[id];
    return [words.theme(theme), words.side(side.side), what, count, words.names(pcns)];
  };
  return comparison.themes.flatMap(({ theme, sides }) =>
    sides.flatMap((side) => OUTCOMES.map((what) => row(theme, side, what))),
  );
}

function changeRows({ comparison }, words) {
  return comparison.components.map(({ theme, id, gained, lost, other }) => [
    words.theme(theme),
    words.component(id),
    gained,
    lost,
    other,
    id,
  ]);
}

function* roundRows({ pcns }, words) {
  const blank = [{ theme: null, side: null, now: null, in_a_year: null, set_aside: [] }];
  for (const { number, rounds } of pcns) {
    for (const { date, file, positions } of rounds) {
      for (const { theme, side, set_aside: aside, ...stages } of positions.length ? positions : blank) {
        const place = [theme === null ? "" : words.theme(theme), side === null ? "" : words.side(side)];
        const at = WHEN.map(({ id }) => (aside.includes(id) ? SET_ASIDE : words.stage(stages[id])));
        yield [words.name(number), words.systemOf(number), date, file, ...place, ...at];
      }
    }
  }
}

function otherComponentRows({ not_in_matrix: other }, words) {
  return other.components.map((one) => [
    words.theme(one.theme),
    one.id,
    ...Object.keys(words.answers).map((id) => one[id]),
  ]);
}

function otherThemeRows({ not_in_matrix: other }, words) {
  return stageRows(other, words);
}

function expectedRows({ expected }, words) {
  const none = { missing: { names: [] }, not_listed: { names: [] }, one_person: [] };
  const { missing, not_listed: extra, one_person: voices } = expected ?? none;
  const alone = new Set(voices);
  const noFile = (name) => (alone.has(name) ? `No file returned: ${words.say("one-person")}` : "No file returned");
  return [
    ...missing.names.map((name) => [name, noFile(name)]),
    ...extra.names.map((name) => [name || NO_NAME, "Not on the list"]),
  ];
}

const yes = (joined) => (joined ? "Yes" : "No");

function nearRows({ expected }) {
  return (expected?.near ?? []).map(({ listed, returned, joined }) => [listed, returned, yes(joined)]);
}

function versionRows({ versions }) {
  return versions.map(({ used, left_out: others, why }) => [used, others.join("; "), wordsFor(WHY, why)]);
}

function alikeRows({ alike }, words) {
  return alike.map(({ name, system, names, lines, joined }) => [
    name,
    words.system(system),
    names.join("; "),
    lines,
    yes(joined),
  ]);
}

function systemAlikeRows({ systems_alike: alike }, words) {
  return alike.map(({ names, into, joined }) => [words.system(into), names.map(words.system).join("; "), yes(joined)]);
}

function sideNotAssessedRows({ pcns }, words) {
  return pcns
    .filter(({ left_out: side }) => side)
    .map(({ name, system, file, left_out: side }) => [name || NO_NAME, words.system(system), file, words.side(side)]);
}

function refusedRows({ refused }, words) {
  return refused.flatMap(({ file, findings }) =>
    findings.map(({ where, message }) => [file, words.place(where), message]),
  );
}
