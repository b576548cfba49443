/** What stands in the parts of a theme beside their fields. */

import { questionFor } from "../../logic/matrix.js";
import { sidesOf } from "../../logic/selectors.js";
import { actionsBody, addFor } from "./actions.js";
import { offerLastAnswers, showLastAnswers, showLastTexts } from "./as-last-time.js";
import { offerClearing } from "./clear-answer.js";
import { clearMistakes } from "../../../common/mistakes.js";
import { el } from "../../../common/dom.js";
import { gapsNode, supportChoices } from "./gaps.js";
import { showLastStages } from "./last-time.js";
import { showPositions } from "./positions.js";
import { showVoices } from "../voices/voices.js";

/** Makes a part ready to be shown; it is filled in by `fillFields`. */
export function prepare(context, theme, part, node) {
  const { matrix, state } = context;
  const sides = sidesOf(matrix, state());
  clearMistakes(node);
  for (const side of node.querySelectorAll("[data-side]")) {
    side.hidden = !sides.includes(side.dataset.side);
    side.firstElementChild.classList.toggle("nhsuk-u-visually-hidden", sides.length === 1);
  }
  if (part === "actions") {
    node.replaceChildren(...actionsBody(context, theme));
  }
  if (part === questionFor(matrix, "how")) {
    showWay(context, theme, node);
  }
  showLastAnswers(context, theme, node);
  showLastStages(context, theme, node);
  showVoices(context, theme, node);
  showLastTexts(context, theme, node);
  refreshPart(context, theme, node);
}

/** Above what a team writes about its way: what is not in place yet; below: the support that helps. */
function showWay(context, theme, node) {
  node.querySelectorAll(".app-gaps, .app-support").forEach((old) => old.remove());
  node.querySelector("details").after(gapsNode(context, theme, (id) => addFor(context, theme, id)) ?? "");
  node.append(supportChoices(context, theme) ?? "");
}

/** Shows beside the fields of a part what follows from them; to be called again when one changed. */
export function refreshPart(context, theme, node) {
  offerClearing(context, theme, node);
  offerLastAnswers(context, theme, node);
  showPositions(context, theme, node);
}

/** A stage may have no statement for the side that is answered. */
export function blankSides(node) {
  const sides = Array.from(node.querySelectorAll("[data-side]"));
  return sides.length && sides.every(({ hidden }) => hidden)
    ? el("p", {}, "The matrix has no components here for what you chose to answer.")
    : null;
}
