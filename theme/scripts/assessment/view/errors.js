/** Mistakes on a step: a summary at its top, a message at each field. */

import { el, hidden } from "../../common/dom.js";
import { draftKey } from "./fields.js";
import { monthFrom, yearFrom } from "../../common/dates.js";

/**
 * Shows mistakes, or takes them away when there are none.
 *
 * @param {Element} step
 * @param {{field: Element, fields?: Element[], message: string}[]} mistakes `field` is an input; its form group gets
 *   the message, and `fields`, or else all of the group, are marked
 * @returns {HTMLElement|null} the summary, for the focus
 */
export function showMistakes(step, mistakes) {
  clearMistakes(step);
  if (!mistakes.length) {
    return null;
  }
  mistakes.forEach(markField);
  const summary = summaryOf(mistakes);
  step.querySelector("h1").before(summary);
  return summary;
}

export function clearMistakes(root) {
  root.querySelector(".nhsuk-error-summary")?.remove();
  for (const message of root.querySelectorAll(".nhsuk-error-message")) {
    const described = message.parentElement.querySelector(`[aria-describedby~="${CSS.escape(message.id)}"]`);
    setDescription(described, (ids) => ids.filter((id) => id !== message.id));
    message.closest(".nhsuk-form-group")?.classList.remove("nhsuk-form-group--error");
    message.remove();
  }
  root.querySelectorAll(".nhsuk-input--error").forEach((input) => input.classList.remove("nhsuk-input--error"));
}

/** @param {{field: Element, fields?: Element[], message: string}} mistake */
function markField({ field, fields, message }) {
  const group = field.closest(".nhsuk-form-group");
  const owner = group.querySelector("fieldset") ?? field;
  const id = `${field.id}.error`;
  const words = el("span", { class: "nhsuk-error-message", id }, hidden("Error:"), ` ${message}`);
  const control = group.querySelector(".nhsuk-date-input, .nhsuk-checkboxes, .nhsuk-radios") ?? field;
  control.before(words);
  group.classList.add("nhsuk-form-group--error");
  (fields ?? group.querySelectorAll("input[type='text']")).forEach((input) =>
    input.classList.add("nhsuk-input--error"),
  );
  setDescription(owner, (ids) => [...ids, id]);
}

function setDescription(node, change) {
  const ids = change((node?.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (ids.length) {
    node?.setAttribute("aria-describedby", ids.join(" "));
  } else {
    node?.removeAttribute("aria-describedby");
  }
}

function summaryOf(mistakes) {
  const items = mistakes.map(({ field, message }) => el("li", {}, el("a", { href: `#${field.id}` }, message)));
  return el(
    "div",
    { class: "nhsuk-error-summary", role: "alert", tabindex: "-1", "aria-labelledby": "mistakes" },
    el("h2", { class: "nhsuk-error-summary__title", id: "mistakes" }, "There is a problem"),
    el(
      "div",
      { class: "nhsuk-error-summary__body" },
      el("ul", { class: "nhsuk-list nhsuk-error-summary__list" }, items),
    ),
  );
}

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
function mistakeIn(typed) {
  const blank = PARTS.filter((part) => !typed[part].trim());
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
