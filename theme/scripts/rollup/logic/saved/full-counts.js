/** The counts of a roll-up that was saved with all its numbers, of any version: what is read of it, and where it stands. */

import { KINDS, MOVED_KINDS, NEWER_TABLES, PLANNED_KINDS, WANTED_KINDS, markOf } from "./count-rows.js";

/** Everything that `rowsOf` reads of a roll-up; throws NotSound. */
export function lookThrough(held) {
  for (const theme of held.field("themes").items()) {
    theme.field("theme").text();
    for (const side of theme.field("sides").items()) {
      lookAtSide(side);
    }
  }
  const isThere = (table) => held.has(table) || !NEWER_TABLES.includes(table);
  /** @type {[string, readonly string[], readonly string[]][]} */
  const tables = [
    ["components", ["theme", "id"], KINDS],
    ["wanted", ["theme", "id"], WANTED_KINDS],
    ["support", ["group"], ["count"]],
    ["needs", ["need"], ["count"]],
  ];
  for (const [table, names, kinds] of tables.filter(([name]) => isThere(name))) {
    for (const row of held.field(table).items()) {
      names.forEach((name) => row.field(name).text());
      kinds.forEach((kind) => row.field(kind).whole());
    }
  }
  for (const theme of held.field("comparison").field("themes").items()) {
    theme.field("theme").text();
    for (const side of theme.field("sides").items()) {
      side.field("side").text();
      [...MOVED_KINDS, ...PLANNED_KINDS].forEach((kind) => side.field(kind).field("count").whole());
    }
  }
}

function lookAtSide(side) {
  side.field("side").text();
  side.field("assessed").whole();
  for (const when of ["now", "in_a_year"]) {
    for (const row of side.field(when).items()) {
      row.field("count").whole();
      if (row.field("stage").value !== null) {
        row.field("stage").text();
      }
    }
  }
}

/** Where each of the rows of a roll-up stands in it. */
export function pathsOf(held) {
  const { themes, comparison } = held;
  return [
    ...themes.flatMap(({ sides }, number) =>
      sides.flatMap((_, index) => ["now", "in_a_year"].map((when) => ["themes", number, "sides", index, when])),
    ),
    ...["components", "wanted", "support", "needs"].flatMap((table) =>
      (held[table] ?? []).map((_, number) => [table, number]),
    ),
    ...comparison.themes.flatMap(({ sides }, number) =>
      sides.flatMap((_, index) => ["moved", "planned"].map(() => ["comparison", "themes", number, "sides", index])),
    ),
  ];
}

/** The marks of the assessments that a roll-up with names lists; throws NotSound. */
export function* marksIn(held) {
  for (const pcn of held.field("pcns").items()) {
    for (const one of pcn.field("rounds").items()) {
      yield markOf(one.field("id").text());
    }
  }
}
