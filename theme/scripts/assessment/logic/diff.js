/** What would change if one assessment took the place of another. */

import { isBlank } from "./selectors.js";
import { labelOf } from "./labels.js";

const COMPARED = Object.freeze(["matrix", "about", "themes", "progress", "last_time", "voices", "voice_names"]);
const WHOLE = Object.freeze(["matrix", "last_time"]);

/**
 * The differences between the state here and one from a file.
 *
 * @returns {{same_assessment: boolean, newer: string, changes: Change[]}} `newer`: which of the two was
 *   changed last, "file", "here" or "same"; a change is {path, label, from, to}, with null for what is absent
 */
export function difference(matrix, current, incoming) {
  const here = filled(current);
  const there = filled(incoming);
  const keys = [...new Set([...here.keys(), ...there.keys()])];
  const differing = keys.filter((key) => JSON.stringify(here.get(key)) !== JSON.stringify(there.get(key)));
  return {
    same_assessment: current.id === incoming.id,
    newer: newerOf(current.updated, incoming.updated),
    changes: differing.map((key) => change(matrix, JSON.parse(key), here.get(key), there.get(key))),
  };
}

function newerOf(here, file) {
  if (Date.parse(here) === Date.parse(file)) {
    return "same";
  }
  return Date.parse(file) > Date.parse(here) ? "file" : "here";
}

function change(matrix, path, from, to) {
  return { path, label: labelOf(path, matrix), from: from ?? null, to: to ?? null };
}

/** Every filled value by its path, written as JSON. */
function filled(state) {
  return new Map(COMPARED.flatMap((key) => leaves(state[key], [key])));
}

function leaves(value, path) {
  if (isBlank(value)) {
    return [];
  }
  if (typeof value !== "object" || Array.isArray(value) || WHOLE.includes(path.at(-1))) {
    return [[JSON.stringify(path), sorted(value)]];
  }
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** The value without blanks and with its keys in order, so that equal content is equal text. */
function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  const entries = Object.entries(value).filter(([, inner]) => !isBlank(inner));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]).sort(([a], [b]) => (a < b ? -1 : 1)));
}
