/** The periods in which assessments were made, and which two of them are compared. */

import { byText } from "./name-matching.js";

const FIRST_MONTH = 4;

/** The period of a day, named by its first month: with 12 months, 2026-01-31 lies in "2025-04". */
export function periodOf(date, months) {
  const passed = (Number(date.slice(5, 7)) - FIRST_MONTH + 12) % 12;
  const year = Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) < FIRST_MONTH ? 1 : 0);
  const month = FIRST_MONTH + passed - (passed % months);
  const [shownYear, shownMonth] = month > 12 ? [year + 1, month - 12] : [year, month];
  return `${String(shownYear).padStart(4, "0")}-${String(shownMonth).padStart(2, "0")}`;
}

/** For every period in the data, oldest first, how many PCNs have an assessment in it. */
export function roundsOf(lines, months) {
  const counts = new Map();
  for (const rounds of lines) {
    for (const period of new Set(rounds.map(({ date }) => periodOf(date, months)))) {
      counts.set(period, (counts.get(period) ?? 0) + 1);
    }
  }
  return [...counts].map(([round, count]) => ({ round, count })).sort((a, b) => byText(a.round, b.round));
}

/** Whether one period can be what another is compared with: only what was before can. True where one of them is not given. */
export function isBefore(earlier, newer) {
  return earlier === null || newer === null || earlier < newer;
}

/** The periods that a choice can be compared with, of all in the data, oldest first: those before the one that is looked at. */
export function earlierPeriods(periods, round) {
  const newer = round ?? periods.at(-1) ?? null;
  return periods.filter((period) => isBefore(period, newer));
}

/** Those with an answer: one that was only begun takes the place of none. All, where none has any. @param {Entry[]} rounds */
export function answered(rounds) {
  const said = rounds.filter(({ blank }) => !blank);
  return said.length ? said : rounds;
}

/**
 * The assessment of a PCN that is looked at, and the one it is compared with: never one of the same period or a later one.
 *
 * @param {Entry[]} rounds oldest first
 * @param {{round: string|null, earlier: string|null, months: number}} choice null: the newest; the one before
 * @returns {{current: Entry|null, before: Entry|null}}
 */
export function picked(rounds, { round, earlier, months }) {
  const lastIn = (period) => rounds.filter(({ date }) => periodOf(date, months) === period).at(-1) ?? null;
  const current = round === null ? (rounds.at(-1) ?? null) : lastIn(round);
  if (earlier !== null) {
    const newer = current === null ? round : periodOf(current.date, months);
    return { current, before: isBefore(earlier, newer) ? lastIn(earlier) : null };
  }
  if (current === null) {
    return { current, before: null };
  }
  const passed = rounds.slice(0, rounds.indexOf(current));
  const before = round === null ? passed : passed.filter(({ date }) => periodOf(date, months) !== round);
  return { current, before: before.at(-1) ?? null };
}
