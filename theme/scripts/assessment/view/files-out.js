/** Exports of an assessment. */

import { exportCsv } from "../csv.js";
import { exportText, fileName } from "../exchange.js";
import { download } from "./download.js";
import { clock } from "./when.js";

/** The file that can be kept, sent and opened again. */
export function exportFile({ session, frame, route }, id = route.id) {
  const state = session.state(id);
  const name = fileName(state, "json");
  download(name, "application/json", exportText(state));
  frame.status(exportWords(name));
}

/** A table for spreadsheet programs. */
export function exportTable({ session, frame, route, matrix, payload }) {
  const state = session.state(route.id);
  const name = fileName(state, "csv");
  download(name, "text/csv;charset=utf-8", exportCsv(matrix, state, payload.systems));
  frame.status(exportWords(name));
}

/** The browser does not say whether a download was kept, refused or cancelled. */
function exportWords(name) {
  return `Export made at ${clock(new Date())}: look for ${name} among your downloads`;
}
