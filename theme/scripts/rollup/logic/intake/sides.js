/** The sides of the matrix: which one an id names, and what an assessment holds on a side that it does not assess. */

import { sidesIn } from "../../../assessment/logic/matrix.js";
import { own } from "../../../common/own-property.js";
import { sideNamed, sidesOf } from "../../../assessment/logic/selectors.js";

/** True when a value of a document, or anything in it, is filled in. */
export function says(value) {
  if (value !== null && typeof value === "object") {
    return Object.values(value).some(says);
  }
  return value !== null && value !== undefined && value !== "";
}

/**
 * The assessment without the sides that it does not assess, and the first of them on which something was said, else null.
 *
 * Answers stay in a file when a side is no longer ticked. They are not meant for anybody.
 */
export function assessedOnly(matrix, state) {
  const assessed = sidesOf(matrix, state);
  const others = sidesIn(matrix).filter((side) => !assessed.includes(side));
  if (!others.length) {
    return { state, leftOut: null };
  }
  const last = state.last_time ?? null;
  const kept = {
    ...state,
    themes: withoutSides(matrix, state.themes, others),
    last_time: last && { ...last, themes: withoutSides(matrix, last.themes, others) },
  };
  const leftOut = others.find((side) => Object.values(state.themes).some((theme) => saysOn(matrix, theme, side)));
  return { state: kept, leftOut: leftOut ?? null };
}

function withoutSides(matrix, themes, sides) {
  const kept = Object.entries(themes).map(([id, { components, set_aside: aside, ...theme }]) => {
    const others = Object.entries(theme).filter(([key]) => !sides.includes(key));
    const shown = Object.entries(components ?? {}).filter(([key]) => !sides.includes(sideNamed(matrix, key)));
    const positions = Object.entries(aside?.positions ?? {}).filter(([key]) => !sides.includes(key));
    const left = aside ? { set_aside: { ...aside, positions: Object.fromEntries(positions) } } : {};
    return [id, { ...Object.fromEntries(others), ...left, components: Object.fromEntries(shown) }];
  });
  return Object.fromEntries(kept);
}

function saysOn(matrix, theme, side) {
  const held = Object.entries(theme.components ?? {}).filter(([component]) => sideNamed(matrix, component) === side);
  return says(theme[side]) || says(own(theme.set_aside?.positions, side)) || held.some(([, value]) => says(value));
}
