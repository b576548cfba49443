/** Words for what is written on sides that are not answered. */

import { sidesIn } from "../../logic/matrix.js";
import { hiddenSides } from "../../logic/sides.js";
import { inSentence } from "../../logic/labels.js";
import { el, link, list } from "../../../common/dom.js";

const COUNTED = Object.freeze([
  { count: "answers", one: "answer", many: "answers" },
  { count: "notes", one: "note", many: "notes" },
  { count: "stages", one: "stage", many: "stages" },
]);

/** "For PCNs"; for a side of another edition its id. */
export function sideHeading(matrix, side) {
  return matrix.audiences.find(({ id }) => id === side)?.heading ?? `${side} (of another edition)`;
}

/** A list such as "For PCNs: 3 answers and 1 note"; null where nothing is hidden. */
export function hiddenList(matrix, state) {
  const items = hiddenSides(matrix, state).map((said) => {
    const counts = COUNTED.filter(({ count }) => said[count]).map(
      ({ count, one, many }) => `${said[count]} ${said[count] === 1 ? one : many}`,
    );
    const last = said.last_time ? ["what was said last time"] : [];
    return `${sideHeading(matrix, said.side)}: ${inSentence([...counts, ...last])}`;
  });
  return items.length ? list(items) : null;
}

/** What the page does not show, and what becomes of it; none where nothing is hidden. A side of another edition cannot be chosen here. */
export function hiddenNotice({ matrix, state, href }, place) {
  const items = hiddenList(matrix, state());
  const here = hiddenSides(matrix, state()).some(({ side }) => sidesIn(matrix).includes(side));
  return items
    ? [
        el("h2", {}, `Not in ${place}`),
        el("p", {}, "Something is written in a part of the matrix that you no longer answer:"),
        items,
        el(
          "p",
          {},
          "All of this stays on this device and is not printed. When you export a file, you choose whether to include it. ",
          here
            ? [
                link(href("about", "", "about.audiences"), "Select that part in About you"),
                " to see it or to change it.",
              ]
            : null,
        ),
      ]
    : [];
}
