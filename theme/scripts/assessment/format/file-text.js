/** The text of a file that somebody chose. */

import { MAX_BYTES, NOT_UTF8, TOO_LARGE, fault } from "./validation.js";
import { isWorkbook, otherKind } from "./other-kind.js";

const UNREADABLE = "The file cannot be read. It may have been moved or changed.";

/**
 * Reads a file as UTF-8 and as nothing else: another encoding would come in with other letters.
 *
 * @param {File|null} file null where the browser cannot hand it over
 * @returns {Promise<{text: string, found?: undefined, workbook?: undefined} | {text?: undefined, found: Fault, workbook?: Uint8Array}>}
 *   the text, or what is wrong; the bytes too where it may be a workbook
 */
export async function fileText(file, most = MAX_BYTES, tooLarge = TOO_LARGE) {
  if (!file) {
    return { found: fault(UNREADABLE) };
  }
  if (file.size > most) {
    return { found: fault(tooLarge) };
  }
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { found: fault(UNREADABLE) };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const letters = new TextDecoder("windows-1252").decode(bytes);
    const found = fault(otherKind(letters) || NOT_UTF8);
    return isWorkbook(letters) ? { found, workbook: new Uint8Array(bytes) } : { found };
  }
}
