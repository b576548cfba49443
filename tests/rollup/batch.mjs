// Combines sets of files with the browser's modules, for the Python tests: sets on stdin, roll-ups on stdout, one a line.
import { readFileSync } from "node:fs";

import { checkText } from "../../theme/scripts/assessment/format/validation.js";
import { combining } from "../../theme/scripts/rollup/logic/aggregate.js";
import { entryOf } from "../../theme/scripts/rollup/logic/record.js";
import { refusedFile } from "../../theme/scripts/rollup/logic/ingest.js";
import { WHOLE } from "../../theme/scripts/rollup/logic/selection.js";
import { picturesOf } from "../../theme/scripts/rollup/logic/pictures.js";
import { tablesOf } from "../../theme/scripts/rollup/logic/tables.js";
import { wordsOf } from "../../theme/scripts/rollup/logic/words.js";
import { namesIn } from "../../theme/scripts/rollup/logic/expected.js";
import { ended } from "./support.mjs";

const { payload, schema, sets, tables } = JSON.parse(readFileSync(0, "utf8"));

function batchOf(files) {
  const batch = { entries: [], refused: [] };
  for (const { file, text } of files) {
    const { document, faults } = checkText(text, schema);
    if (faults.length) {
      batch.refused.push(refusedFile(file, faults));
    } else {
      batch.entries.push(entryOf(payload.matrix, file, document, text));
    }
  }
  return batch;
}

for (const { files, decisions = {}, choice = {} } of sets) {
  const { chosen = {}, joined = [], systems = [], expected = null } = decisions;
  const decided = {
    chosen: new Map(Object.entries(chosen)),
    joined: joined === "all" ? joined : new Set(joined),
    systems: systems === "all" ? systems : new Set(systems),
    expected: expected === null ? null : ended(namesIn(expected)),
  };
  const rollUp = ended(combining(payload, batchOf(files), decided, { ...WHOLE, ...choice }));
  const shown = () => ({
    rollUp,
    tables: tablesOf(payload, rollUp),
    pictures: picturesOf(payload.matrix, rollUp, wordsOf(payload.matrix, payload.systems, rollUp)),
  });
  process.stdout.write(`${JSON.stringify(tables ? shown() : rollUp)}\n`);
}
