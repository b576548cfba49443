/** The counts of several roll-ups as tables and pictures; those of the command line are the same. */

import { positions } from "../../../assessment/logic/labels.js";
import { longDay } from "../../../common/dates.js";
import { amountWords, knownPart } from "../counts/amounts.js";
import { bar, columnsOf, countsOf, keyOf } from "./bars.js";
import { isFew } from "../counts/counting.js";
import { MOVED, NO_STAGE, REACHED, WHEN, periodWords, wordsFor } from "../intake/labels.js";
import { NO_STAGE_KEY, WANTED_KINDS } from "../saved/shared.js";
import { wordsOf } from "../intake/words.js";

/** What is said of the roll-ups themselves, before their counts. */
export const FIRST_TABLES = Object.freeze(["roll-ups", "left-out", "systems"]);

const NOT_SHOWN_LABEL = "Not shown";
const TIMES = WHEN.map(({ id }) => id);

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
  const { answers, units } = words;
  const rowsIn = (...tables) => region.rows.filter(({ table }) => tables.includes(table));
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
  const stages = positions(matrix).map(({ id }) => words.stage(id));
  const found = [
    [
      "roll-ups",
      "Roll-ups that are counted",
      ["File", units, "Saved on", "Round", "For"],
      region.parts.map((part) => partCells(part, words)),
    ],
    [
      "left-out",
      "Roll-ups that are not counted",
      ["File", "Why"],
      region.leftOut.map(({ file, other }) => [file, whyLeftOut(other, words)]),
    ],
    [
      "systems",
      "Systems",
      ["System", units],
      region.systems.map(([system, count]) => [words.system(system) || "No system given", amountWords(count)]),
    ],
    ["stages", "Stages", ["Theme", "Side", "When", ...stages, NO_STAGE, units], rowsIn(...TIMES).map(stageCells)],
    [
      "components",
      "Components",
      ["Theme", "Side", "Stage", "Component", ...Object.values(answers)],
      rowsIn("components").map(componentCells),
    ],
    [
      "wanted",
      "Not yet in place, up to the stages that are wanted",
      ["Theme", "Component", ...WANTED_KINDS.map((answer) => answers[answer])],
      rowsIn("wanted").map((row) => [words.theme(row.theme), words.component(row.id), ...inWords(row)]),
    ],
    [
      "support",
      "Support that was ticked",
      ["Domain", "Component group", units],
      rowsIn("support").map((row) => [...(groups.get(row.id) ?? []), ...inWords(row)]),
    ],
    ["needs", "Needs", ["Need", units], rowsIn("needs").map((row) => [words.need(row.id), ...inWords(row)])],
    ["moved", "What moved", ["Theme", "Side", ...MOVED.map((one) => one.words)], rowsIn("moved").map(bySide)],
    [
      "planned",
      "What was planned",
      ["Theme", "Side", ...REACHED.map((one) => one.words)],
      rowsIn("planned").map(bySide),
    ],
  ];
  return found
    .map(([name, title, columns, rows]) => ({ name, title, columns, rows }))
    .filter(({ rows }) => rows.length);
}

/** Why a roll-up is not counted. */
export function whyLeftOut(other, words) {
  return words.say("why-left-out", { other });
}

function partCells({ file, assessments, made, choice }, words) {
  const period = choice.round === null ? `The newest of each ${words.unit}` : periodWords(choice.round, choice.months);
  return [
    file,
    amountWords(assessments),
    made ? longDay(made) : "Not known",
    period,
    choice.side === null ? "All sides" : words.side(choice.side),
  ];
}

/** For each side that somebody assessed: themes by stage, now and in a year, and for how many no stage is shown. */
export function regionCharts(payload, region) {
  const { matrix } = payload;
  const kinds = [
    ...positions(matrix).map(({ title }, position) => ({ look: "stage", position, label: title })),
    { look: "none", label: NO_STAGE },
    { look: "rest", label: NOT_SHOWN_LABEL },
  ];
  return matrix.audiences
    .map(({ id, heading }) => chartOf(matrix, { id, heading }, region, kinds))
    .filter(({ assessed }) => assessed);
}

function chartOf(matrix, { id, heading }, region, kinds) {
  const held = region.rows.filter(({ table, side }) => TIMES.includes(table) && side === id);
  const assessed = Math.max(0, ...held.map(({ whole }) => knownPart(whole)));
  const keys = [...positions(matrix).map((stage) => stage.id), NO_STAGE_KEY];
  const rows = matrix.themes.map(({ id: theme, title }) => ({
    title,
    bars: WHEN.flatMap(({ id: when, words }) =>
      held.filter((row) => row.table === when && row.theme === theme).map((row) => barOf(row, words, keys, kinds)),
    ),
    sentence: "",
  }));
  const isHidden = rows.some(({ bars }) => bars.some(({ parts }) => parts.some(({ look }) => look === "rest")));
  const key = keyOf(isHidden ? kinds : kinds.slice(0, -1));
  const table = rows.flatMap(({ title, bars }) =>
    bars.map((one) => [`${title}: ${one.label}`, ...countsOf(key, [one])]),
  );
  return { side: id, heading, assessed, few: isFew(assessed), key, rows, columns: columnsOf(key), table };
}

function barOf({ counts, whole }, title, keys, kinds) {
  const known = keys.map((key) => knownPart(counts[key] ?? 0));
  const shown = known.reduce((sum, count) => sum + count, 0);
  const all = knownPart(whole);
  const each = [...known, Math.max(0, all - shown)];
  return bar(
    title,
    kinds.map((kind, index) => ({ ...kind, count: each[index] })),
    Math.max(all, shown),
  );
}

/** The system that the counts are of, where it is one; else how many roll-ups there are. @param {Region} region */
export function regionTitle({ systems, parts }, words) {
  const named = systems.map(([system]) => system).filter(Boolean);
  if (parts.length === 1 && named.length === 1) {
    return words.system(named[0]);
  }
  return parts.length > 1 ? words.say("of-roll-ups", { count: parts.length }) : words.units;
}

/** How many PCNs and roll-ups are counted. @param {Region} region */
export function regionFacts({ assessments, parts }, words) {
  return [words.count(assessments), words.say("roll-ups", { count: parts.length })];
}

/** What a reader must know of the counts of a region. @param {Region} region */
export function regionNotes({ rows, leftOut, unmarked, unknown }, words) {
  const isHidden = rows.some(({ counts }) => Object.values(counts).some((count) => typeof count === "string"));
  const notes = [
    [isHidden, words.say("fewer-not-shown")],
    [unmarked.length, words.say("may-be-counted-twice", { files: unmarked.join(", ") })],
    [leftOut.length, words.say("no-rounds")],
    [unknown, words.say("unknown-rows", { count: unknown })],
  ];
  return notes.filter(([holds]) => holds).map(([, note]) => note);
}
