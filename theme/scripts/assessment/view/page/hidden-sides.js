/** Words for what is written on sides that are not answered. */

import { hiddenSides } from "../../logic/sides.js";
import { inSentence } from "../../logic/labels.js";
import { el, link, list } from "../../../common/dom.js";

const COUNTED = Object.freeze([
  { count: "answers", one: "answer", many: "answers" },
  { count: "notes", one: "note", many: "notes" },
  { count: "stages", one: "stage", many: "stages" },
]);

/** A list such as "For PCNs: 3 answers and 1 note"; null where nothing is hidden. */
export function hiddenList(matrix, state) {
  const items = hiddenSides(matrix, state).map((said) => {
    const counts = COUNTED.filter(({ count }) => said[count]).map(
      ({ count, one, many }) => `${said[count]} ${said[count] === 1 ? one : many}`,
    );
    const last = said.last_time ? ["what was said last time"] : [];
    return `${matrix.audiences.find(({ id }) => id === said.side).heading}: ${inSentence([...counts, ...last])}`;
  });
  return items.length ? list(items) : null;
}

/** What the page does not show, and what becomes of it; none where nothing is hidden. */
export function hiddenNotice({ matrix, state, href }, place) {
  const items = hiddenList(matrix, state());
  return items
    ? [
        el("h2", {}, `Not in ${place}`),
        el("p", {}, "Something is written in a part of the matrix that you no longer answer:"),
        items,
        el(
          "p",
          {},
          "All of this stays on this computer and is not printed. When you export a file, you choose whether to include it. ",
          link(href("about", "", "about.audiences"), "Select that part in About you"),
          " to see it or to change it.",
        ),
      ]
    : [];
}
