/** For every component, how many PCNs gave which answer. */

import { answerOf } from "../assessment/read.js";
import { ANSWERS } from "../assessment/words.js";
import { byText } from "./names.js";

const KINDS = Object.freeze([...ANSWERS.map(({ id }) => id), "unanswered"]);

/** Counts answers: `add` one assessment after the other, then ask for `known` and `others`. */
export function componentCounts(matrix, sides) {
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
    others: () => [...others.keys()].sort(byText).map((key) => others.get(key)),
  };
}

function blank() {
  return Object.fromEntries(KINDS.map((kind) => [kind, 0]));
}

/** The side that an id names, for example "leadership.step-1.pcn.local-one", or null. */
export function sideNamed(id) {
  const side = id.split(".")[2];
  return side === "pcn" || side === "system" ? side : null;
}

function isShown(id, sides) {
  const side = sideNamed(id);
  return side === null || sides.includes(side);
}
