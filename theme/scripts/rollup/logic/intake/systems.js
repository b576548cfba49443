/** One system that is written in several ways: offered as one, and taken for one only where somebody says so. */

import { byText, byTexts, groupBy, plain, systemKey } from "./name-matching.js";

/**
 * The entries, and the systems that are written in several ways; where `joined` holds their key they have one name.
 *
 * A system that is written as a title of the directory is that one: nobody is asked. One that is written like it is offered.
 *
 * @param {Entry[]} read
 * @param {DirectorySystem[]} directory
 * @param {Set<string>|"all"} joined
 */
export function joinSystems(read, directory, joined) {
  const entries = withTitles(read, directory);
  const titles = new Map(directory.map(({ id, title }) => [id, title]));
  const known = new Map(directory.map(({ id, title }) => [systemKey(title), id]));
  const systems = [...new Set(entries.map(({ system }) => system))].filter(Boolean);
  const groups = [...groupBy(systems, (system) => systemKey(titles.get(system) ?? system))].sort(([a], [b]) =>
    byText(a, b),
  );
  const alike = groups
    .map(([key, found]) => {
      const names = found.sort(byText);
      const into = known.get(key) ?? shortest(names);
      return { key, names, into, joined: joined === "all" || joined.has(key) };
    })
    .filter(({ names, into }) => names.length > 1 || names[0] !== into);
  const renamed = new Map(
    alike.filter((one) => one.joined).flatMap(({ names, into }) => names.map((name) => [name, into])),
  );
  return { alike, entries: withNames(entries, renamed) };
}

function withTitles(entries, directory) {
  const ids = new Set(directory.map(({ id }) => id));
  const titles = new Map(directory.map(({ id, title }) => [plain(title), id]));
  const written = [...new Set(entries.map(({ system }) => system))].filter((system) => system && !ids.has(system));
  const found = written.filter((system) => titles.has(plain(system)));
  return withNames(entries, new Map(found.map((system) => [system, titles.get(plain(system))])));
}

function withNames(entries, renamed) {
  return renamed.size
    ? entries.map((entry) => ({ ...entry, system: renamed.get(entry.system) ?? entry.system }))
    : entries;
}

function shortest(names) {
  const keyed = names.map((name) => [String(name.length).padStart(6, "0"), name]);
  return keyed.sort(byTexts)[0][1];
}
