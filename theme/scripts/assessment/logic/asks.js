/** What a plan asks the system for, and what the team needs besides. */

import { capital } from "./labels.js";
import { needOf } from "./selectors.js";
import { inOneLine, sentence } from "./own-words.js";
import { own } from "../../common/own-property.js";

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
  const chosen = own(own(state.themes, theme.id), "support") ?? [];
  const groups = theme.domains.flatMap(({ groups: inside }) => inside ?? []);
  const titles = groups.filter(({ id }) => chosen.includes(id)).map(({ title }) => title);
  return titles.length ? [{ label: "We ask the system for this support", words: titles.join("; ") }] : [];
}

/** What is said of a theme in one line: "Time: half a day a month. Capacity: a facilitator." */
export function askWords({ needs }) {
  return needs
    .map(({ label, words }) => sentence(`${label ? `${capital(label)}: ` : ""}${inOneLine(words)}`))
    .join(" ");
}
