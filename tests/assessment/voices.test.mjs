// What people answered alone: kept beside the team's answers, compared, taken over, and left out of what is sent.
import assert from "node:assert/strict";
import { test } from "node:test";

import { withMarksOf, withWordsOf } from "../../theme/scripts/assessment/logic/author-marks.js";
import { startFromLastTime } from "../../theme/scripts/assessment/logic/beginnings.js";
import { toSend } from "../../theme/scripts/assessment/logic/sending.js";
import { teamsOf, withMore, withoutFile } from "../../theme/scripts/assessment/logic/together.js";
import * as voices from "../../theme/scripts/assessment/logic/voices.js";
import * as heard from "../../theme/scripts/assessment/logic/voices-said.js";
import { exportText, readImport } from "../../theme/scripts/assessment/logic/files.js";
import { setAnswer } from "../../theme/scripts/assessment/logic/updates.js";
import { documentOf, frozen, isSoundForAjv, matrix, schema } from "./support.mjs";

const VISION = "leadership.foundation.pcn.vision";
const SUPPORT = "leadership.foundation.pcn.support";
const PLANNING = "leadership.step-1.pcn.planning";
const ID = "11111111-1111-4111-8111-11111111111";
const parts = { newId: () => `${ID}f`, limit: 3 };

/** What one person or practice answered: their number, name, answers by component, and when they last changed them. */
function alone(number, voice, answers, updated = "2026-01-31T11:30:00Z") {
  const components = Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, { answer, note: `${voice} says` }]),
  );
  return documentOf({
    id: ID + number,
    updated,
    about: { name: "Riverside PCN", answered_by: "one", voice, date: "2026-01-20" },
    themes: { leadership: { components, pcn: { now: "foundation" } } },
  });
}

const alder = alone(1, "Alder Vale", { [VISION]: "in_place", [SUPPORT]: "partly", [PLANNING]: "not_yet" });
const brook = alone(2, "Brookside", { [VISION]: "in_place", [SUPPORT]: "not_yet" });
const team = documentOf({ about: { name: "Riverside PCN", answered_by: "together" } });
const both = frozen(
  voices.withVoices(
    team,
    [alder, brook].map((one) => voices.voiceOf(one)),
    parts,
  ).state,
);

test("voices are part of a sound file, and come back to the byte", () => {
  assert.ok(isSoundForAjv(both));
  const { ok, assessment } = readImport(exportText(both), { schema, matrix });
  assert.ok(ok);
  assert.equal(exportText(assessment), exportText(both));
});

test("where people differ is told, and what all say is taken in one step and back", () => {
  const ids = [VISION, SUPPORT, PLANNING];
  assert.deepEqual(
    ids.map((id) => heard.differ(heard.answersOn(both, "leadership", id))),
    [false, true, false],
  );
  const open = heard.agreed(both, "leadership", ids);
  assert.deepEqual(open, [{ id: VISION, answer: "in_place" }]);
  const taken = heard.withAnswers(both, "leadership", open);
  assert.equal(taken.themes.leadership.components[VISION].answer, "in_place");
  assert.deepEqual(heard.agreed(taken, "leadership", ids), []);
  assert.deepEqual(heard.withAnswers(taken, "leadership", [{ id: VISION, answer: null }]), both);
});

test("what the team answered is not taken again", () => {
  const state = setAnswer(both, "leadership", VISION, "partly");
  assert.deepEqual(heard.agreed(state, "leadership", [VISION]), []);
});

test("hidden names are told nowhere, and no order tells who is who", () => {
  const blind = voices.hideNames(both, true);
  assert.ok(isSoundForAjv(blind));
  assert.deepEqual(heard.answersOn(blind, "leadership", SUPPORT), [
    { name: "", author: "", value: "not_yet" },
    { name: "", author: "", value: "partly" },
  ]);
  assert.deepEqual(heard.answersOn(voices.hideNames(blind, false), "leadership", SUPPORT), [
    { name: "Alder Vale", author: "Alder Vale", value: "partly" },
    { name: "Brookside", author: "Brookside", value: "not_yet" },
  ]);
});

test("the same voice again takes the place of its older version, and a newer one stays", () => {
  const later = voices.voiceOf(alone(1, "Alder Vale", { [VISION]: "not_yet" }, "2026-02-01T10:00:00Z"));
  const renewed = voices.withVoices(both, [later], parts);
  assert.deepEqual([renewed.added, voices.voicesOf(renewed.state).length], [1, 2]);
  assert.equal(heard.answersOn(renewed.state, "leadership", VISION)[0].value, "not_yet");
  const again = voices.withVoices(renewed.state, [voices.voiceOf(alder)], parts);
  assert.equal(again.state, renewed.state);
  assert.deepEqual([again.older.length, voices.withVoices(both, [voices.voiceOf(alder)], parts).older.length], [1, 0]);
});

test("two people who began with one file stay two voices, however often they are brought", () => {
  const twin = voices.voiceOf({ ...alone(1, "Cedar Grove", { [VISION]: "not_yet" }) });
  const { state, added } = voices.withVoices(both, [twin], parts);
  assert.deepEqual([added, new Set(voices.voicesOf(state).map(({ id }) => id)).size], [1, 3]);
  assert.equal(voices.withVoices(state, [twin], parts).state, state);
  const later = voices.voiceOf(alone(1, "Cedar Grove", { [VISION]: "partly" }, "2026-02-01T10:00:00Z"));
  const renewed = voices.withVoices(state, [later], parts).state;
  assert.deepEqual(
    heard.answersOn(renewed, "leadership", VISION).map(({ value }) => value),
    ["in_place", "in_place", "partly"],
  );
});

for (const [words, given, typed] of [
  ["a name that the team gave", "Alder Vale", "Alder"],
  ["a name that the team gave where there was none", "", "Alder"],
  ["no name any more", "Alder Vale", ""],
]) {
  test(`a voice with ${words} is known when its file comes again, and keeps that name`, () => {
    const first = voices.voiceOf(alone(1, given, { [VISION]: "partly" }));
    const held = voices.withVoices(team, [first], parts).state;
    const renamed = frozen(voices.renameVoice(held, first.id, typed));
    assert.ok(isSoundForAjv(renamed));
    assert.equal(voices.withVoices(renamed, [first], parts).state, renamed);
    const later = alone(1, given, { [VISION]: "not_yet" }, "2026-02-01T10:00:00Z");
    const again = [given, typed].map((name) => voices.voiceOf(later, name));
    const twice = voices.withVoices(renamed, again, parts).state;
    assert.deepEqual(
      voices.voicesOf(twice).map(({ name = "", themes }) => [name, themes.leadership.components[VISION].answer]),
      [[typed, "not_yet"]],
    );
    const another = voices.voiceOf(alone(1, "Brookside", {}));
    assert.equal(voices.voicesOf(voices.withVoices(renamed, [another], parts).state).length, 2);
  });
}

test("a name that was typed while files were brought together is one that the team gave", () => {
  const typed = voices.voiceOf(alone(1, "", {}), "Alder");
  const { state } = voices.withVoices(team, [typed], parts);
  assert.deepEqual([typed.name, typed.in_file], ["Alder", { name: "" }]);
  for (const again of [voices.voiceOf(alone(1, "", {})), typed]) {
    assert.equal(voices.withVoices(state, [again], parts).state, state);
  }
  const other = voices.voiceOf(alone(1, "", {}), "Brook");
  assert.equal(voices.withVoices(state, [other], parts).added, 1);
});

test("voices that are called alike, and those without a name, have the same number at every place", () => {
  const three = ["Alder Vale", "Alder Vale", ""].map((name, at) =>
    voices.voiceOf(alone(at + 1, name, { [VISION]: "partly" })),
  );
  const { state } = voices.withVoices(team, three, parts);
  const names = ["Alder Vale (1 of 2)", "Alder Vale (2 of 2)", "Person 1"];
  assert.deepEqual(voices.voiceNames(state), names);
  const said = heard.answersOn(state, "leadership", VISION);
  assert.deepEqual(
    said.map(({ name }) => name),
    names,
  );
  assert.equal(withWordsOf("", { ...said[1], value: "Yes" }), "Alder Vale: Yes");
  assert.equal(withWordsOf("", { ...said[2], value: "Yes" }), "Yes");
});

test("a voice without a name is not called as another one is named", () => {
  const four = ["", "Person 1", "", "Person 2"].map((name, at) => voices.voiceOf(alone(at + 1, name, {})));
  assert.deepEqual(voices.voiceNames({ ...team, voices: four }), ["Person 3", "Person 1", "Person 4", "Person 2"]);
});

test("a voice that is taken out leaves no name before words that were taken over", () => {
  const themes = { leadership: { how: "Alder Vale: By talking" } };
  const [{ id }] = voices.voicesOf(both);
  assert.equal(voices.withoutVoice({ ...both, themes }, id).themes.leadership.how, "By talking");
});

test("there is room for so many voices, and which were left is told", () => {
  const more = [3, 4].map((number) => voices.voiceOf(alone(number, `Practice ${number}`, {})));
  const { state, left } = voices.withVoices(both, more, parts);
  assert.equal(voices.voicesOf(state).length, 3);
  assert.deepEqual(
    left.map(({ name }) => name),
    ["Practice 4"],
  );
});

test("a voice taken out leaves no trace when it is the last one", () => {
  const [one, other] = voices.voicesOf(both);
  assert.deepEqual(voices.withoutVoice(voices.withoutVoice(both, one.id), other.id), team);
});

test("what is sent holds no voice", () => {
  assert.deepEqual(voices.withoutVoices(voices.hideNames(both, true)), team);
  assert.equal(voices.withoutVoices(team), team);
});

test("what is sent of words that were taken over does not name who wrote them", () => {
  const note = "Alder Vale: Yes\nOurs: no\nBrookside: Not Alder Vale: we";
  const themes = { leadership: { components: { [VISION]: { note } }, how: "Brookside: By talking" } };
  assert.deepEqual(voices.withoutVoices({ ...both, themes }).themes.leadership, {
    components: { [VISION]: { note: "Yes\nOurs: no\nNot Alder Vale: we" } },
    how: "By talking",
  });
});

test("another name of a voice also stands before words that were taken over, so that it is left out of what is sent", () => {
  const [{ id }] = voices.voicesOf(both);
  const themes = { leadership: { how: "Alder Vale: By talking" } };
  const renamed = voices.renameVoice({ ...both, themes }, id, "Alder");
  assert.equal(renamed.themes.leadership.how, "Alder: By talking");
  assert.equal(voices.withoutVoices(renamed).themes.leadership.how, "By talking");
  assert.equal(voices.renameVoice({ ...both, themes }, id, "").themes.leadership.how, "By talking");
});

test("words come over with their author, below those of the team", () => {
  assert.equal(withWordsOf("", { author: "Alder Vale", value: "Yes" }), "Alder Vale: Yes");
  assert.equal(withWordsOf("Ours.\n", { author: "", value: "Yes" }), "Ours.\nYes");
});

test("where names are hidden, none stands before words that the team took over, and what is typed there keeps them", () => {
  const noted = (state, note) => ({ ...state, themes: { leadership: { components: { [VISION]: { note } } } } });
  const held = "Ours\nAlder Vale: Yes\nBrookside: Yes";
  const shown = "Ours\nYes\nYes";
  const last = { date: "2025-01-31", themes: { leadership: { how: held } } };
  const before = frozen({ ...noted(both, held), last_time: last });
  assert.equal(voices.asShown(before), before);
  const hidden = voices.asShown(voices.hideNames(before, true));
  assert.equal(hidden.themes.leadership.components[VISION].note, shown);
  assert.equal(hidden.last_time.themes.leadership.how, shown);
  assert.deepEqual(hidden.voices, before.voices);
  const marks = voices.hiddenMarks(voices.hideNames(before, true));
  assert.equal(withMarksOf(held, shown, marks), held);
  assert.equal(withMarksOf(held, "New\nYes", marks), "New\nAlder Vale: Yes");
});

test("the names of voices are in nothing that is sent a year later", () => {
  const held = "Alder Vale: It is written down";
  const noted = { ...both, themes: { leadership: { components: { [VISION]: { note: held } }, how: held } } };
  const next = startFromLastTime(frozen(noted), { id: `${ID}e`, now: "2027-01-31T10:00:00Z", generator: {}, matrix });
  assert.ok(!JSON.stringify(next).includes("Alder Vale"));
  assert.equal(next.last_time.themes.leadership.how, "It is written down");
  const older = { ...both, last_time: { date: "2025-01-31", themes: noted.themes } };
  assert.ok(!JSON.stringify(toSend(matrix, older)).includes("Alder Vale"));
});

const fileOf = (name, of) => ({ name, ok: true, assessment: documentOf({ about: { name: of } }), findings: [] });
const refused = (name) => ({
  name,
  ok: false,
  assessment: null,
  findings: [{ level: "error", message: "No", where: "" }],
});
const namesOf = ({ files }) => files.map(({ name }) => name);

test("files come one by one, and the same one is not listed again", () => {
  const first = withMore(null, [fileOf("a", "A"), fileOf("a (2)", "A")]);
  assert.deepEqual([namesOf(first), first.again], [["a"], ["a (2)"]]);
  const more = withMore(first, [fileOf("b", "B"), refused("c"), refused("c"), refused("d")]);
  assert.deepEqual([namesOf(more), more.again], [["a", "b", "c", "d"], ["c"]]);
  const less = withoutFile(more, more.files[1]);
  assert.deepEqual([namesOf(less), less.again], [["a", "c", "d"], []]);
});

test("files are of the team that each names, or all of the one that somebody says", () => {
  const listed = withMore(null, [fileOf("a", " Oak  PCN"), fileOf("b", ""), fileOf("c", "oak pcn"), refused("d")]);
  const said = (all) => teamsOf(all).map((group) => [group.name, namesOf(group)]);
  assert.deepEqual(said(listed), [
    ["Oak  PCN", ["a", "c"]],
    ["", ["b"]],
  ]);
  assert.deepEqual(said({ ...listed, team: "Elm PCN" }), [["Elm PCN", ["a", "b", "c"]]]);
});
