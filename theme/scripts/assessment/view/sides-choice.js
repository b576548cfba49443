/** For whom a new assessment is answered, asked where it starts: it may be left open, and changed later. */

import { sidesIn } from "../logic/matrix.js";
import { el } from "../../common/dom.js";

/** @returns {{node: HTMLElement|null, chosen: () => string[]}} no node where there is no choice */
export function sidesChoice({ matrix }) {
  const { audiences, labels } = matrix;
  if (audiences.length === 1) {
    return { node: null, chosen: () => [] };
  }
  const all = { id: "all", heading: audiences.length === 2 ? "Both" : "All of them" };
  const node = el(
    "div",
    { class: "nhsuk-form-group" },
    el(
      "fieldset",
      { class: "nhsuk-fieldset" },
      el("legend", { class: "nhsuk-fieldset__legend" }, labels.fields.audiences),
      el("div", { class: "nhsuk-radios nhsuk-radios--small nhsuk-radios--inline" }, [...audiences, all].map(radio)),
    ),
  );
  const chosen = () => {
    const id = node.querySelector("input:checked")?.value;
    return id === all.id ? sidesIn(matrix) : id ? [id] : [];
  };
  return { node, chosen };
}

function radio({ id, heading }) {
  return el(
    "div",
    { class: "nhsuk-radios__item" },
    el("input", { class: "nhsuk-radios__input", type: "radio", id: `new.${id}`, name: "new-sides", value: id }),
    el("label", { class: "nhsuk-label nhsuk-radios__label", for: `new.${id}` }, heading),
  );
}
