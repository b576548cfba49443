/** Sentences for each theme, made from the counts by rules: no rank, no share, and no word of better or worse. */

import { lowerFirst } from "../../../assessment/logic/labels.js";
import { FEWER, NOT_SHOWN, amountWords } from "../counts/amounts.js";
import { MOVED, REACHED } from "../intake/labels.js";

/**
 * Amounts that no number is known of, and how the stages that have one are listed.
 *
 * @type {readonly [string, "fewer-at" | "not-shown-at"][]}
 */
const HIDDEN = Object.freeze([
  [FEWER, "fewer-at"],
  [NOT_SHOWN, "not-shown-at"],
]);

/**
 * How many are at each position, that before the first stage first; null stands for no stage chosen.
 *
 * @typedef {{stage: string|null, count: number|string}[]} Places
 */

/** Where PCNs are and want to be on one side of a theme, and how many positions are set aside. */
export function stageSentences(side, words) {
  const count = side.set_aside ?? 0;
  const told = whereSentences(side.assessed, side.now, side.in_a_year, words);
  return [told, count ? words.say("at-other-stages", { count }) : ""].filter(Boolean).join(" ");
}

/**
 * Where PCNs are, and where they want to be in a year, in the order of the stages and without those where nobody is.
 *
 * @param {number|string} assessed
 * @param {Places} now
 * @param {Places} year
 * @param {Words} words
 */
export function whereSentences(assessed, now, year, words) {
  if (!assessed) {
    return words.say("not-assessed");
  }
  if ([...now, ...year].every(({ count }) => count === NOT_SHOWN)) {
    return words.say("no-numbers");
  }
  const isNobody = (places) =>
    typeof assessed === "number" && places.some(({ stage, count }) => stage === null && count === assessed);
  const [nobodyNow, nobodyLater] = [now, year].map(isNobody);
  if (nobodyNow && nobodyLater) {
    return words.say("nobody");
  }
  return [
    nobodyNow ? words.say("nobody-now") : toldOf("now", "are", now, words.units, words),
    nobodyLater
      ? words.say("nobody-in-a-year")
      : toldOf("in-a-year", "want", year, nobodyNow ? words.units : "", words),
  ]
    .filter(Boolean)
    .join(" ");
}

/** One sentence of all places; `units` stand after its first number. Amounts that are not known follow in brackets. */
function toldOf(key, verb, places, units, words) {
  const counted = places
    .map((place, number) => ({ ...place, number }))
    .filter(({ count }) => count && !HIDDEN.some(([kind]) => kind === count));
  const hidden = HIDDEN.map(([kind, listed]) => {
    const stages = places.filter(({ count }) => count === kind).map(({ stage }) => words.stage(stage));
    return stages.length ? words.say(listed, { stages: stages.join(", ") }) : "";
  }).filter(Boolean);
  if (!counted.length && !hidden.length) {
    return "";
  }
  const said = counted.length ? phrases(counted, verb, units, words) : [words.say("no-number")];
  const told = [said.slice(0, -1).join(", "), said.at(-1)].filter(Boolean).join(" and ");
  return words.say(key, { told, hidden: hidden.length ? ` (${hidden.join("; ")})` : "" });
}

/** The verb stands with the first place, and again after the position before the first stage. */
function phrases(counted, verb, units, words) {
  return counted.map(({ stage, count, number }, index) => {
    const amount = lowerFirst(amountWords(count));
    const who = units && !index ? `${amount} ${count === 1 ? words.unit : units}` : amount;
    if (stage === null) {
      return words.say("not-said", { who, count });
    }
    const place = number ? words.say("at", { stage: words.stage(stage) }) : lowerFirst(words.stage(stage));
    return !index || !counted[index - 1].number ? words.say(verb, { who, count, place }) : `${who} ${place}`;
  });
}

/** How many of the PCNs in both rounds are not in the bar of what moved or of what was planned, and why; "" for none. */
export function leftOutSentence(side, both, words) {
  const outOf = (kinds) => kinds.reduce((rest, { id }) => rest - side[id].count, both);
  const said = [
    ["not-in-moves", outOf(MOVED)],
    ["not-in-plans", outOf(REACHED)],
  ].filter(([, count]) => count);
  const told = said.map(([key, count]) => words.say(key, { count })).join(" and ");
  return told ? words.say("left-out-of-both", { pcns: words.count(both), told }) : "";
}
