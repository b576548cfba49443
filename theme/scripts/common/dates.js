/** Days and times as people write them, and as the formats hold them. */

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

/**
 * Day, month and year as typed to a day of the format; "" when all are blank, null when it is no real day. A year of two
 * numbers is one of this century, and a whole date may stand in the box for the day.
 */
export function dayFrom(typed) {
  const { day, month, year } = partsTyped(typed);
  if (![day, month, year].join("").trim()) {
    return "";
  }
  const number = monthFrom(month);
  return number && asDay([yearFrom(year), twoDigits(number), twoDigits(day)].join("-"));
}

/** Whether a day and a month were typed into one box without the year, such as "31 January". */
export function lacksYear(typed) {
  return !/\d{4}/.test(typed) && Boolean(dayFrom({ day: `${typed} 2000`, month: "", year: "" }));
}

const YEARS_TO_LEAP = 8;

/**
 * A day that is meant to come, as people write it in one box: a whole date, a day and a month, or a month alone, of which the last day is
 * meant. Without a year it is the next one. "" for none, null for what is no day.
 *
 * @param {string} text such as "31 3 2027", "31 January", "June", "end of June 2027"
 * @param {Date} today
 */
export function dayToCome(text, today) {
  const whole = dayFrom({ day: text, month: "", year: "" });
  if (whole !== null) {
    return whole;
  }
  const words = plain(text).replace(/^(?:by |the |at |end )+/, "");
  const [, month = "", year = ""] = /^([a-z]+)(?: (\d{4}))?$/.exec(words) ?? [];
  const number = monthFrom(month);
  const dayIn = (one) => (number ? lastDay(one, number) : dayFrom({ day: `${words} ${one}`, month: "", year: "" }));
  if (year) {
    return dayIn(Number(year));
  }
  const first = today.getFullYear();
  const days = Array.from({ length: YEARS_TO_LEAP + 1 }, (_, more) => dayIn(first + more));
  return days.find((day) => day && day >= dayNow(today)) ?? null;
}

function lastDay(year, month) {
  const last = new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
  return asDay([year, twoDigits(month), last].join("-"));
}

/** A moment as the day of the format that it is on this device. */
export function dayNow(moment) {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => twoDigits(String(part)))
    .join("-");
}

/** A whole date as its parts, by the order that its first words show: 2026 3 12, March 12 2026 or 12 March 2026. */
const WHOLE = Object.freeze([
  /^(?<year>\d{4}) (?<month>\d{1,2}|[a-z]+) (?<day>\d{1,2})$/,
  /^(?<month>[a-z]+) (?<day>\d{1,2}) (?<year>\d{2}|\d{4})$/,
  /^(?<day>\d{1,2}) (?<month>\d{1,2}|[a-z]+) (?<year>\d{2}|\d{4})$/,
]);

/** The parts of a date that was typed or pasted as a whole into the box for the day, such as "12/3/2026" or "Thursday 12th March 2026"; others as they are. */
export function partsTyped({ day, month, year }) {
  const words = plain(day);
  const whole = `${month}${year}`.trim() ? null : WHOLE.map((form) => form.exec(words)).find(Boolean);
  const { day: date, month: of, year: named } = whole?.groups ?? { day: withoutEnding(day), month, year };
  return { day: date, month: of, year: named };
}

const withoutEnding = (text) =>
  text
    .normalize("NFKC")
    .trim()
    .replace(/^(\d{1,2})(?:st|nd|rd|th)$/i, "$1");

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
