/** Where every theme stands, on one scale: now, in a year and last time. */

import { lowerFirst, positions } from "./labels.js";
import { sideTitle } from "./matrix.js";
import { lastStageOf, sidesOf, stageOf, stageSetAside } from "./selectors.js";

const NOT_KNOWN = "Not known here";

/**
 * Where every theme stands, on one scale: the position before the first stage, and the stages.
 *
 * @returns {{columns: {id: string, title: string}[], rows: {name: string, now: number, year: number, last: number, aside: string[]}[], undecided: string}} a
 *   position is the number of a column, -1 where nothing is decided; `undecided` are the words for that, but for what is set
 *   `aside` ("now", "in_a_year"): that was decided, at a stage that this matrix does not have
 */
export function ladderOf(matrix, state, sides = sidesOf(matrix, state)) {
  const columns = positions(matrix);
  const at = (stage) => columns.findIndex(({ id }) => id === stage);
  const rows = matrix.themes.flatMap((theme) =>
    sides.map((side) => ({
      name: nameOf(matrix, theme, side, sides),
      now: at(stageOf(state, theme.id, side, "now")),
      year: at(stageOf(state, theme.id, side, "in_a_year")),
      last: at(lastStageOf(state, theme.id, side, "now")),
      aside: ["now", "in_a_year"].filter((when) => stageSetAside(state, theme.id, side, when)),
    })),
  );
  return { columns, rows, undecided: matrix.labels.undecided };
}

/** What stands for a position that is in no column. */
export function openWords({ undecided }, { aside }, when) {
  return aside.includes(when) ? NOT_KNOWN : undecided;
}

/** A row of the ladder as a sentence. */
export function positionWords(ladder, row) {
  const { now, year, last } = row;
  const [open, openYear] = ["now", "in_a_year"].map((when) => openWords(ladder, row, when));
  const title = (column, words) => ladder.columns[column]?.title ?? lowerFirst(words);
  const before = last < 0 ? "" : `Last time: ${title(last, open)}. `;
  return now < 0 && year < 0 && open === openYear
    ? `${before}${open}.`
    : `${before}Now: ${title(now, open)}. In a year: ${title(year, openYear)}.`;
}

/** Whether a row shows a stage of now or of a year later, known or not. */
export function isChosen({ now, year, aside }) {
  return now >= 0 || year >= 0 || aside.length > 0;
}

/** What stands below the ladder: whose choice it shows, if anybody chose. */
export function chosenWords({ rows }) {
  return rows.some(isChosen)
    ? "The team chose these stages of the maturity matrix, and they are not a score."
    : "The team has not chosen any stage of the maturity matrix yet.";
}

function nameOf(matrix, theme, side, sides) {
  return sides.length > 1 ? `${theme.short_title}: ${sideTitle(matrix, side)}` : theme.title;
}
