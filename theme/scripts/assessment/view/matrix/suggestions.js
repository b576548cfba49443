/** What the answers suggest, beside the choice that the team makes. */

import { alreadyInPlace } from "../../logic/counts.js";
import { explain, suggest } from "../../logic/suggest.js";
import { inSentence, stageTitle } from "../../logic/labels.js";
import { el } from "../../../common/dom.js";

/** The suggestion for one side of a theme, with why, and with what is already there. */
export function suggestionOf({ matrix, state }, theme, side) {
  const suggestion = suggest(matrix, state(), theme.id, side);
  if (!suggestion) {
    return el("p", { class: "app-suggestion" }, "Your answers do not point to a stage yet. You decide.");
  }
  const already = alreadyWords(matrix, alreadyInPlace(matrix, state(), theme.id, side, suggestion.complete));
  return el(
    "p",
    { class: "app-suggestion" },
    "Our own suggestion from your answers: ",
    el("strong", {}, stageTitle(matrix, suggestion.stage)),
    `. ${[explain(matrix, suggestion), already, "You decide."].filter(Boolean).join(" ")}`,
  );
}

function alreadyWords(matrix, found) {
  const parts = found.map(({ stage, in_place: inPlace, of }) => `${inPlace} of ${of} in ${stageTitle(matrix, stage)}`);
  return parts.length ? `You already have in place: ${inSentence(parts)}.` : "";
}
