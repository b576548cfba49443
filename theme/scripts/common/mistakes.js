/** Mistakes on a page: a summary at its top, a message at each field, and the title. */

import { el, hidden, partOf } from "./dom.js";

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
  document.title = `${mistakes.length ? "Error: " : ""}${document.title.replace(/^Error: /, "")}`;
  if (!mistakes.length) {
    return null;
  }
  mistakes.forEach(markField);
  const summary = summaryOf(mistakes);
  partOf(step, "h1").before(summary);
  return summary;
}

/** Takes away those of the mistakes shown that are mended now, of all that are there now: nobody is told of more while they type. */
export function mendMistakes(step, mistakes) {
  const shown = step.querySelectorAll(".nhsuk-error-summary li").length;
  const left = mistakes.filter(({ field }) => field.closest(".nhsuk-form-group--error"));
  if (left.length < shown) {
    showMistakes(step, left);
  }
}

export function clearMistakes(root) {
  root.querySelector(".nhsuk-error-summary")?.remove();
  clearFields(root);
}

/** Takes the messages at the fields away; of a page without a summary these are all. */
export function clearFields(root) {
  for (const input of root.querySelectorAll(".nhsuk-input--error, .nhsuk-form-group--error .nhsuk-textarea--error")) {
    input.classList.remove("nhsuk-input--error", "nhsuk-textarea--error");
  }
  for (const message of root.querySelectorAll(".nhsuk-error-message")) {
    const described = message.parentElement.querySelector(`[aria-describedby~="${CSS.escape(message.id)}"]`);
    setDescription(described, (ids) => ids.filter((id) => id !== message.id));
    message.closest(".nhsuk-form-group")?.classList.remove("nhsuk-form-group--error");
    message.remove();
  }
}

/**
 * The message of one mistake, at its field alone.
 *
 * @param {{field: Element, fields?: Element[], message: string}} mistake
 */
export function markField({ field, fields, message }) {
  const group = field.closest(".nhsuk-form-group") ?? field;
  const owner = group.querySelector("fieldset") ?? field;
  const id = `${field.id}.error`;
  const words = el("span", { class: "nhsuk-error-message", id }, hidden("Error:"), ` ${message}`);
  const control = group.querySelector(".nhsuk-date-input, .nhsuk-checkboxes, .nhsuk-radios") ?? field;
  control.before(words);
  group.classList.add("nhsuk-form-group--error");
  for (const input of fields ?? group.querySelectorAll("input[type='text'], textarea")) {
    input.classList.add(input.tagName === "TEXTAREA" ? "nhsuk-textarea--error" : "nhsuk-input--error");
  }
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
