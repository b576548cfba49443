/** Exports of an assessment. */

import { exportCsv } from "../logic/answers-csv.js";
import { exportText, fileName } from "../logic/files.js";
import { sidesIn } from "../logic/matrix.js";
import { aboutOf, sidesOf } from "../logic/selectors.js";
import { voicesOf, withoutVoices } from "../logic/voices.js";
import { hiddenSides, withoutHidden } from "../logic/sides.js";
import { button, el, link } from "../../common/dom.js";
import { download } from "../../common/download.js";
import { hiddenList } from "./hidden-sides.js";
import { routeTo } from "./route.js";
import { countWords } from "./voices-list.js";
import { clock } from "../../common/dates.js";

/** The file that can be kept, sent and opened again. */
export function exportFile(context, id = context.route.id) {
  offer(context, id, "file");
}

/** A table for spreadsheet programs. */
export function exportTable(context) {
  offer(context, context.route.id, "table");
}

const WAYS = Object.freeze({ file: writeFile, table: writeTable });

/** What is written on a side that is not answered, and what people answered alone, leaves the computer only when somebody says so. */
function offer(context, id, kind) {
  const state = context.session.state(id);
  if (hiddenSides(context.matrix, state).length || (kind === "file" && voicesOf(state).length)) {
    context.go(routeTo(id, "export", kind));
  } else {
    WAYS[kind](context, id, true);
  }
}

function writeFile({ session, frame, matrix }, id, whole) {
  const state = session.state(id);
  const name = fileName(state, "json");
  download(name, "application/json", exportText(whole ? state : withoutVoices(withoutHidden(matrix, state))));
  frame.status(exportWords(name));
}

/** The browser does not say whether a download was kept, refused or cancelled. */
function exportWords(name) {
  return `Export made at ${clock(new Date())}: look for ${name} among your downloads`;
}

function writeTable({ session, frame, matrix, payload }, id, whole) {
  const state = session.state(id);
  const name = fileName(state, "csv");
  download(
    name,
    "text/csv;charset=utf-8",
    exportCsv(matrix, state, payload.systems, whole ? sidesIn(matrix) : sidesOf(matrix, state)),
  );
  frame.status(exportWords(name));
}

/** What stays with the team unless they choose otherwise: hidden sides, and what people answered alone. */
function notSent(matrix, state, kind) {
  const hidden = hiddenList(matrix, state);
  const voices = kind === "file" ? voicesOf(state).length : 0;
  return [
    hidden && el("p", {}, "Something is written in a part of the matrix that you no longer answer:"),
    hidden,
    voices ? el("p", {}, `What people answered alone is here: ${countWords(voices)}.`) : null,
    hidden || voices ? null : el("p", {}, "Nothing any more."),
  ];
}

/** Asks whether that goes into the file. */
export function exportStep(context) {
  const { matrix, route, state, href } = context;
  const kind = route.part === "table" ? "table" : "file";
  const write = (whole) => () => WAYS[kind](context, route.id, whole);
  return {
    title: `What goes into the ${kind}?`,
    caption: aboutOf(state(), "name"),
    back: { href: href(), words: "Back to the task list" },
    body: [
      notSent(matrix, state(), kind),
      el(
        "p",
        {},
        "Leave this out of what you send. Put it in if you want to keep a copy of everything. It stays on this computer either way.",
      ),
      el(
        "div",
        { class: "nhsuk-button-group" },
        button("Export without it", write(false)),
        button("Export with it", write(true), "secondary"),
        link(href(), "Do not export"),
      ),
    ],
  };
}
