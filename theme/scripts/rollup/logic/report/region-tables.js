/** The counts of several roll-ups as tables, and what is said of them; those of the command line are the same. */

import { lowerFirst, positions } from "../../../assessment/logic/labels.js";
import { longDay } from "../../../common/dates.js";
import { NOT_SHOWN, amountWords, knownPart } from "../counts/amounts.js";
import { MOVED, NO_STAGE, REACHED, WHEN, periodWords, wordsFor } from "../intake/labels.js";
import { WANTED_KINDS } from "../saved/count-rows.js";
import { groupBy } from "../intake/name-matching.js";
import { LEFT_OUT } from "../intake/naming.js";
import { wordsOf } from "../intake/words.js";
import { titleOfSystem } from "./about.js";

/** What is said of the roll-ups themselves, before their counts. */
export const FIRST_TABLES = Object.freeze(["roll-ups", "left-out", "systems"]);

const NO_SYSTEM = "No system given";
const TIMES = WHEN.map(({ id }) => id);

/** Whether a table has a line for each thing that can be asked for; of others, a line where nobody is says nothing. */
const isOfAll = (table) => ["support", "needs"].includes(table);

/** Words for ids; there are no PCNs to name. */
export function regionWords({ matrix, systems }) {
  return wordsOf(matrix, systems, { pcns: [] });
}

/**
 * Every table of a region, in the order of the page, every number in words.
 *
 * @param {Pick<Payload, "matrix" | "systems">} payload
 * @param {Region} region
 * @returns {{name: string, title: string, columns: string[], rows: string[][]}[]}
 */
export function regionTables(payload, region) {
  const { matrix } = payload;
  const words = regionWords(payload);
  const rowsIn = (...tables) =>
    region.rows.filter(
      ({ table, counts }) => tables.includes(table) && (isOfAll(table) || Object.values(counts).some(Boolean)),
    );
  const inWords = ({ counts }) => Object.values(counts).map(amountWords);
  const bySide = (row) => [words.theme(row.theme), words.side(row.side), ...inWords(row)];
  const places = new Map(matrix.themes.flatMap(({ components }) => components.map((part) => [part.id, part])));
  const groups = new Map(
    matrix.themes.flatMap(({ domains }) =>
      domains.flatMap((domain) => domain.groups.map(({ id, title }) => [id, [domain.title, title]])),
    ),
  );
  const componentCells = (row) => {
    const part = places.get(row.id);
    return [
      words.theme(row.theme),
      words.side(part?.audience ?? ""),
      words.stage(part?.stage ?? null),
      words.component(row.id),
      ...inWords(row),
    ];
  };
  const stageCells = (row) => [
    words.theme(row.theme),
    words.side(row.side),
    wordsFor(WHEN, row.table),
    ...inWords(row),
    amountWords(row.whole),
  ];
  const lists = {
    stages: [...positions(matrix).map(({ id }) => words.stage(id)), NO_STAGE],
    open: WANTED_KINDS.map((answer) => words.answers[answer]),
    moved: MOVED.map((one) => one.words),
    reached: REACHED.map((one) => one.words),
  };
  const rows = {
    "roll-ups": region.parts.map((part) => partCells(part, words)),
    "left-out": region.leftOut.map(({ file, other, assessments }) => [
      file,
      words.say("why-left-out", { other, pcns: words.count(assessments) }),
    ]),
    systems: region.systems.map(([system, count]) => [words.system(system) || NO_SYSTEM, amountWords(count)]),
    stages: rowsIn(...TIMES).map(stageCells),
    components: rowsIn("components").map(componentCells),
    wanted: rowsIn("wanted").map((row) => [words.theme(row.theme), words.component(row.id), ...inWords(row)]),
    support: rowsIn("support").map((row) => [...(groups.get(row.id) ?? []), ...inWords(row)]),
    needs: rowsIn("needs").map((row) => [words.need(row.id), ...inWords(row)]),
    moved: rowsIn("moved").map(bySide),
    planned: rowsIn("planned").map(bySide),
  };
  return Object.entries(rows)
    .filter(([, found]) => found.length)
    .map(([name, found]) => ({ name, ...words.table("roll-ups", name, lists), rows: found }));
}

function partCells({ file, fingerprint, systems, assessments, made, choice }, words) {
  const period = choice.round === null ? `The newest of each ${words.unit}` : periodWords(choice.round, choice.months);
  return [
    file,
    [...new Set(systems.map(([system]) => words.system(system) || NO_SYSTEM))].join("; "),
    amountWords(assessments),
    made ? longDay(made) : fingerprint ? "The file does not say" : "Not saved yet",
    period,
    choice.side === null ? "All sides" : words.side(choice.side),
  ];
}

/** The system of all that is counted, where it is one; else how many systems or, where some are not known, roll-ups. @param {Region} region */
export function regionTitle({ systems, parts }, words) {
  const isNamed = systems.every(([system]) => system && system !== LEFT_OUT);
  const [[only] = [""]] = systems;
  if (systems.length === 1 && only && (isNamed || parts.length === 1)) {
    return titleOfSystem(only, words);
  }
  return isNamed
    ? words.say("of-systems", { count: systems.length })
    : words.say("of-roll-ups", { count: parts.length });
}

/** How many PCNs and roll-ups are counted, and what is not. @param {Region} region */
export function regionFacts({ assessments, parts, leftOut }, words) {
  const others = leftOut.reduce((sum, one) => sum + one.assessments, 0);
  const left = words.say("roll-ups-left-out", { count: leftOut.length, pcns: words.count(others) });
  return [words.count(assessments), words.say("roll-ups", { count: parts.length }), ...(leftOut.length ? [left] : [])];
}

/** What a reader must know of the counts of a region. @param {Region} region */
export function regionNotes({ rows, both, leftOut, unmarked, unknown }, words) {
  const isHidden = rows.some(({ counts }) => Object.values(counts).some((count) => typeof count === "string"));
  const sides = unseenSides(rows).map(words.side).join(", ");
  const hasMoved = rows.some(({ table, counts }) => table === "moved" && Object.values(counts).some(Boolean));
  const notes = [
    [isHidden, words.say("fewer-not-shown")],
    [sides, words.say("side-not-shown", { sides })],
    [
      hasMoved && both !== NOT_SHOWN,
      words.say("moved-of", { amount: lowerFirst(amountWords(both)), who: both === 1 ? words.unit : words.units }),
    ],
    [unmarked.length, words.say("may-be-counted-twice", { files: unmarked.join(", ") })],
    [leftOut.length, words.say("fuller-or-newest")],
    [leftOut.length, words.say("no-rounds")],
    [unknown, words.say("unknown-rows", { count: unknown })],
  ];
  return notes.filter(([holds]) => holds).map(([, note]) => note);
}

/** The sides that somebody assessed and that have no chart, since no number of them is shown. */
function unseenSides(rows) {
  const bySide = groupBy(
    rows.filter(({ table }) => TIMES.includes(table)),
    ({ side }) => side,
  );
  return [...bySide]
    .filter(([, found]) => found.some(({ whole }) => whole) && !found.some(({ whole }) => knownPart(whole)))
    .map(([side]) => side);
}
