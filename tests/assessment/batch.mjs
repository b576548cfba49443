// Calls functions of the browser's modules for the Python tests: a list of calls on stdin, a list of results on stdout.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { compare } from "../../theme/scripts/assessment/logic/movement.js";
import { exportCsv } from "../../theme/scripts/assessment/logic/answers-csv.js";
import { exportText, readImport } from "../../theme/scripts/assessment/logic/files.js";
import { migrate } from "../../theme/scripts/assessment/format/migrate.js";
import { nextSteps } from "../../theme/scripts/assessment/logic/next-steps.js";
import { explain, suggest } from "../../theme/scripts/assessment/logic/suggest.js";

const themeRequire = createRequire(new URL("../../theme/package.json", import.meta.url));
const Ajv = themeRequire("ajv/dist/2020.js");

const { matrix, schema, published, calls } = JSON.parse(readFileSync(0, "utf8"));
const full = new Ajv({ strict: true, allErrors: false }).compile(published);

const FUNCTIONS = {
  suggest: ({ state, theme, side }) => suggest(matrix, state, theme, side),
  explain: ({ state, theme, side }) => explain(matrix, suggest(matrix, state, theme, side)),
  next_steps: ({ state }) => nextSteps(matrix, state),
  compare: ({ state }) => compare(matrix, state),
  export_text: ({ state }) => exportText(state),
  export_csv: ({ state }) => exportCsv(matrix, state, []),
  check: ({ text }) => checked(text),
  migrate: ({ document }) => migrate(document),
  ajv: ({ state }) => full(state),
};

function checked(text) {
  const { ok, findings, assessment } = readImport(text, { schema, matrix });
  const plain = findings.map(({ level, where, message }) => ({ level, where, message }));
  return { ok, findings: plain, text: ok ? exportText(assessment) : null };
}

process.stdout.write(JSON.stringify(calls.map(({ name, input }) => FUNCTIONS[name](input))));
