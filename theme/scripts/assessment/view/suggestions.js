/** What the answers suggest, beside the choice that the team makes. */

import { explain, suggest } from "../logic/suggest.js";
import { stageTitle } from "../logic/labels.js";
import { el } from "../../common/dom.js";

/** Puts the suggestion above each choice of the present stage; nothing where nothing is suggested. */
export function showSuggestions({ matrix, state }, theme, node) {
  node.querySelectorAll(".app-suggestion").forEach((old) => old.remove());
  for (const fieldset of node.querySelectorAll("[data-field^='stage'][data-field$=' now']")) {
    const side = fieldset.dataset.field.split(" ")[2];
    const suggestion = suggest(matrix, state(), theme.id, side);
    fieldset.querySelector("legend").after(suggestionOf(matrix, suggestion));
  }
}

function suggestionOf(matrix, suggestion) {
  if (!suggestion) {
    return el("p", { class: "app-suggestion" }, "Your answers do not point to a stage yet. You decide.");
  }
  return el(
    "p",
    { class: "app-suggestion" },
    "Our own suggestion from your answers: ",
    el("strong", {}, stageTitle(matrix, suggestion.stage)),
    `. ${explain(matrix, suggestion)} You decide.`,
  );
}
