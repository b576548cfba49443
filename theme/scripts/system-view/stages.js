/** For every theme and side, how many PCNs are at each stage. */

import { stageOrder } from "../assessment/lookup.js";
import { stageOf } from "../assessment/read.js";
import { countOf, isFew, tally } from "./counts.js";
import { byText } from "./names.js";

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
      const others = entry.themes.filter((theme) => !known.includes(theme));
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
    others: () => [...new Set([...counted.keys()].map((key) => key.split(" ")[0]))].filter((id) => !known.includes(id)).sort(byText).map(themeOf),
  };
}
