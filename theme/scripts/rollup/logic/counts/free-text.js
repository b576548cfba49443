/** What PCNs wrote themselves: free text by PCN and theme, and actions by month. */

import { componentTitle, themeOf } from "../../../assessment/logic/matrix.js";
import { actionsOf, aboutOf, needOf, noteOf, textOf } from "../../../assessment/logic/selectors.js";
import { isSaid } from "./support-needs.js";
import { byText, groupBy } from "../intake/name-matching.js";
import { LEFT_OUT } from "../intake/naming.js";

/**
 * The free texts of one assessment, in the order of the matrix; {pcn, theme, field, component, text}.
 *
 * In a saved roll-up other words stand for a text that is left out.
 */
export function textsOf(matrix, number, { state, themes }) {
  const said = (theme, field, text, component = null) => ({ pcn: number, theme, field, component, text });
  const about = said(null, "improvement_priority", aboutOf(state, "improvement_priority"));
  const byTheme = themes.flatMap((theme) => [
    said(theme, "how", textOf(state, theme, "how")),
    ...matrix.labels.needs.map((need) => said(theme, need, needOf(state, theme, need))),
    said(theme, "evidence", textOf(state, theme, "evidence")),
    ...noted(matrix, state, theme).map((id) => said(theme, "note", noteOf(state, theme, id), id)),
  ]);
  return [about, ...byTheme].filter(({ text }) => isSaid(text) && text !== LEFT_OUT);
}

function noted(matrix, state, theme) {
  const known = (matrix.themes.find(({ id }) => id === theme)?.components ?? []).map(({ id }) => id);
  const held = Object.keys(state.themes[theme].components ?? {});
  return [...known, ...held.filter((id) => !known.includes(id)).sort(byText)];
}

/**
 * The actions of one assessment that say something: {month, pcn, theme, what, who, by}, `month` null without a day. Where nobody
 * wrote what to do, `what` is the title of the component that the action is for.
 */
export function actionsIn(matrix, number, { state, themes }) {
  const all = themes.flatMap((theme) => actionsOf(state, theme).map((action) => ({ theme, ...action })));
  return all.filter(isWritten).map(({ theme, what, component, who, by }) => ({
    month: by ? by.slice(0, 7) : null,
    pcn: number,
    theme,
    what: isSaid(what) ? what : componentTitle(themeOf(matrix, theme), component),
    who,
    by: by || null,
  }));
}

/** True for an action that says something. */
export function isWritten({ what, who, by }) {
  return isSaid(what) || isSaid(who) || by !== "";
}

/** Actions by month, the earliest first and those without a day last. */
export function byMonth(actions, names) {
  const months = [...groupBy(actions, ({ month }) => month)].sort(([a], [b]) => byText(a ?? "~", b ?? "~"));
  return months.map(([month, due]) => ({
    month,
    count: due.length,
    items: names ? due.map(({ month: _, ...item }) => item) : [],
  }));
}
