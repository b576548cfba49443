/** Days and times as people write them. */

import { asDay } from "../ids.js";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "2026-01-31" as "31 January 2026"; "" for "". */
export function longDay(day) {
  const [year, month, date] = day.split("-").map(Number);
  return day && `${date} ${MONTHS[month - 1]} ${year}`;
}

/** A time of the format as "31 January 2026 at 10:42", in the time of this computer. */
export function longMoment(text) {
  const date = new Date(text);
  return text && `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()} at ${clock(date)}`;
}

export function clock(date) {
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** Day, month and year as typed to a day of the format; "" when all are blank, null when it is no real day. */
export function dayFrom({ day, month, year }) {
  if (![day, month, year].join("").trim()) {
    return "";
  }
  const numbers = [year, month, day].map((part) => part.trim());
  const [y, m, d] = [numbers[0], numbers[1].padStart(2, "0"), numbers[2].padStart(2, "0")];
  return asDay(`${y}-${m}-${d}`);
}

/** A day of the format as its three parts. */
export function partsOf(day) {
  const [year = "", month = "", date = ""] = day.split("-");
  return { day: date.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}
