/** The one PCN that was read beside the counts of its system: where it is, in words and as a mark at each bar. */

import { positions, stageTitle } from "../../../assessment/logic/labels.js";
import { longDay } from "../../../common/dates.js";
import { WHEN } from "../intake/labels.js";
import { markOf } from "../saved/count-rows.js";

/** What the mark is called, beside it and in the key. */
export const markTitle = ({ unit }) => `Your ${unit}`;

/**
 * Whether the PCN is among those that are counted, and of which day is what is shown: counts do not say of which rounds they are.
 *
 * @param {Entry} own
 * @param {Region} region
 * @param {boolean} few whether so few are counted that no place is shown
 */
export function ownWords({ id, previous, date }, { parts }, few, words) {
  if (few) {
    return `There are too few ${words.units} in these counts to show your ${words.unit} beside them.`;
  }
  const marks = [id, previous].filter(Boolean).map(markOf);
  const isCounted = parts.some((part) => marks.some((mark) => part.marks.has(mark)));
  const day = longDay(date);
  const told = isCounted
    ? `An assessment of your ${words.unit} is among those counted. The counts do not say whether it is the one you chose, of ${day}.`
    : `Your ${words.unit} is not known to be among those counted.`;
  return `${told} A triangle below each bar marks where it was on ${day}. Where the number at that stage is not shown, there is no triangle.`;
}

/**
 * The charts of a region with the place of one PCN: a mark for each of its bars, and a sentence for each theme before what is said
 * of all. Sides that are few have none.
 *
 * @param {Chart[]} charts
 * @param {Entry} own
 * @param {Matrix} matrix
 */
export function withOwnPlace(charts, own, matrix, words) {
  const stages = positions(matrix).map(({ id }) => id);
  const foundAt = (theme, side) => own.positions.find((one) => one.theme === theme && one.side === side) ?? null;
  const marked = (bar, place) => {
    const when = WHEN.find((one) => one.words === bar.label);
    const stage = when ? (place?.[when.id] ?? null) : null;
    const part = bar.parts.find(({ look, position }) => look === "stage" && stages[position ?? -1] === stage);
    return part ? { ...bar, mark: parseFloat(part.middle) } : bar;
  };
  const rowOf = (row, place) => ({
    ...row,
    bars: row.bars.map((bar) => marked(bar, place)),
    sentence: [place ? placeWords(place, matrix, words) : "", row.sentence].filter(Boolean).join(" "),
  });
  return charts.map((chart) =>
    chart.few
      ? chart
      : {
          ...chart,
          marked: markTitle(words),
          rows: chart.rows.map((row, index) => rowOf(row, foundAt(matrix.themes[index].id, chart.side))),
        },
  );
}

/** Where the PCN is in one theme, and where it wants to be. */
function placeWords({ now, in_a_year: year }, matrix, words) {
  const said = [now && `${stageTitle(matrix, now)} now`, year && `${stageTitle(matrix, year)} in a year`];
  const told = said.filter(Boolean).join(", ");
  return told ? `${markTitle(words)}: ${told}.` : "";
}
