/** Two rounds side by side: what moved, what was planned and did not, for the system as a whole. */

import { compare } from "../assessment/compare.js";
import { asLastTime } from "../assessment/model.js";
import { countOf, isFew, tally } from "./counts.js";
import { sideNamed } from "./components.js";
import { byText } from "./names.js";

const OUTCOMES = Object.freeze(["forward", "same", "back", "moved_unknown", "reached", "not_reached", "reached_unknown"]);
const CHANGES = Object.freeze(["gained", "lost", "other"]);

/** Compares pairs: `add` them one after the other, then ask for the `result`. */
export function comparisonCounts(matrix, sides, { names, earlier }) {
  const both = [];
  const only = { now: [], before: [] };
  const outcomes = tally(() => []);
  const changes = tally(() => Object.fromEntries(CHANGES.map((kind) => [kind, 0])));
  return {
    add(number, { current, before }) {
      const state = current && withLastTime(current, before, earlier === null);
      if (!state?.last_time) {
        (current ? only.now : only.before).push(number);
        return;
      }
      both.push(number);
      for (const { theme, sides: compared, components } of compare(matrix, state).themes) {
        for (const side of compared.filter(({ side: id }) => sides.includes(id) && current.sides.includes(id))) {
          outcomesOf(side).forEach((outcome) => outcomes.at([theme, side.side, outcome].join(" ")).push(number));
        }
        for (const change of components.filter(({ id }) => isShown(id, sides))) {
          changes.at(`${theme} ${change.id}`)[changeOf(change)] += 1;
        }
      }
    },
    result: () => ({
      both: countOf(both, names),
      few: isFew(both.length),
      only_now: countOf(only.now, names),
      only_before: countOf(only.before, names),
      themes: themeRows(matrix, sides, names, outcomes),
      components: componentRows(matrix, changes),
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

function isShown(id, sides) {
  return sideNamed(id) === null || sides.includes(sideNamed(id));
}

function themeRows(matrix, sides, names, outcomes) {
  const known = matrix.themes.map(({ id }) => id);
  const others = new Set(outcomes.keys().map((key) => key.split(" ")[0]).filter((id) => !known.includes(id)));
  return [...known, ...[...others].sort(byText)].map((theme) => ({
    theme,
    sides: sides.map((side) => ({
      side,
      ...Object.fromEntries(OUTCOMES.map((kind) => [kind, countOf(outcomes.get([theme, side, kind].join(" ")), names)])),
    })),
  }));
}

function componentRows(matrix, changes) {
  const known = matrix.themes.flatMap(({ id: theme, components }) => components.map(({ id }) => `${theme} ${id}`));
  const found = changes.keys();
  const ordered = [...known.filter((key) => found.includes(key)), ...found.filter((key) => !known.includes(key)).sort(byText)];
  return ordered.map((key) => ({ theme: key.split(" ")[0], id: key.split(" ")[1], ...changes.get(key) }));
}
