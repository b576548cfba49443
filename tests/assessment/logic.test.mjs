// The logic on the cases that Python reads too.
import assert from "node:assert/strict";
import { test } from "node:test";

import { compare } from "../../theme/scripts/assessment/logic/movement.js";
import { exportCsv } from "../../theme/scripts/assessment/logic/answers-csv.js";
import { difference } from "../../theme/scripts/assessment/logic/diff.js";
import { helpingDomains, nextSteps, openThemes } from "../../theme/scripts/assessment/logic/next-steps.js";
import { askLines, fitting } from "../../theme/scripts/assessment/logic/first-page.js";
import { chosenWords } from "../../theme/scripts/assessment/logic/ladder.js";
import { inOneLine, sentence } from "../../theme/scripts/assessment/logic/own-words.js";
import { unturned } from "../../theme/scripts/common/turned-text.js";
import { xmlText } from "../../theme/scripts/common/xml-text.js";
import { askWords } from "../../theme/scripts/assessment/logic/asks.js";
import { planOf } from "../../theme/scripts/assessment/logic/plan.js";
import { footWords } from "../../theme/scripts/assessment/logic/plan-title.js";
import { planRows } from "../../theme/scripts/assessment/logic/plan-rows.js";
import { explain, suggest } from "../../theme/scripts/assessment/logic/suggest.js";
import { inSentence, labelOf, positions, stageTitle } from "../../theme/scripts/assessment/logic/labels.js";
import { emailText } from "../../theme/scripts/assessment/logic/sending.js";
import { dayTyped, mistakeTyped, readWords } from "../../theme/scripts/common/typed-day.js";
import { documentOf, matrix, readCases, systems } from "./support.mjs";

function eachCase(name, check) {
  for (const { title, input, expected } of readCases(name)) {
    test(`${name}: ${title}`, () => check(input, expected));
  }
}

eachCase("suggest.json", ({ state, theme, side }, expected) => {
  const suggestion = suggest(matrix, documentOf(state), theme, side);
  assert.deepEqual(suggestion, expected.suggestion);
  assert.equal(explain(matrix, suggestion), expected.words);
});

eachCase("next-steps.json", ({ state }, expected) => {
  assert.deepEqual(nextSteps(matrix, documentOf(state)), expected.steps);
  const open = openThemes(matrix, documentOf(state)).map(({ theme, side }) => [theme, side]);
  assert.deepEqual(open, expected.open);
  const help = helpingDomains(matrix, documentOf(state)).map(({ domain, themes }) => [domain.ref, domain.part, themes]);
  assert.deepEqual(help, expected.help);
});

eachCase("compare.json", ({ state }, expected) => {
  assert.deepEqual(compare(matrix, documentOf(state)), expected);
});

eachCase("plan.json", ({ state }, expected) => {
  const plan = planOf(matrix, { systems }, documentOf(state));
  for (const field of ["name", "period", "system"].filter((one) => one in expected)) {
    assert.equal(plan[field], expected[field]);
  }
  assert.deepEqual(
    plan.first.map(({ day, what, who }) => [day, what, who]),
    expected.first,
  );
  assert.deepEqual(
    plan.needs.map((need) => `${need.theme}: ${askWords(need)}`),
    expected.needs,
  );
  assert.deepEqual(
    plan.themes.map(({ id }) => id),
    Object.keys(expected.positions),
  );
  for (const [theme, words] of Object.entries(expected.positions)) {
    assert.equal(plan.themes.find(({ id }) => id === theme).sides[0].words, words);
  }
});

eachCase("fitting.json", ({ texts, room }, expected) => {
  assert.deepEqual(fitting(texts, room), expected);
});

test("a long ask cuts none of the others away", () => {
  const needs = ["Time", "Support"].map((label) => ({
    label,
    words: label === "Time" ? "word ".repeat(900) : "A mentor",
  }));
  const [{ words }] = askLines([{ theme: "Leadership", needs }], 100);
  assert.match(words, /^Time: word .*… Support: A mentor\.$/);
  assert.ok(words.length < 110);
});

test("a row of the ladder says of whom it is where there are several sides", () => {
  const both = planOf(matrix, { systems }, documentOf({ about: {}, themes: {} })).ladder;
  assert.equal(both.rows.length, matrix.themes.length * 2);
  assert.equal(both.rows[1].name, "Leadership: Systems");
});

test("the foot of a page says whose plan it is, shortened where the name is long", () => {
  const foot = (about) => footWords(documentOf({ about }));
  assert.equal(
    foot({ name: "Riverside PCN", date: "2026-11-12" }),
    "Riverside PCN, development plan of 12 November 2026",
  );
  assert.match(foot({}), /^development plan, last changed on \d+ \w+ \d{4}$/);
  const alone = { name: "Riverside PCN", answered_by: "one" };
  assert.equal(
    foot({ ...alone, voice: "Alder Vale", date: "2026-11-12" }),
    "Alder Vale, answered alone for Riverside PCN, 12 November 2026",
  );
  assert.match(foot({ answered_by: "one" }), /^One person or practice, answered alone, last changed on /);
  assert.ok(foot({ ...alone, voice: "y".repeat(20_000), name: "x".repeat(20_000), date: "2026-11-12" }).length < 120);
  assert.ok(foot({ name: "x".repeat(20_000) }).length < 100);
});

test("a plan to paste has its actions, who keeps it moving, its asks and what became of last time's actions", () => {
  const [theme] = matrix.themes;
  const [group] = theme.domains.flatMap(({ groups }) => groups ?? []);
  const state = documentOf({
    about: { kept_moving_by: "Nurse", next_meeting: "2027-12-02" },
    themes: {
      [theme.id]: { actions: [{ what: "Meet" }], needs: { time: "A day" }, support: group ? [group.id] : ["one"] },
    },
    last_time: {
      themes: { [theme.id]: { actions: [{ what: "Write", by: "2026-06-30", outcome: "done", why: "It helped" }] } },
    },
  });
  assert.deepEqual(planRows(matrix, state, planOf(matrix, { systems }, state)), [
    ["No date", "Meet", "Not decided yet", theme.title],
    ["", "Keep the plan moving", "Nurse", ""],
    ["2 Dec 2027", "Meet again about the plan", "", ""],
    ["", `We ask the system for: ${group?.title ?? "one"}.`, "", theme.short_title],
    ["", "We need: Time: A day.", "", theme.short_title],
    ["30 Jun 2026", "Last time: Write. Done: It helped", "", theme.title],
  ]);
});

test("a plan says first whose it is, and no word stands for a name that nobody gave", () => {
  const whose = (about) => {
    const plan = planOf(matrix, { systems }, documentOf({ about }));
    return { ...plan, text: emailText(plan, "", matrix.labels) };
  };
  const team = whose({ name: "Riverside PCN" });
  assert.deepEqual(
    [team.kind, team.title, team.owner, team.alone],
    ["Development plan", "Riverside PCN", "Riverside PCN", ""],
  );
  const none = whose({});
  assert.deepEqual([none.kind, none.title, none.owner], ["", "Development plan", ""]);
  assert.match(none.text, /Attached is our development plan\. /);
  assert.match(team.text, /Attached is the development plan of Riverside PCN\. [\s\S]*\n\nRiverside PCN$/);
  const one = whose({ name: "Riverside PCN", answered_by: "one", voice: "Alder Vale" });
  assert.deepEqual(
    [one.title, one.owner, one.alone],
    ["Alder Vale", "Alder Vale", "Alder Vale, before Riverside PCN answers together"],
  );
  const { title, alone } = whose({ answered_by: "one" });
  assert.deepEqual([title, alone.includes("undefined")], [matrix.labels.answered_by.one, false]);
});

eachCase("labels.json", (path, expected) => {
  assert.equal(labelOf(path, matrix), expected);
});

eachCase("difference.json", ({ current, incoming }, expected) => {
  assert.deepEqual(difference(matrix, documentOf(current), documentOf(incoming)), expected);
});

eachCase("csv.json", ({ state }, { contains, lacks = [] }) => {
  const table = exportCsv(matrix, documentOf(state), systems);
  for (const part of contains) {
    assert.ok(table.includes(part), `${JSON.stringify(part)} is not in\n${table}`);
  }
  for (const part of lacks) {
    assert.ok(!table.includes(part), part);
  }
});

test("a day may lack its year, or be the end of a month: the next one where it is to come, and else the nearest", () => {
  const today = new Date(2026, 11, 1, 12);
  const read = {
    "": ["", ""],
    "31 3 2027": ["2027-03-31", "2027-03-31"],
    "31/3/27": ["2027-03-31", "2027-03-31"],
    "1 1 2020": ["2020-01-01", "2020-01-01"],
    "31 January": ["2027-01-31", "2027-01-31"],
    "1 December": ["2026-12-01", "2026-12-01"],
    "30 Nov": ["2027-11-30", "2026-11-30"],
    "31/1": ["2027-01-31", "2027-01-31"],
    June: ["2027-06-30", "2026-06-30"],
    "June 2027": ["2027-06-30", "2027-06-30"],
    "end of March": ["2027-03-31", "2027-03-31"],
    "the end of June 2028": ["2028-06-30", "2028-06-30"],
    "29 February": ["2028-02-29", "2028-02-29"],
    "29 February 2027": [null, null],
    "30 February": [null, null],
    "31/6": [null, null],
    "next week": [null, null],
    2027: [null, null],
  };
  for (const [typed, [toCome, other]] of Object.entries(read)) {
    assert.equal(dayTyped({ day: typed }, true, today), toCome, typed);
    assert.equal(dayTyped({ day: typed }, false, today), other, typed);
  }
});

test("a date in three boxes is read as one in a single box, and what cannot be read is none", () => {
  const today = new Date(2026, 11, 1, 12);
  const day = (...parts) => dayTyped({ day: parts[0] ?? "", month: parts[1] ?? "", year: parts[2] ?? "" }, true, today);
  assert.equal(day("3 ", " 6", " 26"), "2026-06-03");
  assert.equal(day("3", "September", "26"), "2026-09-03");
  assert.equal(day("12th", "JUNE", "’26"), "2026-06-12");
  assert.equal(day("", "June", "27"), "2027-06-30");
  assert.equal(day("", "6"), "2027-06-30");
  assert.equal(day("31", "3"), "2027-03-31");
  assert.equal(day("31 January", "", "28"), "2028-01-31");
  for (const pasted of [
    "12/3/2026",
    "12.03.26",
    " 12 March 2026 ",
    "12-Mar-26",
    "12 / 3 / 2026",
    "12–3–2026",
    "12mar2026",
    "12 Mar. '26",
    "Thu 12 Mar 2026",
    "Thursday, 12th of March, 2026",
    "March 12, 2026",
    "2026-03-12",
    "１２/３/２０２６",
  ]) {
    assert.equal(day(pasted), "2026-03-12", pasted);
  }
  assert.equal(day("", " "), "");
  for (const parts of [
    ["12/3/2026", "3"],
    ["31/2/2026"],
    ["12. März 2026"],
    ["soon"],
    ["7"],
    ["3", "6", "226"],
    ["3", "6", "6"],
    ["31", "", "2026"],
    ["", "", "2026"],
  ]) {
    assert.equal(day(...parts), null, parts.join());
  }
});

test("what is wrong with a date quotes what was typed", () => {
  const words = {
    "next week": "“next week” is not a date. ",
    soon: "“soon” is not a date. ",
    "31/6": "“31/6” is not a real date. June has 30 days",
    "31/6/27": "“31/6/27” is not a real date. June has 30 days",
    "29 Feb 27": "“29 Feb 27” is not a real date. February 2027 has 28 days",
    "30 February": "“30 February” is not a real date. February has 29 days",
    "30 Juno 2027": "“juno” is not a month. ",
    "30/13/2027": "“13” is not a month. ",
    "30/6/227": "“227” is not a year. ",
    7: "“7” has no month. ",
  };
  for (const [typed, said] of Object.entries(words)) {
    assert.ok(mistakeTyped({ day: typed }).words.startsWith(said), mistakeTyped({ day: typed }).words);
  }
  assert.deepEqual(mistakeTyped({ day: "30", month: "13", year: "2027" }).parts, ["month"]);
  assert.deepEqual(mistakeTyped({ day: "30", month: "6", year: "227" }).parts, ["year"]);
});

test("a day is said as it is read where it was not typed in full", () => {
  assert.equal(readWords({ day: "June" }, "2027-06-30"), "The date is read as 30 June 2027.");
  assert.equal(readWords({ day: "30 June 2027" }, "2027-06-30"), "");
  assert.equal(readWords({ day: "30", month: "6", year: "27" }, "2027-06-30"), "");
  assert.equal(readWords({ day: "30", month: "6", year: "" }, "2027-06-30"), "The date is read as 30 June 2027.");
  assert.equal(readWords({ day: "" }, ""), "");
});

test("a table starts with the byte order mark and the columns, and every row ends with CRLF", () => {
  const table = exportCsv(matrix, documentOf({}), systems);
  assert.ok(table.startsWith("\uFEFFSection,Side,Stage,Item,Statement,Answer,Note,Last time,Who,By when,Id\r\n"));
  assert.ok(table.endsWith("\r\n"));
  assert.equal(table.replaceAll("\r\n", "").includes("\n"), false);
});

test("the five positions have titles, and an unknown stage keeps its id", () => {
  assert.deepEqual(
    positions(matrix).map(({ title }) => title),
    ["Before Foundation", "Foundation", "Step 1", "Step 2", "Step 3"],
  );
  assert.equal(stageTitle(matrix, null), "");
  assert.equal(stageTitle(matrix, "step-9"), "step-9");
});

test("lists read as in a sentence", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(inSentence), ["", "a", "a and b", "a, b and c"]);
});

test("nothing in a plan follows from a stage that nobody chose", () => {
  const components = { "leadership.foundation.pcn.vision": { answer: "partly" } };
  const of = (stages) =>
    planOf(
      matrix,
      { systems },
      documentOf({ about: { audiences: ["pcn"] }, themes: { leadership: { components, pcn: stages } } }),
    );
  const open = of({});
  assert.match(chosenWords(open.ladder), /not chosen/);
  assert.deepEqual(open.steps, []);
  assert.match(open.themes[0].sides[0].lead, /^Not in place yet/);
  assert.deepEqual(of({ now: "foundation" }).steps, []);
  const decided = of({ now: "foundation", in_a_year: "step-1" });
  assert.match(chosenWords(decided.ladder), /chose these/);
  assert.deepEqual(
    decided.steps.map(({ name }) => name),
    ["Leadership"],
  );
});

test("a note on what is not answered yet stands in the plan", () => {
  const components = { "leadership.foundation.pcn.vision": { note: "Ask Jo." } };
  const pcn = { in_a_year: "step-1" };
  const { themes } = planOf(
    matrix,
    { systems },
    documentOf({ about: { audiences: ["pcn"] }, themes: { leadership: { components, pcn } } }),
  );
  assert.deepEqual(
    themes[0].sides[0].notes.map(({ note }) => note),
    ["Ask Jo."],
  );
});

test("what the system is asked for is what was chosen for that, and what the team needs is not", () => {
  const [theme] = matrix.themes;
  const group = theme.domains.flatMap(({ groups }) => groups ?? [])[0];
  const said = { support: [group?.id].filter(Boolean), needs: { time: "Half a day" } };
  const plan = planOf(matrix, { systems }, documentOf({ about: {}, themes: { [theme.id]: said } }));
  assert.deepEqual(plan.asks.map(askWords), group ? [`${group.title}.`] : []);
  assert.deepEqual(plan.needs.map(askWords), ["Time: Half a day."]);
});

for (const [words, expected] of [
  ["", ""],
  ["A list", "A list."],
  ["Really?", "Really?"],
  ["so-called “backfill”.", "so-called “backfill”."],
  ["They said “yes.”", "They said “yes.”"],
  ["cut\u00a0…", "cut\u00a0…"],
  ["First line\nSecond line.\n\n", "First line. Second line."],
]) {
  test(`people's words in one line end in one mark: ${JSON.stringify(words)}`, () => {
    assert.equal(sentence(inOneLine(words)), expected);
  });
}

test("marks that turn the order of letters round are in nothing that is shown", () => {
  assert.equal(unturned("a\u202eb\u2066c\u2069\u200f\u05d0"), "abc\u200f\u05d0");
  assert.equal(xmlText("a\u202e\u0001b"), "ab");
});
