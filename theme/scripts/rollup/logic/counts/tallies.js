/** How many PCNs are at each stage, and how many gave which answer. */

import { answerOf, stageOf, stageSetAside } from "../../../assessment/logic/selectors.js";
import { MOST_COMPONENTS, mostHeld, MOST_THEMES, countOf, isFew, tally } from "./counting.js";
import { sideNamed } from "../../../assessment/logic/selectors.js";
import { says } from "../intake/sides.js";
import { stageOrder } from "../../../assessment/logic/matrix.js";

const KINDS = Object.freeze(["in_place", "partly", "not_yet", "do_not_know", "does_not_apply", "unanswered"]);

/** Counts answers: `add` one assessment after the other, then ask for `known` and `others`. */
export function answerTally(matrix, sides, names) {
  const inMatrix = matrix.themes.flatMap(({ id: theme, components }) =>
    components.map(({ id, stage, audience }) => ({ id, theme, stage, side: audience })),
  );
  const shown = inMatrix.filter(({ side }) => sides.includes(side));
  const known = new Set(inMatrix.map(({ id, theme }) => `${theme} ${id}`));
  const counts = new Map(shown.map(({ id, theme }) => [`${theme} ${id}`, blank()]));
  const others = new Map();
  return {
    add({ sides: answered, state, themes }) {
      for (const { id, theme, side } of shown) {
        if (answered.includes(side)) {
          counts.get(`${theme} ${id}`)[answerOf(state, theme, id) ?? "unanswered"] += 1;
        }
      }
      for (const theme of themes) {
        for (const [id, { answer }] of Object.entries(state.themes[theme].components ?? {})) {
          const key = `${theme} ${id}`;
          if (!known.has(key) && isShown(matrix, id, sides)) {
            others.set(key, others.get(key) ?? { id, theme, stage: null, side: sideNamed(matrix, id), ...blank() });
            others.get(key)[answer ?? "unanswered"] += 1;
          }
        }
      }
    },
    known: () => shown.map((component) => ({ ...component, ...counts.get(`${component.theme} ${component.id}`) })),
    /** Components that the matrix does not have, and how many more there are. Without names none: an id can hold one. */
    others: () => {
      const held = new Map([...others].map(([key, row]) => [key, KINDS.reduce((sum, kind) => sum + row[kind], 0)]));
      const { found, more } = mostHeld(held, names ? MOST_COMPONENTS : 0);
      return { found: found.map((key) => others.get(key)), more };
    },
  };
}

function blank() {
  return Object.fromEntries(KINDS.map((kind) => [kind, 0]));
}

function isShown(matrix, id, sides) {
  const side = sideNamed(matrix, id);
  return side === null || sides.includes(side);
}

const WHEN = Object.freeze(["now", "in_a_year"]);

/** Counts positions: `add` one PCN after the other, then ask for `themes` and `others`. */
export function stageTally(matrix, sides, names) {
  const known = matrix.themes.map(({ id }) => id);
  const stages = [...stageOrder(matrix), null];
  const numbers = tally(() => []);
  const assessed = tally(() => 0);
  const setAside = new Map();
  const counted = new Map();
  const sideOf = (theme, side) => {
    const places = WHEN.map((when) => {
      const rows = stages.map((stage) => ({
        stage,
        ...countOf(numbers.get([theme, side, when, stage].join(" ")), names),
      }));
      return [when, rows];
    });
    const total = counted.get(`${theme} ${side}`) ?? assessed.get("");
    return {
      side,
      assessed: total,
      few: isFew(total),
      ...Object.fromEntries(places),
      set_aside: setAside.get(`${theme} ${side}`) ?? 0,
    };
  };
  const themeOf = (theme) => ({ theme, sides: sides.map((side) => sideOf(theme, side)) });
  return {
    add(number, entry) {
      const others = entry.themes.filter((theme) => !known.includes(theme) && says(entry.state.themes[theme]));
      for (const side of sides.filter((id) => entry.sides.includes(id))) {
        for (const theme of [...known, ...others]) {
          const place = `${theme} ${side}`;
          counted.set(place, (counted.get(place) ?? 0) + 1);
          for (const when of WHEN) {
            const stage = stageOf(entry.state, theme, side, when);
            if (stage === null && stageSetAside(entry.state, theme, side, when)) {
              setAside.set(place, (setAside.get(place) ?? 0) + 1);
            } else {
              numbers.at([theme, side, when, stage].join(" ")).push(number);
            }
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
