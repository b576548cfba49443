/** What to work on next, and which prospectus domains help with it. */

import { componentsOf, stageOrder } from "./matrix.js";
import { answerOf, sidesOf, stageOf } from "./selectors.js";
import { suggest } from "./suggest.js";

/** The answers that leave nothing to do. */
export const DONE = Object.freeze(["in_place", "does_not_apply"]);

/**
 * For every theme and chosen side, the components that are not in place up to the stage wanted in a year.
 *
 * Where no such stage is chosen, up to the stage after the present one (chosen, or else suggested). The first stage is
 * always within: no component comes before it.
 *
 * @returns {{theme: string, side: string, up_to: string|null, components: {id: string, stage: string, answer: string|null}[]}[]} `up_to`
 *   is null when nothing is chosen or suggested
 */
export function nextSteps(matrix, state, sides = sidesOf(matrix, state)) {
  return matrix.themes.flatMap(({ id }) => sides.map((side) => gapsOf(matrix, state, id, side)));
}

/** The same of what one person or practice answered alone: every component, since the team decides what to work on. */
export function allAnswers(matrix, state, sides) {
  const said = (theme, side) =>
    componentsOf(matrix, theme, side).map(({ id, stage }) => ({ id, stage, answer: answerOf(state, theme, id) }));
  return matrix.themes.flatMap(({ id: theme }) =>
    sides.map((side) => ({ theme, side, up_to: null, components: said(theme, side) })),
  );
}

/** The next steps of one side of a theme. */
export function gapsOf(matrix, state, theme, side) {
  const order = stageOrder(matrix);
  const upTo = upToStage(matrix, state, theme, side);
  const components = componentsOf(matrix, theme, side)
    .filter(({ stage }) => order.indexOf(stage) <= order.indexOf(upTo))
    .map(({ id, stage }) => ({ id, stage, answer: answerOf(state, theme, id) }))
    .filter(({ answer }) => !DONE.includes(answer));
  return { theme, side, up_to: upTo, components };
}

function upToStage(matrix, state, theme, side) {
  const wanted = stageOf(state, theme, side, "in_a_year");
  const present = stageOf(state, theme, side, "now") ?? suggest(matrix, state, theme, side)?.stage;
  const order = stageOrder(matrix);
  if (wanted !== null) {
    return order.indexOf(wanted) === 0 ? order[1] : wanted;
  }
  return present === undefined ? null : order[Math.min(order.indexOf(present) + 1, order.length - 1)];
}

/**
 * The themes and sides with a next step that somebody answered: a list of {theme, side}. A component that is not answered
 * says nothing of what would help.
 */
export function openThemes(matrix, state) {
  return nextSteps(matrix, state)
    .filter(({ components }) => components.some(({ answer }) => answer !== null))
    .map(({ theme, side }) => ({ theme, side }));
}

/** The domains of all themes that are open, each once: a list of {domain, themes}. */
export function helpingDomains(matrix, state) {
  const open = new Set(openThemes(matrix, state).map(({ theme }) => theme));
  const found = new Map();
  for (const theme of matrix.themes.filter(({ id }) => open.has(id))) {
    for (const domain of theme.domains) {
      const key = `${domain.ref} ${domain.part ?? ""}`;
      const themes = found.get(key)?.themes ?? [];
      found.set(key, { domain: found.get(key)?.domain ?? domain, themes: [...themes, theme.id] });
    }
  }
  return [...found.values()];
}
