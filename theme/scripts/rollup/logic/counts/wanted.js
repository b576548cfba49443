/** What PCNs want: components up to the stage that each chose, the support that they ticked, and what became of actions. */

import { nextSteps } from "../../../assessment/logic/next-steps.js";
import { lastActionsOf, stageOf } from "../../../assessment/logic/selectors.js";
import { countOf, mostHeld, tally } from "./counting.js";
import { isWritten } from "./free-text.js";

const OTHER_GROUPS = "Not in this matrix";
const MOST_GROUPS = 100;
export const WANTED_ANSWERS = Object.freeze(["partly", "not_yet", "do_not_know"]);

/** Counts components up to the chosen stage; where no stage is chosen for a year from now, nothing. */
export function wantedTally(matrix, sides) {
  const counts = tally(() => Object.fromEntries(WANTED_ANSWERS.map((answer) => [answer, 0])));
  return {
    add({ state }) {
      for (const { theme, side, components } of nextSteps(matrix, state)) {
        if (sides.includes(side) && stageOf(state, theme, side, "in_a_year") !== null) {
          for (const { id, answer } of components) {
            if (answer !== null) {
              counts.at(`${theme} ${id}`)[answer] += 1;
            }
          }
        }
      }
    },
    /** The components that are not in place up to the stages wanted, in the order of the matrix. */
    rows: () =>
      matrix.themes.flatMap(({ id: theme, components }) =>
        components
          .map(({ id, stage, audience }) => ({ id, theme, stage, side: audience, ...counts.get(`${theme} ${id}`) }))
          .filter((row) => WANTED_ANSWERS.some((answer) => row[answer])),
      ),
  };
}

/** Counts the groups of key components that PCNs ticked, under the domains that the matrix names; others by their ids. */
export function supportTally(matrix, names) {
  const groups = new Map();
  for (const domain of matrix.themes.flatMap(({ domains }) => domains)) {
    domain.groups.forEach(({ id, title }) => groups.set(id, { title, domain: domain.title }));
  }
  const numbers = tally(() => []);
  const byTheme = new Map();
  return {
    add(number, { state }) {
      const ticked = matrix.themes.flatMap(({ id: theme }) =>
        [...new Set(state.themes[theme]?.support ?? [])].map((group) => ({ theme, group })),
      );
      for (const { theme, group } of ticked) {
        const key = `${theme} ${group}`;
        byTheme.set(key, (byTheme.get(key) ?? 0) + 1);
      }
      new Set(ticked.map(({ group }) => group)).forEach((group) => numbers.at(group).push(number));
    },
    /** The groups that somebody ticked, in the order of the matrix; then others by id, but without names none: an id can hold one. */
    rows() {
      const others = numbers.keys().filter((group) => !groups.has(group));
      const held = new Map(others.map((group) => [group, numbers.get(group).length]));
      const { found } = mostHeld(held, names ? MOST_GROUPS : 0);
      const unknown = found.map((group) => [group, { title: group, domain: OTHER_GROUPS }]);
      return [...groups, ...unknown]
        .filter(([group]) => numbers.get(group).length)
        .map(([group, { title, domain }]) => ({
          group,
          title,
          domain,
          ...countOf(numbers.get(group), names),
          themes: matrix.themes
            .map(({ id: theme }) => ({ theme, count: byTheme.get(`${theme} ${group}`) ?? 0 }))
            .filter(({ count }) => count),
        }));
    },
  };
}

/** Counts what became of the actions of last time. */
export function outcomeTally(matrix) {
  const outcomes = [...Object.keys(matrix.labels.outcomes), null];
  const counts = new Map(outcomes.map((outcome) => [outcome, 0]));
  let all = 0;
  return {
    add({ state }) {
      for (const theme of Object.keys(state.last_time?.themes ?? {})) {
        for (const { outcome } of lastActionsOf(state, theme).filter(isWritten)) {
          counts.set(outcome || null, (counts.get(outcome || null) ?? 0) + 1);
          all += 1;
        }
      }
    },
    /** Every outcome, and null for actions of which nothing is said; nothing where there are no actions of last time. */
    rows: () => (all ? outcomes.map((outcome) => ({ outcome, count: counts.get(outcome) })) : []),
  };
}
