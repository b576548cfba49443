/** Ids and times in the form of the export format. */

/**
 * A new version 4 UUID. Uses random bytes, because `crypto.randomUUID` is missing on plain http.
 *
 * @param {Crypto} crypto
 * @returns {string}
 */
export function newId(crypto = globalThis.crypto) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** A new id of an action: short, since calendars and tables show it, and not likely to be another one's of its theme. */
export function newActionId(crypto = globalThis.crypto) {
  return newId(crypto).slice(0, 8);
}

const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);
const FIRST = new Date(0).setUTCFullYear(1, 0, 1);

/**
 * A time in the form of the format, to the second: "2026-01-31T10:00:00Z". A clock that is set before the year 1 or
 * after 9999, which the format cannot say, counts as the first or the last time that it can.
 *
 * @param {Date} time
 * @returns {string}
 */
export function moment(time) {
  const date = new Date(Math.min(Math.max(time.getTime(), FIRST), LAST));
  return `${date.toISOString().slice(0, 19)}Z`;
}
