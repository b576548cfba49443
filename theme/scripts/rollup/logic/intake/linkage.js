/** Which assessments are rounds of the same PCN. */

import { byText, byTexts, groupBy, nameKey, nearKey, systemKey } from "./name-matching.js";

/**
 * The assessments of every PCN, oldest first, and PCNs that look alike.
 *
 * Assessments belong together when one was started from the other, also through
 * one that is not here; and when their names are near to each other and their systems
 * the same, where `joined` holds their key, or `near` what the names share. One
 * without a system looks like those of the only system that has its name.
 *
 * @param {Set<string>|"all"} joined
 * @param {Set<string>} near
 * @param {Entry[]} entries
 * @returns {{lines: Entry[][], alike: {key: string, name: string, system: string, names: string[], lines: number, joined: boolean}[]}}
 */
export function linkSeries(entries, joined, near = new Set()) {
  const started = linked(entries);
  const alike = alikeOf(entries, started).map((group) => ({
    ...group,
    joined: joined === "all" || joined.has(group.key) || near.has(group.key.split("\n")[0]),
  }));
  const line = joinedLines(
    started,
    alike.filter((group) => group.joined),
  );
  const lines = groupBy(entries, ({ id }) => line.get(id));
  return {
    lines: [...lines.values()].map((rounds) => rounds.sort(inTime)),
    alike: alike.map(({ entries: same, ...group }) => ({ ...group, ...calledAs([...same].sort(inTime)) })),
  };
}

function calledAs(entries) {
  const [{ name, system }] = entries;
  return {
    name,
    system: entries.find((one) => systemKey(one.system))?.system ?? system,
    names: [...new Set(entries.map((one) => one.name))].sort(byText),
  };
}

function inTime(a, b) {
  return byTexts([a.date, a.updated, a.id], [b.date, b.updated, b.id]);
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

/** Rounds of one PCN mostly have the same name to the letter: its key is made once. */
function alikeOf(entries, line) {
  const written = [...groupBy(entries, ({ name, system }) => `${name}\n${system}`).values()];
  const named = written.filter(([{ name }]) => nameKey(name));
  const keyed = groupBy(named, ([one]) => alikeKey(one));
  const groups = [...putToSystems(keyed)].map(([key, found]) => {
    const same = found.flat();
    return { key, entries: same, lines: new Set(same.map(({ id }) => line.get(id))).size };
  });
  return groups.filter(({ lines }) => lines > 1).sort((a, b) => byText(a.key, b.key));
}

/** The groups, in which those without a system go to the one system in which their name is. */
function putToSystems(keyed) {
  const systems = groupBy(
    [...keyed.keys()].filter((key) => !key.endsWith("\n")),
    (key) => `${key.split("\n")[0]}\n`,
  );
  const target = (key) => (systems.get(key)?.length === 1 ? systems.get(key)[0] : key);
  const placed = groupBy([...keyed], ([key]) => target(key));
  return new Map([...placed].map(([key, found]) => [key, found.flatMap(([, entries]) => entries)]));
}

/** Equal for assessments that look like rounds of one PCN: what names share, and below it what systems share. */
export function alikeKey({ name, system }) {
  return `${nearKey(name) || nameKey(name).replaceAll("\n", " ")}\n${systemKey(system)}`;
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
