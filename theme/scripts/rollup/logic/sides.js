/** The sides of the matrix: which one an id names, and what an assessment holds on a side that it does not assess. */

import { SIDES, sideNamed, sidesOf } from "../../assessment/logic/selectors.js";

/** True when a value of a document, or anything in it, is filled in. */
export function says(value) {
  if (value !== null && typeof value === "object") {
    return Object.values(value).some(says);
  }
  return value !== null && value !== undefined && value !== "";
}

/**
 * The assessment without a side that it does not assess, and that side when something was said there, else null.
 *
 * Answers stay in a file when a side is no longer ticked. They are not meant for anybody.
 */
export function assessedOnly(state) {
  const other = SIDES.find((side) => !sidesOf(state).includes(side));
  if (!other) {
    return { state, leftOut: null };
  }
  const last = state.last_time ?? null;
  const kept = {
    ...state,
    themes: withoutSide(state.themes, other),
    last_time: last && { ...last, themes: withoutSide(last.themes, other) },
  };
  return { state: kept, leftOut: Object.values(state.themes).some((theme) => saysOn(theme, other)) ? other : null };
}

function withoutSide(themes, side) {
  const kept = Object.entries(themes).map(([id, { [side]: _, components, ...theme }]) => {
    const others = Object.entries(components ?? {}).filter(([component]) => sideNamed(component) !== side);
    return [id, { ...theme, components: Object.fromEntries(others) }];
  });
  return Object.fromEntries(kept);
}

function saysOn(theme, side) {
  const held = Object.entries(theme.components ?? {}).filter(([component]) => sideNamed(component) === side);
  return says(theme[side]) || held.some(([, value]) => says(value));
}
