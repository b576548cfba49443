// Our check of the schema beside a full validator, and where broken JSON breaks.
import assert from "node:assert/strict";
import { test } from "node:test";

import { whereItBreaks } from "../../theme/scripts/assessment/format/json-error-position.js";
import { checkSchema } from "../../theme/scripts/assessment/format/schema-check.js";
import { chance, documentOf, isSoundForAjv, readCase, readCases, schema } from "./support.mjs";

const ODD = [
  null,
  true,
  0,
  1.5,
  "",
  "step-9",
  "2026-02-03",
  "x".repeat(201),
  [],
  {},
  [{}],
  { answer: "partly" },
  { "Not an id": {} },
];

/** @returns {any[][]} */
function places(value, path = []) {
  const inner = value !== null && typeof value === "object" ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, part]) => places(part, [...path, key]))];
}

function replaced(value, path, odd) {
  const [key, ...rest] = path;
  if (key === undefined) {
    return odd;
  }
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = replaced(value[key], rest, odd);
  return copy;
}

test("an odd value at any place is judged as ajv judges it", () => {
  for (const name of ["sound.json", "markup.json", "unknown-components.json"]) {
    const document = readCases(`bad/${name}`);
    for (const path of places(document)) {
      for (const odd of ODD) {
        const changed = replaced(document, path, odd);
        assert.equal(checkSchema(schema, changed).length === 0, isSoundForAjv(changed), JSON.stringify({ path, odd }));
      }
    }
  }
});

test("fields that are missing or not known are found at any place", () => {
  const document = readCases("bad/markup.json");
  for (const path of places(document).filter((found) => found.length)) {
    const parent = path.slice(0, -1).reduce((value, key) => value[key], document);
    const rest = Object.fromEntries(Object.entries(parent).filter(([key]) => key !== path.at(-1)));
    for (const changed of [
      replaced(document, path.slice(0, -1), rest),
      replaced(document, [...path.slice(0, -1), "other"], 1),
    ]) {
      assert.equal(checkSchema(schema, changed).length === 0, isSoundForAjv(changed), JSON.stringify(path));
    }
  }
});

test("length is counted in characters, as the standard says", () => {
  assert.deepEqual(checkSchema(schema, documentOf({ about: { name: "😀".repeat(20_000) } })), []);
  assert.equal(checkSchema(schema, documentOf({ about: { name: "😀".repeat(20_001) } })).length, 1);
});

test("a text that breaks is told apart from one that is cut off", () => {
  for (const { text, line, cut_off } of readCases("breaks.json")) {
    assert.deepEqual(whereItBreaks(text), { line, cut_off }, text);
  }
});

test("a broken text never passes for a whole one, wherever one character is changed", () => {
  const whole = readCase("bad/sound.json");
  const pick = chance(9);
  for (let round = 0; round < 3000; round += 1) {
    const at = pick(whole.length);
    const text = whole.slice(0, at) + '{}[],:"\\1x\n'[pick(11)] + whole.slice(at + 1);
    let broken = false;
    try {
      JSON.parse(text);
    } catch {
      broken = true;
    }
    if (broken) {
      const { line } = whereItBreaks(text);
      assert.ok(line >= 1 && line <= text.split("\n").length);
    }
  }
});
