/** A roll-up as the rows that are added up, and the marks by which the same PCN is known in two of them. */

import { sha256 } from "@noble/hashes/sha2.js";

export const KINDS = Object.freeze(["in_place", "partly", "not_yet", "do_not_know", "does_not_apply", "unanswered"]);
export const MOVED_KINDS = Object.freeze(["forward", "same", "back", "moved_unknown"]);
export const PLANNED_KINDS = Object.freeze(["reached", "not_reached", "reached_unknown"]);
export const WANTED_KINDS = Object.freeze(["partly", "not_yet", "do_not_know"]);
export const NO_STAGE_KEY = "none";
export const PCNS = "pcns";

/** What roll-ups of version 1 do not hold. */
export const NEWER_TABLES = Object.freeze(["wanted", "support"]);

const MADE_OF_MARK = "ab1de0ff";
const MARK_LENGTH = 24;

/** The mark of an assessment: the same for the same id, and nothing can be read from it. An id made of a mark has that mark. */
export function markOf(id) {
  return isMadeOfMark(id) ? id.replaceAll("-", "").slice(0, -MADE_OF_MARK.length) : digest(`pcn-roll-up ${id}`);
}

/** Whether an id stands for another one. */
export function isMadeOfMark(id) {
  return id.endsWith(MADE_OF_MARK);
}

/** The id that stands for another one where names are left out: the same for the same id. */
export function namelessId(id) {
  const mark = markOf(id);
  return [
    mark.slice(0, 8),
    mark.slice(8, 12),
    mark.slice(12, 16),
    mark.slice(16, 20),
    mark.slice(20) + MADE_OF_MARK,
  ].join("-");
}

/** The beginning of the SHA-256 of a text, in hexadecimal digits. */
export function digest(text) {
  const bytes = sha256(new TextEncoder().encode(text));
  return [...bytes.slice(0, MARK_LENGTH / 2)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The rows of a roll-up with all its numbers. */
export function rowsOf(rollUp) {
  const { themes, components, wanted, support, needs, comparison } = rollUp;
  return [
    ...themes.flatMap(({ theme, sides }) => sides.flatMap((side) => stageRows(theme, side))),
    ...components.map(componentRow),
    ...(wanted ?? []).map((row) => ({
      table: "wanted",
      theme: row.theme,
      id: row.id,
      counts: some(row, WANTED_KINDS),
    })),
    ...(support ?? []).map(({ group, count }) => ({ table: "support", id: group, counts: { [PCNS]: count } })),
    ...needs.map(({ need, count }) => ({ table: "needs", id: need, counts: { [PCNS]: count } })),
    ...comparison.themes.flatMap(({ theme, sides }) => sides.flatMap((side) => moveRows(theme, side))),
  ];
}

function stageRows(theme, side) {
  return ["now", "in_a_year"].map((table) => ({
    table,
    theme,
    side: side.side,
    whole: side.assessed,
    counts: Object.fromEntries(side[table].map(({ stage, count }) => [stage ?? NO_STAGE_KEY, count])),
  }));
}

function componentRow(row) {
  const counts = some(row, KINDS);
  const whole = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { table: "components", theme: row.theme, id: row.id, whole, counts };
}

function moveRows(theme, side) {
  const tables = { moved: MOVED_KINDS, planned: PLANNED_KINDS };
  return Object.entries(tables).map(([table, kinds]) => ({
    table,
    theme,
    side: side.side,
    counts: Object.fromEntries(kinds.map((kind) => [kind, side[kind].count])),
  }));
}

function some(row, kinds) {
  return Object.fromEntries(kinds.map((kind) => [kind, row[kind]]));
}
