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
  const count = side.set_aside ?? 0;
  return count ? `${said} ${words.say("at-other-stages", { count })}` : said;
}

function stagesSentence({ assessed, now: rows, in_a_year: later }, at, words) {
  if (!assessed) {
    return words.say("not-assessed");
  }
  const pcns = words.count(assessed);
  const [now, year] = [reached(rows), reached(later)];
  const [noneNow, noneYear] = [without(rows), without(later)];
  if (noneNow === assessed && noneYear === assessed) {
    return words.say("no-stage");
  }
  if (noneYear === assessed) {
    return words.say("no-stage-in-a-year", { count: assessed - noneNow, pcns });
  }
  if (noneNow === assessed) {
    return words.say("no-stage-now", { count: assessed - noneYear });
  }
  if (now.every((count, index) => count === year[index])) {
    return words.say("same-in-a-year", { pcns });
  }
  const key = at === now.length - 1 ? "at-last-stage" : "at-stage";
  return words.say(key, { now: now[at], year: year[at], pcns, stage: words.stage(rows[at + 1].stage) });
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

/** How many of the PCNs in both rounds are not in the bar of what moved, and why; "" for none. */
export function leftOutSentence(side, both, words) {
  const count = MOVED.reduce((rest, { id }) => rest - side[id].count, both);
  return count ? words.say("left-out-of-moves", { count, pcns: words.count(both) }) : "";
}
