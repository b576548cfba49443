/** Texts that are longer than the format allows: all words stay in the field, and the page says that they are not saved. */

import { labelOf } from "../../logic/labels.js";
import { el, hidden } from "../../../common/dom.js";

/** Where the text of a field stands in the document, by the kind of the field. */
const PATHS = Object.freeze({
  about: ([field]) => ["about", field],
  system: () => ["about", "system"],
  note: ([theme, id]) => ["themes", theme, "components", id, "note"],
  text: ([theme, field]) => ["themes", theme, field],
  need: ([theme, need]) => ["themes", theme, "needs", need],
  last: ([theme, index, field]) => ["last_time", "themes", theme, "actions", Number(index), field],
  action: ([theme, index, field]) => ["themes", theme, "actions", Number(index), field],
});

/** By how many characters, as the format counts them, a text is too long for its field; 0 or less when it fits. */
export function excess(node, text) {
  const limit = Number(node.dataset.limit);
  return text.length > limit ? Array.from(text).length - limit : 0;
}

/** What the texts of an assessment are called that are too long. */
export function tooLong({ session, route, matrix }) {
  const here = [...session.drafts].filter(
    ([key, draft]) => typeof draft === "string" && key.startsWith(`${route.id} `),
  );
  return here.map(([key]) => {
    const [, kind, ...path] = key.split(" ");
    return labelOf(PATHS[kind](path), matrix);
  });
}

/** What of an assessment cannot be saved as it stands: "too_long" for a text, else "date", else "". */
export function unsavedDraft(context) {
  const { session, route } = context;
  const date = [...session.drafts].some(([key, draft]) => typeof draft === "object" && key.startsWith(`${route.id} `));
  return tooLong(context).length ? "too_long" : date ? "date" : "";
}

/** Says at a field by how much its text is too long, or takes that away. */
export function showExcess(node) {
  const id = `${node.id}.length`;
  document.getElementById(id)?.remove();
  const more = excess(node, node.value);
  node.classList.toggle("nhsuk-textarea--error", more > 0);
  if (more > 0) {
    const [count, limit] = [more, Number(node.dataset.limit)].map((number) => number.toLocaleString("en-GB"));
    const words = ` This text is ${count} ${more === 1 ? "character" : "characters"} too long, so it is not saved. ${limit} fit.`;
    node.before(el("span", { class: "nhsuk-error-message", id }, hidden("Error:"), words));
  }
  describe(node, id, more > 0);
}

function describe(node, id, on) {
  const others = (node.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  const ids = on ? [...others, id] : others;
  if (on) {
    node.setAttribute("aria-invalid", "true");
  } else {
    node.removeAttribute("aria-invalid");
  }
  if (ids.length) {
    node.setAttribute("aria-describedby", ids.join(" "));
  } else {
    node.removeAttribute("aria-describedby");
  }
}
