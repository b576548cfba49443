// What is said on a side that is not answered: counted, left out of what leaves the computer, kept when a file without it comes back.
import assert from "node:assert/strict";
import { test } from "node:test";

import { difference } from "../../theme/scripts/assessment/logic/diff.js";
import { exportCsv } from "../../theme/scripts/assessment/logic/answers-csv.js";
import { exportText, readImport } from "../../theme/scripts/assessment/logic/files.js";
import { hiddenSides, withHiddenOf, withoutHidden } from "../../theme/scripts/assessment/logic/sides.js";
import { documentOf, frozen, isSoundForAjv, matrix, schema, systems } from "./support.mjs";

const PCN = "leadership.foundation.pcn.vision";
const SYSTEM = "leadership.foundation.system.starting";
const both = {
  leadership: {
    components: {
      [PCN]: { answer: "partly", note: "HIDDEN note" },
      [SYSTEM]: { answer: "in_place" },
      "leadership.foundation.pcn.from-elsewhere": { note: "HIDDEN note of another matrix" },
    },
    pcn: { now: "foundation", in_a_year: "step-1" },
    system: { now: "foundation" },
    how: "By talking",
  },
};
const last_time = {
  date: "2025-01-31",
  name: "Riverside PCN",
  themes: {
    leadership: {
      components: { [PCN]: { answer: "not_yet" }, [SYSTEM]: { answer: "partly" } },
      pcn: { now: "foundation" },
    },
  },
};
const state = documentOf({ about: { name: "Riverside PCN", audiences: ["system"] }, themes: both, last_time });

test("what is hidden is counted by side", () => {
  assert.deepEqual(hiddenSides(matrix, state), [{ side: "pcn", answers: 1, notes: 2, stages: 2, last_time: true }]);
  for (const audiences of [["pcn", "system"], [], undefined]) {
    assert.deepEqual(hiddenSides(matrix, { ...state, about: { audiences } }), []);
  }
  const bare = documentOf({
    about: { audiences: ["system"] },
    themes: { leadership: { how: "x", system: { now: "foundation" } } },
  });
  assert.deepEqual(hiddenSides(matrix, bare), []);
  assert.equal(withoutHidden(matrix, bare), bare);
});

test("what is not hidden stays as it is, and so does the state that it was taken from", () => {
  const shown = withoutHidden(matrix, state);
  assert.deepEqual(shown.themes.leadership, {
    components: { [SYSTEM]: { answer: "in_place" } },
    system: { now: "foundation" },
    how: "By talking",
  });
  assert.deepEqual(shown.last_time, {
    ...last_time,
    themes: { leadership: { components: { [SYSTEM]: { answer: "partly" } } } },
  });
  assert.deepEqual(hiddenSides(matrix, shown), []);
});

test("a file without it is sound, also where a theme holds nothing else", () => {
  const alone = documentOf({
    about: { audiences: ["system"] },
    themes: { leadership: { pcn: { now: "foundation" } } },
    last_time: null,
  });
  for (const one of [state, alone]) {
    const shown = withoutHidden(matrix, one);
    assert.ok(isSoundForAjv(shown), JSON.stringify(isSoundForAjv.errors));
    const { ok, assessment, findings } = readImport(exportText(shown), { schema, matrix });
    assert.ok(ok, JSON.stringify(findings));
    assert.deepEqual(assessment, shown);
  }
  assert.deepEqual(withoutHidden(matrix, alone).themes, {});
});

test("a component and a theme of another matrix are on the side that their id names", () => {
  const ids = {
    "estates.foundation.pcn.rooms": { note: "HIDDEN" },
    "estates.foundation.system.land": { note: "SHOWN" },
    estates: { note: "SHOWN" },
  };
  const other = documentOf({
    about: { audiences: ["system"] },
    themes: { estates: { components: ids } },
    last_time: null,
  });
  assert.deepEqual(hiddenSides(matrix, other), [{ side: "pcn", answers: 0, notes: 1, stages: 0, last_time: false }]);
  const { "estates.foundation.pcn.rooms": _, ...shown } = ids;
  assert.deepEqual(withoutHidden(matrix, other).themes, { estates: { components: shown } });
  const tables = [exportCsv(matrix, other, systems), exportCsv(matrix, other, systems, ["pcn", "system"])];
  assert.deepEqual(
    tables.map((table) => [table.split("HIDDEN").length, table.split("SHOWN").length]),
    [
      [1, 3],
      [2, 3],
    ],
  );
});

test("a side of a local edition that nobody ticked is left out too, where no matrix of this site has it", () => {
  const place = "leadership.foundation.place.forum";
  const leadership = {
    components: { [PCN]: { answer: "partly" }, [place]: { answer: "in_place", note: "HIDDEN" } },
    pcn: { now: "foundation" },
    set_aside: { positions: { place: { now: "foundation", in_a_year: "beyond" } } },
  };
  const of = (about) =>
    documentOf({ about: { name: "Riverside PCN", ...about }, themes: { leadership }, last_time: null });
  const hidden = of({ audiences: ["pcn"] });
  assert.deepEqual(hiddenSides(matrix, hidden), [{ side: "place", answers: 1, notes: 1, stages: 2, last_time: false }]);
  const sent = withoutHidden(matrix, hidden);
  assert.ok(isSoundForAjv(sent));
  assert.deepEqual(sent.themes.leadership, { components: { [PCN]: { answer: "partly" } }, pcn: { now: "foundation" } });
  assert.deepEqual(withHiddenOf(matrix, hidden, sent), { assessment: hidden, kept: ["place"] });
  for (const about of [{ audiences: ["pcn"], set_aside: ["place"] }, {}]) {
    assert.deepEqual(hiddenSides(matrix, of(about)), []);
  }
  const only = of({ set_aside: ["place"] });
  assert.deepEqual(
    hiddenSides(matrix, only).map(({ side }) => side),
    ["pcn"],
  );
});

test("a stage of another edition on a side that is not answered is left out too", () => {
  const themes = { leadership: { set_aside: { positions: { pcn: { now: "beyond" } } } } };
  const hidden = documentOf({ about: { audiences: ["system"] }, themes, last_time: null });
  assert.deepEqual(withoutHidden(matrix, hidden).themes, {});
});

test("a table holds it only when it is asked for", () => {
  assert.equal(exportCsv(matrix, state, systems).includes("HIDDEN"), false);
  assert.ok(exportCsv(matrix, state, systems, ["pcn", "system"]).includes("HIDDEN"));
});

test("such a file takes nothing away where it comes back", () => {
  const file = frozen({
    ...withoutHidden(matrix, state),
    about: { name: "Riverside PCN", audiences: ["system"], date: "2026-02-01" },
  });
  const { assessment, kept } = withHiddenOf(matrix, state, file);
  assert.deepEqual(kept, ["pcn"]);
  assert.deepEqual(
    difference(matrix, state, assessment).changes.map(({ label }) => label),
    ["Date"],
  );
  assert.deepEqual(withoutHidden(matrix, assessment), file);
});

test("last time stays for that side also where the file has none", () => {
  const file = frozen({ ...withoutHidden(matrix, state), last_time: null });
  const { assessment } = withHiddenOf(matrix, state, file);
  const { [SYSTEM]: _, ...hidden } = last_time.themes.leadership.components;
  assert.deepEqual(assessment.last_time, {
    ...last_time,
    themes: { leadership: { ...last_time.themes.leadership, components: hidden } },
  });
  assert.equal(
    withHiddenOf(matrix, { ...state, last_time: { ...last_time, themes: {} } }, file).assessment.last_time,
    null,
  );
});

test("what a file says about a side is taken as it says it", () => {
  const answers = documentOf({ about: { audiences: ["pcn", "system"] }, themes: {} });
  assert.deepEqual(withHiddenOf(matrix, state, answers), { assessment: answers, kept: [] });
  const says = documentOf({ about: { audiences: ["system"] }, themes: { leadership: { pcn: { now: "step-1" } } } });
  assert.deepEqual(withHiddenOf(matrix, state, says), { assessment: says, kept: [] });
});
