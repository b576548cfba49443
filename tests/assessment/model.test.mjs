// Making, changing and reading an assessment.
import assert from "node:assert/strict";
import { test } from "node:test";

import { difference } from "../../theme/scripts/assessment/logic/diff.js";
import { exportText, readImport } from "../../theme/scripts/assessment/logic/files.js";
import { asDay } from "../../theme/scripts/common/dates.js";
import { moment, newId } from "../../theme/scripts/assessment/format/ids.js";
import * as beginnings from "../../theme/scripts/assessment/logic/beginnings.js";
import * as updates from "../../theme/scripts/assessment/logic/updates.js";
import * as read from "../../theme/scripts/assessment/logic/selectors.js";
import { checkSchema } from "../../theme/scripts/assessment/format/schema-check.js";
import { chance, documentOf, frozen, generator, isSoundForAjv, matrix, schema } from "./support.mjs";

const model = { ...beginnings, ...updates };

const VISION = "leadership.foundation.pcn.vision";
const NOW = "2026-03-01T09:00:00Z";
const ID = "11111111-1111-4111-8111-111111111111";
const UNSAID = { id: "", what: "", who: "", by: "", component: "", outcome: "", why: "" };
const blank = frozen(model.newAssessment({ id: ID, now: NOW, generator, matrix }));

test("a new assessment is sound and names its matrix", () => {
  assert.deepEqual(checkSchema(schema, blank), []);
  assert.ok(isSoundForAjv(blank));
  assert.equal(blank.matrix.digest, matrix.digest);
});

test("what is set can be read, and what was never set is null or empty", () => {
  let state = model.setAbout(blank, "name", "Riverside PCN");
  state = model.setAbout(state, "audiences", ["pcn", "system"]);
  state = model.setAnswer(state, "leadership", VISION, "partly");
  state = model.setNote(state, "leadership", VISION, "Draft");
  state = model.setStage(state, "leadership", "pcn", "now", "foundation");
  state = model.setText(state, "leadership", "how", "A day out");
  state = model.setNeed(state, "leadership", "time", "One day");
  state = model.setProgress(state, "leadership", "in_progress");
  assert.deepEqual(checkSchema(schema, state), []);
  assert.equal(read.aboutOf(state, "name"), "Riverside PCN");
  assert.deepEqual(read.sidesOf(matrix, state), ["pcn", "system"]);
  assert.equal(read.answerOf(state, "leadership", VISION), "partly");
  assert.equal(read.noteOf(state, "leadership", VISION), "Draft");
  assert.equal(read.stageOf(state, "leadership", "pcn", "now"), "foundation");
  assert.equal(read.textOf(state, "leadership", "how"), "A day out");
  assert.equal(read.needOf(state, "leadership", "time"), "One day");
  assert.equal(read.progressOf(state, "leadership"), "in_progress");
  assert.equal(read.answerOf(blank, "leadership", VISION), null);
  assert.equal(read.noteOf(blank, "estates", "constructor"), "");
  assert.equal(read.stageOf(blank, "leadership", "pcn", "now"), null);
  assert.deepEqual(read.sidesOf(matrix, blank), ["pcn", "system"]);
  assert.equal(read.progressOf(blank, "about"), "not_started");
  assert.deepEqual(read.actionsOf(blank, "leadership"), []);
});

test("what is cleared leaves no trace in the file", () => {
  let state = model.setAbout(blank, "name", "Riverside");
  state = model.setAnswer(state, "leadership", VISION, "partly");
  state = model.setNeed(state, "leadership", "time", "x");
  state = model.addAction(state, "leadership", "a1", 200);
  state = model.setProgress(state, "about", "completed");
  state = model.setAbout(state, "name", "");
  state = model.setAnswer(state, "leadership", VISION, null);
  state = model.setNeed(state, "leadership", "time", "");
  state = model.removeAction(state, "leadership", 0);
  state = model.setProgress(state, "about", "not_started");
  assert.deepEqual(state, blank);
});

test("a note stays when its answer is cleared", () => {
  let state = model.setAnswer(blank, "leadership", VISION, "partly");
  state = model.setNote(state, "leadership", VISION, "Draft");
  state = model.setAnswer(state, "leadership", VISION, null);
  assert.deepEqual(state.themes, { leadership: { components: { [VISION]: { note: "Draft" } } } });
});

test("a change that changes nothing gives back the same object", () => {
  const state = frozen(model.setAbout(model.setAnswer(blank, "leadership", VISION, "partly"), "audiences", ["pcn"]));
  assert.equal(model.setAnswer(state, "leadership", VISION, "partly"), state);
  assert.equal(model.setNote(state, "leadership", VISION, ""), state);
  assert.equal(model.setAbout(state, "audiences", ["pcn"]), state);
  assert.equal(model.setAbout(state, "name", ""), state);
  assert.equal(model.moveAction(state, "leadership", 0, 1), state);
  assert.equal(model.removeAction(state, "leadership", 0), state);
  assert.equal(model.changeAction(state, "leadership", 0, "what", "x"), state);
  assert.equal(model.setProgress(state, "about", "not_started"), state);
  const imported = documentOf({ themes: { leadership: { pcn: { now: null }, how: "" } } });
  assert.equal(model.setStage(imported, "leadership", "pcn", "now", null), imported);
  assert.equal(model.setText(imported, "leadership", "how", ""), imported);
});

test("only what changed is copied", () => {
  const state = model.setAnswer(blank, "leadership", VISION, "partly");
  const other = model.setText(state, "population-health", "how", "x");
  assert.equal(other.themes.leadership, state.themes.leadership);
});

test("actions are added, changed, moved and removed", () => {
  const what = (state) => read.actionsOf(state, "leadership").map((action) => action.what);
  let state = blank;
  for (const [index, text] of ["a", "b", "c"].entries()) {
    state = model.changeAction(
      model.addAction(state, "leadership", `n${index}`, 200),
      "leadership",
      index,
      "what",
      text,
    );
  }
  assert.deepEqual(what(state), ["a", "b", "c"]);
  assert.deepEqual(what(model.moveAction(state, "leadership", 0, 2)), ["b", "c", "a"]);
  assert.deepEqual(what(model.moveAction(state, "leadership", 2, 0)), ["c", "a", "b"]);
  assert.deepEqual(what(model.removeAction(state, "leadership", 1)), ["a", "c"]);
  const dated = model.changeAction(state, "leadership", 1, "by", "2026-06-30");
  assert.deepEqual(read.actionsOf(dated, "leadership")[1], { ...UNSAID, id: "n1", what: "b", by: "2026-06-30" });
  assert.deepEqual(model.changeAction(dated, "leadership", 1, "by", ""), state);
  assert.equal(model.addAction(state, "leadership", "n3", 3), state);
});

test("half of a character never gets into the file", () => {
  const state = model.setText(blank, "leadership", "how", "cut \ud83d");
  assert.equal(read.textOf(state, "leadership", "how"), "cut \ufffd");
  assert.equal(read.textOf(model.setText(blank, "leadership", "how", "whole 😀"), "leadership", "how"), "whole 😀");
});

test("starting from last time keeps all that was said beside blank answers, and who was to keep it moving until when", () => {
  const promised = { kept_moving_by: "The manager", next_meeting: "2026-01-20" };
  const carried = { name: "Riverside PCN", system: "Elsewhere", audiences: ["pcn"] };
  const themes = {
    leadership: {
      components: {
        [VISION]: { answer: "partly", note: "Draft" },
        "leadership.step-1.pcn.ours": { note: "No answer" },
      },
      pcn: { now: "foundation", in_a_year: "step-1" },
      how: "A day out",
      needs: { time: "A day" },
      support: ["organisational-development.team-building"],
      actions: [{ id: "1", what: "Workshop", component: VISION }],
    },
    "population-health": { evidence: "x" },
    estates: { components: { "estates.foundation.pcn.rooms": { answer: "in_place" } } },
  };
  const old = documentOf({
    about: {
      ...carried,
      ...promised,
      date: "2025-01-20",
      participants: "All",
      answered_by: "one",
      voice: "Alder Vale",
    },
    themes: { ...themes, "integrating-care": {} },
  });
  const state = model.startFromLastTime(old, { id: ID, now: NOW, generator, matrix });
  assert.ok(isSoundForAjv(state));
  assert.equal(state.previous_id, old.id);
  assert.deepEqual(state.about, carried);
  assert.deepEqual(state.themes, {});
  assert.deepEqual(state.last_time, { date: "2025-01-20", name: "Riverside PCN", ...promised, themes });
  assert.equal(read.lastAnswerOf(state, "leadership", VISION), "partly");
  assert.equal(read.lastStageOf(state, "leadership", "pcn", "in_a_year"), "step-1");
  assert.deepEqual(read.lastActionsOf(state, "leadership"), [
    { ...UNSAID, id: "1", what: "Workshop", component: VISION },
  ]);
});

test("last time without a date has the day of its last change", () => {
  const state = model.startFromLastTime(documentOf({}), { id: ID, now: NOW, generator, matrix });
  assert.deepEqual(state.last_time, { date: "2026-01-31", name: null, themes: {} });
});

test("a copy is an assessment of its own with the same answers", () => {
  const state = model.setAnswer(blank, "leadership", VISION, "partly");
  const copy = model.copyOf(state, "22222222-2222-4222-8222-222222222222");
  assert.deepEqual({ ...copy, id: state.id }, state);
  assert.notEqual(copy.id, state.id);
  assert.equal(model.touch(copy, { now: NOW, generator, matrix }).updated, NOW);
});

test("components that this matrix does not have are told apart", () => {
  const state = documentOf({
    themes: {
      leadership: {
        components: { "leadership.step-1.pcn.ours": { answer: "partly" }, [VISION]: { answer: "partly" } },
      },
      estates: { components: { "estates.foundation.pcn.rooms": { note: "Two" } } },
      communities: {},
    },
  });
  assert.deepEqual(read.unknownComponents(matrix, state), [
    { theme: "leadership", id: "leadership.step-1.pcn.ours", answer: "partly", note: "" },
    { theme: "estates", id: "estates.foundation.pcn.rooms", answer: null, note: "Two" },
  ]);
});

test("limits come from the schema", () => {
  assert.deepEqual(read.limitsOf(schema), { text: 20000, short: 200, actions: 200, voices: 50 });
});

test("ids are version 4 UUIDs, also where only random bytes are to be had", () => {
  const onlyBytes = /** @type {any} */ ({ getRandomValues: (bytes) => bytes.fill(0xff) });
  assert.equal(newId(onlyBytes), "ffffffff-ffff-4fff-bfff-ffffffffffff");
  assert.match(newId(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(newId(), newId());
});

test("times and days are in the form of the format", () => {
  assert.equal(moment(new Date(Date.UTC(2026, 0, 31, 10, 0, 0, 250))), "2026-01-31T10:00:00Z");
  for (const [time, written] of [
    [253402300800000, "9999-12-31T23:59:59Z"],
    [8.64e15, "9999-12-31T23:59:59Z"],
    [-8.64e15, "0001-01-01T00:00:00Z"],
  ]) {
    assert.equal(moment(new Date(time)), written);
    assert.deepEqual(checkSchema(schema, { ...blank, updated: written }), []);
  }
  const texts = ["2026-02-28", "2026-02-29", "2024-02-29", "2026-2-3", "+020260-01-01", "", "2026-13-01"];
  assert.deepEqual(texts.map(asDay), ["2026-02-28", null, "2024-02-29", null, null, null, null]);
});

const TEXTS = ["", "=1+1", "Zoë “said”\n<b>", "\ud83d", "😀", "a\u2028b", '\\"', "x".repeat(500)];
const THEMES = ["leadership", "population-health", "managing-resources", "estates"];
const STAGES = [null, "before-foundation", "foundation", "step-1", "step-2", "step-3"];
const ANSWERS = [null, "in_place", "partly", "not_yet", "do_not_know", "does_not_apply"];

function randomChange(state, pick) {
  const of = (list) => list[pick(list.length)];
  const theme = of(THEMES);
  const component = of([VISION, "leadership.step-1.pcn.planning", "estates.foundation.pcn.rooms"]);
  const changes = [
    () => model.setAbout(state, of(["name", "participants", "improvement_priority"]), of(TEXTS)),
    () => model.setAbout(state, "audiences", of([[], ["pcn"], ["system", "pcn"]])),
    () => model.setAnswer(state, theme, component, of(ANSWERS)),
    () => model.setNote(state, theme, component, of(TEXTS)),
    () => model.setStage(state, theme, of(["pcn", "system"]), of(["now", "in_a_year"]), of(STAGES)),
    () => model.setText(state, theme, of(["how", "evidence"]), of(TEXTS)),
    () => model.setNeed(state, theme, of(["time", "skills"]), of(TEXTS)),
    () => model.setProgress(state, of(["about", theme]), of(["not_started", "in_progress", "completed"])),
    () => model.addAction(state, theme, `n${pick(1000)}`, 4),
    () => model.changeAction(state, theme, pick(4), of(["what", "who"]), of(TEXTS)),
    () => model.moveAction(state, theme, pick(4), pick(4)),
    () => model.removeAction(state, theme, pick(6)),
    () => model.startFromLastTime(state, { id: ID, now: NOW, generator, matrix }),
  ];
  return of(changes)();
}

test("whatever a team does, the file is sound and comes back to the byte", () => {
  const pick = chance(4);
  let state = blank;
  for (let step = 0; step < 4000; step += 1) {
    state = frozen(randomChange(state, pick));
    if (step % 10 === 0) {
      assert.deepEqual(checkSchema(schema, state), []);
      assert.ok(isSoundForAjv(state), JSON.stringify(isSoundForAjv.errors));
      const text = exportText(state);
      const result = readImport(text, { schema, matrix });
      assert.ok(result.ok);
      assert.deepEqual(result.assessment, state);
      assert.deepEqual(difference(matrix, state, result.assessment).changes, []);
      assert.equal(exportText(result.assessment), text);
    }
  }
});
