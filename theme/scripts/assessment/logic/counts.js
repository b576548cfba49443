/** How far a team has come with its questions: numbers of what is answered, never of what the answers are. */

import { componentsOf, stageOrder } from "./matrix.js";
import { answerOf, needOf, sidesOf, stageOf, textOf, writtenActionsOf } from "./selectors.js";

/** How many components of some stages of a theme are answered, on the chosen sides: {answered, of}. */
export function answeredIn(matrix, state, theme, stages = stageOrder(matrix)) {
  const components = sidesOf(matrix, state)
    .flatMap((side) => componentsOf(matrix, theme, side))
    .filter(({ stage }) => stages.includes(stage));
  return { answered: components.filter(({ id }) => answerOf(state, theme, id) !== null).length, of: components.length };
}

/** Whether the present stage and the one wanted in a year are chosen on all chosen sides. */
export function isDecided(matrix, state, theme) {
  return sidesOf(matrix, state).every((side) =>
    ["now", "in_a_year"].every((when) => stageOf(state, theme, side, when) !== null),
  );
}

/** Whether something is written about how to get there and what is needed. */
export function saysHow({ labels }, state, theme) {
  return Boolean(textOf(state, theme, "how") || labels.needs.some((need) => needOf(state, theme, need)));
}

/** How many actions of a theme are written. */
export function actionCount(state, theme) {
  return writtenActionsOf(state, theme).length;
}

/** Where a side wants to be in a year, if that is before where it is now: {now, in_a_year}, or null. */
export function targetBeforeNow(matrix, state, theme, side) {
  const [now, year] = ["now", "in_a_year"].map((when) => stageOf(state, theme, side, when));
  const order = stageOrder(matrix);
  return now !== null && year !== null && order.indexOf(year) < order.indexOf(now) ? { now, in_a_year: year } : null;
}

/** What is in place in the stages that are not complete: a list of {stage, in_place, of}, without those that do not apply. */
export function alreadyInPlace(matrix, state, theme, side, complete) {
  return matrix.stages
    .filter(({ id }) => !complete.includes(id))
    .map(({ id }) => {
      const answers = componentsOf(matrix, theme, side)
        .filter(({ stage }) => stage === id)
        .map((component) => answerOf(state, theme, component.id))
        .filter((answer) => answer !== "does_not_apply");
      return { stage: id, in_place: answers.filter((answer) => answer === "in_place").length, of: answers.length };
    })
    .filter(({ in_place: inPlace }) => inPlace > 0);
}
