/** What PCNs chose to work on: components that are not in place up to the stage that each wants in a year. */

import { nextSteps } from "../../assessment/logic/next-steps.js";
import { stageOf } from "../../assessment/logic/selectors.js";
import { tally } from "./counting.js";

export const WANTED_ANSWERS = Object.freeze(["partly", "not_yet", "do_not_know"]);

/** Counts components up to the chosen stage; where no stage is chosen for a year from now, nothing. */
export function wantedCounts(matrix, sides) {
  const counts = tally(() => Object.fromEntries(WANTED_ANSWERS.map((answer) => [answer, 0])));
  return {
    add({ state }) {
      for (const { theme, side, components } of nextSteps(matrix, state)) {
        if (sides.includes(side) && stageOf(state, theme, side, "in_a_year") !== null) {
          components
            .filter(({ answer }) => answer !== null)
            .forEach(({ id, answer }) => (counts.at(`${theme} ${id}`)[answer] += 1));
        }
      }
    },
    /** The components that somebody chose to work on, in the order of the matrix. */
    rows: () =>
      matrix.themes.flatMap(({ id: theme, components }) =>
        components
          .map(({ id, stage, audience }) => ({ id, theme, stage, side: audience, ...counts.get(`${theme} ${id}`) }))
          .filter((row) => WANTED_ANSWERS.some((answer) => row[answer])),
      ),
  };
}
