/** What somebody decided before they saved a roll-up: who is expected, and which names are one. */

import { alikeKey } from "../intake/linkage.js";
import { nameKey, nearKey, systemKey } from "../intake/name-matching.js";

/**
 * What was decided in a saved roll-up; what is not sound in it is passed over, since the assessments alone decide whether it opens.
 *
 * @param {any} document
 * @returns {Decided}
 */
export function decidedIn({ alike, systems_alike: systems, expected, pcns }) {
  const joined = rowsWith(alike, "name", "system").filter(isJoined);
  const near = rowsWith(expected?.near, "listed", "returned");
  return {
    expected: expected ? listOf(expected, near, rowsWith(pcns, "name")) : null,
    near: near.filter(isJoined).map(({ listed }) => nearKey(listed)),
    joined: joined.map(alikeKey),
    systems: rowsWith(systems)
      .filter(isJoined)
      .flatMap(({ names }) => textsIn(names).map(systemKey)),
  };
}

const isJoined = (row) => row?.joined === true;

/** The list of expected PCNs: those without a file, those that are written differently, and those that returned one; null for none. */
function listOf({ missing, not_listed: others }, near, pcns) {
  const elsewhere = new Set([...textsIn(others?.names), ...near.map(({ returned }) => returned)].map(nameKey));
  const returned = pcns.filter((pcn) => pcn.in_round === true && pcn.name && !elsewhere.has(nameKey(pcn.name)));
  const names = [...textsIn(missing?.names), ...near.map(({ listed }) => listed), ...returned.map(({ name }) => name)];
  const list = new Map();
  names.forEach((name) => list.has(nameKey(name)) || list.set(nameKey(name), name));
  return list.size ? list : null;
}

/**
 * Decisions with those of roll-ups that were opened. A list that is here already stays as it is.
 *
 * @param {Decisions} decisions
 * @param {Decided[]} opened
 * @returns {Decisions}
 */
export function withDecided(decisions, opened) {
  const lists = opened.flatMap(({ expected }) => [...(expected ?? [])]);
  return {
    ...decisions,
    expected: decisions.expected ?? (lists.length ? new Map(lists) : null),
    near: new Set([...decisions.near, ...opened.flatMap(({ near }) => near)]),
    joined: new Set([...decisions.joined, ...opened.flatMap(({ joined }) => joined)]),
    systems: new Set([...decisions.systems, ...opened.flatMap(({ systems }) => systems)]),
  };
}

const textsIn = (list) => (Array.isArray(list) ? list.filter((one) => typeof one === "string") : []);

/** The rows of a list in which these fields are texts. */
function rowsWith(list, ...fields) {
  return Array.isArray(list) ? list.filter((row) => fields.every((field) => typeof row?.[field] === "string")) : [];
}
