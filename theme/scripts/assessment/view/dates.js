/** Dates that are not complete or do not exist. */

import { draftKey } from "./fields.js";

/** @returns {{field: Element, message: string}[]} */
export function dateMistakes(root, state, drafts) {
  const wrong = Array.from(root.querySelectorAll("[data-date]")).filter((node) => drafts.has(draftKey(state, node)));
  return wrong.map((node) => ({
    field: node.querySelector("[data-date-part]"),
    message: `${node.querySelector("legend").textContent} must be a real date, for example 31 1 2026`,
  }));
}
