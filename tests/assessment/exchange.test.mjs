// Files in and out.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

import { difference } from "../../theme/scripts/assessment/logic/diff.js";
import { exportText, fileName, readImport } from "../../theme/scripts/assessment/logic/files.js";
import { fileText } from "../../theme/scripts/assessment/format/file-text.js";
import { migrate } from "../../theme/scripts/assessment/format/migrate.js";
import { documentOf, frozen, matrix, readCase, readCases, schema } from "./support.mjs";

const context = () => ({ schema, matrix });
const expected = readCases("bad/expected.json");

for (const [name, { ok, findings }] of Object.entries(expected)) {
  test(`bad/${name}: ${ok ? "accepted" : "refused"}`, () => {
    const result = readImport(readCase(`bad/${name}`), context());
    assert.equal(result.ok, ok);
    assert.deepEqual(
      result.findings.map(({ level, where, message }) => ({ level, where, message })),
      findings,
    );
    if (!ok) {
      assert.deepEqual([result.assessment, result.holds], [null, null]);
    }
  });
}

test("every bad file is expected", () => {
  const names = readdirSync(new URL("../cases/assessment/bad/", import.meta.url)).filter(
    (name) => name !== "expected.json",
  );
  assert.deepEqual(names.sort(), Object.keys(expected).sort());
});

test("a finding says in words what it is about", () => {
  const { findings } = readImport(readCase("bad/wrong-values.json"), context());
  const labels = findings.map(({ label }) => label);
  assert.ok(labels.includes("Leadership, planning and partnerships: action 1: by when"));
  assert.ok(labels.includes("Leadership, planning and partnerships: Vision and actions: answer"));
});

test("markup in every text is data: it comes back as it was", () => {
  const text = readCase("bad/markup.json");
  const { assessment } = readImport(text, context());
  assert.equal(exportText(assessment), text);
});

test("unknown components and themes are kept, told apart and exported again", () => {
  const text = readCase("bad/unknown-components.json");
  const { assessment, holds } = readImport(text, context());
  assert.equal(exportText(assessment), text);
  assert.deepEqual(holds.unknown, [
    { theme: "leadership", id: "leadership.step-1.pcn.our-own", answer: "not_yet", note: "Ours." },
    { theme: "leadership", id: "population-health.foundation.pcn.data", answer: "in_place", note: "" },
    { theme: "estates", id: "estates.foundation.pcn.rooms", answer: "partly", note: "" },
  ]);
});

test("a local edition is named, and is no news where it is the one in use", () => {
  const text = readCase("bad/local-edition.json");
  const local = { id: "kent-and-medway", title: "Kent and Medway edition" };
  assert.deepEqual(readImport(text, context()).holds.local, local);
  const here = { ...matrix, local, digest: JSON.parse(text).matrix.digest };
  assert.deepEqual(readImport(text, { schema, matrix: here }).findings, []);
});

test("a sound file says what it holds", () => {
  const { ok, holds, findings } = readImport(readCase("bad/sound.json"), context());
  assert.ok(ok);
  assert.deepEqual(findings, []);
  assert.deepEqual(holds, {
    name: "Riverside PCN",
    system: "kent-and-medway",
    date: "2026-01-31",
    created: "2026-01-31T10:00:00Z",
    updated: "2026-01-31T11:30:00Z",
    edition: "2019-08",
    local: null,
    same_matrix: true,
    audiences: ["pcn"],
    voice: null,
    themes: [{ theme: "leadership", title: "Leadership, planning and partnerships", answers: 1, notes: 1, actions: 1 }],
    unknown: [],
    last_time: null,
  });
});

test("a sound file says what it would change, and changes nothing", () => {
  const current = documentOf({ about: { name: "Riverside" } });
  const before = JSON.stringify(current);
  const { changes } = difference(matrix, current, readImport(readCase("bad/sound.json"), context()).assessment);
  assert.deepEqual(changes[0], {
    path: ["about", "name"],
    label: "Name",
    from: "Riverside",
    to: "Riverside PCN",
  });
  assert.ok(changes.some(({ label }) => label === "Leadership, planning and partnerships: actions"));
  assert.equal(JSON.stringify(current), before);
});

test("a hostile key reaches no prototype", () => {
  readImport(readCase("bad/proto-key.json"), context());
  assert.equal({}.isAdmin, undefined);
});

/** As a browser hands over a chosen file. */
const chosen = (bytes) => new File([bytes], "chosen.json");

test("a file is read as UTF-8 and as nothing else: another encoding is refused and not guessed", async () => {
  const sound = readCase("bad/sound.json").replace("Riverside", "Café");
  const utf16 = () => Buffer.from(`\uFEFF${sound}`, "utf16le");
  assert.equal((await fileText(chosen(Buffer.from(sound)))).text, sound);
  assert.equal((await fileText(chosen(Buffer.from(`\uFEFF${sound}`)))).text, sound);
  for (const bytes of [Buffer.from(sound, "latin1"), utf16(), utf16().swap16(), Buffer.from([0xed, 0xa0, 0x80])]) {
    const { text, found } = await fileText(chosen(bytes));
    assert.equal(text, undefined);
    assert.match(found.message, /^This file is not saved as UTF-8 text\./);
  }
});

test("files that are too large are refused by size and by text, in little time", async () => {
  const { found } = await fileText(chosen(new Uint8Array(50_000_000)));
  assert.match(found.message, /^The file is larger than 10 MB\./);
  const start = performance.now();
  const { ok, findings } = readImport("x".repeat(50_000_000), context());
  assert.ok(!ok);
  assert.equal(findings[0].message, found.message);
  assert.ok(performance.now() - start < 1000);
});

test("large damaged files get their message, not an exception", () => {
  const refusal = (text) => readImport(text, context()).findings[0].message;
  for (const text of [`{"a": "${"x".repeat(9_000_000)}`, "[".repeat(5_000_000), `[${"1,".repeat(3_000_000)}`]) {
    assert.match(refusal(text), /^The file ends in the middle,/);
  }
  assert.match(refusal(`{"a": "${"\\n".repeat(4_000_000)}`), /^This file is not JSON, or it is damaged/);
  assert.match(refusal(`${"[".repeat(4_000_000)}${"]".repeat(4_000_000)}`), /^The file is nested too deeply/);
});

test("no more than fifty findings are listed", () => {
  const ids = Array.from({ length: 70 }, (_, number) => [
    `leadership.foundation.pcn.made-up-${number}`,
    { answer: "partly" },
  ]);
  const state = documentOf({ themes: { leadership: { components: Object.fromEntries(ids) } } });
  const { findings } = readImport(exportText(state), context());
  assert.equal(findings.length, 51);
  assert.equal(findings.at(-1).message, "There are 20 more findings like these.");
});

test("a file of nothing but mistakes is looked at until a thousand of them", () => {
  const strange = Object.fromEntries(Array.from({ length: 3000 }, (_, number) => [`made_up_${number}`, 1]));
  const { findings } = readImport(JSON.stringify({ ...documentOf({}), ...strange }), context());
  assert.equal(findings.length, 51);
  assert.equal(findings.at(-1).message, "There are 950 or more findings like these.");
});

test("the file is named after the PCN and the date", () => {
  const name = (about, extension = "json") => fileName(documentOf({ about }), extension);
  assert.equal(
    name({ name: "Riverside PCN", date: "2026-02-03" }),
    "pcn-self-assessment-riverside-pcn-2026-02-03-6f1c2a9e.json",
  );
  assert.equal(name({}, "csv"), "pcn-self-assessment-2026-01-31-6f1c2a9e.csv");
  assert.equal(name({ name: "../..\\Zoë's <PCN>: 1/2" }), "pcn-self-assessment-zoe-s-pcn-1-2-2026-01-31-6f1c2a9e.json");
  assert.equal(name({ name: "北京 PCN" }), "pcn-self-assessment-北京-pcn-2026-01-31-6f1c2a9e.json");
  assert.ok(name({ name: "x".repeat(500) }).length < 100);
  const voice = (who) => name({ name: "Riverside PCN", answered_by: "one", voice: who });
  assert.equal(voice("Alder Vale"), "pcn-self-assessment-riverside-pcn-alder-vale-2026-01-31-6f1c2a9e.json");
  assert.notEqual(voice("Alder Vale"), voice("Brookside"));
  assert.equal(
    fileName(documentOf({ about: {} }), "json", true),
    "pcn-self-assessment-2026-01-31-6f1c2a9e-to-keep.json",
  );
  assert.equal(
    name({ name: "A", answered_by: "together", voice: "B" }),
    "pcn-self-assessment-a-2026-01-31-6f1c2a9e.json",
  );
});

test("older documents go through every step up to the newest version", () => {
  const steps = {
    1: (document) => ({ ...document, format_version: 2, added: true }),
    2: (document) => ({ ...document, format_version: 3, name: document.name.toUpperCase() }),
  };
  assert.deepEqual(migrate(frozen({ format_version: 1, name: "a" }), steps), {
    format_version: 3,
    name: "A",
    added: true,
  });
  const newest = frozen({ format_version: 3 });
  assert.equal(migrate(newest, steps), newest);
});
