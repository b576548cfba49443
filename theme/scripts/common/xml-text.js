import { unturned } from "./turned-text.js";

/** Text without the characters that no XML document may hold, control characters and two that are none, and without marks that turn it round. */
export function xmlText(text) {
  return unturned(text).replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "");
}
