/** The cells of a filled-in workbook as people see them. `site_builder/output/exports/workbook/cells.py` has the same for the command line. */

import { asDay, longDay, monthFrom } from "../../common/dates.js";

const UNSEEN = /[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
const IN_NUMBERS = /^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})$/;
const IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i;
const [FIRST, LAST] = ["2000-01-01", "2100-12-31"];

/** In place of the value of a cell whose formula has none: the error that it shows, such as "#N/A", or "". */
export class NoResult {
  constructor(error) {
    this.error = error;
  }

  /** What is wrong with it, and what to do. */
  get why() {
    return this.error
      ? `the formula in this cell shows '${this.error}'; correct it, or write in its place what it should show.`
      : "the file does not hold what the formula in this cell shows; open it in a spreadsheet program, save it there and try again.";
  }
}

/** The words of a cell: whole numbers without a decimal point, dates and times as a blank workbook shows them. */
export function wordsInCell(value) {
  if (value === null || value === undefined) {
    return "";
  }
  if (value instanceof NoResult) {
    return value.error || "a formula";
  }
  if (typeof value === "boolean") {
    return String(value).toUpperCase();
  }
  if (typeof value === "number") {
    return String(Number(value.toPrecision(15)));
  }
  return value instanceof Date ? momentWords(value) : String(value).replaceAll("\r\n", "\n").trim();
}

/** Words for comparing, in whatever letters, with whatever spaces and unseen characters they are written. */
export function folded(words) {
  return words.replace(UNSEEN, "").trim().split(/\s+/).join(" ").toLowerCase();
}

/** The day of the format that a cell holds or that its words name; null when it is no date or not of this century. */
export function dayOf(value) {
  const day = value instanceof Date ? dateText(value) : namedDay(wordsInCell(value));
  return day !== null && day >= FIRST && day <= LAST ? day : null;
}

function namedDay(words) {
  const parts = IN_NUMBERS.exec(words) ?? IN_WORDS.exec(words);
  if (!parts) {
    return asDay(words);
  }
  const month = monthFrom(parts[2]);
  return month && asDay([parts[3], ...[month, parts[1]].map((part) => part.padStart(2, "0"))].join("-"));
}

/** Programs count days: what they show has no time zone. */
const dateText = (date) => date.toISOString().slice(0, 10);

function momentWords(date) {
  const [day, time] = [dateText(date), date.toISOString().slice(11, 19).replace(/:00$/, "")];
  return day < "1900-01-01" ? time : [longDay(day), time === "00:00" ? "" : time].filter(Boolean).join(" ");
}
