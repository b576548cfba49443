/** Some fields as a file. */

import { download } from "../../common/download.js";
import { documentOf } from "../format/file.js";
import { saidIn } from "./fields.js";

export function saveFile(payload, fields, name) {
  const now = new Date();
  const text = `${JSON.stringify(documentOf(payload, saidIn(fields), now), null, 2)}\n`;
  download(`${payload.form}${name}-${now.toISOString().slice(0, 10)}.json`, "application/json", text);
}
