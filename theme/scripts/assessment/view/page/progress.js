/** How far the team says it is with a section. */

import { el } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";

/** "All 8 statements answered." or "3 of 8 statements answered."; "" where there are none. */
export function answeredSentence({ answered, of }) {
  if (!of) {
    return "";
  }
  const all = of === 1 ? "The only statement is answered." : `All ${of} statements answered.`;
  return answered === of ? all : `${answered} of ${of} statements answered.`;
}

export function progressChoices({ labels }, section, title) {
  const items = Object.entries(labels.statuses).map(([id, words]) => {
    const name = `progress.${section}`;
    return choiceItem("radio", { id: `${name}.${id}`, name, value: id }, words).node;
  });
  return el(
    "div",
    { class: "nhsuk-form-group" },
    el(
      "fieldset",
      { class: "nhsuk-fieldset", "data-field": `progress ${section}` },
      el("legend", { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--m" }, `How far are you with “${title}”?`),
      el("div", { class: "nhsuk-radios nhsuk-radios--small" }, items),
    ),
  );
}
