// Cases and the small matrix that they use, for the tests that run in node.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";

const CASES = new URL("../cases/assessment/", import.meta.url);

export const readCase = (name) => readFileSync(new URL(name, CASES), "utf8");
export const readCases = (name) => JSON.parse(readCase(name));
export const matrix = readCases("matrix.json");
/** @type {any[]} */
export const systems = [{ id: "kent-and-medway", title: "Kent and Medway" }];
export const generator = { name: "pcn-prospectus", version: "0.1.0" };

/** A whole document: the blank one with what a case gives, frozen all through. */
export function documentOf(state) {
  return frozen({ ...readCases("blank.json"), ...state });
}

/** The value with everything in it frozen, so that a change to it throws. */
export function frozen(value) {
  if (value !== null && typeof value === "object") {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

const python = process.env.PYTHON ?? "python3";
const schemas =
  "import json; from site_builder.assessment.schema import *; from tests.assessment.support import IDS; print(json.dumps([browser_schema(IDS), export_schema(IDS)]))";
const root = new URL("../../", import.meta.url);

/** The schema of the payload and the published one, from the models. */
export const [schema, published] = JSON.parse(execFileSync(python, ["-c", schemas], { cwd: root, encoding: "utf8" }));

const themeRequire = createRequire(new URL("../../theme/package.json", import.meta.url));
const Ajv = themeRequire("ajv/dist/2020.js");

/** A validator that is not ours. */
export const isSoundForAjv = new Ajv({ strict: true }).compile(published);

/** Numbers from 0 up to below `limit`, the same for the same seed (mulberry32). */
export function chance(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
