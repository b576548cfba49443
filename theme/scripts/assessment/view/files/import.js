/** Opening a file: choosing or dropping it. `file-preview.js` shows what it holds. */

import { moment } from "../../format/ids.js";
import { asFindings, exportText, readImport } from "../../logic/files.js";
import { OPENED } from "../../format/other-kind.js";
import { withMore } from "../../logic/together.js";
import { fileText } from "../../format/file-text.js";
import { fetchAhead, loadedStep } from "../page/loaded-step.js";
import { el } from "../../../common/dom.js";
import { has, writersOf } from "../../../common/writers.js";

/** The way back from a step about a file. */
export const BACK = Object.freeze({ href: "#", words: "All assessments on this device" });

const STEP = "#open-a-file";
const TOGETHER = "#bring-together";
const fileHoldsStep = loadedStep("fileHoldsStep");

/** A field for choosing files; `words` is its label. */
export function picker(context, words = "Choose a file") {
  return el(
    "div",
    { class: "nhsuk-form-group app-picker" },
    el("label", { class: "nhsuk-label", for: "file-picker" }, words),
    el(
      "div",
      { class: "nhsuk-hint", id: "file-hint" },
      "Its name ends in .json, or in .html if it opens in a browser. The blank workbook from the downloads page (.xlsx) can be opened too when it is filled in. You can also drop it anywhere on this page. Choose several files to bring together what people answered alone.",
    ),
    el("input", {
      type: "file",
      id: "file-picker",
      accept: `${Object.values(OPENED).join()},application/json,text/html`,
      multiple: true,
      "aria-describedby": "file-hint",
      onchange: ({ target }) => readFiles(context, target.files),
    }),
  );
}

/**
 * Reads files and shows what they hold; nothing is changed by this. Those that were given last count. One is opened;
 * several are offered to be brought together, and any at the place for it beside those that are listed there.
 */
export async function readFiles(context, files) {
  if (!files.length) {
    return;
  }
  const turn = {};
  context.reading = turn;
  const ready = fetchAhead();
  const read = await Promise.all(
    Array.from(files, async (file) => ({ name: file.name, ...(await readingOf(context, file)) })),
  );
  await ready;
  if (context.reading === turn) {
    const there = location.hash === TOGETHER;
    const together = read.length > 1 || there;
    context.pending = together ? null : read[0];
    context.together = together ? withMore(there ? context.together : null, read) : null;
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
    const message =
      "The part of the tool that reads spreadsheets could not be loaded. Check your connection to the site, and try again.";
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
  return context.pending ? fileHoldsStep(context) : { title: "Open a file", back: BACK, body: [picker(context)] };
}
