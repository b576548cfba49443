/** One system that is written in several ways: offered as one, and taken for one only where somebody says so. */

import { byText, byTexts, groupBy, nameKey, plain } from "./name-matching.js";

const KIND =
  / (?:ics|icb|stp|integrated care system|integrated care board|sustainability and transformation partnership)$/;

/** What two names must share to be taken for the same system: what kind of system it is and "and" do not count. */
export function systemKey(name) {
  const bare = plain(name).replace(KIND, "");
  const words = bare.split(" ").filter((word) => word && word !== "and");
  return words.join(" ") || nameKey(name);
}

/**
 * The entries, and the systems that are written in several ways; where `joined` holds their key they have one name.
 *
 * @param {Entry[]} entries
 * @param {DirectorySystem[]} directory a system that is written like one of these gets its id
 * @param {Set<string>|"all"} joined
 */
export function joinSystems(entries, directory, joined) {
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
  return {
    alike,
    entries: renamed.size
      ? entries.map((entry) => ({ ...entry, system: renamed.get(entry.system) ?? entry.system }))
      : entries,
  };
}

function shortest(names) {
  const keyed = names.map((name) => [String(name.length).padStart(6, "0"), name]);
  return keyed.sort(byTexts)[0][1];
}
