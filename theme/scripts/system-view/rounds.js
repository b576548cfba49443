/** Which assessments are rounds of the same PCN, and which of them is looked at. */

import { byText, byTexts, groupBy, nameKey } from "./names.js";

const FIRST_MONTH = 4;

/**
 * The assessments of every PCN, oldest first, and PCNs that look alike.
 *
 * Assessments belong together when one was started from the other, also through
 * one that is not here; and when name and system are the same, where `joined`
 * holds their key.
 *
 * @param {Set<string>|"all"} joined
 * @returns {{lines: object[][], alike: {key: string, name: string, system: string, lines: number, joined: boolean}[]}}
 */
export function linesOf(entries, joined) {
  const started = linked(entries);
  const alike = alikeOf(entries, started).map((group) => ({ ...group, joined: joined === "all" || joined.has(group.key) }));
  const line = joinedLines(started, alike.filter((group) => group.joined));
  const lines = groupBy(entries, ({ id }) => line.get(id));
  return {
    lines: [...lines.values()].map((rounds) => rounds.sort(inTime)),
    alike: alike.map(({ entries: same, ...group }) => ({ ...group, name: first(same).name, system: first(same).system })),
  };
}

function inTime(a, b) {
  return byTexts([a.date, a.updated, a.id], [b.date, b.updated, b.id]);
}

function first(entries) {
  return [...entries].sort(inTime)[0];
}

/** For every assessment id, the id at which its line begins. */
function linked(entries) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const line = new Map();
  for (const entry of entries) {
    const passed = new Set();
    let id = entry.id;
    while (byId.get(id)?.previous && !line.has(id) && !passed.has(id)) {
      passed.add(id);
      id = byId.get(id).previous;
    }
    const start = line.get(id) ?? startOf(id, [...passed]);
    passed.add(id).forEach((found) => line.set(found, start));
  }
  return line;
}

/** Where a line begins: at the last id of the way back, or, when the way goes round, at the smallest id of the ring. */
function startOf(id, passed) {
  const at = passed.indexOf(id);
  return at < 0 ? id : passed.slice(at).sort(byText)[0];
}

function alikeOf(entries, line) {
  const named = entries.filter(({ name }) => nameKey(name));
  const groups = [...groupBy(named, alikeKey)].map(([key, same]) => {
    return { key, entries: same, lines: new Set(same.map(({ id }) => line.get(id))).size };
  });
  return groups.filter(({ lines }) => lines > 1).sort((a, b) => byText(a.key, b.key));
}

/** Equal for assessments that look like rounds of one PCN. */
export function alikeKey({ name, system }) {
  return `${nameKey(name)}\n${nameKey(system)}`;
}

/** For every assessment id its line after groups are joined: the smallest of the lines that belong together. */
function joinedLines(line, groups) {
  const into = new Map();
  const target = (start) => {
    const passed = [];
    let at = start;
    for (; into.has(at); at = into.get(at)) {
      passed.push(at);
    }
    passed.forEach((one) => into.set(one, at));
    return at;
  };
  for (const { entries: same } of groups) {
    const starts = [...new Set(same.map(({ id }) => target(line.get(id))))].sort(byText);
    starts.slice(1).forEach((start) => into.set(start, starts[0]));
  }
  return new Map([...line].map(([id, start]) => [id, target(start)]));
}

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

/**
 * The assessment of a PCN that is looked at, and the one it is compared with.
 *
 * @param {object[]} rounds oldest first
 * @param {{round: string|null, earlier: string|null, months: number}} choice null: the newest; the one before
 * @returns {{current: object|null, before: object|null}}
 */
export function picked(rounds, { round, earlier, months }) {
  const lastIn = (period) => rounds.filter(({ date }) => periodOf(date, months) === period).at(-1) ?? null;
  const current = round === null ? rounds.at(-1) : lastIn(round);
  if (earlier !== null) {
    return { current, before: lastIn(earlier) };
  }
  if (current === null) {
    return { current, before: null };
  }
  const passed = rounds.slice(0, rounds.indexOf(current));
  const before = round === null ? passed : passed.filter(({ date }) => periodOf(date, months) !== round);
  return { current, before: before.at(-1) ?? null };
}
