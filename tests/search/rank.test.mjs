// The order of results, on values made by hand.
import assert from "node:assert/strict";
import { test } from "node:test";

import { agreement, counted, grouped, held, share, weigh } from "../../theme/scripts/search/rank.js";

const concept = (...stems) => ({ rarity: 1, forms: [{ stems, weight: 1 }] });
const kinds = {
  guidance: { id: "guidance", apart: false },
  term: { id: "term", apart: true },
  contact: { id: "contact", apart: true },
};
const hit = (id, kind, weight, page = id) => ({ document: { id, kind: kinds[kind], page: String(page) }, weight });
const order = (...hits) => grouped(hits).map((group) => group.map(({ id }) => id));

test("an exact name agrees wholly, a name that says more or less agrees less, another not at all", () => {
  const typed = [concept("social"), concept("prescrib")];
  const names = [
    ["prescrib", "social"],
    ["social", "prescrib", "framework"],
    ["social"],
    ["social", "care"],
    ["other"],
  ];
  const found = names.map((name) => agreement(name, typed));
  assert.deepEqual(
    found,
    [...found].sort((one, other) => other - one),
  );
  assert.equal(new Set(found).size, names.length);
  assert.deepEqual([found[0], found.at(-1)], [1, 0]);
});

test("nothing typed and no name agree with nothing", () => {
  assert.equal(agreement([], [concept("a")]), 0);
  assert.equal(agreement(["a"], []), 0);
});

test("a rare word is a bigger share of what was typed", () => {
  const typed = [concept("a"), concept("b"), { ...concept("c"), rarity: 2 }];
  assert.equal(share(typed, ["a", "b"]), 0.5);
  assert.equal(share(typed, ["a", "b", "c"]), 1);
});

test("another word for what was typed holds it less than the word itself", () => {
  const money = {
    forms: [
      { stems: ["money"], weight: 1 },
      { stems: ["fund"], weight: 0.6 },
    ],
  };
  assert.deepEqual([held(money, ["fund"]), held(money, ["fund", "money"]), held(money, [])], [0.6, 1, 0]);
});

test("a phrase is held only when all of it is found", () => {
  assert.equal(held(concept("integr", "care"), ["care"]), 0);
  assert.equal(held(concept("integr", "care"), ["care", "integr"]), 1);
});

test("of equal hits the one that comes first on the site is first, in whatever order they come", () => {
  const hits = [hit(5, "guidance", 1), hit(2, "guidance", 1), hit(9, "guidance", 3)];
  assert.deepEqual(order(...hits), [[9], [2], [5]]);
  assert.deepEqual(order(...hits.toReversed()), [[9], [2], [5]]);
});

test("what lies on one page is one group, led by the best, what stays apart is not", () => {
  const hits = [
    hit(0, "guidance", 1, 7),
    hit(1, "guidance", 2, 8),
    hit(2, "guidance", 3, 7),
    hit(3, "term", 4, 9),
    hit(4, "term", 5, 9),
  ];
  assert.deepEqual(order(...hits), [[4], [2, 0], [1], [3]]);
  const { counts, total } = counted(
    hits.map(({ document }) => document),
    [{ id: "term" }, { id: "guidance" }, { id: "role" }],
  );
  assert.deepEqual([total, ...counts], [4, ["term", 2], ["guidance", 2], ["role", 0]]);
});

test("after two of a kind comes the next kind, unless it is much weaker", () => {
  const contacts = [1, 2, 3, 4].map((id) => hit(id, "contact", 10 - id / 10));
  assert.deepEqual(order(...contacts, hit(5, "guidance", 5)), [[1], [2], [5], [3], [4]]);
  assert.deepEqual(order(...contacts, hit(5, "guidance", 0.01)), [[1], [2], [3], [4], [5]]);
});

test("after a definition comes something else", () => {
  assert.deepEqual(order(hit(1, "term", 10), hit(2, "term", 9), hit(3, "guidance", 5)), [[1], [3], [2]]);
});

test("a name that is typed as it stands counts more than one that is begun", () => {
  const document = { names: [["social", "prescrib"]], kind: { ...kinds.guidance, weight: 1 }, page: "", url: "" };
  const weight = (...main) =>
    weigh({ score: 1, covered: 1 }, document, {
      concepts: [
        { ...concept("social"), main: ["social"] },
        { ...concept("prescrib"), main },
      ],
      asks: false,
    });
  assert.equal(weight("prescrib"), 3 * weight("prescrib", "prescript"));
});
