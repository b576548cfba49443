// The order of results, on values made by hand.
import assert from "node:assert/strict";
import { test } from "node:test";

import { agreement, counted, coverage, grouped, inOrder, nearness } from "../../theme/scripts/search/rank.js";

const concept = (...main) => ({ main, rarity: 1, forms: main.map((stem) => ({ stems: [stem] })) });
const apart = { kind: { id: "term", apart: true }, page: 0 };
const onPage = (page) => ({ kind: { id: "guidance", apart: false }, page });

test("an exact name agrees more than one that begins so, that more than one that holds it", () => {
  const typed = [concept("social"), concept("prescrib")];
  const names = [["social", "prescrib"], ["social", "prescrib", "framework"], ["use", "social", "prescrib"], ["other"]];
  const found = names.map((name) => agreement(name, typed));
  assert.deepEqual(
    found,
    [...found].sort((one, other) => other - one),
  );
  assert.equal(new Set(found).size, names.length);
  assert.equal(found.at(-1), 1);
});

test("a word that is not finished agrees, but less", () => {
  const name = ["servic", "specif"];
  const unfinished = [concept("servic"), { ...concept("spec"), begun: ["specif"] }];
  assert.ok(agreement(name, unfinished) > 1);
  assert.ok(agreement(name, unfinished) < agreement(name, [concept("servic"), concept("specif")]));
});

test("nothing typed and no name agree with nothing", () => {
  assert.equal(agreement([], [concept("a")]), 1);
  assert.equal(agreement(["a"], []), 1);
});

test("coverage is the share of what was typed that is found", () => {
  const typed = [concept("a"), concept("b"), { ...concept("c"), rarity: 2 }];
  assert.equal(coverage(["a", "b"], typed), 0.5);
  assert.equal(coverage(["a", "b", "c"], typed), 1);
  assert.equal(coverage([], []), 0);
});

test("another word for what was typed covers it less than the word itself", () => {
  const typed = [{ rarity: 1, forms: [{ stems: ["money"] }, { stems: ["fund"], other: true }] }];
  assert.ok(coverage(["fund"], typed) < coverage(["money"], typed));
  assert.ok(coverage(["fund"], typed) > 0.5);
});

test("a phrase covers only when all of it is found", () => {
  const typed = [{ rarity: 1, forms: [{ stems: ["integr", "care"] }] }];
  assert.equal(coverage(["care"], typed), 0);
  assert.equal(coverage(["care", "integr"], typed), 1);
});

test("nearness is the share of neighbours that stand side by side", () => {
  const typed = [concept("a"), concept("b"), concept("c")];
  assert.equal(nearness(["a", "b", "x", "c"], typed), 0.5);
  assert.equal(nearness(["a", "b", "c"], typed), 1);
  assert.equal(nearness(["c", "b", "a"], typed), 0);
  assert.equal(nearness(["a"], [concept("a")]), 0);
});

test("of equal hits the one that comes first on the site is first, in whatever order they come", () => {
  const hits = [
    { at: 5, weight: 1 },
    { at: 2, weight: 1 },
    { at: 9, weight: 3 },
  ];
  assert.deepEqual(
    inOrder(hits).map(({ at }) => at),
    [9, 2, 5],
  );
  assert.deepEqual(
    inOrder(hits.toReversed()).map(({ at }) => at),
    [9, 2, 5],
  );
});

test("what lies on one page is one group, what stays apart is not", () => {
  const documents = [onPage(0), onPage(1), onPage(0), apart, apart];
  const hits = [4, 3, 2, 1, 0].map((at) => ({ at, weight: at + 1 }));
  assert.deepEqual(
    grouped(hits, documents).map((group) => group.map(({ at }) => at)),
    [[4], [3], [2, 0], [1]],
  );
  const { counts, total } = counted(hits, documents, [{ id: "term" }, { id: "guidance" }, { id: "role" }]);
  assert.deepEqual([total, ...counts], [4, ["term", 2], ["guidance", 2], ["role", 0]]);
});
