/** For every theme and side, how many PCNs are at each stage. */

import { stageOrder } from "../assessment/lookup.js";
import { stageOf } from "../assessment/read.js";
import { MOST_THEMES, countOf, isFew, mostHeld, tally } from "./counts.js";
import { says } from "./sides.js";

const WHEN = Object.freeze(["now", "in_a_year"]);

/** Counts positions: `add` one PCN after the other, then ask for `themes` and `others`. */
export function stageCounts(matrix, sides, names) {
  const known = matrix.themes.map(({ id }) => id);
  const stages = [...stageOrder(matrix), null];
  const numbers = tally(() => []);
  const assessed = tally(() => 0);
  const counted = new Map();
  const sideOf = (theme, side) => {
    const places = WHEN.map((when) => {
      const rows = stages.map((stage) => ({ stage, ...countOf(numbers.get([theme, side, when, stage].join(" ")), names) }));
      return [when, rows];
    });
    const total = counted.get(`${theme} ${side}`) ?? assessed.get("");
    return { side, assessed: total, few: isFew(total), ...Object.fromEntries(places) };
  };
  const themeOf = (theme) => ({ theme, sides: sides.map((side) => sideOf(theme, side)) });
  return {
    add(number, entry) {
      const others = entry.themes.filter((theme) => !known.includes(theme) && says(entry.state.themes[theme]));
      for (const side of sides.filter((id) => entry.sides.includes(id))) {
        for (const theme of [...known, ...others]) {
          counted.set(`${theme} ${side}`, (counted.get(`${theme} ${side}`) ?? 0) + 1);
          for (const when of WHEN) {
            numbers.at([theme, side, when, stageOf(entry.state, theme, side, when)].join(" ")).push(number);
          }
        }
      }
    },
    themes: () => known.map(themeOf),
    /** Themes that the matrix does not have, and how many more there are. Without names none: an id can hold one. */
    others: () => {
      const held = new Map();
      for (const [key, count] of counted) {
        const [theme] = key.split(" ");
        if (!known.includes(theme)) {
          held.set(theme, (held.get(theme) ?? 0) + count);
        }
      }
      const { found, more } = mostHeld(held, names ? MOST_THEMES : 0);
      return { found: found.map(themeOf), more };
    },
  };
}
