/** What a plan asks the system for, and what the team needs besides. */

import { capital } from "./labels.js";
import { needOf, supportOf as chosenOf } from "./selectors.js";
import { inOneLine, sentence } from "./own-words.js";

/** Themes of which something is said, and what: a list of {theme, needs}. */
export function byTheme(matrix, said) {
  return matrix.themes
    .map((theme) => ({ theme: theme.short_title, needs: said(theme) }))
    .filter(({ needs }) => needs.length);
}

/** What the team needs for a theme, each need by its name. */
export function needsOf(matrix, state, theme) {
  return matrix.labels.needs
    .map((id) => ({ label: matrix.labels.fields[id], words: needOf(state, theme.id, id).trim() }))
    .filter(({ words }) => words);
}

/** The groups of support for which the team asks its system, in one. */
export function supportOf(state, theme) {
  const titles = supportTitles(theme, chosenOf(state, theme.id));
  return titles.length ? [{ label: "We ask the system for this support", words: titles.join("; ") }] : [];
}

/** The groups of support that can be asked for in a theme, each once; what was chosen and is none of them stands last, by its id. */
export function supportGroups({ domains }, chosen) {
  const all = domains.flatMap(({ groups }) => groups ?? []).map((group) => [group.id, group]);
  const groups = [...new Map(all).values()];
  const others = chosen.filter((id) => !groups.some((group) => group.id === id)).map((id) => ({ id, title: id }));
  return [...groups, ...others];
}

/** The titles of chosen groups of support. */
export function supportTitles(theme, chosen) {
  return supportGroups(theme, chosen)
    .filter(({ id }) => chosen.includes(id))
    .map(({ title }) => title);
}

/** What is said of a theme in one line: "Time: half a day a month. Capacity: a facilitator." */
export function askWords({ needs }) {
  return needs
    .map(({ label, words }) => sentence(`${label ? `${capital(label)}: ` : ""}${inOneLine(words)}`))
    .join(" ");
}
