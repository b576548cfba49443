/** On the task list: whose answers are here that people gave alone, and on how much they differ. */

import { answerOf, sidesOf } from "../../logic/selectors.js";
import { voicesOf } from "../../logic/voices.js";
import { answersOn, differ } from "../../logic/voices-said.js";
import { el, link } from "../../../common/dom.js";

export function countWords(count) {
  return `${count} ${count === 1 ? "set" : "sets"} of answers`;
}

/** On the task list: whose answers are here, and on how much they differ; null where there are none. */
export function voicesPart({ state, matrix, href }) {
  const voices = voicesOf(state());
  if (!voices.length) {
    return null;
  }
  return [
    el("h2", { class: "nhsuk-heading-m" }, "What people answered alone"),
    el(
      "p",
      {},
      link(href("voices"), countWords(voices.length)),
      `. ${differenceWords(matrix, state())} Each question shows who answered what.`,
    ),
  ];
}

/** On how many components people differ, of the sides that the team answers. */
export function differenceWords(matrix, state) {
  if (voicesOf(state).length === 1) {
    return "With one set of answers, there is nothing to compare yet.";
  }
  const shared = answeredTogether(matrix, state).filter(({ said }) => said.length > 1);
  const differing = shared.filter(({ said }) => differ(said));
  const settled = differing.filter((one) => isSettled(state, one)).length;
  return differing.length
    ? `You differ on ${differing.length} ${differing.length === 1 ? "component" : "components"}${settled ? `, and have answered ${settled} of them together` : ""}.`
    : shared.length
      ? "You do not differ on anything."
      : "No two of you answered the same question.";
}

/** Whether the team has answered together, whatever people answered alone. */
export function isSettled(state, { theme, component }) {
  return answerOf(state, theme.id, component.id) !== null;
}

/** The components of the sides that the team answers, in order, each with what people `said`. */
export function answeredTogether(matrix, state) {
  const sides = sidesOf(matrix, state);
  return matrix.themes.flatMap((theme) =>
    theme.components
      .filter(({ audience }) => sides.includes(audience))
      .map((component) => ({ theme, component, said: answersOn(state, theme.id, component.id) })),
  );
}
