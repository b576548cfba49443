/** What the box and the results page both show. */

import { el } from "../common/dom.js";
import { LOCAL_MARKS } from "../common/local-marks.js";

/** Pieces of a text, the marked ones in <mark>. */
export function pieces(parts) {
  return parts.map(({ text, marked }) => (marked ? el("mark", {}, text) : text));
}

/** The mark of what a local edition added or worded in its own way, as on the pages; nothing for all else. */
export function localMark({ mark }) {
  const [colour] = Object.values(LOCAL_MARKS).find(([, words]) => words === mark) ?? [];
  return !colour ? [] : [el("strong", { class: `nhsuk-tag nhsuk-tag--${colour} app-local-mark` }, mark), " "];
}

/** What somebody typed, in quotation marks, short enough to show, its direction kept to itself. */
export function quoted(typed) {
  const letters = [...typed.slice(0, 200)];
  const short = letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : letters.join("");
  return el("span", {}, "“", el("bdi", {}, short), "”");
}

/** The folder of the site as seen from this page, from the address of the form: "../search.html" gives "../". */
export function folderOf(form) {
  const action = form.getAttribute("action");
  return action.slice(0, action.lastIndexOf("/") + 1);
}
