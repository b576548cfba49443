/** Small pieces that several sections use. */

import { el } from "../../assessment/view/dom.js";

/** A disclosure whose content is made when it is opened for the first time. */
export function disclosure(summary, make, open = false) {
  const text = el("div", { class: "nhsuk-details__text" });
  const fill = () => {
    if (!text.childNodes.length) {
      text.append(...[make()].flat(Infinity).filter(Boolean));
    }
  };
  const element = el(
    "details",
    { class: "nhsuk-details", open, ontoggle: fill },
    el("summary", { class: "nhsuk-details__summary" }, el("span", { class: "nhsuk-details__summary-text" }, summary)),
    text,
  );
  if (open) {
    fill();
  }
  return element;
}

/** A section with a heading of level 2 that can be led to. */
export function section(id, title, ...children) {
  return el("section", { class: `app-roll-up__section app-roll-up__${id}` }, el("h2", { id: `view-${id}` }, title), ...children);
}

/** The note where few PCNs make a group. */
export function fewNote(few) {
  return few
    ? el(
        "p",
        { class: "app-roll-up__few" },
        el("strong", {}, "Fewer than five PCNs. "),
        "Single PCNs can be recognised, also without names. Think about who sees this.",
      )
    : null;
}

/** A list of names in their order. */
export function nameList(names) {
  return el("ul", { class: "nhsuk-list app-names" }, names.map((name) => el("li", {}, name)));
}

/** What one person wrote, line by line. */
export function ownWords(text) {
  return text.split(/\n+/).filter((line) => line.trim()).map((line) => el("p", { class: "app-own-words" }, line));
}
