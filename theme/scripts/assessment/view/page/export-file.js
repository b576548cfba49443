/** The file that the tool itself reads: to keep it needs nothing but the tool. */

import { exportText, fileName } from "../../logic/files.js";
import { isVoice } from "../../logic/selectors.js";
import { leavesOut } from "../../logic/sending.js";
import { download, exportWords } from "../../../common/download.js";
import { routeTo } from "./route.js";

export const SEND_ALONE = "Send your answers";

/**
 * The way out of the tool: what it is called, and whether it `asks`, at the step that has all files, which of them is wanted.
 * Who answers alone has one thing to do with a file, and is told there which to send, and to whom. What is not meant for others
 * leaves the device only when somebody says so.
 */
export function wayOut(matrix, state) {
  const alone = isVoice(state);
  return { title: alone ? SEND_ALONE : "Export a file", asks: alone || leavesOut(matrix, state) };
}

/** The file that can be kept, sent and opened again, or the step that asks which file is wanted. */
export function exportOrAsk(context, id = context.route.id) {
  if (wayOut(context.matrix, context.session.state(id)).asks) {
    context.go(routeTo(id, "export"));
  } else {
    keepFile(context, id);
  }
}

/** Everything, in the file that the tool reads. */
export function keepFile(context, id) {
  const state = context.session.state(id);
  const name = fileName(state, "json", leavesOut(context.matrix, state));
  download(name, "application/json", exportText(state));
  context.frame.status(exportWords(name));
}
