/** What a roll-up is of: the title of its paper, and the facts that a reader needs to trust it. */

import { LEFT_OUT, NATIONAL } from "../intake/naming.js";
import { OTHER_EDITIONS, periodWords } from "../intake/labels.js";

/** The system that is looked at, where it is one; else how many there are, where that is known, and how many PCNs gave none. */
export function reportTitle({ choice, systems }, words) {
  const only = systems.length === 1 ? systems[0].system : "";
  const chosen = choice.system ?? only;
  return chosen ? words.system(chosen) : `${words.units}${ofSystems(systems)}`;
}

function ofSystems(systems) {
  const given = systems.filter(({ system }) => system);
  if (!given.length || given.some(({ system }) => system === LEFT_OUT)) {
    return "";
  }
  const without = systems.filter(({ system }) => !system).reduce((sum, { count }) => sum + count, 0);
  const told = ` of ${given.length.toLocaleString("en-GB")} ${given.length === 1 ? "system" : "systems"}`;
  return without ? `${told}, and ${without.toLocaleString("en-GB")} with no system given` : told;
}

/** How many answered, of how many where that is known; which round; and what was chosen. */
export function factsOf({ choice, assessments, expected }, words) {
  const facts = [
    answered(choice, assessments, expected, words),
    choice.round === null
      ? `Round: the newest assessment of each ${words.unit}`
      : `Round: ${periodWords(choice.round, choice.months)}`,
    choice.earlier === null ? "" : `Compared with: ${periodWords(choice.earlier, choice.months)}`,
    choice.side === null ? "" : `For: ${words.side(choice.side)}`,
  ];
  return facts.filter(Boolean);
}

function answered({ system, local }, assessments, expected, words) {
  if (expected === null || system !== null || local !== null) {
    return words.count(assessments);
  }
  const others = expected.not_listed.count;
  const told = `${expected.returned.toLocaleString("en-GB")} of ${words.count(expected.listed)}`;
  return others ? `${told}, and ${others.toLocaleString("en-GB")} not on the list` : told;
}

/** How many assessments are from each system, where there are several, and how many were made on each edition. */
export function madeOf({ systems, editions }, words) {
  const named = systems.map(({ system, count }) => [words.system(system) || "No system given", count]);
  const made = editions.map(({ edition, title, count }) => [editionWords(edition, title), count]);
  return [...(systems.length > 1 ? named : []), ...made].map(
    ([title, count]) => `${title}: ${count.toLocaleString("en-GB")}`,
  );
}

function editionWords(edition, title) {
  return { [NATIONAL]: "National matrix", [LEFT_OUT]: OTHER_EDITIONS }[edition] ?? title ?? "";
}
