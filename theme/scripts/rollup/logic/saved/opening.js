/**
 * A roll-up that somebody opens again: the assessments in it, or its counts; or what is wrong with it and where.
 *
 * `site_builder/rollup/saved/opening.py` says the same in the same words.
 */

import { fault, parsed, structureFaults, checkedDocument } from "../../../assessment/format/validation.js";
import { ROLL_UP_FORMAT } from "../../../assessment/format/other-kind.js";
import { MOST_FAULTS, shown } from "../../../assessment/format/schema-check.js";
import { isVoice } from "../../../assessment/logic/selectors.js";
import { positions } from "../../../assessment/logic/labels.js";
import { sidesIn } from "../../../assessment/logic/matrix.js";
import { own } from "../../../common/own-property.js";
import { knownPart } from "../counts/amounts.js";
import { NotSound, checkedValue } from "../counts/checked-value.js";
import { decidedIn } from "./decided.js";
import { lookThrough, marksIn, pathsOf } from "./full-counts.js";
import {
  KINDS,
  MOVED_KINDS,
  NEWER_TABLES,
  NO_STAGE_KEY,
  PCNS,
  PLANNED_KINDS,
  WANTED_KINDS,
  digest,
  rowsOf,
} from "./count-rows.js";

const VERSION = 2;
export const MAX_ROLL_UP_BYTES = 50_000_000;
export const ROLL_UP_TOO_LARGE =
  "The file is larger than 50 MB. A summary of that size cannot be opened; use the exported files themselves.";
export const SHARED_COUNTS = "shared counts";
const VOICE = "The file has the answers of one person or practice, not of a team together.";
const MARK = /^[0-9a-f]{24}$/;
const MONTH = /^[0-9]{4}-(0[1-9]|1[0-2])$/;
const PERIODS = Object.freeze([3, 6, 12]);
const DAY = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;

/** The keys of the counts of each table; of stages there are as many as the matrix has. */
const KEYS = Object.freeze({
  now: [],
  in_a_year: [],
  components: KINDS,
  wanted: WANTED_KINDS,
  support: [PCNS],
  needs: [PCNS],
  moved: MOVED_KINDS,
  planned: PLANNED_KINDS,
});
const PLACES = Object.freeze({
  support: ["id"],
  needs: ["id"],
  components: ["theme", "id"],
  wanted: ["theme", "id"],
});
const ADDS_UP = Object.freeze(["now", "in_a_year", "components"]);

/** Whether a text may be a roll-up: whether it names that format at all. */
export function isRollUp(text) {
  return text.includes(`"${ROLL_UP_FORMAT}"`);
}

/**
 * The assessments that a saved roll-up keeps, or its counts where it keeps none; or what is wrong with it.
 *
 * Nothing of these: the text is no roll-up.
 *
 * @param {string} file
 * @param {string} text
 * @param {Pick<Payload, "matrix" | "schema">} payload
 * @returns {{kept?: {file: string, document: any}[], decided?: Decided[], part?: RollUpPart, faults: Fault[]}}
 */
export function openRollUp(file, text, { matrix, schema }) {
  if (text.length > MAX_ROLL_UP_BYTES) {
    return { faults: [fault(ROLL_UP_TOO_LARGE)] };
  }
  const { document, faults } = parsed(text.replace(/^\uFEFF/, ""), MAX_ROLL_UP_BYTES);
  if (faults.length || own(document, "format") !== ROLL_UP_FORMAT) {
    return { faults };
  }
  const wrong = structureFaults(document, MAX_ROLL_UP_BYTES);
  if (wrong.length) {
    return { faults: wrong };
  }
  try {
    const held = checkedValue(document);
    checkHead(held, matrix);
    return held.has("records") && own(document, "holds") !== SHARED_COUNTS
      ? recordsIn(file, held, schema)
      : countsIn(file, held, matrix, digest(text));
  } catch (problem) {
    if (problem instanceof NotSound) {
      return { faults: [fault(problem.message, problem.path)] };
    }
    throw problem;
  }
}

function checkHead(held, matrix) {
  const version = own(held.value, "format_version");
  if (!Number.isInteger(version) || version < 1) {
    throw new NotSound([], "The file does not say its format version, so it may be damaged. Ask for it again.");
  }
  if (version > VERSION) {
    const told = `Its format version is ${version}, and this tool reads version ${VERSION}. Open it where it was saved.`;
    throw new NotSound([], `This summary was made by a newer version of the tool. ${told}`);
  }
  const other = held.field("matrix").field("id");
  if (other.text() !== matrix.id) {
    const here = `Here, only those of ${shown(matrix.id)} can be used.`;
    throw new NotSound(other.path, `This file is a summary of another matrix, ${shown(other.value)}. ${here}`);
  }
}

function recordsIn(file, held, schema) {
  held.field("choice").field("names");
  const kept = [];
  const faults = [];
  for (const one of held.field("records").items()) {
    const name = one.field("file").text();
    const found = one.field("assessment");
    const { document: made, faults: wrong } = checkedDocument(found.value, schema);
    faults.push(...wrong.map(({ message, path }) => fault(message, [...found.path, ...path])));
    if (!wrong.length && isVoice(made)) {
      faults.push(fault(VOICE, [...found.path, "about", "answered_by"]));
    } else if (!wrong.length) {
      kept.push({ file: `${file}: ${name || one.path[1] + 1}`, document: made });
    }
    if (faults.length >= MOST_FAULTS) {
      break;
    }
  }
  return faults.length ? { faults } : { kept, decided: [decidedIn(held.value)], faults };
}

function countsIn(file, held, matrix, fingerprint) {
  const isShared = held.has("holds") && held.field("holds").oneOf([SHARED_COUNTS]) === SHARED_COUNTS;
  const choice = choiceIn(held.field("choice"), matrix);
  /** @type {[string, number|string][]} */
  const systems = [...held.field("systems").items()].map((one) => [
    one.field("system").text(),
    one.field("count").amount(),
  ]);
  const { rows, ...others } = isShared ? sharedIn(held, matrix) : fullIn(held);
  const faults = rowFaults(rows, matrix);
  const assessments = held.field("assessments").whole();
  const part = { file, fingerprint, choice, assessments, systems, rows: rows.map(({ row }) => row), ...others };
  return faults.length ? { faults: faults.slice(0, MOST_FAULTS) } : { part, faults };
}

function sharedIn(held, matrix) {
  const rows = [...held.field("rows").items()].map((row) => ({ row: sharedRow(row, matrix), path: row.path }));
  const made = held.field("made").matching(DAY, "2026-01-31");
  const both = held.field("both").amount();
  const marks = [...held.field("marks").items()].map((one) => one.matching(MARK, "0".repeat(24)));
  return { rows, made, both, marks: new Set(marks), lacks: [] };
}

function fullIn(held) {
  lookThrough(held);
  const paths = pathsOf(held.value);
  return {
    rows: rowsOf(held.value).map((row, index) => ({ row, path: paths[index] })),
    made: "",
    both: held.field("comparison").field("both").field("count").whole(),
    marks: new Set(marksIn(held)),
    lacks: NEWER_TABLES.filter((table) => !held.has(table)),
  };
}

/** What the counts are of, as far as it is told. */
function choiceIn(choice, matrix) {
  const side = choice.has("side") ? choice.field("side").oneOf(sidesIn(matrix)) : null;
  const period = (name) => (choice.has(name) ? choice.field(name).matching(MONTH, "2025-04") : null);
  const [round, earlier] = [period("round"), period("earlier")];
  const months = choice.field("months");
  if (!PERIODS.includes(months.whole())) {
    throw new NotSound(months.path, `The value should be one of: ${PERIODS.join(", ")}.`);
  }
  return { side, round, earlier, months: months.value };
}

function sharedRow(row, matrix) {
  const table = row.field("table").oneOf(Object.keys(KEYS));
  const places = ["theme", "side", "id"].filter((name) => row.has(name)).map((name) => [name, row.field(name).text()]);
  const whole = row.has("whole") ? { whole: row.field("whole").amount() } : {};
  const counts = row.field("counts");
  const held = keysOf(matrix, table).map((key) => [key, counts.field(key).amount()]);
  return { table, ...Object.fromEntries(places), ...whole, counts: Object.fromEntries(held) };
}

/** What the counts of a table are of, in order. */
export function keysOf(matrix, table) {
  return KEYS[table].length ? KEYS[table] : [...positions(matrix).map(({ id }) => id), NO_STAGE_KEY];
}

/** What is wrong with rows whose values are of the right kind. */
function rowFaults(rows, matrix) {
  const seen = new Set();
  return rows.flatMap(({ row, path }) => {
    const key = [row.table, row.theme ?? "", row.side ?? "", row.id ?? ""].join("\n");
    const isTwice = seen.has(key);
    seen.add(key);
    return faultsOf(row, path, isTwice, matrix);
  });
}

function faultsOf(row, path, isTwice, matrix) {
  const sides = sidesIn(matrix);
  const missing = (PLACES[row.table] ?? ["theme", "side"]).find((name) => row[name] === undefined);
  if (missing) {
    return [fault(`“${missing}” is missing.`, [...path, missing])];
  }
  if (isTwice) {
    return [fault("This row is there twice.", path)];
  }
  if (row.side !== undefined && !sides.includes(row.side)) {
    return [fault(`${shown(row.side)} is not one of: ${sides.join(", ")}.`, [...path, "side"])];
  }
  return countFaults(row, path, keysOf(matrix, row.table));
}

function countFaults({ table, counts, whole }, path, keys) {
  const other = Object.keys(counts).find((key) => !keys.includes(key));
  if (other !== undefined) {
    return [fault(`${shown(other)} is not one of: ${keys.join(", ")}.`, path)];
  }
  if (ADDS_UP.includes(table) && whole === undefined) {
    return [fault("“whole” is missing.", [...path, "whole"])];
  }
  const held = Object.values(counts);
  const found = held.reduce((sum, count) => sum + knownPart(count), 0);
  // Fewer, where some chose a stage that the matrix does not have.
  return typeof whole === "number" && found > whole
    ? [
        fault(
          `These counts add up to ${found.toLocaleString("en-GB")}, and ${whole.toLocaleString("en-GB")} were counted.`,
          path,
        ),
      ]
    : [];
}
