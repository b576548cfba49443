/** Counts that may leave a system, or a region: without names, and without any group under five. */

import { FEWER, NOT_SHOWN, knownPart, suppressed } from "../counts/amounts.js";
import { SMALL_GROUP, isFew } from "../counts/counting.js";
import { headOf } from "../counts/aggregate.js";
import { namingOf } from "../intake/naming.js";
import { systemsOf } from "./regions.js";
import { SHARED_COUNTS } from "./opening.js";
import { rowsOf } from "./count-rows.js";

const REST = "~";
export const OWN_FILES = "Files read here";

/**
 * The counts of the files that were read here, as a part to add to others.
 *
 * @param {RollUp} rollUp
 * @param {Set<string>} marks
 * @returns {RollUpPart}
 */
export function partOf(rollUp, marks) {
  const { side, round, earlier, months } = rollUp.choice;
  return {
    file: OWN_FILES,
    fingerprint: "",
    made: "",
    choice: { side, round, earlier, months },
    assessments: rollUp.assessments,
    both: rollUp.comparison.both.count,
    systems: rollUp.systems.map(({ system, count }) => [system, count]),
    rows: rowsOf(rollUp),
    marks,
    lacks: [],
  };
}

/**
 * The counts for others, made on a day; null where fewer than five are counted.
 *
 * @param {Pick<Payload, "generator" | "matrix" | "systems">} payload
 * @param {Choice} choice
 * @param {Region} region
 * @param {string} day for example "2026-01-31"
 */
export function sharedCounts(payload, choice, { assessments, both, rows, parts }, day) {
  if (assessments < SMALL_GROUP) {
    return null;
  }
  const naming = namingOf(payload, false);
  const head = headOf(payload.generator, payload.matrix, naming.choice({ ...choice, names: false }));
  const systems = systemsOf(naming, parts);
  const components = rows.filter(({ table }) => table === "components");
  const open = components.filter((row) => Object.values(shared(row, 0, new Set()).counts).every(isNumber));
  const shown = new Set(open.map(placeOf));
  const counts = withoutSmall(Object.fromEntries(systems.map(([system, count]) => [`=${system}`, count])), assessments);
  return {
    ...head,
    holds: SHARED_COUNTS,
    made: day,
    assessments,
    both: isNumber(both) && isFew(both) ? FEWER : both,
    systems: Object.entries(counts).map(([system, count]) => ({ system: system.slice(1), count })),
    rows: rows.map((row) => shared(row, both, shown)),
    marks: [...new Set(parts.flatMap(({ marks }) => [...marks]))].sort(),
  };
}

/**
 * How many numbers of rows the counts for others hold, and how many not: those under five, and those from which one of these could be
 * worked out. Noughts are no numbers here.
 *
 * @param {CountRow[]} rows
 * @param {CountRow[]} passed the same rows, as the counts for others have them
 * @param {(table: string, key: string) => boolean} isAskedFor
 */
export function numbersShared(rows, passed, isAskedFor = () => true) {
  const found = { shown: 0, fewer: 0, rest: 0 };
  for (const [at, { table, counts }] of rows.entries()) {
    for (const key of Object.keys(counts).filter((name) => counts[name] !== 0 && isAskedFor(table, name))) {
      const amount = passed[at].counts[key];
      found[knownPart(amount) ? "shown" : amount === FEWER ? "fewer" : "rest"] += 1;
    }
  }
  return found;
}

function isNumber(amount) {
  return typeof amount === "number";
}

function placeOf({ theme, id }) {
  return `${theme} ${id}`;
}

function shared(row, both, shown) {
  const { table, counts, whole } = row;
  if (table === "wanted" && !shown.has(placeOf(row))) {
    // With these, what is not shown of the component could be worked out.
    return { ...row, counts: Object.fromEntries(Object.keys(counts).map((key) => [key, NOT_SHOWN])) };
  }
  if (["moved", "planned"].includes(table)) {
    return { ...row, counts: withoutSmall(counts, isNumber(both) ? both : null, false) };
  }
  if (!isNumber(whole)) {
    return { ...row, counts: withoutSmall(counts, null) };
  }
  return { ...row, whole: isFew(whole) ? FEWER : whole, counts: withoutSmall(counts, whole) };
}

/** The counts without small ones; where some are not shown already, these are enough to hide the others that are small. */
function withoutSmall(counts, whole, exact = true) {
  if (Object.values(counts).every(isNumber)) {
    // Those at a stage that the matrix does not have are in no row, and follow from the others.
    const known = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const rest = exact && whole !== null ? whole - known : 0;
    const { [REST]: _, ...shown } = suppressed(rest ? { ...counts, [REST]: rest } : counts, whole, exact);
    return shown;
  }
  const rows = Object.entries(counts).map(([key, count]) => [key, isNumber(count) && isFew(count) ? FEWER : count]);
  return Object.fromEntries(rows);
}
