// Files that are to be brought together: each is listed once, and under one team where somebody says so.
import assert from "node:assert/strict";
import { test } from "node:test";

import { teamsOf, withMore, withoutFile } from "../../theme/scripts/assessment/logic/together.js";
import { documentOf } from "./support.mjs";

const fileOf = (name, team) => ({ name, ok: true, assessment: documentOf({ about: { name: team } }), findings: [] });
const refused = (name) => ({
  name,
  ok: false,
  assessment: null,
  findings: [{ level: "error", message: "No", where: "" }],
});
const names = ({ files }) => files.map(({ name }) => name);

test("files come one by one, and the same one is not listed again", () => {
  const first = withMore(null, [fileOf("a", "A"), fileOf("a (2)", "A")]);
  assert.deepEqual([names(first), first.again], [["a"], ["a (2)"]]);
  const more = withMore(first, [fileOf("b", "B"), refused("c"), refused("c"), refused("d")]);
  assert.deepEqual([names(more), more.again], [["a", "b", "c", "d"], ["c"]]);
  const less = withoutFile(more, more.files[1]);
  assert.deepEqual([names(less), less.again], [["a", "c", "d"], []]);
});

test("files are of the team that each names, or all of the one that somebody says", () => {
  const listed = withMore(null, [fileOf("a", " Oak  PCN"), fileOf("b", ""), fileOf("c", "oak pcn"), refused("d")]);
  const said = (all) => teamsOf(all).map((group) => [group.name, names(group)]);
  assert.deepEqual(said(listed), [
    ["Oak  PCN", ["a", "c"]],
    ["", ["b"]],
  ]);
  assert.deepEqual(said({ ...listed, team: "Elm PCN" }), [["Elm PCN", ["a", "b", "c"]]]);
});
