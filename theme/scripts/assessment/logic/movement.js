/** This time beside last time. */

import { stageOrder, themeOf } from "./matrix.js";
import { answerOf, lastActionsOf, lastAnswerOf, lastStageOf, lastSupportOf, stageOf, supportOf } from "./selectors.js";
import { own } from "../../common/own-property.js";

/**
 * What moved since last time, or null when there is no last time.
 *
 * @returns {{date: string|null, name: string|null, themes: ThemeMovement[]}|null}
 */
export function compare(matrix, state) {
  const last = state.last_time ?? null;
  if (last === null) {
    return null;
  }
  const themes = themeIds(matrix, last).map((theme) => comparedTheme(matrix, state, theme));
  return {
    date: last.date ?? null,
    name: last.name ?? null,
    themes: themes.filter(
      ({ sides, components, support, actions }) =>
        sides.length || components.length || support.again.length || support.gone.length || actions.length,
    ),
  };
}

function themeIds(matrix, last) {
  const unknown = Object.keys(last.themes).filter((id) => !themeOf(matrix, id));
  return [...matrix.themes.map(({ id }) => id), ...unknown];
}

function comparedTheme(matrix, state, theme) {
  const sides = matrix.audiences.map(({ id }) => comparedSide(matrix, state, theme, id));
  return {
    theme,
    sides: sides.filter(({ then, planned }) => then !== null || planned !== null),
    components: changedComponents(matrix, state, theme),
    support: comparedSupport(state, theme),
    actions: lastActionsOf(state, theme),
  };
}

/** The support that was asked for last time: the ids of what is asked for again, and of what is not. */
function comparedSupport(state, theme) {
  const [then, now] = [lastSupportOf(state, theme), supportOf(state, theme)];
  return { again: then.filter((id) => now.includes(id)), gone: then.filter((id) => !now.includes(id)) };
}

function comparedSide(matrix, state, theme, side) {
  const then = lastStageOf(state, theme, side, "now");
  const planned = lastStageOf(state, theme, side, "in_a_year");
  const now = stageOf(state, theme, side, "now");
  const order = stageOrder(matrix);
  const steps = then === null || now === null ? null : order.indexOf(now) - order.indexOf(then);
  return {
    side,
    then,
    planned,
    now,
    moved: steps === null ? null : direction(steps),
    reached: planned === null || now === null ? null : order.indexOf(now) >= order.indexOf(planned),
  };
}

function direction(steps) {
  if (steps === 0) {
    return "same";
  }
  return steps > 0 ? "forward" : "back";
}

function changedComponents(matrix, state, theme) {
  const known = (themeOf(matrix, theme)?.components ?? []).map(({ id }) => id);
  const earlier = Object.keys(own(state.last_time.themes, theme)?.components ?? {});
  const ids = [...known, ...earlier.filter((id) => !known.includes(id))];
  const pairs = ids.map((id) => ({ id, then: lastAnswerOf(state, theme, id), now: answerOf(state, theme, id) }));
  return pairs.filter(({ then, now }) => then !== null && now !== null && then !== now);
}
