// Which of two stored versions came from which, when tabs hear of each other late.
import assert from "node:assert/strict";
import { test } from "node:test";

import { headAfter, holds, relation } from "../../theme/scripts/assessment/logic/lineage.js";

const first = headAfter("a");
const chain = (from, count, name) =>
  Array.from({ length: count }).reduce((heads, _, at) => [...heads, headAfter(`${name}${at}`, heads.at(-1))], [from]);

test("the next version is newer than the one that it came from, and that one is older", () => {
  const next = headAfter("b", first);
  assert.equal(relation(first, next), "newer");
  assert.equal(relation(next, first), "older");
  assert.equal(relation(next, next), "same");
  assert.equal(relation(undefined, next), "newer");
});

test("two versions made on the same one are apart, whichever is looked at", () => {
  const [one, other] = [headAfter("b", first), headAfter("c", first)];
  assert.equal(relation(one, other), "apart");
  assert.equal(relation(other, one), "apart");
  const later = headAfter("d", one);
  assert.equal(relation(later, other), "apart");
  assert.equal(relation(other, later), "apart");
});

test("a version that was made from both is newer than each, and what came before is known for a dozen steps", () => {
  const [one, other] = [headAfter("b", first), headAfter("c", first)];
  const merged = chain(headAfter("m", one, other), 8, "n");
  for (const head of merged) {
    assert.equal(relation(one, head), "newer");
    assert.equal(relation(other, head), "newer");
    assert.equal(relation(head, other), "older");
  }
});

test("along a chain every version is older than all that follow", () => {
  const heads = chain(first, 40, "x");
  for (let at = 0; at < heads.length; at += 1) {
    for (let later = at + 1; later < heads.length; later += 1) {
      assert.equal(relation(heads[at], heads[later]), "newer");
      assert.equal(relation(heads[later], heads[at]), "older");
    }
  }
});

test("a version holds itself and what it came from, as far back as it remembers, and nothing else", () => {
  const heads = chain(first, 40, "x");
  assert.ok(holds(heads[20], heads[20]) && holds(heads[20], heads[10]));
  assert.ok(!holds(heads[20], heads[21]) && !holds(heads[40], first));
  assert.ok(!holds(headAfter("y", heads[20]), heads[21]));
  assert.ok(!holds(undefined, first) && !holds(first, undefined));
});

test("a head of the first form, without what came before, is read", () => {
  assert.equal(relation("3 abc", headAfter("d", "3 abc")), "newer");
  assert.equal(relation(undefined, "3 abc"), "newer");
});

test("a head stays short", () => {
  assert.ok(chain(first, 100, "123e4567-e89b-42d3-a456-426614174").at(-1).length < 700);
});
