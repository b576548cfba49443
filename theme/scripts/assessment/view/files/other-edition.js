/** Opening an assessment that was answered on another edition: said before anything is answered on this one. */

import { editionWords } from "../../logic/edition.js";
import { inSentence } from "../../logic/labels.js";
import { setAsideIn, unknownComponents } from "../../logic/selectors.js";
import { button, el, link, list } from "../../../common/dom.js";
import { routeTo } from "../page/route.js";

export function otherEditionStep({ session, route, state, matrix, go, refresh, exportOrAsk }) {
  const used = state().matrix;
  const here = () => {
    session.carryOn(route.id);
    refresh("");
  };
  return {
    title: "This assessment belongs to another edition",
    caption: state().about.name ?? "",
    back: { href: "#", words: "All assessments on this device" },
    body: [
      el(
        "p",
        {},
        `The assessment was last answered on ${editionWords(used)}. The edition here is ${editionWords(matrix)}.`,
      ),
      list([
        "Answers are matched by component. A component may be worded differently here, so read it again before you rely on an earlier answer.",
        unknownWords(unknownComponents(matrix, state()).length),
        ...setAsideWords(setAsideIn(matrix, state())),
        "As soon as you change something here, the assessment and its exports name this edition.",
      ]),
      el("p", {}, "If you make a copy, the assessment that you have stays as it is, on its own edition."),
      el(
        "div",
        { class: "nhsuk-button-group" },
        button("Carry on with a copy", () => go(routeTo(session.carryOnWithCopy(route.id)))),
        button("Carry on with it here", here, "secondary"),
        button("Export a file first", exportOrAsk, "secondary"),
      ),
      el("p", {}, link(routeTo(route.id, "delete"), "Delete this assessment from this device")),
    ],
  };
}

function unknownWords(count) {
  if (!count) {
    return "This edition has all the components that were answered.";
  }
  const components = count === 1 ? "One component that was answered is" : `${count} components that were answered are`;
  return `${components} not in this edition. What was said about them is kept, shown separately and exported.`;
}

/** A sentence that names the sides, stages and needs which this edition does not have; none where it has all. */
function setAsideWords(found) {
  const names = found.map(({ kind, side, id }) => `${kind} “${kind === "side" ? (side ?? id) : id}”`);
  return names.length
    ? [
        `This edition has no ${inSentence([...new Set(names)])}. What is said there is kept and exported, and not counted here.`,
      ]
    : [];
}
