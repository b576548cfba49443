// Starter links: what they carry, and that a claim is checked as a file is.
import assert from "node:assert/strict";
import { test } from "node:test";

import { FIELDS, START, readStarter, starterHash } from "../../theme/scripts/assessment/logic/starter.js";
import { parseRoute } from "../../theme/scripts/assessment/view/page/route.js";
import { generator, matrix, schema } from "./support.mjs";

const payload = { schema, matrix, generator };
const begun = { id: "11111111-1111-4111-8111-111111111111", now: "2026-03-01T09:00:00Z" };
const about = {
  name: "Zoë’s PCN 😀",
  answered_by: "one",
  voice: "Søn’s practice",
  system: "kent-and-medway",
  audiences: ["pcn"],
  wanted_by: "2027-03-31",
  send_to: "lead@example.org",
  asked_by: "The lead <b>",
};
const read = (text) => readStarter(text, payload, begun);
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("what is filled in comes out of the link as it was, and the link is one fragment that any program keeps", () => {
  const hash = starterHash(about, matrix.id);
  assert.match(hash, /^#start=[A-Za-z0-9_-]+$/);
  const { step, part, id } = parseRoute(hash);
  assert.deepEqual([id, step], [null, "start"]);
  assert.deepEqual(read(part), { about, faults: [] });
});

test("what is left out is not in the link", () => {
  const hash = starterHash({ name: "", asked_by: "The lead", audiences: [] }, matrix.id);
  assert.deepEqual(read(hash.slice(START.length + 1)).about, { asked_by: "The lead" });
});

test("what a mail program takes into the link behind its end does not damage it", () => {
  const whole = starterHash(about, matrix.id).slice(START.length + 1);
  for (const more of [".", ">", ").", "”", " "]) {
    assert.deepEqual(read(whole + more), { about, faults: [] }, more);
  }
});

test("a damaged link is told, and throws nothing", () => {
  const whole = starterHash(about, matrix.id).slice(START.length + 1);
  const damaged = ["", "%", "e30=%", whole.slice(0, -9), encoded([]), encoded(null), encoded("x"), "A".repeat(9000)];
  for (const text of damaged) {
    const { about: found, faults } = read(text);
    assert.equal(found, undefined, text);
    assert.match(faults[0].message, /This link is damaged/, text);
  }
});

test("every field is checked as that of a file, and no other field is taken", () => {
  const wrong = {
    wanted_by: "2027-02-30",
    audiences: ["nobody"],
    name: 3,
    send_to: "x".repeat(20_001),
    participants: "Somebody",
    answered_by: "everybody",
    voice: ["A"],
    kept_moving_by: "A",
    score: "1",
  };
  for (const [field, value] of Object.entries(wrong)) {
    const { about: found, faults } = read(encoded({ matrix: matrix.id, [field]: value }));
    assert.equal(found, undefined, field);
    assert.ok(faults.length, field);
  }
  assert.equal(read(encoded({ matrix: "another-matrix", name: "A" })).about, undefined);
  const proto = Buffer.from('{"__proto__": {"name": "A"}}').toString("base64url");
  assert.equal(read(proto).about, undefined);
  assert.ok(!FIELDS.includes("participants"));
});
