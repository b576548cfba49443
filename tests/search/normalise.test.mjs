// Texts in the form in which they are compared.
import assert from "node:assert/strict";
import { test } from "node:test";

import { makeSpell, makeStem, remembered, words } from "../../theme/scripts/search/normalise.js";

const spell = makeSpell([["neighborhood", "neighbourhood"]]);
const stem = makeStem(spell, [
  ["ICS", "Integrated Care System"],
  ["FAQs", "Frequently asked questions"],
]);
const SAME = [
  ["Social Prescribing", "social prescribing"],
  ["organizational", "organisational"],
  ["organization", "organisations"],
  ["analyzing", "analysing"],
  ["neighborhood", "neighbourhoods"],
  ["ICSs", "ics"],
  ["FAQ", "faqs"],
  ["PCN's", "PCN"],
  ["patients’", "patients"],
  ["café", "CAFE"],
  ["43.5 million", "43.5m"],
  ["£43.5m", "£43,500,000"],
  ["20,000", "20000"],
  ["50k", "50,000"],
  ["1.25bn", "1250000000"],
  ["soft\u00adhyphen", "softhyphen"],
  ["multi‑disciplinary", "multi disciplinary"],
];
const forms = (text) =>
  words(text)
    .map(({ word }) => stem(word))
    .join(" ");

for (const [one, other] of SAME) {
  test(`"${one}" and "${other}" are compared as the same`, () => assert.equal(forms(one), forms(other)));
}

const APART = [
  ["citizen", "citisen"],
  ["prize", "prise"],
  ["ICS", "IC"],
  ["care", "carer's"],
  ["2019", "2020"],
  ["50k", "50m"],
];
for (const [one, other] of APART) {
  test(`"${one}" and "${other}" are not`, () => assert.notEqual(forms(one), forms(other)));
}

const PARTS = [
  ["multi-disciplinary", "multi disciplinary"],
  ["becky.burn@nhs.net", "becky.burn@nhs.net becky burn nhs net"],
  ["2019/20", "2019 20"],
  ["step2", "step 2"],
  ["£43.5m", "£ 43500000"],
  ["10%", "10 %"],
  ["O’Brien’s", "obrien"],
];
for (const [text, parts] of PARTS) {
  test(`"${text}" is read as "${parts}"`, () =>
    assert.equal(
      words(text)
        .map(({ word }) => word)
        .join(" "),
      parts,
    ));
}

test("an e-mail address is a word, and the words in it lie within it", () => {
  assert.deepEqual(words("a@b.org"), [
    { word: "a@b.org", start: 0, end: 7, whole: true },
    { word: "a", start: 0, end: 1, within: "a@b.org" },
    { word: "b", start: 2, end: 3, within: "a@b.org" },
    { word: "org", start: 4, end: 7, within: "a@b.org" },
  ]);
});

test("words say where they stand in the text", () => {
  const text = "A “multi-disciplinary” team: £43.5 million.";
  assert.deepEqual(
    words(text).map(({ start, end }) => text.slice(start, end)),
    ["A", "multi", "disciplinary", "team", "£", "43.5 million"],
  );
});

for (const text of ["", "   ", "()[]{}*+?\\^$|", "\u202e\u200f\u200b", "\ud83d", "<>&\"'"]) {
  test(`${JSON.stringify(text)} holds no words and does no harm`, () => assert.deepEqual(words(text), []));
}

test("names of the language are words like others", () => {
  assert.deepEqual(
    words("__proto__ constructor toString").map(({ word }) => stem(word)),
    ["proto", "constructor", "tostr"],
  );
});

// In the processor's time, so that a busy machine makes no difference.
const spent = () => process.cpuUsage().user / 1000;

for (const piece of ["a-", "9,", "'", "a.", "1.", "/", "a@", "a.b@c"]) {
  test(`the time for much of "${piece}" grows with its length, not with its square`, () => {
    const time = (count) => {
      const begun = spent();
      words(piece.repeat(count));
      return spent() - begun;
    };
    time(10_000);
    assert.ok(time(200_000) < 100 * (time(10_000) + 20));
  });
}

test("accents and invisible characters make no difference", () =>
  assert.equal(words("Ünïcödé\u200b")[0].word, "unicode"));

test("what is remembered is worked out once", () => {
  let count = 0;
  const work = remembered((text) => {
    count += 1;
    return text.length;
  });
  assert.deepEqual([work("abc"), work("abc"), count], [3, 3, 1]);
});
