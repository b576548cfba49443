/** For whom a new assessment is answered, asked where it starts; it can be changed later. */

import { sidesIn } from "../../logic/matrix.js";
import { setAbout } from "../../logic/updates.js";
import { el } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";
import { showMistakes } from "../../../common/mistakes.js";

/**
 * @param {any} context
 * @param {boolean} [said] whether it is said already
 * @returns {{node: HTMLElement|null, begin: () => string|null}} no node where there is no choice; `begin` starts an assessment and
 *   gives its id; null where it shows what is missing, and where it has started one already, as when somebody clicks twice
 */
export function sidesChoice({ matrix, session, frame }, said = false) {
  const { audiences, labels } = matrix;
  if (said || audiences.length === 1) {
    return { node: null, begin: once(() => session.create()) };
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
  const begin = () => {
    const chosen = node.querySelector("input:checked")?.value;
    const mistakes = [{ field: node.querySelector("input"), message: "Select which side you want to answer" }];
    const summary = showMistakes(frame.step, chosen ? [] : mistakes);
    summary?.focus();
    return chosen ? withSides(session, chosen === all.id ? sidesIn(matrix) : [chosen]) : null;
  };
  return { node, begin: once(begin) };
}

function once(begin) {
  let begun = null;
  return () => (begun === null ? (begun = begin()) : null);
}

function withSides(session, sides) {
  const id = session.create();
  session.change(id, (state) => setAbout(state, "audiences", sides));
  return id;
}

function radio({ id, heading }) {
  return choiceItem("radio", { id: `new.${id}`, name: "new-sides", value: id }, heading).node;
}
