/**
 * The ladder: where every theme stands now, in a year and last time, in one picture with words in its boxes.
 *
 * It is one SVG for the screen, for paper and for Word, so it carries its own colours; a style may give it others.
 */

import { lowerFirst } from "../../logic/labels.js";
import { openWords, positionWords } from "../../logic/ladder.js";
import { el, svg } from "../../../common/dom.js";
import { lines, wrapped } from "../../../common/picture-text.js";

const NAME = 210;
const CELL = 98;
const GAP = 6;
const HEAD = 44;
/** How tall a row and its boxes are: less where there are many, so that the picture leaves room for the rest of a page. */
const FEW = Object.freeze({ row: 52, box: 44 });
const MANY = Object.freeze({ row: 33, box: 28 });
const MANY_FROM = 7;
const FONT = "Arial, Helvetica, sans-serif";
const NAME_LETTERS = 26;
const HEAD_LETTERS = 12;

/** The tint of each column's head by its place, 0 before the first stage; five and more take the last. Styles and workbooks have the same. */
const TINTS = Object.freeze(["#d8dde0", "#b9d9f7", "#6fa8dc", "#005eb8", "#002f5c"]);
const DARK_FROM = 3;

/** The picture; on a screen that is too narrow for its words, one theme below another in its place. */
export function ladderOnPage(ladder) {
  return [el("div", { class: "app-ladder-box" }, ladderPicture(ladder)), rungs(ladder)];
}

/** Each theme with its positions in words, and a box for each position in the order of the columns. */
function rungs(ladder) {
  const names = ladder.columns.map(({ title }) => title).join(", ");
  return el(
    "div",
    { class: "app-rungs" },
    el("p", { class: "app-paper__small" }, `The boxes, from left to right: ${names}.`),
    el(
      "ul",
      { class: "nhsuk-list" },
      ladder.rows.map((row) =>
        el(
          "li",
          { class: "app-rungs__row" },
          el("strong", {}, row.name),
          el("span", { class: "app-rungs__words" }, positionWords(ladder, row)),
          el(
            "span",
            { class: "app-rungs__boxes", "aria-hidden": "true" },
            ladder.columns.map((_, column) => rungBox(row, column)),
          ),
        ),
      ),
    ),
  );
}

function rungBox(row, column) {
  const marks = [
    { at: row.now, words: "Now", look: " app-rungs__box--now" },
    { at: row.year, words: "In a year", look: " app-rungs__box--year" },
    { at: row.last, words: "Last time", look: " app-rungs__box--last" },
  ].filter(({ at }) => at === column);
  return el(
    "span",
    { class: `app-rungs__box${marks[0]?.look ?? ""}` },
    marks.map(({ words }) => el("span", {}, words)),
  );
}

/** @param {ReturnType<typeof import("../../logic/ladder.js").ladderOf>} ladder */
export function ladderPicture(ladder) {
  const width = NAME + ladder.columns.length * (CELL + GAP) - GAP;
  const tall = ladder.rows.length < MANY_FROM ? FEW : MANY;
  const height = HEAD + GAP + ladder.rows.length * tall.row;
  return svg(
    "svg",
    {
      class: "app-ladder",
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": ladderWords(ladder),
      "font-family": FONT,
    },
    ladder.columns.map((column, index) => head(column, index)),
    ladder.rows.map((row, index) => rung(ladder, row, HEAD + GAP + index * tall.row, tall.box)),
  );
}

/** The whole picture in words. */
export function ladderWords(ladder) {
  return ladder.rows.map((row) => `${row.name}. ${positionWords(ladder, row)}`).join(" ");
}

const left = (column) => NAME + column * (CELL + GAP);

function head({ title }, index) {
  const place = Math.min(index, TINTS.length - 1);
  return [
    svg("rect", {
      class: `app-ladder__head app-ladder__head--${place}`,
      x: left(index) + 1,
      y: 1,
      width: CELL - 2,
      height: HEAD - 2,
      fill: TINTS[place],
      stroke: "#4c6272",
    }),
    lines(wrapped(title, HEAD_LETTERS, 3), {
      class: `app-ladder__title${place < DARK_FROM ? "" : " app-ladder__title--light"}`,
      x: left(index) + CELL / 2,
      middle: HEAD / 2,
      size: 14,
      fill: place < DARK_FROM ? "#212b32" : "#ffffff",
      anchor: "middle",
    }),
  ];
}

function rung(ladder, row, top, tall) {
  const open = asideOf(ladder, row);
  const free = open ? freeRun(ladder.columns.length, row) : { from: 0, length: 0 };
  const apart = Array.from(ladder.columns.keys()).filter(
    (column) => column < free.from || column >= free.from + free.length,
  );
  return [
    lines(wrapped(row.name, NAME_LETTERS, tall > 40 ? 3 : 2), {
      class: "app-ladder__name",
      x: 0,
      middle: top + tall / 2,
      size: 14,
      fill: "#212b32",
      anchor: "start",
    }),
    apart.map((column) => cell(row, column, top, tall)),
    free.length ? aside(open, free, top, tall) : null,
  ].filter(Boolean);
}

/** What is not decided, or not known here, in words; "" where all is. */
function asideOf(ladder, row) {
  const [now, year] = ["now", "in_a_year"].map((when) => openWords(ladder, row, when));
  if (row.now < 0 && row.year < 0 && now === year) {
    return now;
  }
  const said = [row.now < 0 ? `Now: ${lowerFirst(now)}` : "", row.year < 0 ? `In a year: ${lowerFirst(year)}` : ""];
  return said.filter(Boolean).join(". ");
}

/** The same in a box as long as the boxes in whose place it stands. */
function aside(words, { from, length }, top, tall) {
  const width = length * (CELL + GAP) - GAP;
  const split = length === 1 ? wrapped(words, HEAD_LETTERS, 2) : [words];
  return [
    svg("rect", { ...BLANK, x: left(from) + 1, y: top + 1, width: width - 2, height: tall - 2, rx: 4 }),
    lines(split, {
      class: "app-ladder__aside",
      x: left(from) + width / 2,
      middle: top + tall / 2,
      size: length === 1 ? 12 : 14,
      fill: "#212b32",
      anchor: "middle",
    }),
  ];
}

/** The longest run of boxes that hold nothing. */
function freeRun(columns, { now, year, last }) {
  const runs = [];
  for (let column = 0; column < columns; column += 1) {
    const open = runs.at(-1);
    if ([now, year, last].includes(column)) {
      continue;
    }
    if (open && open.from + open.length === column) {
      open.length += 1;
    } else {
      runs.push({ from: column, length: 1 });
    }
  }
  return runs.reduce((best, run) => (run.length > best.length ? run : best), { from: 0, length: 0 });
}

const BLANK = Object.freeze({ class: "app-ladder__box", fill: "#ffffff", stroke: "#d8dde0", "stroke-width": 1.5 });
const NOW = Object.freeze({ class: "app-ladder__now", fill: "#005eb8", stroke: "#005eb8", "stroke-width": 2 });
const LAST = Object.freeze({ class: "app-ladder__last", fill: "#ffffff", stroke: "#4c6272", "stroke-width": 3 });
const YEAR = Object.freeze({
  class: "app-ladder__year",
  fill: "#d9e7f4",
  stroke: "#005eb8",
  "stroke-width": 2,
  "stroke-dasharray": "6 4",
});

function cell(row, column, top, tall) {
  const { now, year, last } = row;
  const between = now >= 0 && year >= 0 && (column - now) * (column - year) < 0;
  const look = lookOf(row, column, between);
  const words = [last === column ? "Last time" : "", now === column ? "Now" : "", year === column ? "In a year" : ""];
  const said = words.filter(Boolean);
  const middle = [left(column) + CELL / 2, top + tall / 2];
  return [
    svg("rect", { ...look, x: left(column) + 1, y: top + 1, width: CELL - 2, height: tall - 2, rx: 4 }),
    last === column && look !== LAST ? hollow(look, column, top, tall) : null,
    between && last !== column ? arrow(...middle, Math.sign(year - now)) : null,
    said.length ? boxWords(said, look, tall, ...middle) : null,
  ].filter(Boolean);
}

function lookOf({ now, year, last }, column, between) {
  if (column === now) {
    return NOW;
  }
  if (column === year || between) {
    return YEAR;
  }
  return column === last ? LAST : BLANK;
}

/** The mark of last time inside another one. */
function hollow(look, column, top, tall) {
  return svg("rect", {
    class: `app-ladder__last app-ladder__last--inside${look === NOW ? " app-ladder__last--light" : ""}`,
    x: left(column) + 4,
    y: top + 4,
    width: CELL - 8,
    height: tall - 8,
    rx: 2,
    fill: "none",
    stroke: look === NOW ? "#ffffff" : "#4c6272",
    "stroke-width": 1.5,
  });
}

/** What does not fit beside each other into a low box. */
const SHORT = Object.freeze({
  "Last time,Now": "Last, Now",
  "Last time,In a year": "Last, In a year",
  "Last time,Now,In a year": "Last, now, year",
});

function boxWords(said, look, tall, x, middle) {
  const words = tall > 40 || said.length < 2 ? said : [SHORT[said.join()] ?? said.join(", ")];
  return lines(words, {
    class: look === NOW ? "app-ladder__words app-ladder__words--light" : "app-ladder__words",
    x,
    middle,
    size: words.length === said.length ? [16, 14, 11.5][said.length - 1] : 11.5,
    fill: look === NOW ? "#ffffff" : "#212b32",
    anchor: "middle",
  });
}

function arrow(x, y, forward) {
  const points = `${x + forward * 3},${y - 6} ${x + forward * 9},${y} ${x + forward * 3},${y + 6}`;
  const look = { class: "app-ladder__way", fill: "none", stroke: "#005eb8", "stroke-width": 2.5 };
  return [
    svg("line", { ...look, x1: x - forward * 9, x2: x + forward * 8, y1: y, y2: y }),
    svg("polyline", { ...look, points }),
  ];
}
