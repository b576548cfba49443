/** The file that the tool itself reads: to keep it needs nothing but the tool. */

import { exportText, fileName } from "../../logic/files.js";
import { leavesOut } from "../../logic/sending.js";
import { download, exportWords } from "../../../common/download.js";
import { routeTo } from "./route.js";

/** The file that can be kept, sent and opened again. What is not meant for others leaves the device only when somebody says so. */
export function exportFile(context, id = context.route.id) {
  if (leavesOut(context.matrix, context.session.state(id))) {
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
