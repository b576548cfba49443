// Passages of texts, with the words marked.
import assert from "node:assert/strict";
import { test } from "node:test";

import { extract, marked } from "../../theme/scripts/search/snippet.js";
import { atOnce } from "../../theme/scripts/common/scheduler.js";
import { Lexicon } from "../../theme/scripts/search/spelling.js";

const wants =
  (...list) =>
  (word) =>
    list.includes(word);
const show = (pieces) => pieces.map(({ text, marked: mark }) => (mark ? `[${text}]` : text)).join("");
const LONG = `${"Something else entirely is said here. ".repeat(20)}The money is for care teams and for nothing else. ${"More follows after that. ".repeat(20)}`;

test("every wanted word is marked, whatever stands around it", () => {
  assert.equal(show(marked("Care, (care) & “Care”: careful", wants("care"))), "[Care], ([care]) & “[Care]”: careful");
});

test("the pieces together are the text, also when it looks like HTML", () => {
  const text = '<b onclick="x">care</b> &amp; 😀 care';
  assert.equal(
    marked(text, wants("care", "b"))
      .map((piece) => piece.text)
      .join(""),
    text,
  );
});

test("parts of compounds are marked by themselves", () =>
  assert.equal(show(marked("non-clinical", wants("clinical"))), "non-[clinical]"));

test("a short text is shown whole", () => assert.equal(show(extract("Short care.", wants("care"))), "Short [care]."));

test("of a long text the sentence with the most wanted words is shown", () => {
  const found = show(extract(LONG, wants("money", "care", "teams")));
  assert.match(found, /^… The \[money\] is for \[care\] \[teams\] and/);
  assert.match(found, / …$/);
  assert.ok(found.length < 260);
});

test("a long text without a wanted word is shown from its beginning", () => {
  assert.match(show(extract(LONG, wants("zebra"))), /^Something else/);
});

test("a text without spaces is cut all the same", () =>
  assert.ok(show(extract("x".repeat(5000), wants("y"))).length < 300));

test("a lexicon knows beginnings and slips", () => {
  const lexicon = new Lexicon();
  for (const word of ["maturity", "matrix", "matrices", "money", "plan", "setup", "matrix"]) {
    lexicon.add(word);
  }
  atOnce(lexicon.settle());
  assert.deepEqual(lexicon.beginningWith("matri"), ["matrix", "matrices"]);
  assert.deepEqual(lexicon.beginningWith("plan"), []);
  const slips = {
    maturty: ["maturity"],
    matrxi: ["matrix"],
    moeny: ["money"],
    plna: ["plan"],
    xyzzyx: [],
    plab: [],
    2019: [],
  };
  for (const [typed, meant] of Object.entries(slips)) {
    assert.deepEqual(lexicon.near(typed), meant, typed);
  }
});
