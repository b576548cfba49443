/** Now and in a year as a picture: five points in a row, two marks of different shape, and the way between. */

import { positions, stageTitle } from "../logic/labels.js";
import { svg } from "../../common/dom.js";

const STEP = 62;
const LINE = 38;
const HEIGHT = 92;

/**
 * @param {Matrix} matrix
 * @param {string} name
 * @param {{now: string|null, in_a_year: string|null}} stages
 */
export function picture(matrix, name, { now, in_a_year: year }) {
  const points = positions(matrix);
  const at = (stage) => points.findIndex(({ id }) => id === stage);
  const x = (index) => STEP * (index + 0.5);
  const width = STEP * points.length;
  const words = `${name}. Now: ${stageTitle(matrix, now) || "not decided yet"}. In a year: ${stageTitle(matrix, year) || "not decided yet"}.`;
  return svg(
    "svg",
    { class: "app-way", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": words },
    svg("line", { class: "app-way__line", x1: x(0), x2: x(points.length - 1), y1: LINE, y2: LINE }),
    points.map(({ title }, index) => [
      svg("circle", { class: "app-way__point", cx: x(index), cy: LINE, r: 4 }),
      label(title, x(index)),
    ]),
    way(at(now), at(year), x),
    year === null ? null : yearMark(x(at(year))),
    now === null ? null : nowMark(x(at(now))),
    markLabels(at(now), at(year), x),
  );
}

/** The title of a point below it, a word a line. */
function label(title, middle) {
  const words = title.length > 10 ? title.split(" ") : [title];
  const lines = words.map((word, index) => svg("tspan", { x: middle, dy: index ? 13 : 0 }, word));
  return svg("text", { class: "app-way__label", x: middle, y: LINE + 32, "text-anchor": "middle" }, lines);
}

function way(from, to, x) {
  if (from < 0 || to < 0 || from === to) {
    return [];
  }
  const forward = Math.sign(to - from);
  const tip = x(to) - forward * 15;
  const wings = `${tip - forward * 9},${LINE - 6} ${tip},${LINE} ${tip - forward * 9},${LINE + 6}`;
  return [
    svg("line", { class: "app-way__way", x1: x(from), x2: tip, y1: LINE, y2: LINE }),
    svg("polyline", { class: "app-way__way", points: wings }),
  ];
}

function nowMark(middle) {
  return svg("circle", { class: "app-way__now", cx: middle, cy: LINE, r: 8 });
}

function yearMark(middle) {
  const corners = `${middle},${LINE - 14} ${middle + 14},${LINE} ${middle},${LINE + 14} ${middle - 14},${LINE}`;
  return svg("polygon", { class: "app-way__year", points: corners });
}

function markLabels(now, year, x) {
  const text = (words, middle) =>
    svg("text", { class: "app-way__mark", x: middle, y: 16, "text-anchor": "middle" }, words);
  if (now >= 0 && now === year) {
    return [text("Now, in a year", Math.max(x(now), 42))];
  }
  return [now >= 0 ? text("Now", x(now)) : null, year >= 0 ? text("In a year", x(year)) : null].filter(Boolean);
}
