/** What a roll-up is of: the title of its paper, and the facts that a reader needs to trust it. */

import { LEFT_OUT, NATIONAL } from "../intake/naming.js";
import { OTHER_EDITIONS, periodWords } from "../intake/labels.js";

/**
 * The system that is looked at, where it is one; else how many there are, where that is known, and how many PCNs gave none.
 * Without the name of the one system it is what the view is called.
 */
export function reportTitle({ choice, systems }, words) {
  const only = systems.length === 1 ? systems[0].system : "";
  const chosen = choice.system ?? only;
  return chosen ? titleOfSystem(chosen, words) : ofSystems(systems, words);
}

/** A system as a title. */
export function titleOfSystem(system, words) {
  return system === LEFT_OUT ? words.together : words.system(system);
}

function ofSystems(systems, words) {
  const given = systems.filter(({ system }) => system);
  if (!given.length || given.some(({ system }) => system === LEFT_OUT)) {
    return words.units;
  }
  const without = systems.filter(({ system }) => !system).reduce((sum, { count }) => sum + count, 0);
  return words.say(without ? "of-systems-and-none" : "of-systems", { count: given.length, without });
}

/** How many answered, of how many where that is known; which round; what is not decided; and what was chosen. */
export function factsOf({ choice, assessments, expected, undecided, files }, words) {
  const { round, earlier, side, months } = choice;
  const facts = [
    answered(choice, assessments, expected, words),
    round === null ? words.say("newest-round") : words.say("round", { period: periodWords(round, months) }),
    ...undecidedWords(undecided, expected, words).map(({ told }) => told),
    files.blank ? words.say("newest-blank", { count: files.blank }) : "",
    earlier === null ? "" : words.say("compared-with", { period: periodWords(earlier, months) }),
    side === null ? "" : words.say("for-side", { side: words.side(side) }),
  ];
  return facts.filter(Boolean);
}

/** What looks like one and nobody has said that it is: in words, and of which kind. */
export function undecidedWords({ pcns, systems }, expected, words) {
  const near = expected?.undecided ?? 0;
  const found = [
    { kind: "alike", count: pcns, told: words.say("may-be-twice", { pcns: words.count(pcns) }) },
    { kind: "systems-alike", count: systems, told: words.say("systems-undecided", { count: systems }) },
    { kind: "near", count: near, told: words.say("near-undecided", { count: near }) },
  ];
  return found.filter(({ count }) => count);
}

function answered({ system, local }, assessments, expected, words) {
  if (expected === null || system !== null || local !== null) {
    return words.count(assessments);
  }
  const others = expected.not_listed.count;
  const pcns = words.count(expected.listed);
  return words.say(others ? "returned-and-others" : "returned", { count: expected.returned, pcns, others });
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

/** What the numbers are and are not. */
export function notRanks({ choice }, words) {
  return words.say(choice.names ? "not-ranks-and-names" : "not-ranks");
}
