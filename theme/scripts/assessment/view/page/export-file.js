/** The file that the tool itself reads: to keep it needs nothing but the tool. */

import { exportText, fileName } from "../../logic/files.js";
import { isVoice } from "../../logic/selectors.js";
import { leavesOut } from "../../logic/sending.js";
import { download, exportWords } from "../../../common/download.js";
import { routeTo } from "./route.js";

export const SEND_ALONE = "Send your answers";

/** What the way out is called: who answers alone has one thing to do with a file. */
export function exportTitle(state) {
  return isVoice(state) ? SEND_ALONE : "Export a file";
}

/**
 * The file that can be kept, sent and opened again, or the step that asks which file is wanted: what is not meant for others
 * leaves the device only when somebody says so, and who answers alone is told which file to send, and to whom.
 */
export function exportOrAsk(context, id = context.route.id) {
  const state = context.session.state(id);
  if (isVoice(state) || leavesOut(context.matrix, state)) {
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
