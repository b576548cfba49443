/** The same assessment in several files: one is used, openly, and the choice can be changed. */

import { byText, groupBy } from "./name-matching.js";

/**
 * One entry for each assessment id, and what was decided where there were several.
 *
 * The newest is used. Where two are equally new, the one that holds more: a file itself before what a saved roll-up keeps
 * of it, and of that what has all its texts; then the first by file name.
 *
 * @param {Map<string, string>} chosen the file to use, by assessment id, where somebody chose another one
 * @param {Entry[]} entries
 * @returns {{used: Entry[], differing: number, versions: {id: string, used: string, left_out: string[], why: string}[]}}
 */
export function withoutCopies(entries, chosen) {
  const decided = [...groupBy(entries, ({ id }) => id).values()].map((same) => decide(same, chosen));
  return {
    used: decided.map(({ used }) => used),
    differing: decided.reduce((sum, { differing }) => sum + differing, 0),
    versions: decided.flatMap(({ version }) => version ?? []).sort((a, b) => byText(a.id, b.id)),
  };
}

function decide(same, chosen) {
  if (same.length === 1) {
    return { used: same[0], version: null, differing: 0 };
  }
  const ordered = [...same].sort((a, b) => byText(b.updated, a.updated) || a.saved - b.saved || byText(a.file, b.file));
  const wanted = ordered.find(({ file, id }) => chosen.get(id) === file);
  const used = wanted ?? ordered[0];
  const others = ordered.filter((entry) => entry !== used).map(({ file }) => file);
  const version = { id: used.id, used: used.file, left_out: others.sort(byText), why: reason(ordered, wanted) };
  return { used, version, differing: ordered.filter((entry) => !areSame(entry, used)).length };
}

/** Two files, both usable or both not: what is made of the text may be equal by chance or by intent, so what is shown must be too. */
export function holdSame(one, other) {
  const shown = ({ state, findings }) => JSON.stringify([state, findings]);
  return one === other || (one.fingerprint === other.fingerprint && shown(one) === shown(other));
}

/** Two files of one assessment: a saved roll-up keeps less of a file than there was, and what was changed at the same moment is the same. */
function areSame(one, other) {
  return holdSame(one, other) || ((one.saved || other.saved) && one.updated === other.updated);
}

/**
 * @param {Entry[]} ordered two or more
 * @param {Entry|undefined} wanted
 */
function reason([first, second, ...others], wanted) {
  const isAll = (isSame) => [second, ...others].every((other) => isSame(other, first));
  if (isAll(holdSame)) {
    return "same";
  }
  if (wanted && wanted !== first) {
    return "chosen";
  }
  if (isAll(areSame)) {
    return "fuller";
  }
  return second.updated === first.updated && !areSame(second, first) ? "same_time" : "newest";
}
