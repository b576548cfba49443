/** Days as people type them, in one box or in three: the one reader of every field that asks for a day. */

import { asDay, dayNow, longDay, monthFrom, monthName, yearFrom } from "./dates.js";

/** How many years before and after this one are looked at for a day without a year: 29 February comes within eight. */
const YEARS = 8;
const SUCH_AS = "Enter a day and a month, such as 31 March, or a month";

/** @typedef {{day: string, month?: string, year?: string}} Typed what stands in the boxes; the first alone may hold all of it */

/**
 * A day as people write it: a whole date, a day and a month, or a month alone, of which the last day is meant. Without a year it is the next
 * one where a day to come is asked for, and else the nearest.
 *
 * @param {Typed} typed such as "31 3 2027", "31/3/27", "31 January", "June", "end of June 2027"
 * @param {boolean} toCome
 * @returns {string|null} a day of the format, "" for none, null for what is no day
 */
export function dayTyped(typed, toCome, today = new Date()) {
  const { day = "", month = "", year = "" } = partsIn(typed) ?? {};
  const number = monthFrom(month);
  if (!number) {
    return asTyped(typed) ? null : "";
  }
  const dayIn = (one) => asDay([one, twoDigits(number), twoDigits(day || lastDay(one, number))].join("-"));
  if (year) {
    return dayIn(yearFrom(year));
  }
  const first = today.getFullYear() - YEARS;
  const days = Array.from({ length: 2 * YEARS + 1 }, (_, more) => dayIn(first + more)).filter((one) => one !== null);
  return (toCome ? days.find((one) => one >= dayNow(today)) : nearest(days, dayNow(today))) ?? null;
}

/** How a day is understood, in words; "" where it was typed in full. */
export function readWords(typed, day) {
  const { day: date, month, year } = typed;
  const inFull =
    [date, month, year].every((part) => part?.trim()) ||
    asTyped(typed).toLowerCase() === longDay(day ?? "").toLowerCase();
  return day && !inFull ? `The date is read as ${longDay(day)}.` : "";
}

/**
 * What is wrong with what is no day.
 *
 * @param {Typed} typed
 * @returns {{parts: ("day"|"month"|"year")[], words: string}} `parts`: the boxes to mend
 */
export function mistakeTyped(typed) {
  const parts = partsIn(typed);
  const said = `“${asTyped(typed)}”`;
  if (!parts) {
    return { parts: ["day", "month", "year"], words: `${said} is not a date. ${SUCH_AS}` };
  }
  const { month, year } = parts;
  if (!month) {
    return { parts: ["month"], words: `${said} has no month. ${SUCH_AS}` };
  }
  if (!monthFrom(month)) {
    return { parts: ["month"], words: `“${month}” is not a month. Enter its name, or a number from 1 to 12` };
  }
  if (year && !/^\d{4}$/.test(yearFrom(year))) {
    return { parts: ["year"], words: `“${year}” is not a year. Enter all 4 numbers` };
  }
  return {
    parts: ["day", "month", "year"],
    words: `${said} is not a real date. ${lengthWords(monthFrom(month), year)}`,
  };
}

/** "June has 30 days"; of February in the year, if one was typed. */
function lengthWords(month, year) {
  const leap = 2000;
  const name = [monthName(month), month === "2" ? yearFrom(year) : ""].filter(Boolean).join(" ");
  return `${name} has ${lastDay(yearFrom(year) || leap, month)} days`;
}

function nearest(days, today) {
  const distance = (day) => Math.abs(Date.parse(day) - Date.parse(today));
  return [...days].sort((one, other) => distance(one) - distance(other))[0];
}

const lastDay = (year, month) => new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
const twoDigits = (number) => String(number).padStart(2, "0");

const asTyped = ({ day, month = "", year = "" }) =>
  [day, month, year]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" ");

/** The parts of a date, by the order that its first words show. */
const ORDERS = Object.freeze([
  /^(?<year>\d{4}) (?<month>\d{1,2}|[a-z]+) (?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})(?: (?<month>\d{1,2}|[a-z]+)(?: (?<year>\d+))?)?$/,
  /^(?<month>[a-z]+) (?<day>\d{1,2})(?: (?<year>\d{2}|\d{4}))?$/,
  /^(?<month>[a-z]+)(?: (?<year>\d{4}))?$/,
]);

/** Day, month and year as typed, each "" where it is missing; null for what is no date at all, such as "next week". */
function partsIn({ day, month = "", year = "" }) {
  const number = monthFrom(month);
  if (month.trim() && !number) {
    return { day: plain(day), month: month.trim(), year: year.trim() };
  }
  const named = number ? monthName(number).toLowerCase() : "";
  const words = [plain(day).replace(/^(?:by |the |at |end )+/, ""), named, yearFrom(year)].filter(Boolean).join(" ");
  const { groups } = ORDERS.map((order) => order.exec(words)).find(Boolean) ?? {};
  const { day: date = "", month: of = "", year: inYear = "" } = groups ?? {};
  return date || monthFrom(of) ? { day: date, month: of, year: inYear } : null;
}

/** A date in words and numbers with one space between them, without its weekday. */
function plain(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^\s*(?:[a-z]+day|mon|tues?|wed|thu|thur|thurs|fri|sat|sun)\b/, "")
    .replace(/(\d)(?:st|nd|rd|th)\b/g, "$1")
    .replace(/\bof\b|[-.,/\u2010-\u2014\u2019']/g, " ")
    .replace(/\d(?=[a-z])|[a-z](?=\d)/g, "$& ")
    .replace(/\s+/g, " ")
    .trim();
}
