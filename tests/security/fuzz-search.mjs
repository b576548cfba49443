// Searches for strings that nobody meant: reads {index, seed, count} as JSON, writes the slowest answer in milliseconds of the processor and its query.
import { readFileSync } from "node:fs";

import { Engine } from "../../theme/scripts/search/engine.js";
import { extract, marked } from "../../theme/scripts/search/snippet.js";

const { index, seed, count } = JSON.parse(readFileSync(0, "utf-8"));
const engine = await new Engine(index).fill();
const PIECES = [
  "pcn",
  "social prescribing",
  "a",
  "A.B.C.",
  "don't",
  "1/2",
  "43.5 million",
  "%",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "<img onerror=x>",
  "(((((",
  "[a-",
  "\\",
  "\u202e",
  "\u0000",
  "\ud800",
  "\udc00",
  "é",
  "e\u0301".repeat(9),
  "漢字",
  "😀",
  "-----",
  "@",
  "a".repeat(60),
  "1".repeat(60),
  "  ",
  "\n",
  "'",
  '"',
  "care-",
  "ﬁ",
  "İ",
  "ß",
  "zzzzzz",
  "leadrship",
  "the of and",
];

let state = seed;
function chance(limit) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
}

function query() {
  const letter = () => (chance(3) ? PIECES[chance(PIECES.length)] : String.fromCharCode(chance(0x10000)));
  return Array.from({ length: 1 + chance(chance(4) ? 6 : 60) }, letter)
    .join(chance(2) ? " " : "")
    .slice(0, 200);
}

function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @type {[number, string]} */
let slowest = [0, ""];
for (let number = 0; number < count; number += 1) {
  const typed = query();
  const started = spent();
  const { groups, wanted } = engine.find(typed, chance(2) ? "" : "__proto__");
  engine.nearest(typed);
  for (const [first] of groups.slice(0, 3)) {
    const pieces = [...marked(first.title, wanted), ...extract(first.text, wanted)];
    if (pieces.some(({ text }) => typeof text !== "string")) {
      throw new Error(`pieces for ${JSON.stringify(typed)}`);
    }
  }
  const took = spent() - started;
  if (took > slowest[0]) {
    slowest = [took, typed];
  }
}
process.stdout.write(JSON.stringify(slowest));
