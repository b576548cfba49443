/** Bars and charts as elements. Every picture stands beside words that say the same. */

import { el, svg, table } from "../../common/dom.js";
import { disclosure, pictureRow } from "./blocks.js";

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

/** A triangle below a bar, with its word on the side where there is room. @param {number} at in hundredths of the bar */
function mark(at, words) {
  const isLeft = at > 50;
  return svg(
    "svg",
    { class: "app-mark", width: "100%", "aria-hidden": "true", focusable: "false" },
    svg(
      "svg",
      { class: "app-mark__place", x: `${at.toFixed(2)}%` },
      svg("path", { d: "M0 1L7 13H-7Z" }),
      words ? svg("text", { x: isLeft ? -11 : 11, y: 13, "text-anchor": isLeft ? "end" : "start" }, words) : null,
    ),
  );
}

/** @param {Bar} bar @param {string} [marked] what the mark is called, where the bar has one */
function labelled({ label, parts, words, mark: at }, marked) {
  return el(
    "div",
    { class: "app-bar" },
    el("p", { class: "app-bar__label" }, label, el("span", { class: "nhsuk-u-visually-hidden" }, ": ")),
    picture(parts, "app-bar__picture", true),
    marked && at !== undefined ? mark(at, marked) : null,
    el("p", { class: "app-bar__words" }, words),
  );
}

/** A bar alone, for a place that has a title already. @param {Bar} bar */
export function smallBar({ parts, words }) {
  return [picture(parts, "app-bar__picture app-bar__picture--small"), el("p", { class: "app-bar__words" }, words)];
}

/** What the parts of the bars are. @param {Part[]} parts @param {string} [marked] what the mark below a bar is called */
export function key(parts, marked) {
  return el(
    "ul",
    { class: "app-key", "aria-label": "Key" },
    parts.map((part) => el("li", {}, picture([part], "app-key__picture"), part.label)),
    marked ? el("li", {}, mark(50, ""), marked) : null,
  );
}

/**
 * The rows of a chart, with its key before them and its table behind.
 *
 * @param {Chart} chart
 * @param {string} title
 * @param {{classes?: string, held?: (bars: Bar[]) => string}} [look] `held`: what a row holds, where it is closed on a narrow screen
 */
export function chart({ key: parts, rows, columns, table: lines, marked }, title, { classes = "", held } = {}) {
  const bodyOf = ({ bars, sentence }) =>
    el(
      "div",
      { class: "app-chart__bars" },
      bars.map((bar) => labelled(bar, marked)),
      sentence ? el("p", { class: "app-chart__sentence" }, sentence) : null,
    );
  return [
    el(
      "div",
      { class: `app-chart ${classes}` },
      key(parts, marked),
      rows.map((row) => pictureRow("chart", row.title, held?.(row.bars), bodyOf(row))),
    ),
    tableBehind(title, columns, lines),
  ];
}

/** Bars that need no key: each with its label. @param {Bar[]} rows */
export function barsAlone(rows) {
  return el(
    "div",
    { class: "app-chart app-chart--alone" },
    rows.map((bar) => labelled(bar)),
  );
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
