/** The text of a file that somebody chose. */

import { MAX_BYTES, NOT_UTF8, TOO_LARGE, fault } from "./validation.js";
import { isWorkbook, otherKind } from "./other-kind.js";

const UNREADABLE = "The file cannot be read: it may have been moved or changed.";

/**
 * Reads a file as UTF-8 and as nothing else: another encoding would come in with other letters.
 *
 * @param {File|null} file null where the browser cannot hand it over
 * @returns {Promise<{text: string, found?: undefined, workbook?: undefined} | {text?: undefined, found: Fault, workbook?: Uint8Array}>}
 *   the text, or what is wrong; the bytes too where it may be a workbook
 */
export async function fileText(file, most = MAX_BYTES, tooLarge = TOO_LARGE) {
  let bytes;
  try {
    bytes = await bytesOf(file, most);
  } catch {
    return { found: fault(UNREADABLE) };
  }
  if (!bytes) {
    return { found: fault(tooLarge) };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const letters = new TextDecoder("windows-1252").decode(bytes);
    const found = fault(otherKind(letters) || NOT_UTF8);
    return isWorkbook(letters) ? { found, workbook: bytes } : { found };
  }
}

/**
 * The bytes of a file, null of one that is larger; rejected where it cannot be read.
 *
 * They are counted as they come: to say how large a file is, a browser looks at the disk, and the page stands still meanwhile.
 *
 * @returns {Promise<Uint8Array|null>}
 */
async function bytesOf(file, most) {
  const reader = file.stream().getReader();
  const pieces = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    size += next.value.length;
    if (size > most) {
      reader.cancel().catch(() => {});
      return null;
    }
  }
  return pieces.length === 1 ? pieces[0] : joined(pieces, size);
}

function joined(pieces, size) {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
