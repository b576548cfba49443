/** The worksheet of the page, taken apart into the steps of the tool. Its words are written once, in the page. */

import { limitsOf } from "../logic/selectors.js";

/**
 * Takes the worksheet off the page.
 *
 * @returns {{
 *   part: (name: string) => {node: HTMLElement, title: string}|null,
 *   partsOf: (theme: string) => string[],
 *   blankAction: (theme: string) => HTMLElement,
 * }}
 */
export function takeSheet(worksheet, schema) {
  const limits = limitsOf(schema);
  const parts = new Map();
  for (const node of worksheet.querySelectorAll("[data-part]")) {
    const title = node.previousElementSibling.textContent;
    setLimits(node, limits);
    liftHeadings(node);
    parts.set(node.dataset.part, { node, title });
  }
  worksheet.remove();
  const actions = new Map([...parts].map(([name, { node }]) => [name, node.querySelector("[data-action]")]));
  return {
    part: (name) => parts.get(name) ?? null,
    partsOf: (theme) =>
      [...parts.keys()].filter((name) => name.startsWith(`${theme}/`)).map((name) => name.split("/")[1]),
    blankAction: (theme) => actions.get(`${theme}/actions`),
  };
}

/** How long a text may be. No field cuts one off: what is too long is said, and stays where somebody typed it. */
function setLimits(node, limits) {
  for (const field of node.querySelectorAll("textarea[data-field], input[data-field]")) {
    field.dataset.limit = field.dataset.field === "system other" ? limits.short : limits.text;
  }
}

/** In the tool a part stands below a heading of level 1, not 3. */
function liftHeadings(node) {
  for (const heading of node.querySelectorAll("h4")) {
    const lifted = document.createElement("h2");
    lifted.className = "nhsuk-heading-m";
    lifted.append(...heading.childNodes);
    heading.replaceWith(lifted);
  }
}
