/** The pages of a theme: its stages two by two, and every other part by itself. */

import { inSentence } from "../../logic/labels.js";

const STAGES_ON_A_PAGE = 2;

/** The names of the parts on each page. */
export function pagesOf({ matrix, sheet }, theme) {
  const parts = sheet.partsOf(theme.id);
  const stages = parts.filter((part) => isStage(matrix, part));
  return parts.flatMap((part) => {
    const at = stages.indexOf(part);
    if (at < 0) {
      return [[part]];
    }
    return at % STAGES_ON_A_PAGE ? [] : [stages.slice(at, at + STAGES_ON_A_PAGE)];
  });
}

export function isStage({ stages }, part) {
  return stages.some(({ id }) => id === part);
}

/** "Foundation and Step 1". */
export function pageTitle({ sheet }, theme, page) {
  return inSentence(page.map((part) => sheet.part(`${theme.id}/${part}`).title));
}
