/** What files of other editions say at stages, sides and needs that this matrix does not have: told by its ids, counted for nothing else. */

import { sidesIn } from "../../../assessment/logic/matrix.js";
import { setAsideOf } from "../../../assessment/logic/selectors.js";
import { MOST_COMPONENTS, mostHeld } from "./counting.js";

/** Counts what is set aside: `add` one assessment after the other, then ask for the `rows`. */
export function setAsideTally(matrix, sides, names) {
  const hidden = sidesIn(matrix).filter((side) => !sides.includes(side));
  const counts = new Map();
  return {
    add({ state, themes }) {
      const found = themes.flatMap((theme) => setAsideOf(matrix, state, theme));
      for (const { theme, side = "", when = "", id } of found.filter((one) => !hidden.includes(one.side))) {
        const key = [theme, side, when, id].join(" ");
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    },
    /** What most assessments hold, and how many more there are. Without names none: an id can hold one. */
    rows: () => {
      const { found, more } = mostHeld(counts, names ? MOST_COMPONENTS : 0);
      const rows = found.map((key) => {
        const [theme, side, when, id] = key.split(" ");
        return { theme, side: side || null, when: when || null, id, count: counts.get(key) };
      });
      return { rows, more };
    },
  };
}
