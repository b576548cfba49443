/** Bars and charts as elements. Every picture stands beside words that say the same. */

import { el, svg, table } from "../../common/dom.js";
import { disclosure } from "./blocks.js";

const HATCH = "app-hatch";

/** What hatched parts are filled with; once on the page, before the first picture. */
export function hatch() {
  return svg(
    "svg",
    { class: "app-hatch", width: "0", height: "0", "aria-hidden": "true", focusable: "false" },
    svg(
      "pattern",
      { id: HATCH, width: "6", height: "6", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { class: "app-hatch__ground", width: "6", height: "6" }),
      svg("rect", { class: "app-hatch__line", width: "2", height: "6" }),
    ),
  );
}

/** @param {Part[]} parts */
function picture(parts, classes, numbered = false) {
  return svg(
    "svg",
    { class: classes, width: "100%", "aria-hidden": "true", focusable: "false" },
    parts.map(({ look, position, start, width, middle, room, count }) =>
      svg(
        "g",
        { class: `app-part app-part--${look} app-stage`, "data-position": position },
        svg("rect", { x: start, width, height: "100%", fill: `url(#${HATCH})` }),
        numbered && room
          ? svg("text", { class: `app-part__count--${room}`, x: middle, y: "50%" }, count.toLocaleString("en-GB"))
          : null,
      ),
    ),
  );
}

/** @param {Bar} bar */
function labelled({ label, parts, words }) {
  return el(
    "div",
    { class: "app-bar" },
    el("p", { class: "app-bar__label" }, label, el("span", { class: "nhsuk-u-visually-hidden" }, ": ")),
    picture(parts, "app-bar__picture", true),
    el("p", { class: "app-bar__words" }, words),
  );
}

/** A bar alone, for a place that has a title already. @param {Bar} bar */
export function smallBar({ parts, words }) {
  return [picture(parts, "app-bar__picture app-bar__picture--small"), el("p", { class: "app-bar__words" }, words)];
}

/** What the parts of the bars are. @param {Part[]} parts */
export function key(parts) {
  return el(
    "ul",
    { class: "app-key", "aria-label": "Key" },
    parts.map((part) => el("li", {}, picture([part], "app-key__picture"), part.label)),
  );
}

/** The rows of a chart, with its key before them and its table behind. @param {Chart} chart */
export function chart({ key: parts, rows, columns, table: lines }, title, classes = "") {
  return [
    el("div", { class: `app-chart ${classes}` }, key(parts), rows.map(rowOf)),
    tableBehind(title, columns, lines),
  ];
}

function rowOf({ title, bars, sentence }) {
  return el(
    "div",
    { class: "app-chart__row" },
    el("h4", { class: "app-chart__title" }, title),
    el(
      "div",
      { class: "app-chart__bars" },
      bars.map(labelled),
      sentence ? el("p", { class: "app-chart__sentence" }, sentence) : null,
    ),
  );
}

/** Bars that need no key: each with its label. @param {Bar[]} rows */
export function barsAlone(rows) {
  return el("div", { class: "app-chart app-chart--alone" }, rows.map(labelled));
}

/** The numbers of a picture as a table: closed on the screen; on paper they stand in the appendix. */
export function tableBehind(title, columns, lines) {
  const behind = disclosure("These numbers as a table", () => table(title, columns, lines.map(asText)));
  behind.classList.add("app-screen-only");
  return behind;
}

export function asText(line) {
  return line.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en-GB") : cell));
}
