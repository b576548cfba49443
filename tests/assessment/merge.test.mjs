// A file into an assessment, item by item.
import assert from "node:assert/strict";
import { test } from "node:test";

import { difference } from "../../theme/scripts/assessment/logic/diff.js";
import { decidable, merged, waysOf } from "../../theme/scripts/assessment/logic/merge.js";
import { chance, documentOf, isSoundForAjv, matrix } from "./support.mjs";

const VISION = "leadership.foundation.pcn.vision";
const LIMITS = { text: 50, actions: 3 };
const meet = { id: "1", what: "Meet" };
const here = documentOf({
  about: { name: "Riverside PCN", date: "2026-01-31", participants: "All" },
  themes: {
    leadership: { components: { [VISION]: { answer: "partly", note: "Ours" } }, how: "Talk", actions: [meet] },
  },
  progress: { about: "completed" },
});
const file = documentOf({
  about: { name: "Riverside", participants: "All of us" },
  themes: {
    leadership: {
      components: { [VISION]: { answer: "in_place", note: "Theirs" } },
      pcn: { now: "foundation" },
      actions: [meet, { id: "1", what: "Write" }],
    },
  },
});
const changes = decidable(difference(matrix, here, file).changes, here, file);
const at = (name) => changes.find(({ path }) => path.at(-1) === name);
const settled = (way) =>
  merged(
    here,
    changes,
    changes.map((change) => (waysOf(change, LIMITS).includes(way) ? way : "here")),
  );

test("nothing that is written is given up unless somebody says so", () => {
  const first = (name) => waysOf(at(name), LIMITS)[0];
  assert.deepEqual(["name", "date", "note", "answer", "now", "how", "actions"].map(first), [
    "here", "here", "both", "here", "file", "here", "both",
  ]); // prettier-ignore
  assert.ok(!changes.some(({ path }) => path[0] === "progress"));
});

test("both are offered for words and lists, as long as there is room", () => {
  assert.deepEqual(waysOf(at("answer"), LIMITS), ["here", "file"]);
  assert.deepEqual(waysOf(at("note"), { ...LIMITS, text: 10 }), ["here", "file"]);
  assert.deepEqual(waysOf(at("actions"), { ...LIMITS, actions: 1 }), ["here", "file"]);
});

test("ours, theirs and both", () => {
  assert.equal(settled("here"), here);
  const theirs = settled("file");
  assert.deepEqual([theirs.about, theirs.themes], [file.about, file.themes]);
  const both = settled("both");
  assert.ok(isSoundForAjv(both));
  assert.equal(both.themes.leadership.components[VISION].note, "Ours\nTheirs");
  assert.equal(both.about.participants, "All of us");
  assert.deepEqual(both.themes.leadership.actions, [meet, { id: "2", what: "Write" }]);
});

test("whatever is chosen, the file is sound, and what was chosen of either is in it", () => {
  const pick = chance(7);
  for (let round = 0; round < 200; round += 1) {
    const ways = changes.map((change) => waysOf(change, LIMITS)).map((possible) => possible[pick(possible.length)]);
    const made = merged(here, changes, ways);
    assert.ok(isSoundForAjv(made));
    const left = decidable(difference(matrix, here, made).changes, here, made).map(({ path }) => JSON.stringify(path));
    changes.forEach(({ path }, place) => assert.ok(ways[place] !== "here" || !left.includes(JSON.stringify(path))));
  }
});

test("an invitation to answer alone does not become one of the team, nor the other way round", () => {
  const asked = { asked_by: "Priya", send_to: "priya@example.org", wanted_by: "2027-01-31" };
  const said = (answeredBy, more) => documentOf({ about: { name: "Riverside PCN", answered_by: answeredBy, ...more } });
  const offered = (current, incoming) =>
    decidable(difference(matrix, current, incoming).changes, current, incoming).map(({ path }) => path.at(-1));
  const voice = said("one", { voice: "Alder Vale", ...asked });
  assert.deepEqual(offered(said("together"), voice), ["answered_by", "voice"]);
  assert.deepEqual(offered(voice, said("together", { asked_by: "The system" })), ["answered_by", "voice"]);
  assert.deepEqual(offered(said("one"), voice), ["voice", ...Object.keys(asked)]);
});
