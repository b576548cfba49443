// Combines sets of files with the browser's modules, for the Python tests: sets on stdin, roll-ups on stdout, one a line.
import { readFileSync } from "node:fs";

import { atOnce } from "../../theme/scripts/common/scheduler.js";
import { aggregate, linked, shownLines } from "../../theme/scripts/rollup/logic/counts/aggregate.js";
import { takeIn } from "../../theme/scripts/rollup/logic/ingest.js";
import { withDecided } from "../../theme/scripts/rollup/logic/saved/decided.js";
import { marksOf, recordsOf, takeTrueIds } from "../../theme/scripts/rollup/logic/saved/records.js";
import { partOf, sharedCounts } from "../../theme/scripts/rollup/logic/saved/counts-for-others.js";
import { regionOf, withoutNames } from "../../theme/scripts/rollup/logic/saved/regions.js";
import { regionCharts } from "../../theme/scripts/rollup/logic/report/region-charts.js";
import { regionGrids } from "../../theme/scripts/rollup/logic/report/region-grids.js";
import {
  regionFacts,
  regionNotes,
  regionTables,
  regionTitle,
  regionWords,
} from "../../theme/scripts/rollup/logic/report/region-tables.js";
import { WHOLE } from "../../theme/scripts/rollup/logic/intake/selection.js";
import { picturesOf } from "../../theme/scripts/rollup/logic/report/pictures.js";
import { tablesOf } from "../../theme/scripts/rollup/logic/report/tables.js";
import { wordsOf } from "../../theme/scripts/rollup/logic/intake/words.js";
import { namesOf } from "../../theme/scripts/rollup/logic/intake/expected.js";

const { payload, schema, sets, tables, saved } = JSON.parse(readFileSync(0, "utf8"));

function batchOf(files) {
  /** @type {Batch} */
  const batch = { entries: [], refused: [], parts: [] };
  files.forEach(({ file, text }) => takeIn(batch, file, text, { ...payload, schema }));
  return { ...batch, entries: takeTrueIds(batch.entries) };
}

/** Decisions with those of the saved roll-ups of a batch; `all` stays as it is. */
function withThoseOf(decided, given) {
  const all = Object.entries(given).filter(([, keys]) => keys === "all");
  const some = { ...given, ...Object.fromEntries(all.map(([name]) => [name, new Set()])) };
  return { ...withDecided(some, decided), ...Object.fromEntries(all) };
}

/** What leaves: the records that are kept, with words and without, and the counts for others. */
function savedOf(batch, decided, choice, rollUp) {
  const lines = shownLines(atOnce(linked(payload, batch, decided)).lines, choice);
  const records = (words) => recordsOf(payload, lines, choice, words);
  const marks = marksOf(lines);
  const own = batch.entries.length ? [partOf(rollUp, marks)] : [];
  const region = regionOf(payload, [...batch.parts, ...own], decided.preferred, choice.names);
  const words = regionWords(payload);
  const charts = regionCharts(payload, region, words);
  const { parts, leftOut, assessments, both, systems, rows, unknown, unmarked } = region;
  const told = {
    parts: parts.map(({ file }) => file),
    leftOut,
    assessments,
    both,
    systems,
    rows,
    unknown,
    unmarked,
  };
  return {
    records: records(false),
    words: records(true),
    region: told,
    tables: regionTables(payload, region),
    charts,
    grids: regionGrids(payload, charts, region, words),
    said: saidOf(region),
    shared: sharedCounts(payload, choice, region, "2026-01-31"),
  };
}

function saidOf(region) {
  const words = regionWords(payload);
  const named = withoutNames(region);
  return [regionTitle(region, words), ...regionFacts(region, words), ...regionNotes(named, words)];
}

for (const { files, decisions = {}, choice = {} } of sets) {
  const { chosen = {}, joined = [], systems = [], near = [], expected = null, preferred = [] } = decisions;
  const given = {
    chosen: new Map(Object.entries(chosen)),
    joined: joined === "all" ? joined : new Set(joined),
    systems: systems === "all" ? systems : new Set(systems),
    near: near === "all" ? near : new Set(near),
    expected: expected === null ? null : atOnce(namesOf(expected)),
    preferred: new Set(preferred),
  };
  const batch = batchOf(files);
  const decided = withThoseOf(batch.decided ?? [], given);
  const wanted = { ...WHOLE, ...choice };
  const rollUp = atOnce(aggregate(payload, batch, decided, wanted));
  if (saved) {
    process.stdout.write(`${JSON.stringify({ rollUp, ...savedOf(batch, decided, wanted, rollUp) })}\n`);
    continue;
  }
  const shown = () => ({
    rollUp,
    tables: tablesOf(payload, rollUp),
    pictures: picturesOf(payload.matrix, rollUp, wordsOf(payload.matrix, payload.systems, rollUp)),
  });
  process.stdout.write(`${JSON.stringify(tables ? shown() : rollUp)}\n`);
}
