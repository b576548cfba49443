/** What was said last time, beside the question. */

import { lastStageOf } from "../../logic/selectors.js";
import { stageTitle } from "../../logic/labels.js";
import { el } from "../../../common/dom.js";

/** Puts last time's stage, and what was planned for now, beside the choice of the present stage. */
export function showLastStages({ matrix, state }, theme, node) {
  for (const fieldset of node.querySelectorAll("[data-field^='stage'][data-field$=' now']")) {
    const [, , side] = fieldset.dataset.field.split(" ");
    const then = stageTitle(matrix, lastStageOf(state(), theme.id, side, "now"));
    const planned = stageTitle(matrix, lastStageOf(state(), theme.id, side, "in_a_year"));
    const words = [then, planned && `Planned for now: ${planned}`].filter(Boolean).join(". ");
    remark(fieldset, words, `${theme.id}.${side}.now.last`);
  }
}

/** Puts words on last time below the legend of a choice; none for "". */
export function remark(fieldset, words, id) {
  fieldset.querySelector(".app-last-time")?.remove();
  fieldset.removeAttribute("aria-describedby");
  if (words) {
    fieldset.querySelector("legend").after(el("div", { class: "nhsuk-hint app-last-time", id }, `Last time: ${words}`));
    fieldset.setAttribute("aria-describedby", id);
  }
}
