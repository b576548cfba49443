/** What became of the files: refused ones with reasons, copies, and PCNs that look alike. */

import { el, list, nameIn } from "../../common/dom.js";
import { choiceItem } from "../../common/form-parts.js";
import { byText, systemKey } from "../logic/intake/name-matching.js";
import { alikeKey } from "../logic/intake/linkage.js";
import { NO_NAME, WHY, counted, wordsFor } from "../logic/intake/labels.js";
import { SHOWN } from "../logic/intake/limits.js";
import { andMore, disclosure, firstOf, firstRows, folded, section } from "./blocks.js";

/** So many reasons of a file are always in view. */
const FIRST = 2;
/** Where files differ in how much they hold, as those beside a saved summary do: every one of them, when all files are opened again. */
const FULLER = "fuller";

/**
 * The section, made from the roll-up alone: where names are left out, it holds none.
 *
 * @param {{rollUp: RollUp, words: Words, again: number, others: number, batch: Batch, shown: {region: Region}|null}} known
 * @param {{useFile: (id: string, file: string) => void, join: (which: "joined"|"systems"|"near", key: string, joined: boolean) => void}} act
 */
export function readSection({ rollUp, words, again, others, batch, shown }, act) {
  return section(
    "read",
    "What was read",
    summary(rollUp, words, { again, others, batch, shown }),
    rollUp.choice.names
      ? null
      : el(
          "p",
          {},
          "Names, files and free text are left out, even for files that cannot be used. Answers from other editions are left out too.",
        ),
    refusedPart(rollUp, words),
    versionsPart(rollUp, act),
    alikePart(rollUp, words, act),
    systemsPart(rollUp, words, act),
    otherSidePart(rollUp, words),
  );
}

/** What is said of files that were chosen twice, by name or by content. */
export function againWords(again) {
  return again === 1
    ? "1 file is a copy of one already chosen, and is not counted again."
    : `${again.toLocaleString("en-GB")} files are copies of files already chosen, and are not counted again.`;
}

function summary({ files }, words, { again, others, batch, shown }) {
  const used = shown?.region.assessments ?? files.counted;
  const lines = [
    [used, used === 1 ? "assessment counted" : "assessments counted"],
    [files.other_rounds, `from other rounds of the same ${words.units}`],
    [files.filtered, "left out by what you chose to show"],
    [
      files.copies,
      `other ${files.copies === 1 ? "file" : "files"} of an assessment that is already used${differing(files)}`,
    ],
    [files.refused, "could not be used"],
  ];
  const told = lines.filter(([count], index) => count || index === 0);
  return [
    el("p", {}, `${counted(files.read + batch.parts.length, "file")} read:`),
    el(
      "ul",
      { class: "nhsuk-list nhsuk-list--bullet" },
      told.map(([count, what]) => el("li", {}, `${count.toLocaleString("en-GB")} ${what}`)),
    ),
    again ? el("p", {}, againWords(again)) : null,
    others ? el("p", {}, othersWords(others)) : null,
    files.other_side ? el("p", {}, otherSide(files)) : null,
  ];
}

function othersWords(others) {
  return `${counted(others, "other file")} ${others === 1 ? "was" : "were"} not looked at, since the names do not end in .json or .html.`;
}

function differing({ copies, differing: count }) {
  const which = copies === 1 ? "" : `${count.toLocaleString("en-GB")} of them `;
  return count ? `, ${which}with other content` : "";
}

function otherSide({ other_side: count }) {
  const who =
    count === 1
      ? "1 assessment has something in a part of the matrix that it does not assess."
      : `${counted(count, "assessment")} have something in a part of the matrix that they do not assess.`;
  return `${who} It is left out.`;
}

function refusedPart({ refused }, words) {
  if (!refused.length) {
    return null;
  }
  return [
    el("h3", {}, `${counted(refused.length, "file")} cannot be used`),
    el(
      "ul",
      { class: "nhsuk-list app-refused", "aria-label": "Files that cannot be used" },
      firstOf(refused, (one) => refusedFile(one, words)),
    ),
  ];
}

/** A file with its reasons, each with its place in words: lines and not columns, so that they can be read on a phone. */
function refusedFile({ file, findings }, words) {
  const told = findings.map(({ where, message }) => [words.place(where), message].filter(Boolean).join(": "));
  const more = told.slice(FIRST);
  return el(
    "li",
    {},
    el("p", { class: "app-refused__file" }, el("strong", {}, file)),
    list(told.slice(0, FIRST)),
    more.length ? folded(counted(more.length, "more reason"), () => list(more)) : null,
  );
}

function versionsPart({ versions }, { useFile }) {
  const fuller = versions.filter(({ why }) => why === FULLER);
  const versionList = (some) =>
    el(
      "div",
      {},
      firstOf(some, (version) => versionPart(version, useFile)),
    );
  if (!versions.length) {
    return null;
  }
  return [
    el("h3", {}, `${counted(versions.length, "assessment")} in several files`),
    el("p", {}, "One file of each is used. Where they differ, you can choose another."),
    versionList(versions.filter(({ why }) => why !== FULLER)),
    fuller.length
      ? disclosure(`${counted(fuller.length, "assessment")} of which some files hold less`, () => versionList(fuller))
      : null,
  ];
}

function versionPart({ id, used, left_out: others, why }, useFile) {
  if (why === "same") {
    const same = [used, ...others].sort(byText);
    return [el("p", {}, el("strong", {}, wordsFor(WHY, why))), list(same.slice(0, SHOWN)), andMore(same)];
  }
  const name = `version-${id}`;
  const files = firstOf([used, ...others].sort(byText), (file, index) =>
    radio(name, `${name}-${index}`, file, file === used, () => useFile(id, file)),
  );
  return el(
    "fieldset",
    { class: "nhsuk-fieldset app-roll-up__choice" },
    el(
      "legend",
      { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" },
      wordsFor(WHY, why),
      el("span", { class: "nhsuk-u-visually-hidden" }, ` ${used}`),
    ),
    el("div", { class: "nhsuk-radios nhsuk-radios--small" }, files),
  );
}

function radio(name, id, label, checked, onchange) {
  return choiceItem("radio", { name, id, checked, onchange }, label).node;
}

function alikePart({ alike }, words, { join }) {
  if (!alike.length) {
    return null;
  }
  const boxes = firstOf(alike, ({ name, system, names, lines, joined }, index) => {
    const key = alikeKey({ name, system });
    return checkbox(
      `alike-${index}`,
      [
        namesIn([...names, words.system(system)]),
        `: count these ${lines.toLocaleString("en-GB")} as one ${words.unit}`,
      ],
      joined,
      (event) => join("joined", key, event.target.checked),
    );
  });
  return choices(
    "alike",
    `Are these the same ${words.unit}? Their names are the same or nearly so, but no assessment was started from another.`,
    boxes,
  );
}

function systemsPart({ systems_alike: alike }, words, { join }) {
  const boxes = firstOf(alike, ({ names, into, joined }, index) =>
    checkbox(
      `system-alike-${index}`,
      [namesIn(names.map(words.system)), ": count as ", nameIn(words.system(into))],
      joined,
      (event) => join("systems", systemKey(words.system(into)), event.target.checked),
    ),
  );
  return alike.length ? choices("systems-alike", "Are these the same system, written in several ways?", boxes) : null;
}

/** Names with commas between them. */
function namesIn(names) {
  return names.filter(Boolean).flatMap((name, at) => (at ? [", ", nameIn(name)] : [nameIn(name)]));
}

/** A question with boxes to tick, which can be led to. */
export function choices(kind, question, boxes) {
  return el(
    "fieldset",
    { class: "nhsuk-fieldset app-roll-up__choice", id: `view-${kind}`, tabindex: "-1" },
    el("legend", { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" }, question),
    el("div", { class: "nhsuk-checkboxes nhsuk-checkboxes--small" }, boxes),
  );
}

function otherSidePart({ pcns }, words) {
  const found = pcns.filter(({ left_out: side }) => side);
  const title = "Assessments with something in a part that they do not assess";
  const rows = () => found.map(({ name, file, left_out: side }) => [name || NO_NAME, words.side(side), file]);
  return found.length ? disclosure(title, () => firstRows(title, [words.unit, "Part left out", "File"], rows())) : null;
}

export function checkbox(id, label, checked, onchange) {
  return choiceItem("checkbox", { id, checked, onchange }, label).node;
}
