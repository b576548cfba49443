/** Where the buttons at the end of a page of a theme lead. */

import { isVoice } from "../../logic/selectors.js";
import { isStage, pagesOf } from "./theme-pages.js";
import { workshopAt } from "./workshop.js";

/**
 * The ways on, the likeliest first: a list of {words, to}.
 *
 * @param {any} context
 * @param {any} theme
 * @param {string[]} page the parts of the page
 * @param {boolean} workshop whether workshop view was left for this page
 */
export function onwardFrom(context, theme, page, workshop) {
  const { route, from, href } = context;
  if (workshop) {
    return [{ words: "Save and go back to workshop view", to: workshopAt(context, theme, route.part) }];
  }
  if (from === "review") {
    return [{ words: "Save and continue", to: href("review") }];
  }
  const next = pageAfter(context, theme, page);
  return next ? [{ words: "Save and continue", to: href(theme.id, next[0]) }] : afterTheme(context, theme);
}

/** The page of the theme that follows, if any. Who answers alone is led from statement to statement, and then to the file. */
export function pageAfter(context, theme, page) {
  const { matrix, state } = context;
  const alone = isVoice(state()) && isStage(matrix, page[0]);
  const pages = pagesOf(context, theme).filter(([part]) => !alone || isStage(matrix, part));
  return pages[pages.findIndex(([part]) => part === page[0]) + 1];
}

function afterTheme(context, theme) {
  const { matrix, state, href } = context;
  const following = matrix.themes[matrix.themes.indexOf(theme) + 1];
  const tasks = { words: "Save and go to the task list", to: href() };
  if (following) {
    const [[first]] = pagesOf(context, following);
    return [{ words: `Next theme: ${following.title}`, to: href(following.id, first) }, tasks];
  }
  return isVoice(state()) ? [{ words: "Save and send your answers", to: href("export") }, tasks] : [tasks];
}
