/** The words that people see in a roll-up. */

import { longMonth } from "../../../common/dates.js";
import { spanOf } from "./selection.js";

export const MOVED = Object.freeze([
  { id: "forward", words: "Further on than before" },
  { id: "same", words: "At the same stage" },
  { id: "back", words: "Further back than before" },
  { id: "moved_unknown", words: "Not known: a stage before, none of this matrix now" },
]);

export const REACHED = Object.freeze([
  { id: "reached", words: "Planned and reached" },
  { id: "not_reached", words: "Planned and not reached" },
  { id: "reached_unknown", words: "Not known: a plan before, no stage of this matrix now" },
]);

export const OUTCOMES = Object.freeze([...MOVED, ...REACHED]);

export const WHEN = Object.freeze([
  { id: "now", words: "Now" },
  { id: "in_a_year", words: "In a year" },
]);

export const WHY = Object.freeze([
  { id: "newest", words: "The files differ. The newest is used." },
  { id: "same", words: "All files are the same." },
  {
    id: "fuller",
    words: "Some of the files hold less, such as a saved summary without texts. The one that holds most is used.",
  },
  { id: "same_time", words: "The files differ but were changed at the same time. The first by name is used." },
  { id: "chosen", words: "You chose this file." },
]);

export const NO_NAME = "No name given";
export const NOT_SAID = "Not said";
export const SET_ASIDE = "Set aside";
export const NO_STAGE = "No stage chosen";
export const OTHER_SYSTEMS = "A system not in our list of contacts";
export const OTHER_EDITIONS = "Other editions";

/** "2026-06" as "June 2026"; "No day given" for null. */
export function monthWords(month) {
  return month === null ? "No day given" : longMonth(month);
}

/** A period in words: "April 2025 to March 2026". */
export function periodWords(period, months) {
  const { from, to } = spanOf(period, months);
  return `${monthWords(from)} to ${monthWords(to)}`;
}

/** The words for an id of one of the lists above. */
export function wordsFor(list, id) {
  return list.find((item) => item.id === id).words;
}

/** The title of the picture of stages; without a count where nobody is in it. */
export function whereTitle(count, words) {
  return count ? words.say("where", { count, pcns: words.count(count) }) : words.say("where-all");
}

/** "1 PCN", "2 PCNs". */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** For whom components are, for example "For PCNs or for systems". */
export function audiencesInWords({ audiences }) {
  const [first, ...others] = audiences.map(({ heading }) => heading);
  return [first, ...others.map((heading) => heading[0].toLowerCase() + heading.slice(1))].join(" or ");
}
