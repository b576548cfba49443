/** A list of expected PCNs beside those that returned a file. */

import { byTexts, groupBy, nameKey, nearKey, plain, trimmed } from "./name-matching.js";

export const MAX_BYTES = 10_000_000;
export const TOO_LARGE = "The list is larger than 10 MB.";

const NOT_TEXT = "This list is not saved as UTF-8 text. In Excel, save it as “CSV UTF-8 (Comma delimited)”.";
const NO_NAMES = "This list has no names in it.";
const COLUMNS = "This line has several columns. Give the column of names the heading “Name”, or keep only that column.";
const NO_NAME = "This line has nothing in the column of names. Fill it in, or delete the line.";
const HEADINGS = Object.freeze([
  "name",
  "pcn",
  "pcns",
  "pcn name",
  "name of pcn",
  "primary care network",
  "primary care network name",
]);
const EDGES = " \t\r\uFEFF\u00A0";
const AT_ONCE = 500;

/** Why a list cannot be used, in plain words. */
export class NotAList extends Error {}

/** The text of a file in UTF-8, or in UTF-16 with its mark. Throws NotAList. */
export function listText(buffer) {
  const [first, second] = new Uint8Array(buffer);
  const form = { "255 254": "utf-16le", "254 255": "utf-16be" }[`${first} ${second}`] ?? "utf-8";
  try {
    return new TextDecoder(form, { fatal: true }).decode(buffer);
  } catch {
    throw new NotAList(NOT_TEXT);
  }
}

/**
 * The names of a text, by their key, each once; in steps, so that a long list does not block. Throws NotAList.
 *
 * A name stands on each line; or tabs, semicolons or commas separate the cells of a
 * line, and the heading in the first line says which column holds the names.
 */
export function* namesOf(text) {
  if (text.includes("\0")) {
    throw new NotAList(NOT_TEXT);
  }
  const found = new Map();
  let column;
  for (const [number, line] of numberedLines(text)) {
    const cells = cellsOf(line);
    if (cells.some(Boolean)) {
      const isFirst = column === undefined;
      column = isFirst ? columnOf(cells) : column;
      const name = isFirst && column !== null ? null : nameOf(cells, column, number);
      const key = name === null ? null : nameKey(name);
      if (key !== null && !found.has(key)) {
        found.set(key, name);
      }
    }
    if (number % AT_ONCE === 0) {
      yield;
    }
  }
  if (!found.size) {
    throw new NotAList(NO_NAMES);
  }
  return found;
}

/** The lines of a text with their numbers, one after the other. */
function* numberedLines(text) {
  const end = /\r\n?|\n/g;
  let at = 0;
  for (let number = 1; at <= text.length; number += 1) {
    const found = end.exec(text);
    yield [number, text.slice(at, found?.index)];
    at = found ? end.lastIndex : text.length + 1;
  }
}

function cellsOf(line) {
  const cells = [];
  for (let at = 0; at <= line.length; at += 1) {
    const quoted = quotedCell(line, at);
    const end = quoted?.end ?? endOfCell(line, at);
    cells.push(quoted ? trimmed(quoted.text, EDGES, EDGES) : trimmed(line.slice(at, end), `${EDGES}",`, `${EDGES}",`));
    at = end;
  }
  return cells;
}

/** The text of a cell in quotes and where it ends; null when there is no such cell here. */
function quotedCell(line, at) {
  const start = pastSpaces(line, at);
  if (line[start] !== '"') {
    return null;
  }
  let end = line.indexOf('"', start + 1);
  while (end >= 0 && line[end + 1] === '"') {
    end = line.indexOf('"', end + 2);
  }
  const after = end < 0 ? end : pastSpaces(line, end + 1);
  const isWhole = end >= 0 && (after === line.length || separates(line, after));
  return isWhole ? { text: line.slice(start + 1, end).replaceAll('""', '"'), end: after } : null;
}

function pastSpaces(line, at) {
  let after = at;
  while (line[after] === " ") {
    after += 1;
  }
  return after;
}

function endOfCell(line, at) {
  let end = at;
  while (end < line.length && !separates(line, end)) {
    end += 1;
  }
  return end;
}

/** A comma before a space is part of a name. */
function separates(line, at) {
  return line[at] === "\t" || line[at] === ";" || (line[at] === "," && line[at + 1] !== " ");
}

/** Where the heading of the names stands, or null when this is no line of headings. */
function columnOf(cells) {
  const found = cells.flatMap((cell, number) => (HEADINGS.includes(plain(cell)) ? [number] : []));
  return found.length === 1 ? found[0] : null;
}

function nameOf(cells, column, number) {
  const filled = column === null ? cells.filter(Boolean) : [cells[column]].filter(Boolean);
  if (!filled.length) {
    throw new NotAList(`line ${number}: ${NO_NAME}`);
  }
  if (filled.length > 1) {
    throw new NotAList(`line ${number}: ${COLUMNS}`);
  }
  return filled[0];
}

/**
 * Who has not returned a file, and who did without being expected.
 *
 * A name that is near to one of the list, and to no other, counts as that one where `joined` holds what they share.
 *
 * @param {Map<string, string>|null} listed names by their key, or null when there is no list
 * @param {Entry[]} returned the entries of the round in order of name, whatever else is filtered: a list names no systems
 * @param {Set<string>|"all"} joined
 * @param {boolean} names
 * @param {string[]} voices PCNs of which one person or practice answered
 */
export function expectedFrom(listed, returned, joined, names, voices = []) {
  if (listed === null) {
    return null;
  }
  const keyed = returned.map(({ name }) => [nameKey(name), name]);
  const others = firstOfEach(keyed.filter(([key]) => !listed.has(key)));
  const near = nearIn(listed, others);
  const taken = new Map([...near].filter(([, of]) => joined === "all" || joined.has(nearKey(listed.get(of)))));
  const here = new Set(keyed.map(([key]) => taken.get(key) ?? key));
  const absent = [...listed].filter(([key]) => !here.has(key));
  const missing = absent.map(([, name]) => name);
  const voiced = new Set(voices.map(nameKey));
  const alone = absent.filter(([key]) => voiced.has(key)).map(([, name]) => name);
  const extra = keyed.filter(([key]) => others.has(key) && !taken.has(key)).map(([, name]) => name);
  const rows = [...near].map(([key, of]) => ({
    listed: listed.get(of),
    returned: others.get(key),
    joined: taken.has(key),
  }));
  return {
    listed: listed.size,
    returned: listed.size - missing.length,
    missing: { count: missing.length, names: names ? inOrder(missing) : [] },
    not_listed: { count: extra.length, names: names ? extra : [] },
    near: names ? rows : [],
    undecided: rows.filter((row) => !row.joined).length,
    one_person: names ? inOrder(alone) : [],
  };
}

/** What names share that count as one of the list. @param {Map<string, string>|null} listed @param {Set<string>|"all"} joined */
export function nearNames(listed, joined) {
  const shared = [...bySharedName(listed ?? new Map()).keys()];
  return new Set(shared.filter((name) => joined === "all" || joined.has(name)));
}

/** The names by their key, the first of each. */
function firstOfEach(keyed) {
  const found = new Map();
  keyed.forEach(([key, name]) => found.has(key) || found.set(key, name));
  return found;
}

/**
 * Of the keys of other names those that are near to one of the list, and to no other, with the key of that.
 *
 * @returns {Map<string, string>}
 */
function nearIn(listed, others) {
  const byShared = bySharedName(listed);
  const found = new Map();
  for (const [key, name] of others) {
    const of = byShared.get(nearKey(name));
    if (of !== undefined) {
      found.set(key, of);
    }
  }
  return found;
}

/** The keys of a list by what near names share; without those that two names of the list share. */
function bySharedName(listed) {
  const groups = groupBy([...listed], ([, name]) => nearKey(name));
  const alone = [...groups].filter(([shared, found]) => shared && found.length === 1);
  return new Map(alone.map(([shared, [[key]]]) => [shared, key]));
}

function inOrder(names) {
  const keyed = names.map((name) => [plain(name), name]);
  return keyed.sort(byTexts).map(([, name]) => name);
}
