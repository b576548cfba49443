/** Tables as CSV that spreadsheets open without harm. */

const SIGN = "[=+@\\uff1d\\uff0b\\uff20]"; // at full width they count in some languages
const DASH = "[\\-\\uff0d]";

/** What a program may pass over on its way to a sign: blanks, controls, quotes, and what cannot be seen. No separator. */
const BLANK =
  "\\x00-\\x08\\x0b\\x0c\\x0e-\\x20\\x22\\x7f-\\xa0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f\\u2060\\u3000\\ufeff";

const FORMULA = new RegExp(`^(?: *[\\t\\r\\n]|[${BLANK}]*(?:${SIGN}|${DASH}))`);

/**
 * Where the list separator is ";", Excel splits a line there and at line breaks, quotes or not; at tabs where it is a tab.
 * A dash begins many an honest line: it counts only with what a call needs. Each look ahead ends where the next one begins,
 * so that the time stays in step with the length. `site_builder/core/text/csv_safety.py` has the same.
 */
const INNER = new RegExp(
  `[;\\r\\n][${BLANK}\\t]*(?=${SIGN}|${DASH}[^;\\r\\n]*[(|!])|\\t[${BLANK}]*(?=${SIGN}|${DASH}[^;\\t\\r\\n]*[(|!])`,
  "g",
);

/** Lines of cells as CSV that spreadsheets open without harm. */
export function asCsv(lines) {
  return `\uFEFF${lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(text) {
  const inner = String(text).replace(INNER, "$&'");
  const harmless = FORMULA.test(text) ? `'${inner}` : inner;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
