/** The fields of an invitation: {control, node, value} of each. */

import { el } from "../../common/dom.js";
import { choiceItem } from "../../common/form-parts.js";

function group(id, label, hint, control) {
  if (hint) {
    control.setAttribute("aria-describedby", `invite-${id}-hint`);
  }
  return {
    control,
    node: el(
      "div",
      { class: "nhsuk-form-group" },
      el("label", { class: "nhsuk-label", for: control.id }, label),
      hint ? el("div", { class: "nhsuk-hint", id: `invite-${id}-hint` }, hint) : null,
      control,
    ),
    value: () => control.value.trim(),
  };
}

export function line(id, label, hint, value = "") {
  const control = el("input", { class: "nhsuk-input", type: "text", id: `invite-${id}`, value, autocomplete: "off" });
  return group(id, label, hint, control);
}

export function area(id, label, hint) {
  return group(id, label, hint, el("textarea", { class: "nhsuk-textarea", id: `invite-${id}`, rows: "3" }));
}

export function choice(id, label, systems) {
  const options = systems.map((system) => el("option", { value: system.id }, system.title));
  const control = el(
    "select",
    { class: "nhsuk-select", id: `invite-${id}` },
    el("option", { value: "" }, "Choose a system"),
    options,
  );
  return group(id, label, "", control);
}

export function boxes(id, label, audiences) {
  const all = audiences.map(({ id: side, heading }) =>
    choiceItem("checkbox", { id: `invite-${id}-${side}`, value: side }, heading),
  );
  return groupOf(label, "nhsuk-checkboxes nhsuk-checkboxes--small", all, () =>
    all.filter(({ input }) => input.checked).map(({ input }) => input.value),
  );
}

/** One of some choices, each {value, words, hint}; none to begin with. */
export function radios(id, label, choices) {
  const all = choices.map(({ value, words, hint }) => {
    const own = `invite-${id}-${value}`;
    const attributes = { id: own, name: `invite-${id}`, value };
    return choiceItem("radio", attributes, words, { id: `${own}-hint`, words: hint });
  });
  return groupOf(
    label,
    "nhsuk-radios nhsuk-radios--small",
    all,
    () => all.find(({ input }) => input.checked)?.input.value ?? "",
  );
}

function groupOf(label, classes, all, value) {
  const items = el(
    "div",
    { class: classes },
    all.map(({ node }) => node),
  );
  const legend = el("legend", { class: "nhsuk-fieldset__legend" }, label);
  return {
    control: all[0].input,
    node: el("div", { class: "nhsuk-form-group" }, el("fieldset", { class: "nhsuk-fieldset" }, legend, items)),
    value,
  };
}
