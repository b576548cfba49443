/**
 * What is said on a side that the team does not answer, or does not answer any more.
 *
 * It stays on this device, so that ticking the side again brings it back. What leaves
 * the device goes without it, unless somebody decides otherwise.
 */

import { own } from "../../common/own-property.js";
import { sidesIn } from "./matrix.js";
import { isBlank, sidesOf } from "./selectors.js";

/** The parts of a theme that hold something of each side. */
const APART = Object.freeze(["components", "set_aside"]);

/**
 * How much is said on each side that is not answered: a list of {side, answers, notes, stages, last_time}, where
 * `last_time` says whether something of last time is on that side too. Sides without a word are left out; those of another
 * edition, which this matrix does not have, stand last.
 */
export function hiddenSides(matrix, state) {
  return sidesWith(matrix, state)
    .filter((side) => !isAnswered(matrix, state, side))
    .map((side) => said(state, side))
    .filter(isSomething);
}

/** The sides of the matrix, and those of other editions on which something is said. */
function sidesWith(matrix, state) {
  const themes = [state.themes, state.last_time?.themes ?? {}].flatMap((all) => Object.values(all));
  const named = themes.flatMap((theme) => [
    ...Object.keys(own(theme, "components") ?? {}).map(sideOf),
    ...Object.keys(positionsAside(theme)),
  ]);
  return [...new Set([...sidesIn(matrix), ...named.filter(Boolean)])];
}

/** The side that the id of a component names, whether a matrix knows it or not. */
const sideOf = (id) => id.split(".")[2];

const positionsAside = (theme) => own(own(theme, "set_aside"), "positions") ?? {};

/** Whether a side was chosen, in this edition or another one; all are, where none is chosen yet. */
function isAnswered(matrix, state, side) {
  const [chosen, aside] = ["audiences", "set_aside"].map((field) => own(state.about, field) ?? []);
  return !(chosen.length || aside.length) || sidesOf(matrix, state).includes(side) || aside.includes(side);
}

/** The state without what is said on the sides that are not answered; the state itself where there is nothing. */
export function withoutHidden(matrix, state) {
  const sides = hiddenSides(matrix, state).map(({ side }) => side);
  return sides.length ? eachTheme(state, (theme) => parted(theme, sides).others) : state;
}

/**
 * A state from a file with what is said here on the sides that the file neither answers nor says anything about.
 *
 * @returns {{assessment: Assessment, kept: string[]}} `kept`: the sides that stay as they are here
 */
export function withHiddenOf(matrix, current, incoming) {
  const kept = sidesWith(matrix, current).filter(
    (side) =>
      !isAnswered(matrix, incoming, side) && !isSomething(said(incoming, side)) && isSomething(said(current, side)),
  );
  const here = kept.length ? eachTheme(current, (theme) => parted(theme, kept).those) : current;
  const before = here.last_time?.themes ?? {};
  const time = incoming.last_time ?? (isBlank(before) ? null : here.last_time);
  const last = time && { ...time, themes: joined(time.themes, before) };
  return kept.length
    ? { assessment: { ...incoming, themes: joined(incoming.themes, here.themes), last_time: last }, kept }
    : { assessment: incoming, kept };
}

function isSomething({ answers, notes, stages, last_time: last }) {
  return answers + notes + stages > 0 || last;
}

function said(state, side) {
  const only = eachTheme(state, (theme) => parted(theme, [side]).those);
  const themes = Object.values(only.themes);
  const components = themes.flatMap((theme) => Object.values(theme.components ?? {}));
  return {
    side,
    answers: components.filter(({ answer }) => !isBlank(answer)).length,
    notes: components.filter(({ note }) => !isBlank(note)).length,
    stages: themes
      .flatMap((theme) => [own(theme, side), own(positionsAside(theme), side)])
      .flatMap((position) => Object.values(position ?? {}))
      .filter((stage) => !isBlank(stage)).length,
    last_time: !isBlank(only.last_time?.themes),
  };
}

/** The state with each theme changed, this time's and last time's; themes that hold nothing then are left out. */
function eachTheme(state, change) {
  const changed = (themes) => {
    const entries = Object.entries(themes).map(([id, theme]) => [id, change(theme)]);
    return Object.fromEntries(entries.filter(([, theme]) => !isBlank(theme)));
  };
  const last = state.last_time && { ...state.last_time, themes: changed(state.last_time.themes) };
  return { ...state, themes: changed(state.themes), last_time: last };
}

/** What a theme says on some sides, and everything else that it says. The id of a component names its side, also where no matrix knows it. */
function parted(theme, sides) {
  const pick = (wanted) => {
    const components = Object.entries(own(theme, "components") ?? {}).filter(
      ([key]) => sides.includes(sideOf(key)) === wanted,
    );
    const entries = Object.entries(theme).filter(([key]) => !APART.includes(key) && sides.includes(key) === wanted);
    const picked = [
      ...entries,
      ["components", Object.fromEntries(components)],
      ["set_aside", asidePicked(own(theme, "set_aside"), sides, wanted)],
    ];
    return Object.fromEntries(picked.filter(([, value]) => !isBlank(value)));
  };
  return { those: pick(true), others: pick(false) };
}

/** What is set aside on some sides, or all but that. */
function asidePicked(aside, sides, wanted) {
  const { positions, ...others } = aside ?? {};
  const picked = Object.entries(positions ?? {}).filter(([side]) => sides.includes(side) === wanted);
  const parts = { ...(wanted ? {} : others), positions: Object.fromEntries(picked) };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => !isBlank(value)));
}

function joined(themes, added) {
  const both = Object.entries(added).map(([id, theme]) => {
    const there = own(themes, id) ?? {};
    const components = { ...own(there, "components"), ...own(theme, "components") };
    const aside = asideJoined(own(there, "set_aside"), own(theme, "set_aside"));
    const parts = Object.entries({ components, set_aside: aside }).filter(([, value]) => !isBlank(value));
    return [id, { ...there, ...theme, ...Object.fromEntries(parts) }];
  });
  return { ...themes, ...Object.fromEntries(both) };
}

function asideJoined(there, added) {
  const positions = { ...own(there, "positions"), ...own(added, "positions") };
  return { ...there, ...added, ...(isBlank(positions) ? {} : { positions }) };
}
