// The cases of tests/cases/rollup, and what holds for every roll-up, with the browser's modules.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parseExport, fault, pathOf } from "../../theme/scripts/assessment/format/validation.js";
import { aggregate } from "../../theme/scripts/rollup/logic/counts/aggregate.js";
import { chosenFiles, withFreshNames } from "../../theme/scripts/rollup/view/file-drop.js";
import { recordOf, instant } from "../../theme/scripts/rollup/logic/intake/record.js";
import { NotAList, listText, namesOf } from "../../theme/scripts/rollup/logic/intake/expected.js";
import { WHOLE, spanOf } from "../../theme/scripts/rollup/logic/intake/selection.js";
import { keepSession } from "../../theme/scripts/rollup/view/keeper.js";
import { nameKey, plain } from "../../theme/scripts/rollup/logic/intake/name-matching.js";
import { fingerprint } from "../../theme/scripts/rollup/logic/ingest.js";
import { blankSession, choosing, withFiles } from "../../theme/scripts/rollup/logic/session.js";
import { linkSeries } from "../../theme/scripts/rollup/logic/intake/linkage.js";
import { earlierPeriods, periodOf } from "../../theme/scripts/rollup/logic/intake/periods.js";
import { byMonth } from "../../theme/scripts/rollup/logic/counts/free-text.js";
import { atOnce, inSlices } from "../../theme/scripts/common/scheduler.js";
import { tablesOf } from "../../theme/scripts/rollup/logic/report/tables.js";
import { wordsOf } from "../../theme/scripts/rollup/logic/intake/words.js";
import { ownWordsByTheme } from "../../theme/scripts/rollup/logic/report/asks.js";
import { regionNotes, regionTables, regionTitle } from "../../theme/scripts/rollup/logic/report/region-tables.js";
import { reportTitle } from "../../theme/scripts/rollup/logic/report/about.js";
import { withOwnPlace } from "../../theme/scripts/rollup/logic/report/own-place.js";
import { whereSentences } from "../../theme/scripts/rollup/logic/report/sentences.js";
import { decidedIn } from "../../theme/scripts/rollup/logic/saved/decided.js";
import { numbersShared } from "../../theme/scripts/rollup/logic/saved/counts-for-others.js";
import { withoutCopies } from "../../theme/scripts/rollup/logic/intake/duplicates.js";
import { frozen, generator, matrix, schema, systems } from "../assessment/support.mjs";

const cases = JSON.parse(readFileSync(new URL("../cases/rollup/combine.json", import.meta.url), "utf8"));
const blank = JSON.parse(readFileSync(new URL("../cases/assessment/blank.json", import.meta.url), "utf8"));

function whole({ local = null, ...document }) {
  return JSON.stringify({ ...blank, ...document, matrix: { ...blank.matrix, local } });
}

function batchOf(files) {
  const batch = { entries: [], refused: [], parts: [] };
  for (const { file, text } of files.map((item) => ({ ...item, text: item.text ?? whole(item.document) }))) {
    const { document: found, faults } = parseExport(text, schema);
    if (faults.length) {
      batch.refused.push({ file, findings: faults, fingerprint: fingerprint(text) });
    } else {
      batch.entries.push(recordOf(matrix, file, frozen(found), fingerprint(text)));
    }
  }
  return frozen(batch);
}

/** @param {{files: any[], decisions?: any, choice?: any}} given */
function rollUpOf({ files, decisions = {}, choice = {} }) {
  const { chosen = {}, joined = [], systems: one = [], near = [], expected = null } = decisions;
  const decided = {
    chosen: new Map(Object.entries(chosen)),
    joined: new Set(joined),
    systems: new Set(one),
    near: new Set(near),
    expected: expected === null ? null : atOnce(namesOf(expected)),
    preferred: new Set(),
  };
  return atOnce(aggregate({ generator, matrix, systems }, batchOf(files), decided, { ...WHOLE, ...choice }));
}

function holds(expected, found, path) {
  if (Array.isArray(expected) && typeof expected[0] === "object") {
    assert.ok(found.length >= expected.length, `${path} is too short`);
    expected.forEach((one, index) => holds(one, found[index], `${path}[${index}]`));
  } else if (expected !== null && typeof expected === "object" && !Array.isArray(expected)) {
    Object.entries(expected).forEach(([key, value]) => holds(value, found[key], `${path}.${key}`));
  } else {
    assert.deepEqual(found, expected, path);
  }
}

for (const one of cases) {
  test(one.title, () => holds(one.result, rollUpOf(one), ""));
}

const nextSteps = JSON.parse(readFileSync(new URL("../cases/assessment/next-steps.json", import.meta.url), "utf8"));
for (const { title, input, expected } of nextSteps) {
  test(`the domains of a roll-up of one are those of its plan: ${title}`, () => {
    const { domains } = rollUpOf({ files: [{ file: "a.json", document: input.state }] });
    const found = domains.map(({ ref, part, themes }) => [ref, part, themes.map(({ theme }) => theme)]);
    const inOrder = (rows) => rows.map((row) => JSON.stringify(row)).sort();
    assert.deepEqual(inOrder(found), inOrder(expected.help));
  });
}

const sentences = JSON.parse(readFileSync(new URL("../cases/rollup/sentences.json", import.meta.url), "utf8"));
for (const { title, sentence, assessed, now, in_a_year: year } of sentences) {
  test(`a sentence is made from the counts: ${title}`, () => {
    const stages = [matrix.before.id, ...matrix.stages.map(({ id }) => id), null];
    const rows = (counts) => stages.map((stage, index) => ({ stage, count: counts[index] }));
    const words = wordsOf(matrix, systems, { pcns: [] });
    assert.equal(whereSentences(assessed, rows(now), rows(year), words), sentence);
  });
}

const titles = JSON.parse(readFileSync(new URL("../cases/rollup/titles.json", import.meta.url), "utf8"));
for (const { title, systems: counts, heading } of titles) {
  test(`the title counts the systems that files name: ${title}`, () => {
    const found = Object.entries(counts).map(([system, count]) => ({ system, count }));
    const words = wordsOf(matrix, systems, { pcns: [] });
    assert.equal(reportTitle({ choice: { system: null }, systems: found }, words), heading);
  });
}

test("every table has as many cells in a row as columns", () => {
  for (const one of cases) {
    for (const { name, columns, rows } of tablesOf({ matrix, systems }, rollUpOf(one))) {
      assert.ok(
        rows.every(
          (row) => row.length === columns.length && row.every((cell) => ["string", "number"].includes(typeof cell)),
        ),
        name,
      );
    }
  }
});

test("steps give the same as one go, and can be stopped", async () => {
  const steps = function* () {
    yield;
    yield;
    return 7;
  };
  assert.equal(await inSlices(steps()), 7);
  assert.equal(atOnce(steps()), 7);
  const endless = (function* () {
    for (;;) {
      yield;
    }
  })();
  assert.equal(await inSlices(endless, () => true), null);
});

test("names are compared without case, accents, punctuation and the words for a PCN", () => {
  assert.equal(plain("  Éclair & Søn, P.C.N. "), "eclair søn p c n");
  assert.equal(nameKey("Riverside Primary Care Network"), nameKey("RIVERSIDE  pcn"));
  assert.equal(nameKey("PCN"), "pcn");
  assert.equal(nameKey("🙂 "), "🙂");
});

test("periods begin in April", () => {
  assert.equal(periodOf("2026-03-31", 12), "2025-04");
  assert.equal(periodOf("2026-03-31", 6), "2025-10");
  assert.equal(periodOf("2026-03-31", 3), "2026-01");
  assert.equal(periodOf("2026-04-01", 3), "2026-04");
  assert.deepEqual(spanOf("2025-10", 6), { from: "2025-10", to: "2026-03" });
});

test("only rounds before the one that is looked at can be compared with", () => {
  const periods = ["2023-04", "2024-04", "2025-04"];
  assert.deepEqual(earlierPeriods(periods, null), ["2023-04", "2024-04"]);
  assert.deepEqual(earlierPeriods(periods, "2024-04"), ["2023-04"]);
  assert.deepEqual(earlierPeriods(periods, "2023-04"), []);
  assert.deepEqual(earlierPeriods([], null), []);
  const compared = choosing(choosing(blankSession(), { round: "2025-04" }), { earlier: "2024-04" });
  assert.equal(compared.choice.earlier, "2024-04");
  assert.equal(choosing(compared, { round: "2024-04" }).choice.earlier, null);
  assert.equal(choosing(compared, { round: null }).choice.earlier, "2024-04");
});

test("times with parts of a second are compared as times", () => {
  assert.ok(instant("2026-01-01T10:00:00.5Z") > instant("2026-01-01T10:00:00Z"));
});

test("a second file of the same name gets a name of its own", () => {
  const files = ["a.json", "a.json", "b.json"].map((name) => ({ name, file: null }));
  assert.deepEqual(
    withFreshNames(files, ["b.json"]).map(({ name }) => name),
    ["a.json", "a.json (2)", "b.json (2)"],
  );
});

const LISTS = new URL("../cases/rollup/expected-lists/", import.meta.url);

for (const [name, expected] of Object.entries(JSON.parse(readFileSync(new URL("expected.json", LISTS), "utf8")))) {
  test(`the list ${name} is read, or it is said why not`, () => {
    const { buffer, byteOffset, byteLength } = readFileSync(new URL(name, LISTS));
    const read = () => atOnce(namesOf(listText(buffer.slice(byteOffset, byteOffset + byteLength))));
    if (expected.refused) {
      assert.throws(read, new NotAList(expected.refused));
    } else {
      assert.deepEqual([...read().values()], expected.names);
    }
  });
}

test("no list takes longer than its size", () => {
  const hostile = ['"x;""', '"""x;', " ", '"', ", ", "a\n", '" ', ' ";'];
  for (const part of hostile) {
    const started = performance.now();
    try {
      atOnce(namesOf(part.repeat(300_000)));
    } catch (problem) {
      assert.ok(problem instanceof NotAList);
    }
    assert.ok(performance.now() - started < 5000, part);
  }
});

test("thousands of files of one name get names of their own in one go each", () => {
  const files = Array.from({ length: 50_000 }, () => ({ name: "a.json", file: null }));
  const started = performance.now();
  const fresh = withFreshNames(files, ["a.json", "a.json (2)"]);
  assert.deepEqual(
    fresh.slice(0, 2).map(({ name }) => name),
    ["a.json (3)", "a.json (4)"],
  );
  assert.equal(new Set(fresh.map(({ name }) => name)).size, 50_000);
  assert.ok(performance.now() - started < 5000);
});

test("a name with thousands of spaces takes no longer than its length", () => {
  const started = performance.now();
  for (let round = 0; round < 100; round += 1) {
    assert.equal(nameKey(`!${" ".repeat(20_000)}!`).length, 20_002);
  }
  assert.ok(performance.now() - started < 5000);
});

test("actions in thousands of months are put to their months in one go", () => {
  const actions = Array.from({ length: 60_000 }, (_, number) => ({ month: String(number), what: "" }));
  const started = performance.now();
  assert.equal(byMonth(actions, true).length, 60_000);
  assert.ok(performance.now() - started < 5000);
});

test("thousands of PCNs that are alike are joined in one go", () => {
  /** @type {any[]} */
  const entries = Array.from({ length: 20_000 }, (_, number) => ({
    id: String(number),
    previous: null,
    name: `PCN ${Math.floor(number / 2)}`,
    system: "",
    date: "2026-01-01",
    updated: "",
  }));
  const started = performance.now();
  assert.equal(linkSeries(entries, "all").lines.length, 10_000);
  assert.ok(performance.now() - started < 5000);
});

test("hundreds of thousands of actions and notes are combined", () => {
  const actions = Array.from({ length: 100 }, () => ({ what: "Meet" }));
  const themes = Object.fromEntries(
    Array.from({ length: 100 }, (_, number) => [`theme-${number}`, { actions, how: "x" }]),
  );
  const components = Object.fromEntries(
    Array.from({ length: 4_000 }, (_, number) => [`a.step-1.pcn.n${number}`, { note: "x" }]),
  );
  const files = Array.from({ length: 30 }, (_, number) => ({
    file: `${number}.json`,
    document: {
      id: `00000000-0000-4000-8000-0000000000${10 + number}`,
      themes: { ...themes, leadership: { components } },
    },
  }));
  const rollUp = rollUpOf({ files });
  assert.deepEqual([rollUp.actions[0].count, rollUp.texts.length], [300_000, 123_000]);
});

test("hidden files are passed over, in folders and alone", () => {
  const list = ["._a.json", "stick/._a.json", ".git/a.json", "stick/a.json", "stick/a.txt"].map((path) => ({
    name: path,
    webkitRelativePath: path,
  }));
  const { files, others } = chosenFiles(list);
  assert.deepEqual([files.map(({ name }) => name), others], [["stick/a.json"], 1]);
});

test("texts with the same fingerprint are the same file only when they hold the same", () => {
  /** @type {any} */
  const one = { id: "1", file: "a", updated: "2026", fingerprint: "alike", state: { name: "Alder" } };
  const other = { ...one, file: "b", state: { name: "Birch" } };
  assert.equal(withoutCopies([one, other], new Map()).versions[0].why, "same_time");
  assert.equal(withoutCopies([one, { ...one, file: "b" }], new Map()).versions[0].why, "same");
});

test("work that was begun before everything was cleared changes nothing", () => {
  const told = [];
  const keeper = keepSession((session) => told.push(session.others));
  const before = keeper.later();
  keeper.change((session) => ({ ...session, others: session.others + 1 }));
  before.change((session) => ({ ...session, others: session.others + 1 }));
  keeper.clear();
  before.change((session) => ({ ...session, others: 100 }));
  keeper.later().change((session) => ({ ...session, others: session.others + 5 }));
  assert.deepEqual([told, before.isOver(), keeper.now().others], [[1, 2, 5], true, 5]);
});

test("a list of a million expected names is read line by line", () => {
  const list = Array.from({ length: 1_000_000 }, (_, number) => `PCN number ${number}`).join("\r\n");
  assert.equal(atOnce(namesOf(list)).size, 1_000_000);
});

test("files that were chosen before, by content, are counted and not taken again", () => {
  const file = (name, text) => ({ file: name, text });
  const one = batchOf([file("a.json", whole({ about: { name: "Alder" } })), file("bad.json", "{")]);
  const more = batchOf([
    file("folder/a copy.json", whole({ about: { name: "Alder" } })),
    file("bad.json (2)", "{"),
    file("worse.json", "["),
    file("b.json", whole({ about: { name: "Birch" } })),
  ]);
  const first = withFiles(blankSession(), one, 1);
  assert.deepEqual([first.batch.entries.length, first.batch.refused.length, first.again, first.others], [1, 1, 0, 1]);
  const second = withFiles(first, more, 0);
  assert.deepEqual([second.batch.entries.length, second.batch.refused.length, second.again], [2, 2, 2]);
  assert.equal(withFiles(second, more, 0).again, 6);
  const alike = {
    entries: one.entries.map((entry) => ({ ...entry, state: { ...entry.state, about: {} } })),
    refused: [],
    parts: [],
  };
  assert.equal(withFiles(first, alike, 0).again, 0, "an equal fingerprint alone says nothing");
});

test("a PCN's own mark stands in the middle of its stage, and there is none when the number of that is not shown", () => {
  const own = { positions: [{ theme: matrix.themes[0].id, side: "pcn", now: "step-1", in_a_year: "step-2" }] };
  const part = (position, start, width) => ({
    look: "stage",
    position,
    start: `${start}%`,
    width: `${width}%`,
    middle: `${start + width / 2}%`,
  });
  const bars = [
    { label: "Now", parts: [part(1, 0, 40), part(2, 40, 20), { look: "rest", position: null, start: "60%" }] },
    { label: "In a year", parts: [part(1, 0, 30), part(4, 30, 70)] },
  ];
  const rows = matrix.themes.map(({ title }) => ({ title, bars, sentence: "" }));
  const chart = /** @type {any} */ ({ side: "pcn", few: false, rows });
  const words = wordsOf(matrix, systems, { pcns: [] });
  const [{ rows: made, marked }] = withOwnPlace([chart], /** @type {any} */ (own), matrix, words);
  assert.deepEqual([made[0].bars.map(({ mark }) => mark), marked], [[50, undefined], "Your PCN"]);
  assert.equal(made[0].sentence, "Your PCN: Step 1 now, Step 2 in a year.");
  assert.deepEqual([made[1].bars[0].mark, made[1].sentence], [undefined, ""]);
  const few = { ...chart, few: true };
  assert.deepEqual(withOwnPlace([few], /** @type {any} */ (own), matrix, words), [few]);
});

test("counts of several systems are named by how many there are, without lines of nobody, and say whom two rounds are about", () => {
  const moved = ["leadership", "communities"].map((theme, index) => ({
    table: "moved",
    theme,
    side: "pcn",
    counts: { forward: index ? 0 : 6, same: 0, back: 0, moved_unknown: 0 },
  }));
  const needs = { table: "needs", id: "time", counts: { count: 0 } };
  const known = { parts: [], leftOut: [], unmarked: [], unknown: 0, both: "at least 6", rows: [...moved, needs] };
  const region = (...named) =>
    /** @type {any} */ ({ ...known, parts: named, systems: [...new Set(named)].map((id) => [id, 6]) });
  const words = wordsOf(matrix, systems, { pcns: [] });
  const several = [
    ["frimley-health-and-care"],
    ["frimley-health-and-care", "frimley-health-and-care"],
    ["frimley-health-and-care", "sussex"],
    ["sussex", ""],
    ["(left out)"],
    ["(left out)", "(left out)"],
  ];
  assert.deepEqual(
    several.map((some) => regionTitle(region(...some), words)),
    [
      words.system("frimley-health-and-care"),
      words.system("frimley-health-and-care"),
      "PCNs of 2 systems",
      "PCNs of 2 summaries",
      words.together,
      "PCNs of 2 summaries",
    ],
  );
  const rows = new Map(regionTables({ matrix, systems }, region()).map((one) => [one.name, one.rows.length]));
  assert.deepEqual([rows.get("moved"), rows.get("needs")], [1, 1]);
  const about = "“What moved” and “What was planned” are about at least 6 PCNs in both rounds.";
  assert.deepEqual(regionNotes(region(), words), [about]);
  assert.deepEqual(regionNotes({ ...region(), rows: [needs] }, words), []);
});

test("what PCNs wrote stands in the order of the themes, whoever is first", () => {
  const [first, second] = matrix.themes.map(({ id }) => id);
  const said = (theme) => ({ pcn: 1, theme, field: "time", component: null, text: "Half a day" });
  const rollUp = { themes: [{ theme: first }, { theme: second }], texts: ["other", second, first].map(said) };
  const words = wordsOf(matrix, systems, { pcns: [{ number: 1, name: "Alder", system: "" }] });
  const themes = ownWordsByTheme(/** @type {any} */ (rollUp), matrix, words).map(({ title }) => title);
  assert.deepEqual(themes, [first, second, "other"].map(words.theme));
});

test("what was decided is taken from a saved roll-up, a list that is here stays, and what is not sound is passed over", () => {
  const saved = {
    alike: [
      { name: "Elm PCN", system: "kent", joined: true },
      { name: "Ash PCN", system: "", joined: false },
    ],
    systems_alike: [
      { names: ["Devon", "devon ICS"], into: "Devon", joined: true },
      { names: ["Kent", "Kent STP"], into: "Kent", joined: false },
    ],
    expected: {
      missing: { count: 1, names: ["Nobody"] },
      not_listed: { count: 1, names: ["Other PCN"] },
      near: [{ listed: "Alder Vale PCN", returned: "Aldervale", joined: true }],
    },
    pcns: ["Aldervale", "Birch PCN", "Other PCN"].map((name) => ({ name, in_round: true })),
  };
  const batch = { entries: [], refused: [], parts: [], decided: [decidedIn(saved)] };
  const { decisions } = withFiles(blankSession(), batch, 0);
  assert.deepEqual([...decisions.expected.values()], ["Nobody", "Alder Vale PCN", "Birch PCN"]);
  assert.deepEqual([[...decisions.near], [...decisions.joined]], [["aldervale"], ["elm\nkent"]]);
  assert.deepEqual([...decisions.systems], ["devon"]);
  const listed = { ...blankSession(), decisions: { ...blankSession().decisions, expected: new Map([["oak", "Oak"]]) } };
  assert.deepEqual([...withFiles(listed, batch, 0).decisions.expected.values()], ["Oak"]);
  for (const odd of [
    {},
    { alike: 1, expected: [], pcns: {}, systems_alike: [{ names: 1, joined: true }] },
    { alike: [null], expected: { missing: 1, near: [1] } },
  ]) {
    assert.deepEqual(decidedIn(/** @type {any} */ (odd)), { expected: null, near: [], joined: [], systems: [] });
  }
});

test("the numbers of counts for others are told as shown, as under five and as left out with these", () => {
  const row = (table, counts) => ({ table, counts });
  const held = [row("now", { a: 7, b: 3, c: 0, d: 5 }), row("needs", { pcns: "at least 6", x: "not shown" })];
  const passed = [
    row("now", { a: 7, b: "fewer than five", c: 0, d: "not shown" }),
    row("needs", { pcns: "at least 6", x: "not shown" }),
  ];
  assert.deepEqual(numbersShared(held, passed), { shown: 2, fewer: 1, rest: 2 });
  assert.deepEqual(
    numbersShared(held, passed, (table) => table === "now"),
    { shown: 1, fewer: 1, rest: 1 },
  );
});

test("a place in a file leads back to its path, whatever the keys", () => {
  const paths = [
    ["themes", "leadership", "components", "leadership.foundation.pcn.vision", "note"],
    ["themes", "leadership", "actions", 2, "by"],
    ["about", 'a "name" \\ of', "[0]", ""],
    ["__proto__"],
    [],
  ];
  paths.forEach((path) => assert.deepEqual(pathOf(fault("", path).where), path));
  assert.deepEqual(pathOf("line 3"), []);
  assert.equal(
    wordsOf(matrix, systems, { pcns: [] }).place(fault("", paths[0]).where),
    "Leadership, planning and partnerships: Vision and actions: note",
  );
  assert.equal(wordsOf(matrix, systems, { pcns: [] }).place("line 3"), "line 3");
});
