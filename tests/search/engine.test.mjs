// The whole search on a small index made by hand.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../theme/scripts/search/engine.js";

const row = (kind, title, text, more = {}) => [
  more.fragment ?? "",
  kind,
  [0, "Guidance"],
  title,
  text,
  more.names ?? [],
  (more.also ?? []).join(","),
];
/** @type {any} */
const DATA = {
  kinds: [
    ["guidance", "Guidance", "Guidance", 0, 1],
    ["term", "Glossary term", "Glossary terms", 1, 1],
    ["contact", "Contact", "Contacts", 1, 1],
  ],
  pages: [
    [
      "money.html",
      [
        row(0, "Available resources", "What the funding is for. It was £43.5 million."),
        row(0, "How long it lasts", "The funding lasts five years.", { fragment: "long" }),
      ],
    ],
    ["teams.html", [row(0, "Working together", "Multi-disciplinary teams work together in neighbourhoods.")]],
    [
      "glossary.html",
      [
        row(1, "Multi-disciplinary team (MDT)", "A team of many professions.", {
          fragment: "mdt",
          names: ["Multi-disciplinary team", "MDT"],
        }),
        row(1, "Neighbourhood", "An area of about 50,000 people.", { fragment: "neighbourhood" }),
      ],
    ],
    [
      "people.html",
      [
        row(2, "Becky Burn", "beckie.burn@nhs.net, Kent and Medway.", { fragment: "burn", also: ["contact email"] }),
        row(2, "Nora O’Brien-Smith", "nora@nhs.net", { fragment: "nora" }),
      ],
    ],
  ],
  hints: { "teams.html": "gizmo", "people.html#nora": "switchboard" },
  words: {
    ignore: "what,the,is,for,of,a,in,who,to",
    spellings: [["neighborhood", "neighbourhood"]],
    synonyms: [
      ["money,cash", "funding"],
      ["what lasts", "professions"],
    ],
    abbreviations: [["MDT", "Multi-disciplinary team"]],
    later: "ICB,place board",
  },
};
const engine = await new Engine(DATA).fill();
const first = (typed) => engine.find(typed).groups[0]?.[0].url ?? null;

const CASES = [
  ["gizmo", "teams.html"],
  ["switchboard", "people.html#nora"],
  ["Available resources", "money.html"],
  ["what is the money for", "money.html"],
  ["43.5m", "money.html"],
  ["mdt", "glossary.html#mdt"],
  ["£43.5 million", "money.html"],
  ["£", "money.html"],
  ["multi disciplinary teams", "glossary.html#mdt"],
  ["neighborhoods", "glossary.html#neighbourhood"],
  ["neighbour", "glossary.html#neighbourhood"],
  ["neighborhod", "glossary.html#neighbourhood"],
  ["nieghbourhood", "glossary.html#neighbourhood"],
  ["becky", "people.html#burn"],
  ["beckie.burn", "people.html#burn"],
  ["beckie.burn@nhs.net", "people.html#burn"],
  ["BECKIE.BURN@NHS.NET", "people.html#burn"],
  ["obrien smith", "people.html#nora"],
  ["O'Brien", "people.html#nora"],
  ["50k", "glossary.html#neighbourhood"],
  ["who", null],
  ["xyzzy", null],
];
for (const [typed, url] of CASES) {
  test(`"${typed}" finds ${url}`, () => assert.equal(first(typed), url));
}

test("sections of one page are one result, led by the best", () => {
  const { groups, total } = engine.find("funding");
  assert.deepEqual(
    groups.map((group) => group.map(({ url }) => url)),
    [["money.html", "money.html#long"]],
  );
  assert.equal(total, 1);
});

test("an answer is found a hit a step, and is the same as at once", () => {
  let steps = 0;
  const finding = engine.finding("team");
  let step = finding.next();
  for (; !step.done; step = finding.next()) {
    steps += 1;
  }
  const answer = engine.find("team");
  assert.deepEqual(step.value.groups, answer.groups);
  assert.ok(steps >= answer.groups.flat().length, `${steps}`);
});

test("results can be narrowed by kind, and are counted by kind before", () => {
  const { groups, counts, total } = engine.find("team", "term");
  assert.deepEqual(
    groups.map(([{ url }]) => url),
    ["glossary.html#mdt"],
  );
  assert.deepEqual([total, counts.get("term"), counts.get("guidance")], [2, 1, 1]);
});

test("what was corrected is told", () =>
  assert.deepEqual(engine.find("fundnig").corrected, [{ typed: "fundnig", used: "funding" }]));

test("a word that no page contains is told, unless it was corrected, begun, or is one of today", () => {
  assert.deepEqual(engine.find("cash for parking").missing, ["cash", "parking"]);
  for (const typed of ["fundnig", "neighb", "ICB funding", "team", "becky burn"]) {
    assert.deepEqual(engine.find(typed).missing, [], typed);
  }
});

test("a slip is not taken for a word that begins otherwise and differs in two letters", () => {
  assert.deepEqual(engine.find("xunring").corrected, []);
  assert.deepEqual(engine.find("vrofessions").corrected, [{ typed: "vrofessions", used: "professions" }]);
});

test("a slip in an everyday word is corrected, and the word still counts as one that no page contains", () => {
  assert.deepEqual(engine.find("mnoey").corrected, [{ typed: "mnoey", used: "money" }]);
  assert.equal(engine.find("mnoey").groups[0][0].page, "money.html");
  assert.deepEqual(engine.find("money").missing, ["money"]);
});

test("one letter after another word is the beginning of a word; a number is not", () => {
  assert.equal(engine.find("working t").groups[0][0].title, "Working together");
  assert.ok(engine.find("area of p").wanted("people"));
  assert.ok(!engine.find("lasts 5").wanted("50000"));
});

test("for words that are nowhere the nearest are named", () =>
  assert.deepEqual(engine.nearest("professsionnx"), ["professions"]));

test("several words of a list match side by side, words to ignore included", () => {
  assert.equal(first("what lasts"), "money.html#long");
  assert.ok(
    engine
      .find("what lasts")
      .groups.flat()
      .some(({ url }) => url === "glossary.html#mdt"),
  );
  assert.ok(
    !engine
      .find("lasts")
      .groups.flat()
      .some(({ url }) => url === "glossary.html#mdt"),
  );
});

test("an e-mail address finds those who have it, and nobody else", () => {
  assert.deepEqual(
    engine.find("nora@nhs.net").groups.map(([{ url }]) => url),
    ["people.html#nora"],
  );
  assert.equal(engine.find("nobody@nhs.net").total, 2);
});

test("words of today that the documents do not use are told, in the order in which they stand", () => {
  assert.deepEqual(engine.find("what is the place board of an icb").later, ["ICB", "place board"]);
  assert.deepEqual(engine.find("icbs board place").later, ["ICB"]);
});

test("one letter of a word still being typed takes nothing away", () =>
  assert.equal(first("available r"), "money.html"));

test("what a local edition changed bears a mark, and nothing else does", async () => {
  const pages = DATA.pages.map(([page, rows]) => [
    page,
    page === "teams.html" ? rows.map((given) => [...given, 1]) : rows,
  ]);
  const local = await new Engine({ ...DATA, pages }).fill();
  assert.deepEqual(
    local.documents.map(({ mark }) => mark),
    ["", "", "Local addition", "", "", "", ""],
  );
});

test("on a big site names and rare words still lead, and common words alone still find something", async () => {
  const many = Array.from({ length: 4000 }, (_, at) =>
    row(0, `Section ${at}`, "Teams and funding for everyone.", { fragment: `s${at}` }),
  );
  const big = await new Engine({ ...DATA, pages: [...DATA.pages, ["many.html", many]] }).fill();
  const leads = (typed) => big.find(typed).groups[0]?.[0].url;
  assert.equal(leads("available resources"), "money.html");
  assert.equal(leads("becky funding"), "people.html#burn");
  assert.equal(leads("neighborhod teams"), "glossary.html#neighbourhood");
  assert.ok(big.find("teams funding").total > 0);
});

test("the same query gives the same order each time", () => {
  const run = () => JSON.stringify(engine.find("team neighbourhood funding").groups.map(([{ url }]) => url));
  assert.equal(new Set([run(), run(), run()]).size, 1);
});

const HOSTILE = [
  "",
  " ",
  "(",
  "[a",
  "\\",
  "*",
  "a".repeat(1_000_000),
  "a ".repeat(500_000),
  "<script>alert(1)</script>",
  "';--",
  "__proto__",
  "constructor",
  "hasOwnProperty toString",
  "\u0000",
  "\ud800",
  "😀😀",
  "مرحبا",
  "\u202eevil",
  "%00%ff",
  "${1}",
  "{{7*7}}",
  "100%",
  "…",
];
for (const typed of HOSTILE) {
  test(`${JSON.stringify(typed.slice(0, 24))} (${typed.length}) is answered at once`, () => {
    const begun = process.cpuUsage().user;
    const { groups, counts } = engine.find(typed);
    engine.nearest(typed);
    assert.ok(Array.isArray(groups) && counts.size === 3);
    assert.ok(process.cpuUsage().user - begun < 300_000);
  });
}
