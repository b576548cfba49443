/** What is kept of one file: who, when, and the assessment without what is never shown. */

import { sidesIn } from "../../../assessment/logic/matrix.js";
import { openThemes } from "../../../assessment/logic/next-steps.js";
import { aboutOf, sidesOf, stageOf, stageSetAside } from "../../../assessment/logic/selectors.js";
import { own } from "../../../common/own-property.js";
import { byText } from "./name-matching.js";
import { assessedOnly, says } from "./sides.js";

/** One frozen object for each answer without a note, so that thousands of assessments stay small. */
const BARE = new Map();

/**
 * The entry of a checked file.
 *
 * @param {string} file its name as people know it
 * @param {string} fingerprint equal for files of equal content
 * @param {number} saved 1 where it comes from a saved roll-up, 2 where that left out texts or names
 */
export function recordOf(matrix, file, document, fingerprint, saved = 0) {
  const { state, leftOut } = assessedOnly(matrix, document);
  const themes = themeIds(matrix, state);
  return {
    file,
    fingerprint,
    saved,
    id: state.id,
    previous: state.previous_id && state.previous_id !== state.id ? state.previous_id : null,
    name: aboutOf(state, "name"),
    system: aboutOf(state, "system"),
    date: aboutOf(state, "date") || state.updated.slice(0, 10),
    updated: instant(state.updated),
    local: state.matrix.local ?? null,
    sides: sidesOf(matrix, state),
    leftOut,
    themes,
    positions: themes.flatMap((theme) => positionsOf(matrix, state, theme)),
    blank: !Object.values(state.themes).some(says),
    open: openThemes(matrix, state),
    state: slim(state),
  };
}

/** The themes of an assessment: those of the matrix in its order, then others by id. */
export function themeIds(matrix, state) {
  const known = matrix.themes.map(({ id }) => id);
  const others = Object.keys(state.themes).filter((id) => !known.includes(id));
  return [...known.filter((id) => own(state.themes, id)), ...others.sort(byText)];
}

/** A time such that later times are greater texts: "2026-01-31T10:00:00.500000". */
export function instant(moment) {
  const [whole, part = ""] = moment.slice(0, -1).split(".");
  return `${whole}.${part.padEnd(6, "0")}`;
}

function positionsOf(matrix, state, theme) {
  const found = sidesIn(matrix).map((side) => {
    const stages = { now: stageOf(state, theme, side, "now"), in_a_year: stageOf(state, theme, side, "in_a_year") };
    const isAside = ([when, stage]) => stage === null && stageSetAside(state, theme, side, when);
    const aside = Object.entries(stages).filter(isAside);
    return { theme, side, ...stages, set_aside: aside.map(([when]) => when) };
  });
  return found.filter(({ now, in_a_year: year, set_aside: aside }) => now !== null || year !== null || aside.length);
}

/** The parts of an assessment that a roll-up reads. */
function slim({ id, updated, about, themes, last_time: lastTime }) {
  const slimAll = (all) =>
    Object.fromEntries(Object.entries(all).map(([theme, content]) => [theme, slimTheme(content)]));
  const last = lastTime ? { ...lastTime, themes: slimAll(lastTime.themes) } : null;
  return { id, updated, about, themes: slimAll(themes), last_time: last };
}

function slimTheme(theme) {
  const components = Object.entries(theme.components ?? {}).map(([id, value]) => [
    id,
    value.note ? value : bare(value),
  ]);
  return { ...theme, components: Object.fromEntries(components) };
}

function bare({ answer = null }) {
  if (!BARE.has(answer)) {
    BARE.set(answer, Object.freeze({ answer }));
  }
  return BARE.get(answer);
}
