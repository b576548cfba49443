/** What listed assessments are called, so that no two of a list look alike. */

import { dayOf, longDay, longMoment } from "../../../common/dates.js";

const NO_NAME = "Assessment without a name";
const UNREADABLE = Object.freeze({
  damaged: "An assessment that cannot be read",
  newer: "An assessment that a newer version of this tool saved",
});
const LONGEST = 60;

/** Whether a listed assessment is one that this version of the tool cannot open. */
export function isUnreadable({ status }) {
  return Object.hasOwn(UNREADABLE, status);
}

/**
 * The title of one of some listed assessments: its name and the day of its discussion, or else of its start. A copy says
 * when it became one. Where two would be called the same, each says when it was started; and where that is the same too,
 * as it is for copies, they are numbered.
 */
export function titleAmong(entries, entry) {
  const alike = (make) => entries.filter((other) => make(other) === make(entry));
  const way = [titleOf, withStart].find((make) => alike(make).length < 2);
  return way ? way(entry) : numbered(alike(withStart), entry);
}

function titleOf(entry) {
  const { id, status, name, voice, date, created, copied } = entry;
  if (isUnreadable(entry)) {
    return `${UNREADABLE[status]}, stored under ${keyWords(id)}`;
  }
  const when = date ? longDay(date) : `started ${dayOf(created)}`;
  const who = [name || NO_NAME, ...(voice ? [voice] : [])].join(", ");
  return `${who}, ${when}${copied ? `, kept as a copy on ${longMoment(copied)}` : ""}`;
}

/** Copies have the start of what they were copied from, so that it tells nothing. */
function withStart(entry) {
  return isUnreadable(entry) || entry.copied
    ? titleOf(entry)
    : `${titleOf(entry)}, started on ${longMoment(entry.created)}`;
}

/** In an order that no change moves. */
function numbered(alike, entry) {
  const keyOf = ({ copied, created, id }) => [copied, created, id].join(" ");
  const number = alike.filter((other) => keyOf(other) <= keyOf(entry)).length;
  return `${withStart(entry)}, ${entry.copied ? "copy" : "number"} ${number}`;
}

/** A name in the browser's storage as it can be read: characters that cannot be seen, and halves of characters, by their numbers. */
function keyWords(key) {
  const characters = Array.from(key, (one) =>
    /[\p{C}\p{M}\p{Z}]/u.test(one) && one !== " "
      ? `[U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`
      : one,
  );
  const more = characters.length > LONGEST ? "…" : "";
  return key ? `“${characters.slice(0, LONGEST).join("")}${more}”` : "no name";
}
