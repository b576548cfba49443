/** What is wrong with the dates of a step. */

import { draftKey } from "./fields.js";
import { lacksYear, monthFrom, partsTyped, yearFrom } from "../../../common/dates.js";

const PARTS = Object.freeze(["day", "month", "year"]);

/** @returns {{field: Element, fields: Element[], message: string}[]} `fields`: the parts of the date that are wrong */
export function dateMistakes(root, state, drafts) {
  const wrong = Array.from(root.querySelectorAll("[data-date]")).filter((node) => drafts.has(draftKey(state, node)));
  return wrong.map((node) => {
    const { parts, words } = mistakeIn(drafts.get(draftKey(state, node)));
    const fields = parts.map((part) => node.querySelector(`[data-date-part="${part}"]`));
    return { field: fields[0], fields, message: `${nameOf(node)} ${words}` };
  });
}

/** "Date of the discussion"; of one action among several "Action 2, by when: the date". */
function nameOf(node) {
  const label = node.querySelector("legend").textContent;
  const action = node.closest("[data-action]")?.querySelector("legend").textContent;
  return action ? `${action}, ${label.charAt(0).toLowerCase()}${label.slice(1)}: the date` : label;
}

/** What is wrong with a date as typed, in the order in which one would mend it: {parts, words}. */
function mistakeIn(draft) {
  const typed = partsTyped(draft);
  const isWhole = !`${typed.month}${typed.year}`.trim() && lacksYear(typed.day);
  const blank = isWhole ? ["year"] : PARTS.filter((part) => !typed[part].trim());
  if (blank.length) {
    return { parts: blank, words: `must include a ${blank.join(" and a ")}` };
  }
  if (monthFrom(typed.month) === null) {
    return { parts: ["month"], words: "must have a month from 1 to 12, or its name, for example 6 or June" };
  }
  if (!/^\d{4}$/.test(yearFrom(typed.year))) {
    return { parts: ["year"], words: "must have a year of 4 numbers, for example 2026" };
  }
  return { parts: PARTS, words: "must be a real date, for example 31 1 2026" };
}
