/** Opening a file: choosing or dropping it, and what it holds. */

import { editionWords } from "../logic/edition.js";
import { moment } from "../format/ids.js";
import { asFindings, exportText, readImport } from "../logic/files.js";
import { fileText } from "../format/file-text.js";
import { answerTitle, wordsOf } from "../logic/labels.js";
import { decisionOn, onThisComputer } from "./decision.js";
import { findingsList } from "./findings.js";
import { el, link, summaryList, table } from "../../common/dom.js";
import { systemTitle } from "./review.js";
import { longDay, longMoment } from "../../common/dates.js";
import { has, writersOf } from "../../common/writers.js";

const STEP = "#open-a-file";
const TOGETHER = "#bring-together";

/** A field for choosing a file. */
export function picker(context) {
  return el(
    "div",
    { class: "nhsuk-form-group app-picker" },
    el("label", { class: "nhsuk-label", for: "file-picker" }, "Choose a file"),
    el(
      "div",
      { class: "nhsuk-hint", id: "file-hint" },
      "Its name ends in .json, or in .html if it opens as the plan. The blank workbook from the downloads page (.xlsx) can be opened too when it is filled in. You can also drop it anywhere on this page. Choose several files to bring together what people answered alone.",
    ),
    el("input", {
      type: "file",
      id: "file-picker",
      accept: ".json,.html,.xlsx,application/json,text/html",
      multiple: true,
      "aria-describedby": "file-hint",
      onchange: ({ target }) => readFiles(context, target.files),
    }),
  );
}

/**
 * Reads files and shows what they hold; nothing is changed by this. Those that were given last count. One is opened;
 * several, and any at the place for it, are offered to be brought together.
 */
export async function readFiles(context, files) {
  if (!files.length) {
    return;
  }
  const turn = {};
  context.reading = turn;
  const read = await Promise.all(
    Array.from(files, async (file) => ({ name: file.name, ...(await readingOf(context, file)) })),
  );
  if (context.reading === turn) {
    const together = read.length > 1 || location.hash === TOGETHER;
    context.pending = together ? null : read[0];
    context.together = together ? read : null;
    context.go(together ? TOGETHER : STEP);
  }
}

async function readingOf({ payload }, file) {
  const { text, found, workbook } = await fileText(file);
  if (workbook && has("workbook")) {
    return workbookReading(payload, workbook);
  }
  return found
    ? { ok: false, assessment: null, holds: null, findings: asFindings("error", [found], payload.matrix) }
    : readImport(text, payload);
}

/** A filled-in workbook as the file that it becomes; what is wrong in it is said with its place there. */
async function workbookReading(payload, bytes) {
  let read;
  try {
    const { readWorkbook } = await writersOf("workbook");
    read = await readWorkbook(bytes, { now: moment(new Date()), generator: payload.generator });
  } catch {
    const message = "What reads spreadsheets could not be loaded. Check that you still reach the site, and try again.";
    return { ok: false, assessment: null, holds: null, findings: [{ level: "error", message, where: "", label: "" }] };
  }
  const inBook = read.findings.map((one) => ({ ...one, label: "" }));
  if (!read.document) {
    return { ok: false, assessment: null, holds: null, findings: inBook.filter(({ level }) => level === "error") };
  }
  const found = readImport(exportText(read.document), payload);
  const placed = found.findings.map((one) => ({ ...one, label: "", where: read.placeAt(one.path ?? []) || one.where }));
  return { ...found, findings: [...inBook, ...(found.ok ? found.findings : placed)] };
}

export function fileStep(context) {
  const { pending } = context;
  if (!pending) {
    return { title: "Open a file", back: back(), body: [picker(context)] };
  }
  return pending.ok ? previewStep(context) : refusalStep(context);
}

function back() {
  return { href: "#", words: "All assessments on this computer" };
}

function refusalStep(context) {
  const { name, findings } = context.pending;
  return {
    title: "This file cannot be used",
    caption: name,
    back: back(),
    body: [
      el("p", {}, "Nothing on this computer has changed. The reason:"),
      findingsList(findings),
      el("h2", {}, "Choose another file"),
      picker(context),
    ],
  };
}

function previewStep(context) {
  const { name, findings, holds } = context.pending;
  const here = onThisComputer(context);
  noteVersion(context.pending, here.version);
  if (context.pending.choosing && here.found === "loaded") {
    return {
      title: "What do you want to keep?",
      caption: name,
      back: back(),
      body: [context.pending.changed ? changedWords() : null, decisionOn(context, here)],
    };
  }
  return {
    title: "What is in this file",
    caption: name,
    back: back(),
    body: [
      context.pending.changed ? changedWords() : null,
      el("p", {}, "Nothing on this computer has changed yet. You decide below."),
      summaryList(holdsRows(context, holds)),
      table(
        "What is in the file, by theme",
        ["Theme", "Answers", "Notes", "Actions"],
        holds.themes.map(({ title, answers, notes, actions }) => [title, ...[answers, notes, actions].map(String)]),
      ),
      findings.length ? [el("h2", {}, "Worth knowing"), findingsList(findings)] : null,
      unknownAnswers(context.matrix, holds.unknown),
      decisionOn(context, here),
      el("p", {}, link("#", "Do nothing with this file")),
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
      "The assessment on this computer was changed after you opened this file. Nothing was replaced. This page now shows the newest changes.",
    ),
  );
}

function holdsRows({ payload, matrix }, holds) {
  const sides = matrix.audiences.filter(({ id }) => holds.audiences.includes(id)).map(({ heading }) => heading);
  const last =
    holds.last_time &&
    ["Yes", holds.last_time.name, holds.last_time.date && longDay(holds.last_time.date)].filter(Boolean).join(", ");
  const { fields, parts } = matrix.labels;
  const rows = [
    [parts.name, holds.name],
    [parts.system, systemTitle(payload, holds.system)],
    [fields.date, longDay(holds.date)],
    [parts.audiences, sides.join(", ")],
    ...(holds.voice === null ? [] : [[parts.voice, holds.voice]]),
    ["Started", longMoment(holds.created)],
    ["Last changed", longMoment(holds.updated)],
    ["Matrix", editionWords(holds).replace(/^e/, "E")],
    ["Has last time's answers", last ?? "No"],
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
