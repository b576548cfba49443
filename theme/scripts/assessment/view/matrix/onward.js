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
  const { matrix, state, route, from, href } = context;
  if (workshop) {
    return [{ words: "Save and go back to workshop view", to: workshopAt(context, theme, route.part) }];
  }
  if (from === "review") {
    return [{ words: "Save and continue", to: href("review") }];
  }
  const alone = isVoice(state()) && isStage(matrix, page[0]);
  const pages = pagesOf(context, theme).filter(([part]) => !alone || isStage(matrix, part));
  const next = pages[pages.findIndex(([part]) => part === page[0]) + 1];
  return next ? [{ words: "Save and continue", to: href(theme.id, next[0]) }] : afterTheme(context, theme, alone);
}

/** Who answers alone is led from statement to statement, and then to the file. */
function afterTheme(context, theme, alone) {
  const { matrix, href } = context;
  const following = matrix.themes[matrix.themes.indexOf(theme) + 1];
  const tasks = { words: "Save and go to the task list", to: href() };
  if (following) {
    const [[first]] = pagesOf(context, following);
    return [{ words: `Next theme: ${following.title}`, to: href(following.id, first) }, tasks];
  }
  return alone ? [{ words: "Save and send your answers", to: href("export") }, tasks] : [tasks];
}
