/** For every component, how many PCNs gave which answer. */

import { answerOf } from "../assessment/read.js";
import { ANSWERS } from "../assessment/words.js";
import { MOST_COMPONENTS, mostHeld } from "./counts.js";
import { sideNamed } from "./sides.js";

const KINDS = Object.freeze([...ANSWERS.map(({ id }) => id), "unanswered"]);

/** Counts answers: `add` one assessment after the other, then ask for `known` and `others`. */
export function componentCounts(matrix, sides, names) {
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
          if (!known.has(key) && isShown(id, sides)) {
            others.set(key, others.get(key) ?? { id, theme, stage: null, side: sideNamed(id), ...blank() });
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

function isShown(id, sides) {
  const side = sideNamed(id);
  return side === null || sides.includes(side);
}
