/** Radios, checkboxes and labelled controls, in the markup of NHS.UK frontend. */

import { el } from "./dom.js";

// Whole names, since the style keeps those alone that are named somewhere.
const CLASSES = Object.freeze({
  radio: {
    item: "nhsuk-radios__item",
    input: "nhsuk-radios__input",
    label: "nhsuk-label nhsuk-radios__label",
    hint: "nhsuk-hint nhsuk-radios__hint",
  },
  checkbox: {
    item: "nhsuk-checkboxes__item",
    input: "nhsuk-checkboxes__input",
    label: "nhsuk-label nhsuk-checkboxes__label",
    hint: "nhsuk-hint nhsuk-checkboxes__hint",
  },
});

/**
 * A radio or a checkbox with its label, and perhaps a hint, which describes it where the hint has an id.
 *
 * @param {"radio" | "checkbox"} type
 * @param {object} attributes of the input; the label needs its `id`
 * @param {any} label
 * @param {{words: any, id?: string, classes?: string} | null} [hint]
 * @returns {{input: HTMLInputElement, node: HTMLElement}}
 */
export function choiceItem(type, attributes, label, hint = null) {
  const classes = CLASSES[type];
  const described = hint?.id ? { "aria-describedby": hint.id } : {};
  const input = /** @type {HTMLInputElement} */ (
    el("input", { class: classes.input, type, ...described, ...attributes })
  );
  const below = hint && { class: `${classes.hint}${hint.classes ?? ""}`, id: hint.id };
  const node = el(
    "div",
    { class: classes.item },
    input,
    el("label", { class: classes.label, for: input.id }, label),
    below && el("div", below, hint.words),
  );
  return { input, node };
}

/** A control below its label. */
export function labelled(label, control, ...below) {
  return el(
    "div",
    { class: "nhsuk-form-group" },
    el("label", { class: "nhsuk-label", for: control.id }, label),
    control,
    ...below,
  );
}
