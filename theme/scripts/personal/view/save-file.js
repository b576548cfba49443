/** Some fields as a file: saves it, and gives its name. */

import { download } from "../../common/download.js";
import { documentOf } from "../format/file.js";
import { saidIn } from "./fields.js";

export function saveFile(payload, fields) {
  const now = new Date();
  const text = `${JSON.stringify(documentOf(payload, saidIn(fields), now), null, 2)}\n`;
  const file = `${payload.form}-${now.toISOString().slice(0, 10)}.json`;
  download(file, "application/json", text);
  return file;
}
