/** The counts of several roll-ups together: each PCN once as far as that can be known, and what is not shown told as such. */

import { sidesIn } from "../../../assessment/logic/matrix.js";
import { NOT_SHOWN, add } from "../counts/amounts.js";
import { byText, byTexts, groupBy, nameKey } from "../intake/name-matching.js";
import { namingOf } from "../intake/naming.js";

/**
 * The parts that have no PCN in common, added up. Of those that have, the one that is preferred counts, else one that
 * shows all numbers and has as many PCNs, else the newest, else, of those saved on one day, the one with the most PCNs.
 *
 * @param {Pick<Payload, "matrix" | "systems">} payload
 * @param {RollUpPart[]} parts
 * @param {Set<string>} preferred files
 * @param {boolean} names
 */
export function regionOf(payload, parts, preferred, names) {
  const { used, leftOut } = disjoint(parts, preferred);
  const known = knownRows(payload.matrix);
  const keys = new Set(known.map(keyOf));
  const rows = used.map((part) => new Map(part.rows.map((row) => [keyOf(row), row])));
  const naming = namingOf(payload, names);
  const named = used.map((part) => ({
    ...part,
    systems: part.systems.map(([system, count]) => [naming.system(system), count]),
  }));
  return {
    parts: named,
    leftOut,
    assessments: used.reduce((sum, part) => sum + part.assessments, 0),
    both: add(used.map(({ both }) => both)),
    systems: systemsOf(naming, used),
    rows: known.filter((row) => rows.some((held) => held.has(keyOf(row)))).map((row) => added(row, used, rows)),
    unknown: rows.reduce((sum, held) => sum + [...held.keys()].filter((key) => !keys.has(key)).length, 0),
    unmarked: used.length > 1 ? used.filter(({ marks }) => !marks.size).map(({ file }) => file) : [],
  };
}

function disjoint(parts, preferred) {
  const byName = [...parts].sort((a, b) => byText(a.file, b.file));
  const fuller = shownFully(byName);
  const place = ({ file }) => (preferred.has(file) ? 0 : 2) + Number(fuller.has(file));
  const ordered = byName
    .sort((a, b) => byText(b.made, a.made) || b.assessments - a.assessments)
    .sort((a, b) => place(a) - place(b));
  const used = [];
  const leftOut = [];
  const taken = new Map();
  for (const part of ordered) {
    const held = [...part.marks, part.fingerprint];
    const [other] = held
      .filter((mark) => taken.has(mark))
      .map((mark) => taken.get(mark))
      .sort(byText);
    if (other === undefined) {
      used.push(part);
      held.forEach((mark) => taken.set(mark, part.file));
    } else {
      leftOut.push({ file: part.file, other, assessments: part.assessments });
    }
  }
  const inOrder = (found) => found.sort((a, b) => byText(a.file, b.file));
  return { used: inOrder(used), leftOut: inOrder(leftOut) };
}

/**
 * The files of counts for others that have PCNs in common with one roll-up that shows all numbers and has as many or more.
 *
 * Not every mark need be there: counts for others also mark the assessments that came before and are in no file.
 */
function shownFully(parts) {
  const holders = new Map();
  for (const part of parts.filter(({ made, lacks }) => !made && !lacks.length)) {
    [...part.marks].filter((mark) => !holders.has(mark)).forEach((mark) => holders.set(mark, part));
  }
  const isShown = ({ marks, assessments }) => {
    const held = new Set([...marks].filter((mark) => holders.has(mark)).map((mark) => holders.get(mark)));
    return held.size === 1 && [...held].every((part) => part.assessments >= assessments);
  };
  return new Set(parts.filter((part) => part.made && isShown(part)).map(({ file }) => file));
}

function keyOf({ table, theme = "", side = "", id = "" }) {
  return [table, theme, side, id].join("\n");
}

/** The rows that a matrix has, in its order. */
function knownRows(matrix) {
  const places = matrix.themes.flatMap(({ id: theme }) => sidesIn(matrix).map((side) => ({ theme, side })));
  const parts = matrix.themes.flatMap(({ id: theme, components }) => components.map(({ id }) => ({ theme, id })));
  const groups = new Set(
    matrix.themes.flatMap(({ domains }) => domains.flatMap((domain) => domain.groups.map(({ id }) => id))),
  );
  const bySide = (tables) => places.flatMap((place) => tables.map((table) => ({ table, ...place })));
  return [
    ...bySide(["now", "in_a_year"]),
    ...["components", "wanted"].flatMap((table) => parts.map((part) => ({ table, ...part }))),
    ...[...groups].map((id) => ({ table: "support", id })),
    ...matrix.labels.needs.map((id) => ({ table: "needs", id })),
    ...bySide(["moved", "planned"]),
  ];
}

/** One row over all parts; a part that has it not counts nobody in it, unless it has none of these rows at all. */
function added(place, parts, rows) {
  const found = rows.map((held) => held.get(keyOf(place)));
  const here = found.filter(Boolean);
  const names = new Set(here.flatMap(({ counts }) => Object.keys(counts)));
  const absent = parts.map(({ lacks }) => (lacks.includes(place.table) ? NOT_SHOWN : 0));
  const counts = [...names].map((name) => [
    name,
    add(found.map((row, index) => (row ? (row.counts[name] ?? 0) : absent[index]))),
  ]);
  const wholes = here.filter(({ whole }) => whole !== undefined).map(({ whole }) => whole);
  return { ...place, ...(wholes.length ? { whole: add(wholes) } : {}), counts: Object.fromEntries(counts) };
}

/** How many PCNs each system has, as it may be called, in the order of the names. */
export function systemsOf(naming, parts) {
  const found = groupBy(
    parts.flatMap(({ systems }) => systems),
    ([system]) => naming.system(system),
  );
  const keyed = [...found].map(([system, rows]) => [nameKey(system), system, add(rows.map(([, count]) => count))]);
  return keyed.sort(byTexts).map(([, system, count]) => [system, count]);
}

/** The same with a number for each file: its name can say whose it is. @param {Region} region */
export function withoutNames(region) {
  const files = [...region.parts, ...region.leftOut].map(({ file }) => file).sort(byText);
  const called = new Map(files.map((file, index) => [file, `Summary ${index + 1}`]));
  return {
    ...region,
    parts: region.parts.map((part) => ({ ...part, file: called.get(part.file) })),
    leftOut: region.leftOut.map((one) => ({ ...one, file: called.get(one.file), other: called.get(one.other) })),
    unmarked: region.unmarked.map((file) => called.get(file)),
  };
}
