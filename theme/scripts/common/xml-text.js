/** Text without the characters that no XML document may hold: control characters, and two that are none. */
export function xmlText(text) {
  return String(text).replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "");
}
