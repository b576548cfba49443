/** Days and times in words, and as the formats hold them. */

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "2026-01-31" as "31 January 2026"; "" for "". */
export function longDay(day) {
  const [year, month, date] = day.split("-").map(Number);
  return day && `${date} ${MONTHS[month - 1]} ${year}`;
}

/** The same with the month in three letters, for tables. */
export function shortDay(day) {
  const [year, month, date] = day.split("-").map(Number);
  return day && `${date} ${MONTHS[month - 1].slice(0, 3)} ${year}`;
}

/** "6" as "June". */
export const monthName = (month) => MONTHS[month - 1];

/** "2026-01" as "January 2026". */
export function longMonth(month) {
  const [year, number] = month.split("-").map(Number);
  return `${MONTHS[number - 1]} ${year}`;
}

/** The day of a time of the format as "31 January 2026", on this device. */
export function dayOf(text) {
  const date = new Date(text);
  return `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`;
}

/** A time of the format as "31 January 2026 at 10:42", in the time of this device. */
export function longMoment(text) {
  const date = new Date(text);
  return text && `${dayOf(text)} at ${clock(date)}`;
}

export function clock(date) {
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** A moment as the day of the format that it is on this device. */
export function dayNow(moment) {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => twoDigits(String(part)))
    .join("-");
}

/** A year as typed, "26" as "2026"; anything else as it is. */
export function yearFrom(typed) {
  const year = typed
    .normalize("NFKC")
    .trim()
    .replace(/^['\u2019]/, "");
  return /^\d\d$/.test(year) ? `20${year}` : year;
}

/** A month as typed, "6", "06", "June" or "Jun", as "6"; null for what is no month. */
export function monthFrom(typed) {
  const word = typed.normalize("NFKC").trim().toLowerCase().replace(/\.$/, "");
  const named = word.length < 3 ? -1 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(word));
  const number = named < 0 && /^\d{1,2}$/.test(word) ? Number(word) : named + 1;
  return number >= 1 && number <= 12 ? String(number) : null;
}

function twoDigits(text) {
  return text.padStart(2, "0");
}

/** A day of the format as its three parts. */
export function partsOf(day) {
  const [year = "", month = "", date = ""] = day.split("-");
  return { day: date.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}

/**
 * The text when it is a day that exists, such as "2026-01-31", otherwise null.
 *
 * @param {string} text
 * @returns {string|null}
 */
export function asDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) {
    return null;
  }
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
