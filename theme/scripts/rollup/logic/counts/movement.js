/** Two rounds side by side: what moved, what was planned and did not, for the system as a whole. */

import { compare } from "../../../assessment/logic/movement.js";
import { asLastTime } from "../../../assessment/logic/beginnings.js";
import { MOST_COMPONENTS, MOST_THEMES, countOf, isFew, mostHeld, tally } from "./counting.js";
import { sideNamed } from "../../../assessment/logic/selectors.js";

const OUTCOMES = Object.freeze([
  "forward",
  "same",
  "back",
  "moved_unknown",
  "reached",
  "not_reached",
  "reached_unknown",
]);
const CHANGES = Object.freeze(["gained", "lost", "other"]);

/** Compares pairs: `add` them one after the other, then ask for the `result`. */
export function movementTally(matrix, sides, { names, earlier }) {
  const both = [];
  /** @type {Record<string, number[]>} */
  const only = { now: [], before: [] };
  const outcomes = tally(() => []);
  const changes = tally(() => Object.fromEntries(CHANGES.map((kind) => [kind, 0])));
  return {
    add(number, { current, before }) {
      const state = current && withLastTime(current, before, earlier === null);
      const moved = state && compare(matrix, state);
      if (!moved) {
        (current ? only.now : only.before).push(number);
        return;
      }
      both.push(number);
      for (const { theme, sides: compared, components } of moved.themes) {
        for (const side of compared.filter(({ side: id }) => sides.includes(id) && current.sides.includes(id))) {
          outcomesOf(side).forEach((outcome) => outcomes.at([theme, side.side, outcome].join(" ")).push(number));
        }
        for (const change of components.filter(({ id }) => isShown(matrix, id, sides))) {
          changes.at(`${theme} ${change.id}`)[changeOf(change)] += 1;
        }
      }
    },
    result: () => ({
      both: countOf(both, names),
      few: isFew(both.length),
      only_now: countOf(only.now, names),
      only_before: countOf(only.before, names),
      ...themeRows(matrix, sides, names, outcomes),
      ...componentRows(matrix, names, changes),
    }),
  };
}

/** The assessment with the one before it as "last time"; or, where that may be, with its own record of last time. */
function withLastTime({ state }, before, ownRecord) {
  if (before) {
    return { ...state, last_time: asLastTime(before.state) };
  }
  return ownRecord ? state : { ...state, last_time: null };
}

function outcomesOf({ then, planned, moved, reached }) {
  const movedAs = then === null ? [] : [moved ?? "moved_unknown"];
  const reachedAs = { true: "reached", false: "not_reached", null: "reached_unknown" }[reached];
  return planned === null ? movedAs : [...movedAs, reachedAs];
}

function changeOf({ then, now }) {
  if (now === "in_place") {
    return "gained";
  }
  return then === "in_place" ? "lost" : "other";
}

function isShown(matrix, id, sides) {
  const side = sideNamed(matrix, id);
  return side === null || sides.includes(side);
}

/** Those of the matrix, then others, and how many more of these there are; without names none, since an id can hold one. */
function themeRows(matrix, sides, names, outcomes) {
  const known = matrix.themes.map(({ id }) => id);
  const held = new Map();
  for (const [theme] of outcomes.keys().map((key) => key.split(" "))) {
    if (!known.includes(theme)) {
      held.set(theme, (held.get(theme) ?? 0) + 1);
    }
  }
  const { found, more } = mostHeld(held, names ? MOST_THEMES : 0);
  const themes = [...known, ...found].map((theme) => ({
    theme,
    sides: sides.map((side) => ({
      side,
      ...Object.fromEntries(
        OUTCOMES.map((kind) => [kind, countOf(outcomes.get([theme, side, kind].join(" ")), names)]),
      ),
    })),
  }));
  return { themes, more_themes: more };
}

/** As the themes. */
function componentRows(matrix, names, changes) {
  const known = matrix.themes.flatMap(({ id: theme, components }) => components.map(({ id }) => `${theme} ${id}`));
  const changed = new Map(
    changes.keys().map((key) => [key, CHANGES.reduce((sum, kind) => sum + changes.get(key)[kind], 0)]),
  );
  const here = known.filter((key) => changed.has(key));
  here.forEach((key) => changed.delete(key));
  const { found, more } = mostHeld(changed, names ? MOST_COMPONENTS : 0);
  const rows = [...here, ...found].map((key) => ({
    theme: key.split(" ")[0],
    id: key.split(" ")[1],
    ...changes.get(key),
  }));
  return { components: rows, more_components: more };
}
