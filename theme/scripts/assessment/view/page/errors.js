/** What is wrong with the dates of a step. */

import { draftKey } from "./fields.js";
import { mistakeTyped } from "../../../common/typed-day.js";

/** @returns {{field: Element, fields: Element[], message: string}[]} `fields`: the parts of the date that are wrong */
export function dateMistakes(root, state, drafts) {
  const wrong = Array.from(root.querySelectorAll("[data-date]")).filter((node) => drafts.has(draftKey(state, node)));
  return wrong.map((node) => {
    const { parts, words } = mistakeTyped(drafts.get(draftKey(state, node)));
    const fields = parts.map((part) => node.querySelector(`[data-date-part="${part}"]`));
    return { field: fields[0], fields, message: `${nameOf(node)}: ${words}` };
  });
}

/** "Date of the discussion"; of one action among several "Action 2, by when". */
export function nameOf(node) {
  const label = node.querySelector("legend").textContent;
  const action = node.closest("[data-action]")?.querySelector("legend").textContent;
  return action ? `${action}, ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}
