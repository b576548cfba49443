/** One sentence for each theme, made from the counts by rules: no rank, no share, and no word of better or worse. */

import { MOVED } from "../intake/labels.js";

/**
 * The stage, by number from 0, that the sentences of all themes of a side tell of.
 *
 * It is the one at which most changes between now and a year from now in all themes together, the earlier one where
 * several are equal: one stage for all, so that no theme has one of its own.
 */
export function toldStage(themes) {
  const changes = themes
    .filter(({ assessed }) => assessed)
    .map((side) => {
      const year = reached(side.in_a_year);
      return reached(side.now).map((count, index) => Math.abs(year[index] - count));
    });
  const each = (changes[0] ?? []).map((_, index) => changes.reduce((sum, found) => sum + found[index], 0));
  return Math.max(0, each.indexOf(Math.max(...each)));
}

/**
 * What the counts of one side of a theme say of the stage with number `at`, and how many positions are set aside.
 *
 * How many are at that stage or a later one, and how many want to be there in a year.
 */
export function stageSentence(side, at, words) {
  const said = stagesSentence(side, at, words);
  const aside = side.set_aside ?? 0;
  const positions =
    aside === 1 ? "1 position is at a stage" : `${aside.toLocaleString("en-GB")} positions are at stages`;
  return aside ? `${said} ${positions} that this matrix does not have, and in no bar.` : said;
}

function stagesSentence(side, at, words) {
  const { assessed } = side;
  if (!assessed) {
    return `No ${words.unit} has assessed this.`;
  }
  const [now, year] = [reached(side.now), reached(side.in_a_year)];
  const [noneNow, noneYear] = [without(side.now), without(side.in_a_year)];
  if (noneNow === assessed && noneYear === assessed) {
    return `No ${words.unit} has chosen a stage.`;
  }
  if (noneYear === assessed) {
    return `${are(assessed - noneNow, assessed, words)} at a stage now, and none has chosen a stage for a year from now.`;
  }
  if (noneNow === assessed) {
    return `No ${words.unit} has chosen a stage for now, and ${want(assessed - noneYear)} to be at a stage in a year.`;
  }
  return `${changeAt(side, at, now, year, words)}.`;
}

function changeAt({ assessed, now: rows }, at, now, year, words) {
  if (now.every((count, index) => count === year[index])) {
    return `As many of the ${words.count(assessed)} want to be at each stage in a year as are there now`;
  }
  const later = at === now.length - 1 ? "" : " or a later stage";
  const there = `${are(now[at], assessed, words)} at ${words.stage(rows[at + 1].stage)}${later} now`;
  return `${there}, and ${want(year[at])} to be there in a year`;
}

/** How many are at each stage or a later one; the position before the first stage is none. */
function reached(rows) {
  const counts = rows
    .filter(({ stage }) => stage !== null)
    .slice(1)
    .map(({ count }) => count);
  return counts.map((_, index) => counts.slice(index).reduce((sum, count) => sum + count, 0));
}

function without(rows) {
  return rows.find(({ stage }) => stage === null).count;
}

function are(count, of, words) {
  return `${count.toLocaleString("en-GB")} of ${words.count(of)} ${count === 1 ? "is" : "are"}`;
}

function want(count) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "wants" : "want"}`;
}

/** How many of the PCNs in both rounds are not in the bar of what moved, and why; "" for none. */
export function leftOutSentence(side, both, words) {
  const count = MOVED.reduce((rest, { id }) => rest - side[id].count, both);
  const verb = count === 1 ? "is" : "are";
  const told = `${count.toLocaleString("en-GB")} of ${words.count(both)} in both rounds ${verb} left out of “What moved”`;
  return count
    ? `${told}: no stage of this matrix was chosen here in the earlier round, or this part is not assessed now.`
    : "";
}
