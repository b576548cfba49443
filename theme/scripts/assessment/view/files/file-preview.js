/** What a file holds, or why it cannot be used, before anything is changed. */

import { ROLL_UP_INSTEAD } from "../../format/other-kind.js";
import { editionWords } from "../../logic/edition.js";
import { answerTitle, wordsOf } from "../../logic/labels.js";
import { voicesOf } from "../../logic/voices.js";
import { decisionOn, onThisDevice } from "./decision.js";
import { findingsList } from "../page/findings.js";
import { BACK, picker } from "./import.js";
import { systemTitle } from "../plan/review.js";
import { countWords } from "../voices/voices-part.js";
import { el, link, summaryList, table } from "../../../common/dom.js";
import { longDay, longMoment } from "../../../common/dates.js";

export function fileHoldsStep(context) {
  return context.pending.ok ? previewStep(context) : refusalStep(context);
}

function refusalStep(context) {
  const { name, findings } = context.pending;
  return {
    title: "This file cannot be used",
    caption: name,
    back: BACK,
    body: [
      el("p", {}, "Nothing on this device has changed. The reason:"),
      findingsList(findings),
      findings.some(({ message }) => message === ROLL_UP_INSTEAD) ? whereRollUpsOpen(context) : null,
      el("h2", {}, "Choose another file"),
      picker(context),
    ],
  };
}

/** What combines self-assessments, by its name; as a link where the site is around the tool. */
function whereRollUpsOpen({ matrix }) {
  const { together } = matrix.labels;
  const page = /** @type {HTMLAnchorElement|null} */ (document.querySelector("[data-together]"));
  return el("p", {}, "Open it in ", link(page?.href, `“${together}”`), ".");
}

function previewStep(context) {
  const { name, findings, holds } = context.pending;
  const here = onThisDevice(context);
  noteVersion(context.pending, here.version);
  if (context.pending.choosing && here.found === "loaded") {
    return {
      title: "What do you want to keep?",
      caption: name,
      back: BACK,
      body: [context.pending.changed ? changedWords() : null, decisionOn(context, here)],
    };
  }
  return {
    title: "What is in this file",
    caption: name,
    back: BACK,
    body: [
      context.pending.changed ? changedWords() : null,
      el("p", {}, "Nothing on this device has changed yet. You decide below."),
      summaryList(holdsRows(context, holds, voicesOf(context.pending.assessment).length)),
      table(
        "What is in the file, by theme",
        ["Theme", "Answers", "Notes", "Actions"],
        holds.themes.map(({ title, answers, notes, actions }) => [title, ...[answers, notes, actions].map(String)]),
      ),
      findings.length ? [el("h2", {}, "Worth knowing"), findingsList(findings)] : null,
      unknownAnswers(context.matrix, holds.unknown),
      decisionOn(context, here),
      el("p", {}, link("#", "Cancel and change nothing")),
    ],
  };
}

/** A preview that shows other words than before says so from then on. */
function noteVersion(pending, version) {
  pending.changed ||= pending.shown !== undefined && pending.shown !== version;
  pending.shown = version;
}

function changedWords() {
  return el(
    "div",
    { class: "nhsuk-inset-text", role: "alert" },
    el(
      "p",
      {},
      "The assessment on this device was changed after you opened this file. Nothing was replaced. This page now shows the newest changes.",
    ),
  );
}

function holdsRows({ payload, matrix }, holds, voices) {
  const sides = matrix.audiences.filter(({ id }) => holds.audiences.includes(id)).map(({ heading }) => heading);
  const last =
    holds.last_time &&
    ["Yes", holds.last_time.name, holds.last_time.date && longDay(holds.last_time.date)].filter(Boolean).join(", ");
  const { fields, parts } = matrix.labels;
  const rows = [
    [parts.name, holds.name],
    [parts.system, systemTitle(payload, holds.system)],
    ...(holds.voice === null ? [[fields.date, longDay(holds.date)]] : []),
    [parts.audiences, sides.join(", ")],
    ...(holds.voice === null ? [] : [[parts.voice, holds.voice]]),
    ...(voices ? [[parts.voices, countWords(voices)]] : []),
    ["Started", longMoment(holds.created)],
    ["Last changed", longMoment(holds.updated)],
    ["Matrix", editionWords(holds).replace(/^e/, "E")],
    ["Answers from last time", last ?? "No"],
  ];
  return rows.map(([key, value]) => ({ key, value: value || "Not provided" }));
}

const MOST_UNKNOWN = 100;

function unknownAnswers(matrix, unknown) {
  if (!unknown.length) {
    return [];
  }
  return [
    el("h2", {}, "Answers from another matrix"),
    el(
      "p",
      {},
      "This matrix does not have these components. The answers are kept, shown separately and exported again.",
    ),
    table(
      "Answers from another matrix",
      ["Component", "Answer", "Note"],
      unknown
        .slice(0, MOST_UNKNOWN)
        .map(({ id, answer, note }) => [wordsOf(id), answerTitle(matrix, answer) || "No answer", note || "No note"]),
    ),
    unknown.length > MOST_UNKNOWN ? el("p", {}, `The first ${MOST_UNKNOWN} of ${unknown.length} are shown.`) : null,
  ];
}
